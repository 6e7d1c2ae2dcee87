"""What is asked about what stands beside a quarter's figures: evidence, comments, history."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tolok.store.models import (
    Comment,
    Entry,
    Evidence,
    EvidenceFile,
    NodeCeiling,
    Organization,
    PlanIndicator,
    PlanNode,
    Resolution,
    TargetValue,
)

# Pages name evidence; what it is, the store alone knows.
__all__ = [
    "Evidence",
    "Thread",
    "ceilings_of",
    "entries_about",
    "evidence_by_id",
    "evidence_of",
    "first_comment",
    "standing_evidence",
    "targets_of",
    "threads_of",
]


@dataclass(frozen=True)
class Thread:
    """A comment with its answers in order (*catatan dan jawabannya*), and whether it is settled.

    The latest word counts: an answer after a resolution opens the thread again.
    """

    first: Comment
    answers: tuple[Comment, ...]
    resolution: Resolution | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for something."""
        last = self.answers[-1] if self.answers else self.first
        return self.resolution is None or self.resolution.at < last.at


def threads_of(organization: Organization, period: str) -> Mapping[str, tuple[Thread, ...]]:
    """The threads of a quarter by their subject, oldest first: two queries."""
    said = Comment.objects.select_related("by").filter(organization=organization, period=period)
    answers: defaultdict[int, list[Comment]] = defaultdict(list)
    first: list[Comment] = []
    for one in said:
        if one.thread_id is None:
            first.append(one)
        else:
            answers[one.thread_id].append(one)
    settled = {
        one.thread_id: one
        for one in Resolution.objects.select_related("by").filter(
            thread__organization=organization, thread__period=period
        )
    }
    found: defaultdict[str, list[Thread]] = defaultdict(list)
    for one in first:
        thread = Thread(one, tuple(answers.get(one.pk, ())), settled.get(one.pk))
        found[one.subject].append(thread)
    return {subject: tuple(threads) for subject, threads in found.items()}


def first_comment(organization: Organization, period: str, comment_id: int) -> Comment | None:
    """The comment of an id that begins a thread of that quarter."""
    return Comment.objects.filter(
        organization=organization, period=period, pk=comment_id, thread__isnull=True
    ).first()


def evidence_of(organization: Organization, period: str) -> Mapping[int, tuple[Evidence, ...]]:
    """The evidence of a quarter by indicator, withdrawn ones included: one query."""
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    for one in Evidence.objects.select_related("file", "added_by").filter(
        indicator__node__organization=organization, period=period
    ):
        found[one.indicator_id].append(one)
    return {indicator: tuple(several) for indicator, several in found.items()}


def evidence_by_id(organization: Organization, evidence_id: int) -> Evidence | None:
    """One piece of evidence of an organization, with its file, indicator and node."""
    return (
        Evidence.objects.select_related("file", "indicator__node")
        .filter(indicator__node__organization=organization, pk=evidence_id)
        .first()
    )


def standing_evidence(
    indicator: PlanIndicator, period: str, *, file: EvidenceFile | None = None, link: str = ""
) -> Evidence | None:
    """The same file or link where it already supports an indicator in a quarter."""
    return Evidence.objects.filter(
        indicator=indicator, period=period, file=file, link=link, withdrawn_at__isnull=True
    ).first()


def entries_about(
    organization: Organization, year: int, subjects: Collection[str]
) -> tuple[Entry, ...]:
    """Every line of a year's ledger about some subjects, oldest first: one query."""
    return tuple(
        Entry.objects.select_related("by")
        .filter(ledger__organization=organization, ledger__year=year, subject__in=list(subjects))
        .order_by("number")
    )


def ceilings_of(node: PlanNode) -> tuple[NodeCeiling, ...]:
    """The ceilings of a node in all versions, the original first."""
    return tuple(NodeCeiling.objects.select_related("version").filter(node=node))


def targets_of(indicator: PlanIndicator) -> tuple[TargetValue, ...]:
    """The targets of an indicator in all versions and periods, the original first."""
    return tuple(TargetValue.objects.select_related("version").filter(indicator=indicator))
