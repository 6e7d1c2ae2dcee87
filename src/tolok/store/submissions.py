"""What is asked about submissions, their snapshots and what was said of them."""

from collections.abc import Iterator, Mapping

from django.db.models import F, OuterRef, Subquery

from tolok.domain.permissions import OUTCOMES
from tolok.domain.submissions import SubmissionState
from tolok.store.models import Entry, FindingNote, Organization, Publication, Snapshot, Submission

MOVES = frozenset(str(deed) for deed in OUTCOMES)
"""The deeds that lead to another state."""

OFFICIAL = (SubmissionState.APPROVED, SubmissionState.LOCKED)
"""The states whose snapshots may be published."""


def explained_findings(organization: Organization, period: str) -> Mapping[str, FindingNote]:
    """The latest explanation of each finding of a quarter, by the finding's key: one query."""
    found = FindingNote.objects.select_related("by").filter(
        organization=organization, period=period
    )
    return {one.finding: one for one in found}


def latest_snapshot(organization: Organization, period: str) -> Snapshot | None:
    """The newest official snapshot of a quarter, without a look at what came after."""
    return Snapshot.objects.filter(
        organization=organization,
        kind=Snapshot.Kind.MEASUREMENT,
        period=period,
        state__in=OFFICIAL,
    ).first()


def is_published(snapshot: Snapshot) -> bool:
    """Whether everybody may read a snapshot."""
    return Publication.objects.filter(snapshot=snapshot).exists()


def newest_number(snapshot: Snapshot) -> int:
    """The number of the newest snapshot of the same document."""
    newest = Snapshot.objects.filter(
        organization=snapshot.organization_id, kind=snapshot.kind, period=snapshot.period
    ).first()
    return newest.number if newest else snapshot.number


def newest_published(snapshot: Snapshot) -> Snapshot | None:
    """The newest published snapshot of the same document, without its content."""
    return (
        Snapshot.objects.defer("content")
        .filter(
            organization=snapshot.organization_id,
            kind=snapshot.kind,
            period=snapshot.period,
            publication__isnull=False,
        )
        .first()
    )


def snapshots_of(organization: Organization, period: str) -> list[Snapshot]:
    """Every snapshot of a quarter, newest first, without contents; ``published_at`` or None."""
    return list(
        Snapshot.objects.defer("content")
        .select_related("made_by")
        .filter(organization=organization, period=period, kind=Snapshot.Kind.MEASUREMENT)
        .annotate(published_at=F("publication__at"))
    )


def snapshot_by_token(token: str) -> Snapshot | None:
    """The snapshot that a print's code leads to."""
    return (
        Snapshot.objects.select_related("organization__government", "made_by", "publication")
        .filter(token=token)
        .first()
    )


def way_of(organization: Organization, period: str) -> list[Entry]:
    """What was done about a quarter as a whole, in order: one query."""
    return list(
        Entry.objects.select_related("by").filter(
            ledger__organization=organization,
            ledger__year=int(period[:4]),
            subject=f"submission:{period}",
        )
    )


def moves_after(organization: Organization, period: str, number: int) -> list[Entry]:
    """The moves of a quarter that were written after a line of the ledger."""
    return [
        one for one in way_of(organization, period) if one.number > number and one.deed in MOVES
    ]


def next_number(organization: Organization, kind: str, period: str) -> int:
    """The number that the next snapshot of a document gets, from 1."""
    last = Snapshot.objects.filter(organization=organization, kind=kind, period=period).first()
    return 1 if last is None else last.number + 1


def state_of(organization: Organization, period: str) -> SubmissionState:
    """Where a quarter stands; one that nobody has touched is a draft."""
    found = Submission.objects.filter(organization=organization, period=period).first()
    return SubmissionState(found.state) if found else SubmissionState.DRAFT


def settled_in(organization: Organization, year: int) -> Submission | None:
    """The first quarter of a year that is out of its office's hands: handed in, or further."""
    states = [state for state in SubmissionState if not state.is_open]
    found = Submission.objects.filter(
        organization=organization, period__startswith=f"{year}-", state__in=states
    )
    return found.order_by("period").first()


def official_snapshots() -> Iterator[Snapshot]:
    """The newest official snapshot of every quarter of the installation, one at a time."""
    newest = (
        Snapshot.objects.filter(
            organization=OuterRef("organization"),
            period=OuterRef("period"),
            kind=Snapshot.Kind.MEASUREMENT,
            state__in=OFFICIAL,
        )
        .order_by("-number")
        .values("pk")[:1]
    )
    known = Snapshot.objects.filter(kind=Snapshot.Kind.MEASUREMENT, pk=Subquery(newest))
    return known.order_by("pk").iterator(chunk_size=100)
