"""What was written for good: lines of the ledger, the history of a subject, snapshots."""

from typing import Annotated

from ninja import Query, Router

from tolok.api.answers import LedgerAnswer, LineAnswer, SnapshotAnswer, SnapshotContentAnswer
from tolok.api.opening import ERRORS, organization_to
from tolok.api.questions import MOST_ID, Id, Name, Year
from tolok.api.signing import AskingRequest
from tolok.api.telling import line_of, snapshot_of
from tolok.services.filings import NotFoundError
from tolok.store import listings, recorded

router = Router(tags=["ledgers"])
MOST_LINES = 1_000
_YEAR = "/organizations/{organization_id}/ledgers/{year}"


@router.get(
    _YEAR,
    response={200: LedgerAnswer, **ERRORS},
    summary="Baris buku besar satu tahun, menurut urutannya",
)
def list_lines(
    request: AskingRequest,
    organization_id: Id,
    year: Year,
    after: Annotated[int, Query(0, ge=0, le=MOST_ID)],
    limit: Annotated[int, Query(100, ge=1, le=MOST_LINES)],
) -> LedgerAnswer:
    """The lines of a ledger after a number, oldest first: all that checking its chain needs."""
    organization = organization_to(request, organization_id)
    ledger = listings.ledger_of(organization, year)
    if ledger is None:
        return LedgerAnswer(name="", length=0, head="", lines=[], next=None)
    lines = listings.lines_after(ledger, after, limit)
    goes_on = bool(lines) and lines[-1].number < ledger.length
    return LedgerAnswer(
        name=ledger.name,
        length=ledger.length,
        head=ledger.head,
        lines=[line_of(one, ledger.name) for one in lines],
        next=lines[-1].number if goes_on else None,
    )


@router.get(
    _YEAR + "/subjects/{subject}",
    response={200: list[LineAnswer], **ERRORS},
    summary="Riwayat satu sel",
)
def show_history(
    request: AskingRequest, organization_id: Id, year: Year, subject: Name
) -> list[LineAnswer]:
    """Every line about one subject, such as ``realization:KEY:2026-Q1``, oldest first."""
    organization = organization_to(request, organization_id)
    ledger = listings.ledger_of(organization, year)
    name = ledger.name if ledger else ""
    entries = recorded.entries_about(organization, year, [subject])
    return [line_of(one, name) for one in entries]


@router.get(
    "/organizations/{organization_id}/snapshots/{period}",
    response={200: list[SnapshotAnswer], **ERRORS},
    summary="Daftar salinan beku satu triwulan atau tahun",
)
def list_snapshots(
    request: AskingRequest,
    organization_id: Id,
    period: Name,
) -> list[SnapshotAnswer]:
    """The snapshots of a quarter or year, newest first."""
    organization = organization_to(request, organization_id)
    return [snapshot_of(one) for one in listings.snapshots_of(organization, period)]


@router.get(
    "/organizations/{organization_id}/snapshots/{period}/{kind}/{number}",
    response={200: SnapshotContentAnswer, **ERRORS},
    summary="Satu salinan beku dengan isinya",
)
def show_snapshot(
    request: AskingRequest, organization_id: Id, period: Name, kind: Name, number: Id
) -> SnapshotContentAnswer:
    """A snapshot with the text that was hashed: its SHA-256 is ``sha256``."""
    organization = organization_to(request, organization_id)
    found = listings.snapshot_by_number(organization, kind, period, number)
    if found is None:
        raise NotFoundError("Salinan ini tidak ada.")
    return SnapshotContentAnswer(**snapshot_of(found).model_dump(), content=found.content)
