"""The `tolok` command: data to standard output, talk to standard error, faults in its exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tolok.cli.calculate import calculate
from tolok.cli.consolidate import consolidate
from tolok.cli.files import (
    CLEAN,
    FINDINGS,
    UNREADABLE,
    format_of,
    reading_of,
    readings_of,
    save,
    written,
)
from tolok.cli.read import read
from tolok.cli.repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tolok.audit.findings import Finding
    from tolok.documents.reading import Reading

# Heavy parts are imported inside the commands, so that `tolok --help` answers at once.

CONVERSIONS = ("json", "csv", "xlsx", "docx", "pdf", "html")
REPORTS = ("pdf", "xlsx", "html", "docx", "csv", "json")
_PAPER = click.option(
    "--paper",
    type=click.Choice(["f4", "a4"], case_sensitive=False),
    default="f4",
    show_default=True,
    help="Ukuran kertas, selalu mendatar.",
)


@click.group(
    help="Membaca, memeriksa, dan mencetak Formulir Pengukuran Kinerja.\n\n"
    "Kode keluar: 0 bersih, 1 ada temuan, 2 tidak terbaca atau salah pakai.",
    epilog="Contoh:  tolok audit examples/kecamatan-cipocok-jaya-2022.txt",
)
@click.version_option(package_name="tolok", prog_name="tolok", help="Tampilkan versi.")
def main() -> None:
    """The group of all commands."""


main.add_command(read)
main.add_command(calculate)
main.add_command(repair)
main.add_command(consolidate)


@main.command(
    epilog="Contoh:  tolok audit examples/kecamatan-cipocok-jaya-2022.txt -o laporan.pdf",
    help="Periksa formulir: hitungan, anggaran, kelengkapan, identitas, satuan, dan susunannya.",
)
@click.argument(
    "files", type=click.Path(path_type=Path), metavar="BERKAS...", nargs=-1, required=True
)
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON tolok.audit/1.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="LAPORAN",
    help=f"Tulis laporan ke berkas ini ({', '.join(REPORTS)}).",
)  # fmt: skip
@click.option("--off", multiple=True, metavar="ATURAN", help="Matikan aturan ini; boleh diulang.")
@_PAPER
def audit(
    files: tuple[Path, ...], *, as_json: bool, output: Path | None, off: tuple[str, ...], paper: str
) -> None:
    """Examine forms, one after the other."""
    from tolok.documents.interchange import audit_to_json  # noqa: PLC0415

    format_ = format_of(output, REPORTS) if output else None
    examined = _examine(files, _policy(off))
    findings = [finding for _, _, found in examined for finding in found]
    answer = audit_to_json(findings)
    if output and format_ == "json":
        save(output, _json_bytes(answer))
    elif output and format_:
        save(output, written(lambda: _report(examined, format_, paper)))
    if as_json:
        _print_json(answer)
    elif not output:
        _print_findings(examined)
    _print_counts(answer["summary"])
    sys.exit(FINDINGS if findings else CLEAN)


@main.command(
    epilog="Contoh:  tolok convert examples/kecamatan-cipocok-jaya-2022.txt -o formulir.xlsx",
    help="Tulis formulir dalam format lain; catatan pembacaan tidak mengubah kode keluar.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="BERKAS")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="HASIL", required=True,
    help=f"Berkas hasil; akhirannya menentukan format ({', '.join(CONVERSIONS)}).",
)  # fmt: skip
@_PAPER
def convert(file: Path, *, output: Path, paper: str) -> None:
    """Write a form in another format."""
    format_ = format_of(output, CONVERSIONS)
    reading = reading_of(file)
    if format_ == "json":
        from tolok.documents.interchange import form_to_json  # noqa: PLC0415

        save(output, _json_bytes(form_to_json(*reading)))
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


def _policy(off: Iterable[str]) -> frozenset[str]:
    """The rules to leave out, each of them known."""
    from tolok.audit.rulebook import RULES  # noqa: PLC0415

    for rule_id in off:
        if rule_id not in RULES:
            raise click.UsageError(
                f"Aturan {rule_id} tidak ada. Lihat daftarnya dengan: tolok rules"
            )
    return frozenset(off)


def _examine(
    files: Sequence[Path], off: frozenset[str]
) -> list[tuple[Path, Reading, tuple[Finding, ...]]]:
    """Each form of each file with all its findings, those of reading last."""
    from tolok.audit.rulebook import Policy, examine  # noqa: PLC0415

    # A bar for one form would only flicker; click shows none where nobody is watching.
    with click.progressbar(
        files, label="Memeriksa", file=sys.stderr, hidden=len(files) < 2
    ) as watched:
        examined = []
        for file in watched:
            for reading in readings_of(file).readings:
                found = (*examine(reading.form, Policy(off=off)), *reading.findings)
                examined.append((file, reading, found))
    return examined


def _report(
    examined: Sequence[tuple[Path, Reading, tuple[Finding, ...]]], format_: str, paper: str
) -> bytes:
    """One report for all files, each beginning on a page of its own."""
    from dataclasses import replace  # noqa: PLC0415

    from tolok.documents.document import Block, PageBreak, Paper  # noqa: PLC0415
    from tolok.documents.writing import write_document  # noqa: PLC0415
    from tolok.reports.audit import audit_document  # noqa: PLC0415

    documents = [
        audit_document(reading.form, found, paper=Paper(paper.lower()))
        for _, reading, found in examined
    ]
    blocks: list[Block] = list(documents[0].blocks)
    for number, document in enumerate(documents[1:], start=2):
        blocks += [PageBreak(f"Laporan {number}"), *document.blocks]
    return write_document(replace(documents[0], blocks=tuple(blocks)), format_)


def _json_bytes(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _print_json(content: dict[str, Any]) -> None:
    click.echo(_json_bytes(content), nl=False)


def _print_findings(examined: Iterable[tuple[Path, Reading, tuple[Finding, ...]]]) -> None:
    for file, reading, found in examined:
        click.echo(" · ".join(filter(None, (str(file), _part(reading)))))
        for finding in found:
            click.echo(f"  {finding.severity.label:<10}  {finding.message}")


def _part(reading: Reading) -> str:
    """Which form of its file it is, where a period or its columns tell."""
    form = reading.form
    return form.group or (form.period.label if form.period else "")


def _print_counts(counts: dict[str, int]) -> None:
    click.echo(
        f"{counts['error']} kesalahan, {counts['warning']} peringatan, "
        f"{counts['question']} pertanyaan, {counts['note']} catatan.",
        err=True,
    )
