"""What is asked about submissions, their snapshots and what was said of them."""

from collections.abc import Mapping

from tolok.domain.submissions import SubmissionState
from tolok.store.models import FindingNote, Organization, Snapshot, Submission

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


def snapshots_of(organization: Organization, period: str) -> list[Snapshot]:
    """Every snapshot of a quarter, newest first, without their contents."""
    return list(
        Snapshot.objects.defer("content")
        .select_related("made_by", "publication")
        .filter(organization=organization, period=period)
    )


def snapshot_by_token(token: str) -> Snapshot | None:
    """The snapshot that a print's code leads to."""
    return (
        Snapshot.objects.select_related("organization__government", "made_by", "publication")
        .filter(token=token)
        .first()
    )


def next_number(organization: Organization, kind: str, period: str) -> int:
    """The number that the next snapshot of a document gets, from 1."""
    last = Snapshot.objects.filter(organization=organization, kind=kind, period=period).first()
    return 1 if last is None else last.number + 1


def state_of(organization: Organization, period: str) -> SubmissionState:
    """Where a quarter stands; one that nobody has touched is a draft."""
    found = Submission.objects.filter(organization=organization, period=period).first()
    return SubmissionState(found.state) if found else SubmissionState.DRAFT
