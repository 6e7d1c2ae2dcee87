"""What is asked about plans and about what was recorded against them."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max

from tolok.domain.permissions import Deed
from tolok.store.models import (
    Entry,
    FiscalYear,
    Government,
    Ledger,
    Measurement,
    NodeCeiling,
    NodeSpending,
    Organization,
    PlanIndicator,
    PlanNode,
    PlanVersion,
    Snapshot,
    Submission,
    TargetValue,
)

PLAN_DOCUMENTS = (Snapshot.Kind.AGREEMENT, Snapshot.Kind.ACTION_PLAN, Snapshot.Kind.INDICATORS)
"""The documents that are drawn from a plan."""


@dataclass(frozen=True)
class PlanRecords:
    """The plan of an organization and year as its rows, closed ones included.

    ``targets`` are by indicator and then by period, ``ceilings`` by node: in each the latest
    version that says anything counts, and earlier ones are in ``all_targets`` by indicator and
    ``all_ceilings``.
    """

    nodes: tuple[PlanNode, ...]
    indicators: Mapping[int, tuple[PlanIndicator, ...]]
    targets: Mapping[int, Mapping[str, TargetValue]]
    ceilings: Mapping[int, NodeCeiling]
    all_ceilings: Mapping[int, tuple[NodeCeiling, ...]]
    all_targets: Mapping[int, tuple[TargetValue, ...]]


def plan_records(organization: Organization, year: int) -> PlanRecords:
    """The plan of an organization and year: four queries, whatever its size."""
    nodes = tuple(PlanNode.objects.filter(organization=organization, year=year))
    indicators: defaultdict[int, list[PlanIndicator]] = defaultdict(list)
    own = {"node__organization": organization, "node__year": year}
    for indicator in PlanIndicator.objects.filter(**own):
        indicators[indicator.node_id].append(indicator)
    targets: defaultdict[int, dict[str, TargetValue]] = defaultdict(dict)
    all_targets: defaultdict[int, list[TargetValue]] = defaultdict(list)
    named = {f"indicator__{name}": value for name, value in own.items()}
    for target in TargetValue.objects.select_related("version").filter(**named):
        targets[target.indicator_id][target.period] = target
        all_targets[target.indicator_id].append(target)
    ceilings: defaultdict[int, list[NodeCeiling]] = defaultdict(list)
    for ceiling in NodeCeiling.objects.select_related("version").filter(**own):
        ceilings[ceiling.node_id].append(ceiling)
    return PlanRecords(
        nodes,
        {node: tuple(several) for node, several in indicators.items()},
        targets,
        {node: several[-1] for node, several in ceilings.items()},
        {node: tuple(several) for node, several in ceilings.items()},
        {indicator: tuple(several) for indicator, several in all_targets.items()},
    )


def measurements_of(organization: Organization, year: int) -> Mapping[tuple[int, str], Measurement]:
    """What was recorded of each indicator, by indicator and period: one query."""
    found = Measurement.objects.select_related("changed_by").filter(
        indicator__node__organization=organization, indicator__node__year=year
    )
    return {(one.indicator_id, one.period): one for one in found}


def spendings_of(organization: Organization, year: int) -> Mapping[tuple[int, str], NodeSpending]:
    """What each node spent, by node and period: one query."""
    found = NodeSpending.objects.select_related("changed_by").filter(
        node__organization=organization, node__year=year
    )
    return {(one.node_id, one.period): one for one in found}


def submission_of(organization: Organization, period: str) -> Submission | None:
    """The submission of a quarter, if anything was done about it."""
    return Submission.objects.filter(organization=organization, period=period).first()


def indicator_by_key(organization: Organization, year: int, key: str) -> PlanIndicator | None:
    """The indicator of a key, with its node."""
    return (
        PlanIndicator.objects.select_related("node")
        .filter(node__organization=organization, node__year=year, key=key)
        .first()
    )


def node_by_key(organization: Organization, year: int, key: str) -> PlanNode | None:
    """The node of a key, with the one above it."""
    return (
        PlanNode.objects.select_related("parent")
        .filter(organization=organization, year=year, key=key)
        .first()
    )


def open_siblings(node: PlanNode) -> list[PlanNode]:
    """The open nodes under the same parent, the node among them, in their order."""
    found = PlanNode.objects.filter(
        organization=node.organization_id,
        year=node.year,
        parent=node.parent_id,
        closed_on__isnull=True,
    )
    return list(found)


def first_indicator(node: PlanNode) -> PlanIndicator | None:
    """The first open indicator of a node."""
    return PlanIndicator.objects.filter(node=node, closed_on__isnull=True).first()


def has_nodes_below(node: PlanNode) -> bool:
    """Whether a node has open nodes under it."""
    return PlanNode.objects.filter(parent=node, closed_on__isnull=True).exists()


def version_in_force(fiscal_year: FiscalYear) -> PlanVersion | None:
    """The latest version of a year's plan."""
    return PlanVersion.objects.filter(fiscal_year=fiscal_year).last()


def last_position(organization: Organization, year: int) -> int:
    """The position of the last node; -1 where there is none."""
    found = PlanNode.objects.filter(organization=organization, year=year)
    last: int | None = found.aggregate(last=Max("position"))["last"]
    return -1 if last is None else last


def is_agreed(organization: Organization, year: int) -> bool:
    """Whether a performance agreement was made from the plan of that year."""
    return Snapshot.objects.filter(
        organization=organization, kind=Snapshot.Kind.AGREEMENT, period=str(year)
    ).exists()


def versions_of(government: Government, year: int) -> list[PlanVersion]:
    """The versions of a year's plan and budget, the original first."""
    return list(
        PlanVersion.objects.filter(fiscal_year__government=government, fiscal_year__year=year)
    )


def years_of(government: Government) -> list[FiscalYear]:
    """The years that were opened for a government, newest first."""
    return list(FiscalYear.objects.filter(government=government))


def has_plan(organization: Organization, year: int) -> bool:
    """Whether an organization has any node in a year."""
    return PlanNode.objects.filter(organization=organization, year=year).exists()


def ledger_length(organization: Organization, year: int) -> int:
    """How many lines the book of an organization and year has: what a page was made from."""
    found = Ledger.objects.filter(organization=organization, year=year).values_list("length")
    return next((length for (length,) in found), 0)


def document_snapshot(organization: Organization, snapshot_id: int) -> Snapshot | None:
    """A document that was made from an organization's plan, with its content."""
    found = Snapshot.objects.filter(organization=organization, kind__in=PLAN_DOCUMENTS)
    return found.filter(pk=snapshot_id).first()


def agreement_officials(organization: Organization, year: int) -> dict[str, str]:
    """Whose each document of a year's plan is, by its subject in the ledger."""
    found = Entry.objects.filter(
        ledger__organization=organization, ledger__year=year, deed=Deed.MAKE_AGREEMENT
    )
    return {
        subject: str(json.loads(content)["official"])
        for subject, content in found.values_list("subject", "content")
    }


def document_snapshots(organization: Organization, year: int) -> list[Snapshot]:
    """The documents that were made from a year's plan, newest first, without their contents."""
    return list(
        Snapshot.objects.defer("content")
        .select_related("made_by")
        .filter(organization=organization, period=str(year), kind__in=PLAN_DOCUMENTS)
        .order_by("-made_at", "-pk")
    )
