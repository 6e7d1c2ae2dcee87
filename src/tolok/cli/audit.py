"""`tolok audit`: what is wrong in one form, or in thousands with all cores."""

from __future__ import annotations

import contextlib
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tolok.cli.batch import (
    SEVERITIES,
    Item,
    JsonStream,
    Outcome,
    Summary,
    is_many,
    items_of,
    jobs_option,
    length_of,
    sources_of,
    work_through,
)
from tolok.cli.files import (
    CLEAN,
    FINDINGS,
    format_of,
    json_bytes,
    mapping_option,
    maps_of,
    paper_option,
    readings_of,
    save,
    saving,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tolok.audit.findings import Finding
    from tolok.cli.batch import Taker
    from tolok.documents.columns.maps import ColumnMap
    from tolok.documents.document import Document
    from tolok.documents.reading import Reading

# Heavy parts are imported inside the functions, so that `tolok --help` answers at once.

REPORTS = ("pdf", "xlsx", "html", "docx", "csv", "json")
MAX_REPORTED = 200
"""Files in one report: a person reads it, and all of it is in memory at once."""

_COLUMNS = {"rows": "baris", **SEVERITIES}


@click.command(
    epilog="Contoh:  tolok audit examples/kecamatan-cipocok-jaya-2022.txt -o laporan.pdf\n\n"
    "Contoh:  tolok audit folder-formulir --json > hasil.json",
    help="Periksa formulir: hitungan, anggaran, kelengkapan, identitas, satuan, dan susunannya.\n\n"
    "Beberapa berkas, satu folder, atau arsip ZIP diperiksa dengan semua inti prosesor dan "
    "diringkas satu baris per berkas.",
)
@click.argument(
    "files", type=click.Path(path_type=Path), metavar="BERKAS...", nargs=-1, required=True
)
@click.option(
    "--json", "as_json", is_flag=True,
    help="Keluarkan JSON: tolok.audit/1 untuk satu berkas, tolok.audits/1 untuk beberapa.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="LAPORAN",
    help=f"Tulis laporan ke berkas ini ({', '.join(REPORTS)}).",
)  # fmt: skip
@click.option("--off", multiple=True, metavar="ATURAN", help="Matikan aturan ini; boleh diulang.")
@mapping_option
@jobs_option
@paper_option
def audit(  # noqa: PLR0913 - each option of the command is one
    files: tuple[Path, ...], *, as_json: bool, output: Path | None, off: tuple[str, ...],
    mappings: tuple[Path, ...], jobs: int | None, paper: str,
) -> None:  # fmt: skip
    """Examine one form, or many at once."""
    format_ = format_of(output, REPORTS) if output else None
    rules_off, maps = _known(off), maps_of(mappings)
    if is_many(files):
        _audit_many(files, rules_off, maps, jobs=jobs, as_json=as_json, output=output, paper=paper)
    from tolok.documents.interchange import audit_to_json  # noqa: PLC0415

    examined = _examined(readings_of(files[0], maps).readings, rules_off)
    findings = [finding for _, found in examined for finding in found]
    answer = audit_to_json(findings)
    if output and format_ == "json":
        save(output, json_bytes(answer))
    elif output and format_:
        save(output, written(lambda: _report(_documents(examined, paper), format_)))
    if as_json:
        click.echo(json_bytes(answer), nl=False)
    elif not output:
        _print_findings(files[0], examined)
    _print_counts(answer["summary"])
    sys.exit(FINDINGS if findings else CLEAN)


def _known(off: Iterable[str]) -> frozenset[str]:
    from tolok.audit.rulebook import RULES  # noqa: PLC0415

    for rule_id in off:
        if rule_id not in RULES:
            raise click.UsageError(
                f"Aturan {rule_id} tidak ada. Lihat daftarnya dengan: tolok rules"
            )
    return frozenset(off)


def _examined(
    readings: Iterable[Reading], off: frozenset[str]
) -> list[tuple[Reading, tuple[Finding, ...]]]:
    """Each form of a file with all its findings, those of reading last."""
    from tolok.audit.rulebook import Policy, examine  # noqa: PLC0415

    policy = Policy(off=off)
    return [(one, (*examine(one.form, policy), *one.findings)) for one in readings]


def _audit_many(  # noqa: PLR0913 - the options of the command, by name
    files: Sequence[Path], off: frozenset[str], maps: Sequence[ColumnMap],
    *, jobs: int | None, as_json: bool, output: Path | None, paper: str,
) -> NoReturn:  # fmt: skip
    """Examine many files: a line each, totals, and one report or JSON of all where asked for."""
    from tolok.documents.interchange import AUDITS_SCHEMA  # noqa: PLC0415

    sources = sources_of(files)
    format_ = output.suffix.lower().removeprefix(".") if output else ""
    is_report = format_ not in {"", "json"}
    if is_report:
        _refuse_long(length_of(sources))
    summary = Summary(_COLUMNS)
    documents: list[Document] = []
    takers: list[Taker] = [summary.take, lambda _, outcome: documents.extend(outcome.documents)]
    with contextlib.ExitStack() as stack:
        targets = [sys.stdout.buffer] if as_json else []
        if output and format_ == "json":
            targets.append(stack.enter_context(saving(output)))
        stream = JsonStream(targets, AUDITS_SCHEMA) if targets else None
        deed = partial(
            audit_file, off=off, maps=maps, as_json=bool(targets),
            paper=paper if is_report else None,
        )  # fmt: skip
        work_through(
            sources, items_of(sources), deed, jobs=jobs, label="Memeriksa",
            takers=[*takers, stream.take] if stream else takers,
        )  # fmt: skip
        if stream:
            stream.end(summary)
    if output and documents:
        save(output, written(lambda: _report(documents, format_)))
    summary.close(is_shown=not as_json, faults=tuple(SEVERITIES))


def _refuse_long(length: int) -> None:
    if length > MAX_REPORTED:
        raise click.UsageError(
            f"{length} berkas terlalu banyak untuk satu laporan; batasnya {MAX_REPORTED}. Buat "
            "laporan per folder, atau pakai --json."
        )


def audit_file(  # noqa: PLR0913 - a file, and the options of the command, by name
    data: bytes, item: Item,
    *, off: frozenset[str], maps: Sequence[ColumnMap], as_json: bool, paper: str | None,
) -> Outcome:  # fmt: skip
    """What the examination of one file among many comes to; ``paper`` asks for its report."""
    from tolok.documents.interchange import audit_to_json  # noqa: PLC0415
    from tolok.documents.reading import read_forms  # noqa: PLC0415

    examined = _examined(read_forms(data, Path(item.name).name, maps=maps).readings, off)
    answer = audit_to_json([finding for _, found in examined for finding in found])
    forms = {"forms": len(examined), "rows": sum(len(one.form.rows) for one, _ in examined)}
    return Outcome(
        counts={**forms, **answer["summary"]},
        content={**forms, **answer} if as_json else {},
        documents=_documents(examined, paper) if paper else (),
    )


def _documents(
    examined: Iterable[tuple[Reading, tuple[Finding, ...]]], paper: str
) -> tuple[Document, ...]:
    """The report on each form."""
    from tolok.documents.document import Paper  # noqa: PLC0415
    from tolok.reports.audit import audit_document  # noqa: PLC0415

    size = Paper(paper.lower())
    return tuple(audit_document(reading.form, found, paper=size) for reading, found in examined)


def _report(documents: Sequence[Document], format_: str) -> bytes:
    """One report for all forms, each beginning on a page of its own."""
    from dataclasses import replace  # noqa: PLC0415

    from tolok.documents.document import Block, PageBreak  # noqa: PLC0415
    from tolok.documents.writing import write_document  # noqa: PLC0415

    blocks: list[Block] = list(documents[0].blocks)
    for number, document in enumerate(documents[1:], start=2):
        blocks += [PageBreak(f"Laporan {number}"), *document.blocks]
    return write_document(replace(documents[0], blocks=tuple(blocks)), format_)


def _print_findings(file: Path, examined: Iterable[tuple[Reading, tuple[Finding, ...]]]) -> None:
    for reading, found in examined:
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
