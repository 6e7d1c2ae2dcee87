"""Reading and writing files for the commands: messages on standard error, nothing half written."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tolok.documents.columns.maps import ColumnMap
    from tolok.documents.reading import Reading, Readings

Result = TypeVar("Result")

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2

paper_option = click.option(
    "--paper",
    type=click.Choice(["f4", "a4"], case_sensitive=False),
    default="f4",
    show_default=True,
    help="Ukuran kertas, selalu mendatar.",
)


mapping_option = click.option(
    "--mapping",
    "mappings",
    type=click.Path(path_type=Path),
    metavar="BERKAS",
    multiple=True,
    help="Baca kolom menurut pemetaan ini (tolok.columns/1) bila kepala tabelnya cocok; boleh "
    "berulang.",
)


def maps_of(files: tuple[Path, ...]) -> tuple[ColumnMap, ...]:
    """The column maps of files, or the message and exit code 2."""
    if not files:
        return ()
    from tolok.documents.columns.map_json import maps_from_bytes  # noqa: PLC0415
    from tolok.documents.reading import bytes_of  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        return tuple(one for file in files for one in maps_from_bytes(bytes_of(file), file.name))
    except TolokError as error:
        click.echo(f"Tidak terbaca. {error}", err=True)
        sys.exit(UNREADABLE)


def reading_of(file: Path, maps: Sequence[ColumnMap] = ()) -> Reading:
    """The main reading of a file, or its message and exit code 2."""
    return readings_of(file, maps).main


def readings_of(file: Path, maps: Sequence[ColumnMap] = ()) -> Readings:
    """All readings of a file, or its message and exit code 2."""
    from tolok.documents.reading import bytes_of, read_forms  # noqa: PLC0415 - keeps --help quick
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        return read_forms(bytes_of(file), file.name, maps=maps)
    except TolokError as error:
        click.echo(f"Tidak terbaca. {error}{remedy(error)}", err=True)
        sys.exit(UNREADABLE)


def remedy(error: object) -> str:
    """What else helps where a file has tables and no word tells their columns; "" elsewhere."""
    if not getattr(error, "tables", 0):
        return ""
    return (
        " Bila kolomnya berjudul lain atau tanpa judul: tolok read BERKAS --propose-mapping > "
        "kolom.json, sunting, lalu ulangi dengan --mapping kolom.json."
    )


def written(write: Callable[[], Result]) -> Result:
    """What a writer gives, or its message and exit code 2."""
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        return write()
    except TolokError as error:
        click.echo(f"Tidak ditulis. {error}", err=True)
        sys.exit(UNREADABLE)


def format_of(output: Path, formats: tuple[str, ...]) -> str:
    """The format that the output's ending names; a usage error where it is none of ``formats``."""
    ending = output.suffix.lower().removeprefix(".")
    if ending not in formats:
        raise click.UsageError(
            f"Akhiran {output.name} tidak dikenal. Pilih salah satu: {', '.join(formats)}."
        )
    return ending


def json_bytes(content: dict[str, Any]) -> bytes:
    """A JSON document as the commands write it."""
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def save(output: Path, data: bytes) -> None:
    """The whole file or nothing, or its message and exit code 2."""
    with saving(output) as file:
        file.write(data)


@contextlib.contextmanager
def saving(output: Path) -> Iterator[IO[bytes]]:
    """A file to write to, in its place only when all is written; else message and exit code 2."""
    try:
        with placing(output) as file:
            yield file
    except OSError as error:
        click.echo(f"{output} tidak dapat ditulis: {error.strerror}. Pilih folder lain.", err=True)
        sys.exit(UNREADABLE)
    click.echo(f"{output} ditulis.", err=True)


@contextlib.contextmanager
def placing(output: Path) -> Iterator[IO[bytes]]:
    """A file to write to: it grows beside its place and is moved there when all is written."""
    handle, beside = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        # mkstemp lets only its owner read; a result is for the office.
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(output)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
