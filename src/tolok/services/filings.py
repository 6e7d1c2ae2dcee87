"""The deeds around an uploaded form: receive it, and open it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath

from django.db import transaction

from tolok.audit.findings import Finding
from tolok.audit.rulebook import examine
from tolok.documents.batches import is_batch, unpacked
from tolok.documents.reading import MAX_BYTES, Reading, read_forms
from tolok.domain.errors import TolokError, UnreadableError
from tolok.domain.forms import Form
from tolok.services.findings import findings_of, store_findings
from tolok.services.rulebook import rulebook_edition
from tolok.store import mapping, queries
from tolok.store.models import (
    Examination,
    Filing,
    FormCell,
    FormRow,
    FoundFault,
    LeftoverText,
    Original,
)

MAX_NAME = 120
_BATCH = 500

__all__ = [
    "MAX_BYTES",
    "NotFoundError",
    "OpenedFiling",
    "Received",
    "open_filing",
    "receive_files",
    "receive_form",
]


class NotFoundError(TolokError):
    """Something that was asked for and is not there."""


@dataclass(frozen=True)
class OpenedFiling:
    """A filing with its form as it was read and what is known against it.

    ``findings`` are the audit's, gravest first; ``reading`` are the reading's own.
    """

    filing: Filing
    form: Form
    findings: tuple[Finding, ...]
    reading: tuple[Finding, ...]
    rulebook: str


@transaction.atomic
def receive_form(*, data: bytes, name: str, at: datetime) -> Filing:
    """Read, examine and keep an uploaded file: all of its forms or nothing; the main one answers.

    The same bytes sent again give the filings that they made, so that a resend over a weak signal
    makes no second ones; if the rulebook has changed since, they are examined again. Raises
    UnreadableError, in Indonesian, where the file holds no form.
    """
    name = clean_name(name)
    digest = sha256(data).hexdigest()
    known = queries.filing_with_bytes(digest)
    if known is not None:
        for filing in queries.filings_of_file(known):
            _examine_again(filing, at)
        return known
    readings = read_forms(data, name)
    original = Original.objects.create(sha256=digest, size=len(data), data=data)
    main = readings.main
    others = (reading for reading in readings.readings if reading is not main)
    filings = [
        _keep(reading, original, position, name, at)
        for position, reading in enumerate((main, *others))
    ]
    LeftoverText.objects.bulk_create(
        mapping.leftover_records(readings.leftovers, original), batch_size=_BATCH
    )
    return filings[0]


def _keep(reading: Reading, original: Original, position: int, name: str, at: datetime) -> Filing:
    """One form of a file, with its rows, cells and findings."""
    _refuse_nul(reading.form, name)
    filing = Filing.objects.create(
        original=original,
        position=position,
        name=name,
        uploaded_at=at,
        **mapping.heading_values(reading.form),
    )
    rows = FormRow.objects.bulk_create(mapping.row_records(reading.form, filing), batch_size=_BATCH)
    FormCell.objects.bulk_create(mapping.cell_records(reading.form, rows), batch_size=_BATCH)
    _store_examination(filing, reading, at)
    return filing


@dataclass(frozen=True)
class Received:
    """What became of one uploaded file: its main filing, or in Indonesian why there is none."""

    name: str
    filing: Filing | None
    forms: int = 0
    trouble: str = ""


def receive_files(files: Iterable[tuple[str, bytes]], at: datetime) -> list[Received]:
    """Receive each file, and each file of a ZIP archive, for itself: one's fault hinders none."""
    found: list[Received] = []
    for name, data in files:
        try:
            parts = list(unpacked(data, name)) if is_batch(data) else [(name, data)]
        except TolokError as error:
            found.append(Received(name, None, trouble=str(error)))
            continue
        found.extend(_receive(part, content, at) for part, content in parts)
    return found


def _receive(name: str, data: bytes, at: datetime) -> Received:
    try:
        filing = receive_form(data=data, name=name, at=at)
    except TolokError as error:
        return Received(name, None, trouble=str(error))
    return Received(name, filing, len(queries.filings_of_file(filing)))


def open_filing(filing_id: int) -> OpenedFiling:
    """A filing, its form and its findings; NotFoundError where there is none."""
    filing = queries.filing_by_id(filing_id)
    if filing is None:
        raise NotFoundError(f"Formulir nomor {filing_id} tidak ada.")
    examination = queries.examination_in_force(filing)
    faults = queries.faults_of(examination) if examination else []
    return OpenedFiling(
        filing=filing,
        form=queries.form_of_filing(filing),
        findings=findings_of(faults, FoundFault.Stage.AUDIT),
        reading=findings_of(faults, FoundFault.Stage.READING),
        rulebook=examination.rulebook if examination else "",
    )


def clean_name(name: str) -> str:
    r"""The file's own name, without folders or control characters, at most 120 characters.

    >>> clean_name("C:\\Laporan\\TW 1.xlsx"), clean_name("../a\x00b.txt")
    ('TW 1.xlsx', 'ab.txt')
    """
    own = PurePath(name.replace("\\", "/")).name
    printable = "".join(character for character in own if character.isprintable()).strip()
    if not printable:
        return "formulir"
    ending = PurePath(printable).suffix[:10]
    return printable if len(printable) <= MAX_NAME else printable[: MAX_NAME - 10] + ending


def _examine_again(filing: Filing, at: datetime) -> None:
    """Add an examination by the rulebook in force, unless there is one."""
    if filing.examinations.filter(rulebook=rulebook_edition()).exists():
        return
    opened = open_filing(filing.pk)
    _store_examination(filing, Reading(opened.form, opened.reading), at)


def _store_examination(filing: Filing, reading: Reading, at: datetime) -> None:
    examination = Examination.objects.create(
        filing=filing, rulebook=rulebook_edition(), examined_at=at
    )
    store_findings(examination, reading=reading.findings, audit=examine(reading.form))


def _refuse_nul(form: Form, name: str) -> None:
    """Refuse text that PostgreSQL cannot hold."""
    texts = (
        part
        for row in form.rows
        for part in (row.name, row.indicator, row.method, row.unit, *row.details.values())
    )
    if any("\0" in part for part in texts if part):
        raise UnreadableError(f"{name}: teksnya rusak. Simpan ulang berkas itu, lalu coba lagi.")
