"""What is listed for many at once or page by page: offices of a board, lines of a ledger."""

from collections.abc import Mapping, Sequence

from django.db.models import Count

from tolok.domain.forms import State
from tolok.store.models import (
    Comment,
    Entry,
    Ledger,
    Measurement,
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
    "filled_in",
    "indicators_in",
    "ledger_of",
    "lines_after",
    "snapshot_by_number",
    "submissions_in",
]


def submissions_in(organizations: Sequence[Organization], period: str) -> Mapping[int, Submission]:
    """The submissions of a quarter by organization: one query."""
    found = Submission.objects.filter(organization__in=organizations, period=period)
    return {one.organization_id: one for one in found}


def indicators_in(organizations: Sequence[Organization], year: int) -> Mapping[int, int]:
    """How many open indicators each organization has: one query."""
    counted = (
        PlanIndicator.objects.filter(
            node__organization__in=organizations,
            node__year=year,
            node__closed_on__isnull=True,
            closed_on__isnull=True,
        )
        .values_list("node__organization")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return dict(counted)


def filled_in(organizations: Sequence[Organization], period: str) -> Mapping[int, int]:
    """How many open indicators say something for a quarter, by organization: one query."""
    counted = (
        Measurement.objects.filter(
            indicator__node__organization__in=organizations,
            indicator__node__closed_on__isnull=True,
            indicator__closed_on__isnull=True,
            period=period,
        )
        .exclude(state=State.BLANK, variables={})
        .values_list("indicator__node__organization")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return dict(counted)


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
