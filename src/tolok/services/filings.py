"""The deeds around an uploaded form: receive it, and open it again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from hashlib import sha256
from pathlib import PurePath

from django.db import transaction
from django.db.models import QuerySet

from tolok.audit.findings import Finding
from tolok.audit.rulebook import examine
from tolok.documents.batches import is_batch, unpacked
from tolok.documents.formats import Watch, may_be_scan
from tolok.documents.reading import MAX_BYTES, Reading, Readings, read_forms
from tolok.domain.chains import Plain
from tolok.domain.errors import NoFormError, TolokError, UnreadableError
from tolok.domain.forms import Form
from tolok.domain.permissions import Deed, refusal
from tolok.services import ledgers
from tolok.services.acting import Actor, RefusedError
from tolok.services.column_maps import SaidMap, maps_for
from tolok.services.findings import findings_of, store_findings
from tolok.services.rulebook import rulebook_edition
from tolok.store import mapping, queries
from tolok.store.models import (
    Examination,
    Filing,
    FormCell,
    FormRow,
    FoundFault,
    Government,
    LeftoverText,
    Original,
    Person,
    UnreadFile,
)

FileWatch = Callable[[str, int, int], None]
"""Told of a file by its name how many of how many pages are read."""

MAX_NAME = 120
_BATCH = 500

__all__ = [
    "MAX_BYTES",
    "NotFoundError",
    "OpenedFiling",
    "Received",
    "UnmappedError",
    "examined_by",
    "filings_seen_by",
    "may_hold_scan",
    "open_filing",
    "read_again",
    "receive_files",
    "receive_form",
]


class NotFoundError(TolokError):
    """Something that was asked for and is not there."""


class UnmappedError(UnreadableError):
    """A file that was kept but not read: no words tell the columns of its tables."""

    def __init__(self, message: str, unread: UnreadFile) -> None:
        super().__init__(message)
        self.unread = unread


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


@dataclass(frozen=True)
class Arrival:
    """A file as it came in: for which government and from whom; an example comes from nobody."""

    name: str
    data: bytes
    at: datetime
    owner: Government | None = None
    by: Person | None = None
    said: tuple[SaidMap, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """What its bytes are known by."""
        return sha256(self.data).hexdigest()


def receive_form(
    actor: Actor, owner: Government, *, data: bytes, name: str, watch: Watch | None = None
) -> Filing:
    """Read, examine and keep a file for a government: all of its forms or nothing.

    Answers the main filing. The same bytes sent again by the same government give the filings that
    they made, so that a resend over a weak signal makes no second ones; if the rulebook has changed
    since, they are examined again. Raises UnreadableError where the file holds no form,
    UnmappedError where it has tables whose columns somebody should map, and RefusedError for whom
    may not.
    """
    role = actor.require(Deed.EXAMINE_FILE, owner)
    arrival = _arrival(actor, owner, data, name)
    try:
        readings = _readings_of(arrival, watch)
    except NoFormError as error:
        if not error.tables:
            raise
        raise UnmappedError(_unmapped(error), _keep_unread(actor, arrival)) from error
    with transaction.atomic():
        book = ledgers.Book(owner, actor.today.year)
        ledgers.lock(book)
        filing, is_new = _keep_form(arrival, readings)
        if is_new:
            content = {"name": filing.name, "sha256": arrival.sha256}
            ledgers.write(book, actor, role, Deed.EXAMINE_FILE, f"filing:{filing.pk}", content)
    return filing


def read_again(actor: Actor, owner: Government, original: Original, name: str) -> Filing:
    """Read a file that is kept once more, by the maps now in force; what was read before stays.

    Must be called inside a transaction. Raises as `receive_form` does.
    """
    role = actor.require(Deed.EXAMINE_FILE, owner)
    arrival = _arrival(actor, owner, bytes(original.data), name)
    book = ledgers.Book(owner, actor.today.year)
    ledgers.lock(book)
    filing = _keep_readings(arrival, original, _read(arrival))
    content: Plain = {"name": filing.name, "sha256": arrival.sha256, "again": filing.again}
    ledgers.write(book, actor, role, Deed.EXAMINE_FILE, f"filing:{filing.pk}", content)
    return filing


def _arrival(actor: Actor, owner: Government, data: bytes, name: str) -> Arrival:
    said = maps_for(actor, owner)
    return Arrival(clean_name(name), data, actor.at, owner, actor.somebody, said)


def _read(arrival: Arrival, watch: Watch | None = None) -> Readings:
    return read_forms(arrival.data, arrival.name, watch, [one.map for one in arrival.said])


def _unmapped(error: NoFormError) -> str:
    """What is said of a file whose tables no words tell."""
    name = str(error).partition(": ")[0]
    return (
        f"{name}: berisi {error.tables} tabel, tetapi judul kolomnya tidak ada atau tidak "
        "dikenal. Tunjukkan "
        "kolom mana yang memuat apa di halaman Petakan kolom; Tolok mengingatnya."
    )


def _keep_unread(actor: Actor, arrival: Arrival) -> UnreadFile:
    """The file as it waits to be mapped; the same bytes of a government wait once."""
    with transaction.atomic():
        original, _ = Original.objects.get_or_create(
            sha256=arrival.sha256, defaults={"size": len(arrival.data), "data": arrival.data}
        )
        unread, _ = UnreadFile.objects.get_or_create(
            original=original,
            owner=arrival.owner,
            defaults={
                "name": arrival.name, "uploaded_by": actor.somebody, "uploaded_at": arrival.at,
            },
        )  # fmt: skip
    return unread


def _readings_of(arrival: Arrival, watch: Watch | None) -> Readings | None:
    """What the file says, None where it is known; a scan takes minutes, so nothing is locked."""
    if queries.filing_with_bytes(arrival.sha256, arrival.owner) is not None:
        return None
    return _read(arrival, watch)


def _keep_form(arrival: Arrival, readings: Readings | None) -> tuple[Filing, bool]:
    """The main filing, and whether it is new."""
    # Asked again inside the transaction: the same file may have come twice at once.
    known = queries.filing_with_bytes(arrival.sha256, arrival.owner)
    if known is not None or readings is None:
        if known is None:
            raise NotFoundError(f"{arrival.name} tidak ada lagi. Unggah sekali lagi.")
        for filing in queries.filings_of_file(known):
            _examine_again(filing, arrival.at)
        return known, False
    original, _ = Original.objects.get_or_create(
        sha256=arrival.sha256, defaults={"size": len(arrival.data), "data": arrival.data}
    )
    return _keep_readings(arrival, original, readings), True


def _keep_readings(arrival: Arrival, original: Original, readings: Readings) -> Filing:
    """The forms of a file, the main one first, and what of it is in none; answers the main one."""
    records = {one.map.fingerprint: one.record for one in reversed(arrival.said)}
    known = queries.filing_with_bytes(arrival.sha256, arrival.owner)
    again = 0 if known is None else known.again + 1
    pairs = list(zip(readings.readings, readings.maps, strict=True))
    pairs.sort(key=lambda pair: pair[0] is not readings.main)
    filings = [
        _keep(
            reading,
            arrival,
            original=original,
            position=position,
            again=again,
            office_map=records.get(by.fingerprint) if by else None,
        )
        for position, (reading, by) in enumerate(pairs)
    ]
    LeftoverText.objects.bulk_create(
        mapping.leftover_records(readings.leftovers, filings[0]), batch_size=_BATCH
    )
    return filings[0]


def _keep(reading: Reading, arrival: Arrival, **place: object) -> Filing:
    """One form of a file, with its rows, cells and findings."""
    _refuse_nul(reading.form, arrival.name)
    filing = Filing.objects.create(
        **place,
        name=arrival.name,
        uploaded_at=arrival.at,
        owner=arrival.owner,
        uploaded_by=arrival.by,
        **mapping.heading_values(reading.form),
    )
    rows = FormRow.objects.bulk_create(mapping.row_records(reading.form, filing), batch_size=_BATCH)
    FormCell.objects.bulk_create(mapping.cell_records(reading.form, rows), batch_size=_BATCH)
    _store_examination(filing, reading, arrival.at)
    return filing


@dataclass(frozen=True)
class Received:
    """What became of one uploaded file: its main filing, or in Indonesian why there is none."""

    name: str
    filing: Filing | None
    forms: int = 0
    trouble: str = ""
    unread: UnreadFile | None = None


def receive_files(
    actor: Actor,
    owner: Government,
    files: Iterable[tuple[str, bytes]],
    watch: FileWatch | None = None,
) -> list[Received]:
    """Receive each file, and each file of a ZIP archive, for itself: one's fault hinders none.

    ``watch`` is told for each scan its name and how many of how many pages are read.
    """
    actor.require(Deed.EXAMINE_FILE, owner)
    found: list[Received] = []
    for name, data in files:
        try:
            parts = list(unpacked(data, name)) if is_batch(data) else [(name, data)]
        except TolokError as error:
            found.append(Received(name, None, trouble=str(error)))
            continue
        found.extend(_receive(actor, owner, (part, content), watch) for part, content in parts)
    return found


def may_hold_scan(data: bytes) -> bool:
    """Whether an uploaded file may be a scan, or an archive with one in it: it is read slowly."""
    try:
        parts = unpacked(data, "") if is_batch(data) else [("", data)]
        return any(may_be_scan(content) for _, content in parts)
    except TolokError:
        return False  # what is wrong with it is said where it is received


def _receive(
    actor: Actor, owner: Government, file: tuple[str, bytes], watch: FileWatch | None
) -> Received:
    name, data = file
    pages = partial(watch, clean_name(name)) if watch else None
    try:
        filing = receive_form(actor, owner, data=data, name=name, watch=pages)
    except UnmappedError as error:
        return Received(name, None, trouble=str(error), unread=error.unread)
    except TolokError as error:
        return Received(name, None, trouble=str(error))
    return Received(name, filing, len(queries.filings_of_file(filing)))


def examined_by(actor: Actor) -> tuple[Government, ...]:
    """The governments whose files a person may examine; RefusedError where there is none."""
    actor.somebody  # noqa: B018 - refuses nobody in particular
    owners = tuple(one for one in actor.governments if actor.may(Deed.EXAMINE_FILE, one))
    if not owners:
        roles = {role for one in actor.governments for role in actor.roles_of(one)}
        raise RefusedError(refusal(Deed.EXAMINE_FILE, roles) or "")
    return owners


def filings_seen_by(actor: Actor) -> QuerySet[Filing]:
    """The filings that a person may examine, newest first; RefusedError for whom may none."""
    return queries.filings_of(examined_by(actor), with_unowned=_is_administrator(actor))


def open_filing(actor: Actor, filing_id: int) -> OpenedFiling:
    """A filing, its form and its findings.

    NotFoundError where there is none or another government owns it; a filing of no government is
    there for administrators. RefusedError for a role that examines no files.
    """
    actor.somebody  # noqa: B018 - refuses nobody in particular
    filing = queries.filing_by_id(filing_id)
    if filing is None or not _is_in_sight(actor, filing):
        raise NotFoundError(f"Formulir nomor {filing_id} tidak ada.")
    if filing.owner is not None:
        actor.require(Deed.EXAMINE_FILE, filing.owner)
    return _opened(filing)


def _is_in_sight(actor: Actor, filing: Filing) -> bool:
    if filing.owner is None:
        return _is_administrator(actor)
    return filing.owner in actor.governments


def _is_administrator(actor: Actor) -> bool:
    return any(actor.may(Deed.MANAGE_PEOPLE, one) for one in actor.governments)


def _opened(filing: Filing) -> OpenedFiling:
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
    opened = _opened(filing)
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
