"""The `tolok` command: data to standard output, talk to standard error, faults in its exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tolok.audit.findings import Finding
    from tolok.documents.reading import Reading

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


@click.group(help="Membaca dan memeriksa Formulir Pengukuran Kinerja.")
@click.version_option(package_name="tolok", prog_name="tolok")
def main() -> None:
    """The group of all commands."""


@main.command(
    epilog="Contoh:  tolok read examples/kecamatan-cipocok-jaya-2022.txt --json",
    help="Baca formulir dari teks, CSV, atau XLSX; tampilkan isinya dan catatan pembacaan.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="BERKAS")
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON tolok.form/1.")
def read(file: Path, *, as_json: bool) -> None:
    """Read one form."""
    from tolok.documents.interchange import form_to_json  # noqa: PLC0415 - keeps --help quick

    reading = _reading(file)
    if as_json:
        json.dump(form_to_json(*reading), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _print_form(reading)
    sys.exit(FINDINGS if reading.findings else CLEAN)


@main.command(
    epilog="Contoh:  tolok audit examples/kecamatan-cipocok-jaya-2022.txt",
    help="Periksa formulir: hitungan, anggaran, kelengkapan, satuan, dan susunannya.",
)
@click.argument("files", type=click.Path(path_type=Path), metavar="BERKAS...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Keluarkan JSON tolok.audit/1.")
def audit(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Examine forms, one after the other."""
    from tolok.audit.rulebook import examine  # noqa: PLC0415
    from tolok.documents.interchange import audit_to_json, summary_of  # noqa: PLC0415

    if not files:
        raise click.UsageError("Sebutkan sedikitnya satu berkas.")
    findings: list[Finding] = []
    for file in files:
        reading = _reading(file)
        found = (*examine(reading.form), *reading.findings)
        findings.extend(found)
        if not as_json:
            click.echo(f"{file}")
            for finding in found:
                click.echo(f"  {finding.severity.label:<10}  {finding.message}")
    counts = summary_of(findings)
    if as_json:
        json.dump(audit_to_json(findings), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    click.echo(
        f"{counts['error']} kesalahan, {counts['warning']} peringatan, "
        f"{counts['question']} pertanyaan, {counts['note']} catatan.",
        err=True,
    )
    sys.exit(FINDINGS if findings else CLEAN)


@main.command(epilog="Contoh:  tolok rules ceiling-sum", help="Daftar aturan pemeriksaan.")
@click.argument("rule_id", required=False, metavar="[ATURAN]")
def rules(rule_id: str | None) -> None:
    """List the rulebook, or one rule of it."""
    from tolok.audit.rulebook import RULES  # noqa: PLC0415

    if rule_id is not None and rule_id not in RULES:
        click.echo(f"Aturan {rule_id} tidak ada. Lihat daftarnya dengan: tolok rules", err=True)
        sys.exit(UNREADABLE)
    for rule in RULES.values():
        if rule_id in {None, rule.id}:
            click.echo(f"{rule.id:<26}{rule.family:<14}{rule.title}")


def _reading(file: Path) -> Reading:
    """The reading of a file, or its message and exit code 2."""
    from tolok.documents.reading import read_form  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    try:
        return read_form(file)
    except TolokError as error:
        click.echo(f"Tidak terbaca. {error}", err=True)
        sys.exit(UNREADABLE)


def _print_form(reading: Reading) -> None:
    form = reading.form
    heading = (form.government, form.organization, form.year and f"Tahun {form.year}")
    click.echo(" · ".join(part for part in heading if part))
    for row in form.rows:
        figures = (row.target, row.ceiling, row.realization, row.spending)
        shares = (row.achievement, row.absorption)
        click.echo(
            f"{row.id:>4}  {'  ' * row.level.depth}{row.title[: 60 - 2 * row.level.depth]:<{60 - 2 * row.level.depth}}"  # noqa: E501 - one line on the screen, one line here
            + "".join(f"{cell.written:>17}" for cell in figures)
            + "".join(f"{cell.written:>8}" for cell in shares)
        )
    click.echo(f"{len(form.rows)} baris, {len(reading.findings)} catatan pembacaan.", err=True)
    for finding in reading.findings:
        click.echo(f"{finding.severity.label} · {finding.message}", err=True)
