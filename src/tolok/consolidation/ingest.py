"""Taking files in: forms in batches, columns by partitions, each file once, nothing half done."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.consolidation import columnar
from tolok.consolidation.form_rows import Aside, rows_of
from tolok.consolidation.logbook import Entry
from tolok.consolidation.schema import PARTITIONS, arrow_schema
from tolok.consolidation.warehouse import Warehouse, replace_bytes
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import Form

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 100_000  # rows of forms held back: some 1,500 forms, 200 MB as Python values at most
ASIDE = "set-aside.csv"


class Intake:
    """Files on their way into a warehouse.

    A file is in the logbook only after all its rows are in place: a run that breaks off anywhere
    is simply begun again, and what was in by then is passed over.
    """

    def __init__(self, warehouse: Warehouse, *, batch: int = BATCH) -> None:
        self.warehouse = warehouse
        self.batch = batch
        self._rows: dict[tuple[str, int], dict[int, list[dict[str, Any]]]] = {}
        self._count = 0
        self._entries: list[Entry] = []

    def knows(self, digest: str) -> bool:
        """Whether a file with this content is in already."""
        return self.warehouse.logbook.knows(digest)

    def take_forms(self, source: str, digest: str, forms: Iterable[Form]) -> Entry:
        """A file's forms; what cannot be placed is set aside with its reason."""
        count = size = 0
        aside: list[Aside] = []
        for form in forms:
            found = rows_of(form)
            aside += found.aside
            if not found.rows:
                continue
            head = found.rows[0]
            place = self._rows.setdefault((head["government"], head["year"]), {})
            self._count -= len(place.get(head["form"], ()))
            place[head["form"]] = list(found.rows)
            self._count += len(found.rows)
            count += 1
            size += len(found.rows)
        entry = Entry(source, digest, count, size, tuple(aside))
        self._entries.append(entry)
        if self._count >= self.batch:
            self.flush()
        return entry

    def set_aside(self, source: str, digest: str, why: str) -> Entry:
        """A file that cannot be read at all."""
        entry = Entry(source, digest, 0, 0, (Aside("", "", "", "", why),))
        self._entries.append(entry)
        return entry

    def take_columns(self, path: Path, digest: str) -> Entry:
        """A Parquet or CSV file of the schema, out of core: parted in one pass, then placed."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

        self.flush()
        staged = self.warehouse.staging / digest
        aside: list[Aside] = []
        size = self._stage(path, staged, aside)
        forms = 0
        for folder in sorted(staged.glob("*/*")):
            table = pq.read_table(folder, partitioning=None, schema=arrow_schema())
            table, twice = _without_twins(table)
            aside += twice
            if len(table):
                head = table.slice(0, 1).to_pylist()[0]
                self.warehouse.place(head["government"], head["year"], table)
                forms += len(table["form"].unique())
        entry = Entry(path.name, digest, forms, size, tuple(aside))
        self.warehouse.logbook.write(entry)
        return entry

    def _stage(self, path: Path, staged: Path, aside: list[Aside]) -> int:
        """Every sound row into a folder of its government and year; how many there were."""
        import pyarrow as pa  # noqa: PLC0415 - heavy
        import pyarrow.dataset as ds  # noqa: PLC0415 - heavy

        kept = pa.schema([field.with_nullable(True) for field in arrow_schema()])
        # Each partition's own columns are kept in its files too, so that a folder's name need
        # not be understood again; these twins make the folders.
        twins = [f"_{name}" for name in PARTITIONS]
        size = refused = 0

        def sound() -> Iterator["pa.RecordBatch"]:
            nonlocal size, refused
            for batch in columnar.batches(path):
                size += len(batch.table)
                refused += batch.refused
                if len(aside) < columnar.LISTED:
                    aside.extend(batch.aside)
                table = self.warehouse.completed(batch.table)
                for name, twin in zip(PARTITIONS, twins, strict=True):
                    table = table.append_column(twin, table[name])
                yield from table.combine_chunks().to_batches()

        schema = kept
        for name, twin in zip(PARTITIONS, twins, strict=True):
            schema = schema.append(pa.field(twin, kept.field(name).type))
        ds.write_dataset(
            sound(), staged, schema=schema, format="parquet", max_partitions=1 << 16,
            partitioning=ds.partitioning(pa.schema(map(schema.field, twins)), flavor="hive"),
            existing_data_behavior="overwrite_or_ignore",
        )  # fmt: skip
        if refused > len(aside):
            more = f"{refused - len(aside)} baris lain tidak memenuhi skema."
            aside.append(Aside("", "", "", "", more))
        return size

    def flush(self) -> None:
        """Put everything taken so far in its place, and then in the logbook."""
        import pyarrow as pa  # noqa: PLC0415 - heavy
        import pyarrow.compute as pc  # noqa: PLC0415 - heavy

        rows = [row for forms in self._rows.values() for found in forms.values() for row in found]
        if rows:
            schema = pa.schema([field.with_nullable(True) for field in arrow_schema()])
            table = self.warehouse.completed(pa.Table.from_pylist(rows, schema=schema))
            for government, year in sorted(self._rows):
                own = pc.and_(
                    pc.equal(table["government"], government), pc.equal(table["year"], year)
                )
                self.warehouse.place(government, year, table.filter(own))
        self._rows, self._count = {}, 0
        if self._entries:
            self.warehouse.logbook.write(*self._entries)
        self._entries = []

    def finish(self) -> None:
        """Place the rest, and write what was set aside beside the rows."""
        self.flush()
        replace_bytes(self.warehouse.folder / ASIDE, self.warehouse.logbook.aside())


def digest_of(data: bytes) -> str:
    """What a file is known by: its content, whatever its name."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(path: Path) -> str:
    """The same for a file that may be larger than the memory; UnreadableError where it is shut."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(
            f"{path}: berkas tidak dapat dibuka. Periksa nama dan izinnya."
        ) from error


def _without_twins(table: "pa.Table") -> tuple["pa.Table", list[Aside]]:
    """Forms in which every row's number stands once; the others are set aside whole."""
    import pyarrow.compute as pc  # noqa: PLC0415 - heavy

    counted = table.group_by(["form", "row"]).aggregate([([], "count_all")])
    twice = pc.unique(counted.filter(pc.greater(counted["count_all"], 1))["form"])
    if not len(twice):
        return table, []
    is_twin = pc.is_in(table["form"], value_set=twice)
    keys = ["government", "organization", "period"]
    forms = table.filter(is_twin).select(keys).group_by(keys).aggregate([]).to_pylist()
    aside = [
        Aside(" · ".join(one[key] for key in keys), "", "", "", "nomor barisnya ada yang kembar.")
        for one in forms
    ]
    return table.filter(pc.invert(is_twin)), aside
