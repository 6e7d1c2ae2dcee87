"""`tolok consolidate`: many governments into one warehouse, questions to it, and its report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tolok.cli.ask import ask
from tolok.cli.files import CLEAN, FINDINGS, UNREADABLE
from tolok.cli.national import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tolok.consolidation.ingest import Intake
    from tolok.consolidation.logbook import Entry

MOST_FILES = 1_000_000
INGEST = "ingest"


class _Group(click.Group):
    """A group whose first word may be a file: then it is taken in."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command's name before files and its own options."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [INGEST, *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Group,
    options_metavar="",
    subcommand_metavar="BERKAS... --to GUDANG | ask | report",
    help="Gabungkan laporan banyak pemerintah daerah dalam satu gudang data, tanyakan, dan "
    "laporkan.\n\nBERKAS... --to GUDANG sama dengan: ingest BERKAS... --to GUDANG.",
    epilog="Contoh:  tolok consolidate kiriman/ --to nasional",
)
def consolidate() -> None:
    """The group of commands on a warehouse."""


@consolidate.command(
    INGEST,
    help="Masukkan arsip ZIP, folder, formulir, atau tabel Parquet dan CSV ke gudang data. Boleh "
    "diulang dan disambung: berkas yang sudah masuk dilewati, yang tidak terbaca disisihkan "
    "dengan sebabnya.",
    epilog="Contoh:  tolok consolidate kiriman/ --to nasional --register daftar-pelapor.csv",
)
@click.argument(
    "files", type=click.Path(path_type=Path), metavar="BERKAS...", nargs=-1, required=True
)
@click.option(
    "--to", "to", type=click.Path(path_type=Path), metavar="GUDANG", required=True,
    help="Folder gudang data; dibuat bila belum ada.",
)  # fmt: skip
@click.option(
    "--register", type=click.Path(path_type=Path), metavar="DAFTAR",
    help="CSV dengan kolom provinsi, pemerintah daerah, perangkat daerah: siapa yang semestinya "
    "melapor.",
)  # fmt: skip
def ingest(files: tuple[Path, ...], *, to: Path, register: Path | None) -> None:
    """Take files into a warehouse."""
    from tolok.consolidation.ingest import Intake  # noqa: PLC0415 - heavy
    from tolok.consolidation.warehouse import Warehouse  # noqa: PLC0415 - heavy
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        listed = None if register is None else _register(register)
        warehouse = Warehouse.made(to)
        with warehouse.alone():
            if listed is not None:
                warehouse.keep_register(listed)
            taken = _take(_parts(files), Intake(warehouse))
    except TolokError as error:
        click.echo(f"Tidak digabung. {error}", err=True)
        sys.exit(UNREADABLE)
    except OSError as error:
        click.echo(f"{to} tidak dapat ditulis: {error.strerror}.", err=True)
        sys.exit(UNREADABLE)
    _tell(taken, to)
    aside = any(entry.aside for entry in taken.entries)
    nothing = not taken.known and not any(entry.forms for entry in taken.entries)
    sys.exit(UNREADABLE if nothing else FINDINGS if aside else CLEAN)


consolidate.add_command(ask)
consolidate.add_command(report)


class _Part(NamedTuple):
    """A file, or one in an archive; ``trouble`` says why it cannot even be listed."""

    path: Path
    member: str = ""
    trouble: str = ""

    @property
    def name(self) -> str:
        """What to call it."""
        return f"{self.path.name}/{self.member}" if self.member else str(self.path)


class _Taken(NamedTuple):
    """The files that were taken in now, and how many were in before."""

    entries: Sequence[Entry]
    known: int


def _register(path: Path) -> object:
    from tolok.consolidation.register import read_register  # noqa: PLC0415 - heavy
    from tolok.documents.reading import bytes_of  # noqa: PLC0415 - heavy

    return read_register(bytes_of(path), path.name)


def _parts(files: Sequence[Path]) -> list[_Part]:
    """Every file of the folders and archives, by name only: contents come one at a time."""
    from tolok.documents.batches import is_archive, names_in, paths_in  # noqa: PLC0415 - heavy
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    found = []
    for file in files:
        for path in paths_in(file, MOST_FILES):
            try:
                members = names_in(path) if is_archive(path) else [""]
                found += [_Part(path, member) for member in members]
            except TolokError as error:
                found.append(_Part(path, trouble=str(error)))
    return found


def _take(parts: Sequence[_Part], intake: Intake) -> _Taken:
    entries, known = [], 0
    with click.progressbar(
        parts, label="Menggabung", file=sys.stderr, hidden=len(parts) < 2
    ) as progress:
        for part in progress:
            entry = _one(part, intake)
            if entry is None:
                known += 1
            else:
                entries.append(entry)
    intake.finish()
    return _Taken(entries, known)


def _one(part: _Part, intake: Intake) -> Entry | None:
    """One file into the warehouse, or aside with its reason; None where it is in already."""
    from tolok.consolidation.columnar import is_columnar  # noqa: PLC0415 - heavy
    from tolok.consolidation.ingest import digest_of, digest_of_file  # noqa: PLC0415 - heavy
    from tolok.documents.batches import content_of  # noqa: PLC0415 - heavy
    from tolok.documents.reading import bytes_of, read_forms  # noqa: PLC0415 - heavy
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    digest = digest_of(part.name.encode())  # of its name, until its content can be had
    try:
        if part.trouble:
            return intake.set_aside(part.name, digest, part.trouble)
        if not part.member:
            digest = digest_of_file(part.path)
            if intake.knows(digest):
                return None
            if is_columnar(part.path):
                return intake.take_columns(part.path, digest)
        data = content_of(part.path, part.member) if part.member else bytes_of(part.path)
        digest = digest_of(data)
        if intake.knows(digest):
            return None
        forms = read_forms(data, Path(part.member or part.path.name).name).forms
        return intake.take_forms(part.name, digest, forms)
    except TolokError as error:
        return intake.set_aside(part.name, digest, str(error))


def _tell(taken: _Taken, to: Path) -> None:
    """What came in, what did not and why, in a few lines."""
    from tolok.consolidation.ingest import ASIDE  # noqa: PLC0415 - heavy

    for line in _reasons(taken.entries):
        click.echo(line, err=True)
    forms = sum(entry.forms for entry in taken.entries)
    rows = sum(entry.rows for entry in taken.entries)
    files = sum(entry.forms > 0 for entry in taken.entries)
    click.echo(f"{files} berkas digabung: {forms} formulir, {rows} baris.", err=True)
    if taken.known:
        click.echo(f"{taken.known} berkas sudah ada sebelumnya.", err=True)
    aside = sum(len(entry.aside) for entry in taken.entries)
    if aside:
        click.echo(f"{aside} hal disisihkan; lihat {to / ASIDE}.", err=True)


def _reasons(entries: Sequence[Entry]) -> Iterator[str]:
    shown = 0
    for entry in entries:
        for one in entry.aside:
            shown += 1
            if shown > 10:
                yield "…"
                return
            place = " · ".join(
                part for part in (one.form, one.row and f"baris {one.row}", one.cell) if part
            )
            written = f" tertulis {one.written}:" if one.written else ""
            where = f"{entry.source}" + (f" · {place}" if place else "")
            why = one.why.removeprefix(f"{Path(entry.source).name}: ")
            yield f"Disisihkan · {where}:{written} {why}"
