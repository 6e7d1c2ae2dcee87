"""What is asked about plans and about what was recorded against them."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

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


Record = TypeVar("Record")
_Several: TypeAlias = defaultdict[int, list[Record]]


def _several() -> "_Several[Any]":
    return defaultdict(list)


@dataclass(frozen=True)
class PlanRecords:
    """The plan of an organization and year as its rows, closed ones included.

    ``all_targets`` are by indicator and ``all_ceilings`` by node, the latest version last.
    """

    nodes: tuple[PlanNode, ...]
    indicators: Mapping[int, Sequence[PlanIndicator]]
    all_targets: Mapping[int, Sequence[TargetValue]]
    all_ceilings: Mapping[int, Sequence[NodeCeiling]]

    @cached_property
    def targets(self) -> Mapping[int, Mapping[str, TargetValue]]:
        """The targets in force, by indicator and period: of the latest version that says one."""
        return {
            indicator: {one.period: one for one in several}
            for indicator, several in self.all_targets.items()
        }

    @cached_property
    def ceilings(self) -> Mapping[int, NodeCeiling]:
        """The ceilings in force, by node."""
        return {node: several[-1] for node, several in self.all_ceilings.items()}


def plan_records(organization: Organization, year: int) -> PlanRecords:
    """The plan of an organization and year: four queries, whatever its size."""
    return plans_of([organization], year)[organization.pk]


def plans_of(organizations: Sequence[Organization], year: int) -> Mapping[int, PlanRecords]:
    """The plans of several organizations, by organization: four queries, as for one."""
    own = {"node__organization__in": organizations, "node__year": year}
    nodes: defaultdict[int, list[PlanNode]] = defaultdict(list)
    for node in PlanNode.objects.filter(organization__in=organizations, year=year):
        nodes[node.organization_id].append(node)
    owner = {node.pk: node.organization_id for several in nodes.values() for node in several}
    indicators: defaultdict[int, _Several[PlanIndicator]] = defaultdict(_several)
    owner_of_indicator = {}
    for indicator in PlanIndicator.objects.filter(**own):
        owner_of_indicator[indicator.pk] = owner[indicator.node_id]
        indicators[owner[indicator.node_id]][indicator.node_id].append(indicator)
    targets: defaultdict[int, _Several[TargetValue]] = defaultdict(_several)
    named = {f"indicator__{name}": value for name, value in own.items()}
    for target in TargetValue.objects.select_related("version").filter(**named):
        targets[owner_of_indicator[target.indicator_id]][target.indicator_id].append(target)
    ceilings: defaultdict[int, _Several[NodeCeiling]] = defaultdict(_several)
    for ceiling in NodeCeiling.objects.select_related("version").filter(**own):
        ceilings[owner[ceiling.node_id]][ceiling.node_id].append(ceiling)
    return {
        pk: PlanRecords(tuple(nodes[pk]), indicators[pk], targets[pk], ceilings[pk])
        for pk in (one.pk for one in organizations)
    }


def measurements_of(
    organization: Organization, year: int, keys: Sequence[str] | None = None
) -> Mapping[tuple[int, str], Measurement]:
    """What was recorded of each indicator, or of those of some keys, by indicator and period.

    One query; none for no keys.
    """
    found = Measurement.objects.select_related("changed_by").filter(
        indicator__node__organization=organization, indicator__node__year=year
    )
    if keys is not None:
        found = found.filter(indicator__key__in=keys)
    return {(one.indicator_id, one.period): one for one in found}


def spendings_of(
    organization: Organization, year: int, keys: Sequence[str] | None = None
) -> Mapping[tuple[int, str], NodeSpending]:
    """What each node, or those of some keys, spent, by node and period.

    One query; none for no keys.
    """
    found = NodeSpending.objects.select_related("changed_by").filter(
        node__organization=organization, node__year=year
    )
    if keys is not None:
        found = found.filter(node__key__in=keys)
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
