"""`tolok read`: what is in files, form by form, and what of them is in no form."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tolok.cli.files import CLEAN, FINDINGS, UNREADABLE, mapping_option, maps_of, remedy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tolok.audit.findings import Finding
    from tolok.documents.columns.guesses import GuessedTable
    from tolok.documents.columns.maps import ColumnMap
    from tolok.documents.document import Table
    from tolok.documents.leftovers import Leftover
    from tolok.documents.reading import Reading, Readings

_NARROW = 3
"""Columns of the block under a form that is signed."""

_BAR = 24
"""Signs of a progress bar: it fits a terminal of 80 beside a name."""


@click.command(
    epilog="Contoh:  tolok read examples/kecamatan-cipocok-jaya-2022.txt --json",
    help="Baca formulir dari berkas apa pun: teks, CSV, Excel, Word, PDF, pindaian, HTML, JSON; "
    "juga satu folder atau arsip ZIP. Tampilkan isi, catatan pembacaan, dan sisa yang tidak "
    "masuk formulir.",
)
@click.argument(
    "files", type=click.Path(path_type=Path), metavar="BERKAS...", nargs=-1, required=True
)
@click.option(
    "--json", "as_json", is_flag=True,
    help="Keluarkan JSON: tolok.form/1 untuk satu formulir, tolok.forms/1 untuk beberapa.",
)  # fmt: skip
@mapping_option
@click.option(
    "--propose-mapping", "proposes", is_flag=True,
    help="Keluarkan dugaan isi tiap kolom sebagai pemetaan (tolok.columns/1): sunting, lalu baca "
    "dengan --mapping. Alasan tiap dugaan tampil di layar.",
)  # fmt: skip
def read(
    files: tuple[Path, ...], *, as_json: bool, mappings: tuple[Path, ...], proposes: bool
) -> None:
    """Read the forms of files, folders and archives."""
    maps = maps_of(mappings)
    if proposes:
        _propose(files, maps)
        return
    answers = list(_answers(files, maps))
    if len(answers) == 1 and not hasattr(answers[0][1], "readings"):
        click.echo(f"Tidak terbaca. {answers[0][1]}{remedy(answers[0][1])}", err=True)
        sys.exit(UNREADABLE)
    if as_json:
        click.echo(json.dumps(_json(answers), ensure_ascii=False, indent=1))
    elif len(answers) == 1:
        _print_readings(answers[0][1])
    else:
        _print_table(answers)
    sys.exit(_exit_code(answers))


def _propose(files: Sequence[Path], maps: Sequence[ColumnMap]) -> None:
    """A map for each header of the files on standard output, and why on standard error."""
    from tolok.documents.columns.map_json import maps_to_json  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    found: dict[str, ColumnMap] = {}
    try:
        for file in files:
            for table, guessed in _guessed(file, maps):
                if guessed.map.fingerprint not in found:
                    found[guessed.map.fingerprint] = guessed.map
                    _print_guesses(table, guessed)
    except TolokError as error:
        click.echo(f"Tidak terbaca. {error}", err=True)
        sys.exit(UNREADABLE)
    click.echo(json.dumps(maps_to_json(found.values()), ensure_ascii=False, indent=1))


def _guessed(file: Path, maps: Sequence[ColumnMap]) -> Iterator[tuple[Table, GuessedTable]]:
    """The tables of a file with guesses; narrow ones that make no form are letters' heads."""
    from tolok.documents.columns.guesses import guess_table  # noqa: PLC0415
    from tolok.documents.document import Table  # noqa: PLC0415
    from tolok.documents.formats import document_of  # noqa: PLC0415
    from tolok.documents.reading import bytes_of  # noqa: PLC0415
    from tolok.documents.stretches import blocks_of  # noqa: PLC0415

    for table in blocks_of(document_of(bytes_of(file), file.name, _watch(file.name)), maps):
        if isinstance(table, Table) and table.columns > 1 and len(table.rows) > 1:
            guessed = guess_table(table, maps)
            if table.columns > _NARROW or not guessed.map.trouble:
                yield table, guessed


def _print_guesses(table: Table, guessed: GuessedTable) -> None:
    from tolok.documents.columns.uses import label_of, use_of  # noqa: PLC0415

    first = table.rows[guessed.first_row].number
    begins = "kepala mulai" if guessed.lines else "tanpa kepala, isi mulai"
    click.echo(f"Tabel “{table.name}”, {begins} baris {first}:", err=True)
    for at, (path, guess) in enumerate(zip(guessed.paths, guessed.guesses, strict=True), start=1):
        told = f"{label_of(use_of(guess.meaning))}, {guess.score} %; {guess.why}"
        told = told if guess.meaning else "Tidak dipakai"
        title = " · ".join(dict.fromkeys(path)) or f"Kolom {at} (tanpa judul)"
        click.echo(f"  {title}: {told}", err=True)
    if guessed.map.trouble:
        click.echo(f"  Lengkapi dahulu. {guessed.map.trouble}", err=True)


def _answers(files: Sequence[Path], maps: Sequence[ColumnMap]) -> Iterator[Any]:
    """Each file's name with its readings, or with what hindered them."""
    from tolok.documents.batches import is_batch, paths_in, unpacked  # noqa: PLC0415
    from tolok.documents.reading import bytes_of, read_forms  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    for file in files:
        try:
            for path in paths_in(file):
                data = bytes_of(path)
                parts = unpacked(data, path.name) if is_batch(data) else [(str(path), data)]
                for name, content in parts:
                    try:
                        short = Path(name).name
                        yield name, read_forms(content, short, _watch(short), maps)
                    except TolokError as error:
                        yield name, error
        except TolokError as error:
            yield str(file), error


def _watch(name: str) -> Any:
    """A bar that shows a person at a terminal how many pages are read."""

    def tell(done: int, pages: int) -> None:
        if sys.stderr.isatty():
            full = _BAR * done // pages
            bar = "█" * full + "░" * (_BAR - full)
            end = "\n" if done == pages else ""
            line = f"\rMembaca {name}  {bar}  halaman {done} dari {pages}{end}"
            click.echo(line, err=True, nl=False)

    return tell


def _exit_code(answers: Sequence[Any]) -> int:
    if not all(hasattr(answer, "readings") for _, answer in answers):
        return UNREADABLE
    noted = any(reading.findings for _, answer in answers for reading in answer.readings)
    return FINDINGS if noted else CLEAN


def _json(answers: Sequence[Any]) -> dict[str, Any]:
    from tolok.documents.interchange import form_to_json, leftovers_to_json  # noqa: PLC0415

    if len(answers) == 1 and len(answers[0][1].readings) == 1:
        only: Readings = answers[0][1]
        return {
            **form_to_json(*only.readings[0]),
            "leftovers": leftovers_to_json(only.leftovers),
        }
    return {
        "schema": "tolok.forms/1",
        "files": [
            {
                "file": name,
                "forms": [form_to_json(*reading) for reading in answer.readings],
                "leftovers": leftovers_to_json(answer.leftovers),
            }
            if hasattr(answer, "readings")
            else {"file": name, "trouble": str(answer)}
            for name, answer in answers
        ],
    }


_PRINTED = ("target", "ceiling", "realization", "spending", "achievement", "absorption")
"""The figures of a row, plan before result and work before money."""


def _print_readings(readings: Readings) -> None:
    for place, reading in enumerate(readings.readings):
        if place:
            click.echo()
        _print_form(reading)
    _print_leftovers(readings.leftovers)
    for unknown in readings.unknown:
        click.echo(
            f"Tabel “{unknown.name}” tidak dikenal: kepala kolomnya tidak dipahami.", err=True
        )


def _print_form(reading: Reading) -> None:
    form = reading.form
    click.echo(" · ".join(_heading(reading)) or "Formulir tanpa judul")
    figures = [[row.cell(name).written for name in _PRINTED] for row in form.rows]
    widths = [max(map(len, column)) + 2 for column in zip(*figures, strict=True)]
    for row, written in zip(form.rows, figures, strict=True):
        title = f"{'  ' * row.level.depth}{row.title}"[:60]
        told = "".join(f"{text:>{width}}" for text, width in zip(written, widths, strict=True))
        click.echo(f"{row.id:>4}  {title:<60}{told}".rstrip())
    click.echo(f"{len(form.rows)} baris, {len(reading.findings)} catatan pembacaan.", err=True)
    _print_notes(reading.findings)


def _heading(reading: Reading) -> list[str]:
    from tolok.domain.forms import DocumentKind  # noqa: PLC0415

    form = reading.form
    period = form.period.label if form.period else form.year and f"Tahun {form.year}"
    kind = None if form.kind is DocumentKind.MEASUREMENT else form.kind.label
    parts = (kind, form.government, form.organization, form.group, period)
    return [str(part) for part in parts if part]


def _print_notes(findings: Iterable[Finding]) -> None:
    for finding in findings:
        click.echo(f"{finding.severity.label} · {finding.message}", err=True)


def _print_leftovers(leftovers: Sequence[Leftover]) -> None:
    """How many texts are in no form, by why, with the first of each."""
    by_why: dict[str, list[Leftover]] = {}
    for leftover in leftovers:
        by_why.setdefault(leftover.why, []).append(leftover)
    for why, found in by_why.items():
        first = found[0]
        click.echo(
            f"Sisa · {why}: {len(found)} sel, mulai {first.source.table} baris "
            f"{first.source.row}: “{' '.join(first.text.split())[:60]}”",
            err=True,
        )


def _print_table(answers: Sequence[Any]) -> None:
    """One line a file: how many forms, rows and notes; or why it cannot be read."""
    click.echo(f"{'Berkas':<48}{'formulir':>9}{'baris':>7}{'catatan':>8}{'sisa':>6}")
    for name, answer in answers:
        short = name if len(name) <= 46 else f"…{name[-45:]}"
        if hasattr(answer, "readings"):
            rows = sum(len(form.rows) for form in answer.forms)
            notes = sum(len(reading.findings) for reading in answer.readings)
            counts = f"{len(answer.readings):>9}{rows:>7}{notes:>8}{len(answer.leftovers):>6}"
            click.echo(f"{short:<48}{counts}")
        else:
            why = str(answer).removeprefix(f"{Path(name).name}: ").partition(". ")[0]
            click.echo(f"{short:<48}  tidak terbaca: {why}")
