"""The warehouse: a folder of Parquet files by government and year, each placed in one step."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote, unquote

from tolok.consolidation.engines import DuckDB
from tolok.consolidation.logbook import Logbook
from tolok.consolidation.measures import computed, rows
from tolok.consolidation.register import REGISTER, empty_register
from tolok.consolidation.schema import PARTITIONS, VERSION, arrow_schema
from tolok.domain.errors import TolokError

if TYPE_CHECKING:
    import pyarrow as pa

    from tolok.consolidation.engines import Engine

MARK = "warehouse.json"
ROWS = "rows"
FILE = "rows.parquet"
_STAGING = ".staging"
_ORDER = [("organization", "ascending"), ("period", "ascending"), ("row", "ascending")]


class Warehouse:
    """A folder that holds the rows of many governments, and what is known of their sources.

    The same files give the same bytes, in whatever order and however often they are taken in.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows = folder / ROWS
        self.staging = folder / _STAGING
        self.logbook = Logbook(folder / "logbook.jsonl")
        self._engine: DuckDB | None = None

    @classmethod
    def opened(cls, folder: Path) -> "Warehouse":
        """The warehouse in a folder; TolokError where there is none, or one of another version."""
        try:
            mark = json.loads((folder / MARK).read_bytes())
        except (OSError, ValueError) as error:
            raise TolokError(
                f"{folder}: bukan gudang data. Buat dengan: tolok consolidate BERKAS... --to "
                f"{folder}"
            ) from error
        if not isinstance(mark, dict) or mark.get("schema") != VERSION:
            raise TolokError(
                f"{folder}: gudang data ini bukan {VERSION}. Gabungkan berkas asalnya ke gudang "
                "baru."
            )
        return cls(folder)

    @classmethod
    def made(cls, folder: Path) -> "Warehouse":
        """The warehouse in a folder, begun there where the folder is empty or not yet made."""
        if (folder / MARK).exists():
            return cls.opened(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise TolokError(
                    f"{folder}: folder ini berisi hal lain. Pilih folder kosong untuk gudang data."
                )
            replace_bytes(folder / MARK, f'{{"schema": "{VERSION}"}}\n'.encode())
        except OSError as error:
            raise TolokError(
                f"{folder}: gudang data tidak dapat dibuat di sini ({error.strerror})."
            ) from error
        return cls(folder)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else writes here meanwhile; what a broken run left half done is cleared away."""
        with (self.folder / MARK).open("rb") as mark:
            try:
                _lock(mark)
            except OSError as error:
                raise TolokError(
                    f"{self.folder}: sedang diisi oleh perintah lain. Tunggu sampai selesai."
                ) from error
            shutil.rmtree(self.staging, ignore_errors=True)
            yield
            shutil.rmtree(self.staging, ignore_errors=True)

    def place(self, government: str, year: int, table: "pa.Table") -> None:
        """Put whole forms of one government and year in; a form that was there is replaced.

        ``table`` is of the whole schema, ``completed``. The new file is written beside the old one
        and takes its place in one step.
        """
        import pyarrow as pa  # noqa: PLC0415 - heavy
        import pyarrow.compute as pc  # noqa: PLC0415 - heavy
        import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

        place = self.partition(government, year)
        kept = arrow_schema(is_partitioned=True)
        new = table.select(kept.names).cast(kept)
        if place.exists():
            old = pq.read_table(place, schema=kept, partitioning=None)
            is_kept = pc.invert(pc.is_in(old["form"], value_set=pc.unique(new["form"])))
            new = pa.concat_tables([old.filter(is_kept), new])
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{FILE}")
        marked = new.sort_by(_ORDER).replace_schema_metadata({"tolok.schema": VERSION})
        pq.write_table(marked, beside, compression="zstd")
        beside.replace(place)

    def completed(self, table: "pa.Table") -> "pa.Table":
        """The rows with the figures that the warehouse computes; many at once cost like a few."""
        if self._engine is None:
            self._engine = DuckDB()
        self._engine.hold("rows", table)
        return self._engine.ask(computed(rows()))

    def keep_register(self, register: "pa.Table") -> None:
        """Who should report, from now on."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

        beside = self.folder / f".{REGISTER}"
        pq.write_table(register, beside)
        beside.replace(self.folder / REGISTER)

    def partition(self, government: str, year: int) -> Path:
        """The file of a government and year."""
        first, second = PARTITIONS
        return self.rows / f"{first}={quote(government, safe='')}" / f"{second}={year}" / FILE

    def partitions(self) -> Mapping[tuple[str, int], Path]:
        """Every government and year that has rows."""
        return {
            (unquote(path.parts[-3].partition("=")[2]), int(path.parts[-2].partition("=")[2])): path
            for path in sorted(self.rows.glob(f"*/*/{FILE}"))
        }

    def show_to(self, engine: "Engine") -> None:
        """Give an engine the tables of the warehouse under their names."""
        if not any(self.rows.glob(f"*/*/{FILE}")):
            raise TolokError(
                f"{self.folder}: gudang data ini masih kosong. Isi dengan: tolok consolidate "
                f"BERKAS... --to {self.folder}"
            )
        engine.open("rows", self.rows, is_partitioned=True)
        register = self.folder / REGISTER
        if register.exists():
            engine.open("register", register)
        else:
            engine.hold("register", empty_register())


def _lock(mark: BinaryIO) -> None:
    """Keep others out until the file is closed, where the system can; OSError where one is in."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)


def replace_bytes(path: Path, data: bytes) -> None:
    """The whole file or nothing, and on the disk before its name says so."""
    beside = path.with_name(f".{path.name}")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
