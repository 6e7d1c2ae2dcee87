"""What accepted repairs are written as: the office's own file corrected, and their record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal
    from pathlib import Path

    from tolok.domain.forms import Form
    from tolok.repair.proposals import Proposals, Question, Repair

OUTPUTS = ("xlsx", "xlsm", "csv", "txt", "tsv", "json", "docx", "pdf", "html")

IN_PLACE = (".xlsx", ".xlsm", ".csv", ".txt", ".tsv", ".docx")
"""Kinds that come back as they were, each accepted cell corrected."""


def likely(proposals: Proposals, least: Decimal) -> tuple[Repair, ...]:
    """The repairs of at least that probability, in the order of the proposals."""
    return tuple(one for one in proposals.repairs if one.probability >= least)


def record_beside(output: Path) -> Path:
    """Where the record of corrections stands for a repaired file."""
    return output.with_name(f"{output.stem}-berita-acara.pdf")


def results_of(  # noqa: PLR0913, PLR0917 - a file, its form, and what was decided about it
    data: bytes, name: str, kind: str, form: Form, proposals: Proposals, accepted: Sequence[Repair]
) -> tuple[bytes, bytes]:
    """The repaired file of a kind (".xlsx") and its record; TolokError where one cannot be made."""
    from tolok.documents.writing import write_document  # noqa: PLC0415 - keeps --help quick
    from tolok.reports.corrections import corrections_document  # noqa: PLC0415

    repaired = _repaired(data, name, kind, form, accepted)
    document = corrections_document(form, accepted, questions=_open(proposals, accepted))
    return repaired, write_document(document, "pdf")


def _open(proposals: Proposals, accepted: Sequence[Repair]) -> tuple[Question, ...]:
    """The questions that no accepted repair answers."""
    return tuple(
        question
        for question in proposals.questions
        if not any(option in accepted for option in question.options)
    )


def _repaired(data: bytes, name: str, kind: str, form: Form, accepted: Sequence[Repair]) -> bytes:
    """The office's own file where its kind stays; else the repaired form in another format."""
    from tolok.documents.corrections import correct, corrections_of  # noqa: PLC0415
    from tolok.repair.applying import apply  # noqa: PLC0415

    repaired = apply(form, accepted)  # refuses what contradicts itself before anything is written
    if name.lower().endswith(kind) and kind != ".json":
        return correct(data, name, corrections_of(form, accepted))
    from tolok.cli.files import json_bytes  # noqa: PLC0415
    from tolok.documents.interchange import form_to_json  # noqa: PLC0415
    from tolok.documents.writing import write_document  # noqa: PLC0415
    from tolok.reports.form import form_document  # noqa: PLC0415

    if kind == ".json":
        return json_bytes(form_to_json(repaired))
    if kind in {".txt", ".tsv", ".xlsm"}:
        raise click.UsageError(f"Akhiran {kind} hanya untuk berkas asal dengan akhiran itu.")
    return write_document(form_document(repaired), kind.removeprefix("."))
