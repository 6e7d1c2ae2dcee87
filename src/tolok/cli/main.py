"""The `tolok` command: data to standard output, talk to standard error, faults in its exit code."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tolok.cli.audit import audit
from tolok.cli.calculate import calculate
from tolok.cli.consolidate import consolidate
from tolok.cli.files import (
    UNREADABLE,
    format_of,
    json_bytes,
    mapping_option,
    maps_of,
    paper_option,
    reading_of,
    save,
    written,
)
from tolok.cli.read import read
from tolok.cli.repair import repair

# Heavy parts are imported inside the commands, so that `tolok --help` answers at once.

CONVERSIONS = ("json", "csv", "xlsx", "docx", "pdf", "html")


@click.group(
    help="Membaca, memeriksa, dan mencetak Formulir Pengukuran Kinerja.\n\n"
    "Kode keluar: 0 bersih, 1 ada temuan, 2 tidak terbaca atau salah pakai.",
    epilog="Contoh:  tolok audit examples/kecamatan-cipocok-jaya-2022.txt",
)
@click.version_option(package_name="tolok", prog_name="tolok", help="Tampilkan versi.")
def main() -> None:
    """The group of all commands."""


main.add_command(read)
main.add_command(audit)
main.add_command(calculate)
main.add_command(repair)
main.add_command(consolidate)


@main.command(
    epilog="Contoh:  tolok convert examples/kecamatan-cipocok-jaya-2022.txt -o formulir.xlsx",
    help="Tulis formulir dalam format lain; catatan pembacaan tidak mengubah kode keluar.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="BERKAS")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="HASIL", required=True,
    help=f"Berkas hasil; akhirannya menentukan format ({', '.join(CONVERSIONS)}).",
)  # fmt: skip
@mapping_option
@paper_option
def convert(file: Path, *, output: Path, mappings: tuple[Path, ...], paper: str) -> None:
    """Write a form in another format."""
    format_ = format_of(output, CONVERSIONS)
    reading = reading_of(file, maps_of(mappings))
    if format_ == "json":
        from tolok.documents.interchange import form_to_json  # noqa: PLC0415

        save(output, json_bytes(form_to_json(*reading)))
    else:
        from tolok.documents.document import Paper  # noqa: PLC0415
        from tolok.documents.writing import write_document  # noqa: PLC0415
        from tolok.reports.form import form_document  # noqa: PLC0415

        document = form_document(reading.form, paper=Paper(paper.lower()))
        save(output, written(lambda: write_document(document, format_)))
    if reading.findings:
        notes = f"{len(reading.findings)} catatan pembacaan; lihat dengan: tolok read {file}"
        click.echo(notes, err=True)


@main.command(
    epilog="Contoh:  tolok rules ceiling-sum",
    help="Daftar aturan pemeriksaan, atau penjelasan lengkap satu aturan.",
)
@click.argument("rule_id", required=False, metavar="[ATURAN]")
def rules(rule_id: str | None) -> None:
    """List the rulebook, or explain one rule of it."""
    from tolok.audit.rulebook import RULES, explain  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    if rule_id is None:
        for rule in RULES.values():
            click.echo(f"{rule.id:<28}{rule.severity.label:<12}{rule.title}")
        return
    try:
        click.echo(explain(rule_id))
    except TolokError as error:
        click.echo(str(error), err=True)
        sys.exit(UNREADABLE)
