"""What is listed page by page for programs: lines of a ledger, snapshots."""

from tolok.store.models import (
    Comment,
    Entry,
    Ledger,
    Organization,
    PlanIndicator,
    PlanNode,
    Snapshot,
    Submission,
)

# Programs are told of them; what they are, the store alone knows.
__all__ = [
    "Comment",
    "Entry",
    "PlanIndicator",
    "PlanNode",
    "Snapshot",
    "Submission",
    "ledger_of",
    "lines_after",
    "snapshot_by_number",
]


def ledger_of(organization: Organization, year: int) -> Ledger | None:
    """The book of an organization and year, if anything was written in it."""
    return Ledger.objects.filter(organization=organization, year=year).first()


def lines_after(ledger: Ledger, after: int, limit: int) -> list[Entry]:
    """The lines of a book that follow a number, oldest first: one query."""
    found = Entry.objects.filter(ledger=ledger, number__gt=after).order_by("number")
    return list(found[:limit])


def snapshots_of(organization: Organization, period: str) -> list[Snapshot]:
    """Every frozen document of a quarter or year, newest first, without contents: one query."""
    found = Snapshot.objects.select_related("publication").defer("content")
    return list(found.filter(organization=organization, period=period))


def snapshot_by_number(
    organization: Organization, kind: str, period: str, number: int
) -> Snapshot | None:
    """A snapshot with its content."""
    return (
        Snapshot.objects.select_related("made_by", "publication")
        .filter(organization=organization, kind=kind, period=period, number=number)
        .first()
    )
