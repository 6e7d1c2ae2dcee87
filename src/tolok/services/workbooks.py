"""The deeds around a quarter's workbook: make it, receive it filled in, apply what was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from tolok.documents.formats import document_of
from tolok.documents.reading import MAX_BYTES
from tolok.documents.sheets.workbooks import Returned, read_workbook
from tolok.documents.writing import write_document
from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError, UnreadableError
from tolok.domain.forms import BLANK
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.reports.live_figures import WorkbookRow
from tolok.reports.workbook import workbook_document
from tolok.services.acting import Actor, require_window
from tolok.services.differences import (
    VARIABLE,
    Compared,
    Difference,
    Downloaded,
    Fate,
    compare,
    fields_of,
    revision_of,
)
from tolok.services.exports import Export
from tolok.services.figures import definition_of
from tolok.services.filings import NotFoundError, clean_name
from tolok.services.ledgers import Book, lock, write
from tolok.services.recording import Typed, record_rows
from tolok.services.sheets import Sheet, SheetRow, open_sheet
from tolok.store import submissions, workbooks
from tolok.store.models import Organization, Original, Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ChangedError(TolokError):
    """The sheet has changed since the difference was shown; nothing was applied."""


def make_workbook(actor: Actor, organization: Organization, period: Period) -> Export:
    """The workbook of a quarter, with what is written now."""
    actor.require(Deed.READ_ORGANIZATION, organization)
    sheet = open_sheet(organization, period)
    if not sheet.rows:
        raise TolokError("Rencana tahun ini masih kosong. Susun atau impor rencananya dahulu.")
    quarter = period.quarter or 1
    earlier = (
        open_sheet(organization, Period(period.year, quarter=quarter - 1)) if quarter > 1 else None
    )
    rows = [_workbook_row(row, earlier, sheet) for row in sheet.rows]
    document = workbook_document(sheet.form, period, rows, _sealed(sheet, actor.at))
    name = f"buku-kerja-{organization.code}-{period.code}.xlsx"
    return Export(clean_name(name.replace("/", "-")), XLSX, write_document(document, "xlsx"))


def _workbook_row(row: SheetRow, earlier: Sheet | None, sheet: Sheet) -> WorkbookRow:
    fields = fields_of(row)
    before = earlier.by_key.get(row.key) if earlier else None
    told = row.earlier.variables if row.earlier else {}
    return WorkbookRow(
        key=row.key,
        revision=revision_of(row),
        row=sheet.form.by_id[row.id],
        title=row.node.name,
        code=row.node.code,
        written={name: text for name, text in fields.items() if not name.startswith(VARIABLE)},
        earlier=before.reached.realization if before and before.reached else BLANK,
        earlier_spending=before.spent if before else BLANK,
        definition=definition_of(row.indicator) if row.indicator else None,
        variables={
            name.removeprefix(VARIABLE): text
            for name, text in fields.items()
            if name.startswith(VARIABLE)
        },
        earlier_variables={name: str(text) for name, text in told.items()},
    )


def _sealed(sheet: Sheet, at: datetime) -> dict[str, Plain]:
    """What the hidden sheet keeps: of whom it is, and what every field said."""
    return {
        "government": sheet.organization.government.code,
        "organization": sheet.organization.code,
        "period": sheet.period.code,
        "made_at": at.isoformat(),
        "rows": {row.key: fields_of(row) for row in sheet.rows},
    }


@transaction.atomic
def receive_workbook(
    actor: Actor, organization: Organization, period: Period, data: bytes, name: str
) -> Workbook:
    """Keep a filled-in workbook (*menerima buku kerja*), so that its difference can be looked at.

    The same bytes sent again are the same workbook. Nothing of the sheet changes. Raises
    RefusedError, and UnreadableError for a file that is no workbook of this quarter.
    """
    lock(Book(organization, period.year))
    _require(actor, organization, period)
    name = clean_name(name)
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"{name}: berkas lebih besar dari {MAX_BYTES >> 20} MB.")
    digest = sha256(data).hexdigest()
    known = workbooks.workbook_with_bytes(organization, period.code, digest)
    if known is not None:
        return known
    _understood(data, name, organization, period)
    original, _ = Original.objects.get_or_create(
        sha256=digest, defaults={"size": len(data), "data": data}
    )
    workbook = Workbook.objects.create(
        organization=organization,
        period=period.code,
        original=original,
        name=name,
        uploaded_by=actor.somebody,
        uploaded_at=actor.at,
    )
    _write(actor, organization, period, workbook, {"size": len(data)})
    return workbook


@dataclass(frozen=True)
class OpenedWorkbook:
    """A workbook that was sent, and what it would change now."""

    workbook: Workbook
    difference: Difference


def open_workbook(
    actor: Actor, organization: Organization, period: Period, workbook_id: int
) -> OpenedWorkbook:
    """What a workbook would change, made anew from its bytes; NotFoundError where there is none."""
    actor.require(Deed.READ_ORGANIZATION, organization)
    workbook = workbooks.workbook_by_id(organization, period.code, workbook_id)
    if workbook is None:
        raise NotFoundError(f"Buku kerja nomor {workbook_id} tidak ada pada {period.label}.")
    data = bytes(workbook.original.data)
    returned, downloaded = _understood(data, workbook.name, organization, period)
    sheet = open_sheet(organization, period)
    return OpenedWorkbook(workbook, compare(sheet, returned, downloaded))


@transaction.atomic
def apply_workbook(  # noqa: PLR0913, PLR0917 - a choice about a file of a quarter by somebody
    actor: Actor,
    organization: Organization,
    period: Period,
    workbook_id: int,
    choices: Mapping[str, bool],
    seen: str,
) -> int:
    """Apply the chosen cells of a workbook (*menerapkan*): all of them or none.

    ``choices`` says by name of cell whether the file's text is taken; cells without a choice stay
    as they are, but each conflict needs one. ``seen`` is the fingerprint of the difference that
    the person chose from. Answers how many cells were taken; raises ChangedError where the sheet
    has changed since, and what `record_row` raises.
    """
    lock(Book(organization, period.year))
    opened = open_workbook(actor, organization, period, workbook_id)
    difference, workbook = opened.difference, opened.workbook
    _require(actor, organization, period)
    if difference.fingerprint != seen:
        raise ChangedError(
            "Lembar ini berubah sejak perbedaannya ditampilkan. Periksa lagi di bawah; belum ada "
            "yang diterapkan."
        )
    if any(one.name not in choices for one in difference.of(Fate.CONFLICT)):
        raise TolokError("Pilih dahulu mana yang benar untuk setiap sel yang bentrok.")
    taken = [
        one
        for one in difference.of(Fate.NEW, Fate.CHANGED, Fate.CONFLICT)
        if choices.get(one.name, False)
    ]
    if not taken:
        raise TolokError("Belum ada sel yang dipilih.")
    digest = workbook.original.sha256
    record_rows(actor, organization, period, _typed(taken), digest)
    _write(actor, organization, period, workbook, {"cells": [one.name for one in taken]})
    return len(taken)


def _write(
    actor: Actor,
    organization: Organization,
    period: Period,
    workbook: Workbook,
    content: dict[str, Plain],
) -> None:
    """The workbook's own line: that it came, or what of it was applied."""
    role = _require(actor, organization, period)
    told = {"workbook": workbook.original.sha256, "name": workbook.name, **content}
    book = Book(organization, period.year)
    write(book, actor, role, Deed.APPLY_WORKBOOK, f"workbook:{period.code}", told)


def _typed(taken: Iterable[Compared]) -> dict[str, Typed]:
    """The chosen cells as what somebody typed into their rows, having seen them as they are."""
    cells: dict[str, dict[str, str]] = {}
    rows: dict[str, SheetRow] = {}
    for one in taken:
        rows[one.row.key] = one.row
        cells.setdefault(one.row.key, {})[one.cell] = one.new
    return {key: _typed_row(rows[key], texts) for key, texts in cells.items()}


def _typed_row(row: SheetRow, texts: Mapping[str, str]) -> Typed:
    variables = {
        name.removeprefix(VARIABLE): texts.get(name, now)
        for name, now in fields_of(row).items()
        if name.startswith(VARIABLE)
    }
    has_variables = any(name.startswith(VARIABLE) for name in texts)
    return Typed(
        realization=texts.get("realization"),
        variables=variables if has_variables else None,
        spending=texts.get("spending"),
        remarks=texts.get("remarks"),
        cause=texts.get("cause"),
        follow_up=texts.get("follow_up"),
        seen=row.measurement.revision if row.measurement else 0,
        seen_spending=row.spending.revision if row.spending else 0,
    )


def _require(actor: Actor, organization: Organization, period: Period) -> Role:
    state = submissions.state_of(organization, period.code)
    role = actor.require(Deed.APPLY_WORKBOOK, organization, state)
    require_window(actor, Deed.APPLY_WORKBOOK, organization, period)
    return role


def _understood(
    data: bytes, name: str, organization: Organization, period: Period
) -> tuple[Returned, Downloaded | None]:
    """A workbook as read, and what it said when it was made; refused where it is another's."""
    returned = read_workbook(document_of(data, name), period)
    sealed = returned.sealed
    if sealed is None:
        return returned, None
    own = (organization.government.code, organization.code, period.code)
    theirs = tuple(sealed.get(one) for one in ("government", "organization", "period"))
    if theirs != own:
        raise UnreadableError(
            f"{name}: buku kerja ini dibuat untuk perangkat daerah {_said(theirs[1])}, periode "
            f"{_said(theirs[2])}. Unggah buku kerja {organization} {period.label}."
        )
    return returned, _downloaded(sealed.get("rows"))


def _said(value: Plain) -> str:
    """A value of a hidden sheet, which anybody may have written, as a page can show it."""
    return str(value)[:60].encode("utf-8", "replace").decode()


def _downloaded(rows: Plain) -> Downloaded:
    """What the rows said; whatever somebody else may have put there is left out."""
    return {
        key: {
            cell: text.encode("utf-8", "replace").decode()
            for cell, text in cells.items()
            if isinstance(text, str)
        }
        for key, cells in (rows.items() if isinstance(rows, dict) else ())
        if isinstance(cells, dict)
    }
