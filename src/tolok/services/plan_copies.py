"""The deed that begins a year's plan with that of the year before."""

from collections.abc import Mapping

from tolok.domain.errors import TolokError
from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.services.acting import Actor
from tolok.services.plan_texts import IndicatorText, NodeText
from tolok.services.planning import Planner, planning
from tolok.store import plans
from tolok.store.models import Organization, PlanIndicator, PlanNode, TargetValue


def copy_plan(actor: Actor, organization: Organization, year: int) -> int:
    """Copy the open nodes and indicators of the year before; answers how many nodes there were.

    Keys stay the same, so that a figure can be followed through the years, and formulas keep
    their version. Targets come from the Renstra's years where it has them; ceilings are those of
    a new budget and are not copied.
    """
    with planning(actor, organization, year) as planner:
        if plans.has_plan(organization, year):
            raise TolokError(f"Rencana tahun {year} sudah berisi; salin hanya ke rencana kosong.")
        records = plans.plan_records(organization, year - 1)
        nodes = [node for node in records.nodes if node.closed_on is None]
        if not nodes:
            raise TolokError(f"Tidak ada rencana tahun {year - 1} yang dapat disalin.")
        made: dict[int | None, PlanNode | None] = {None: None}
        # A parent is always of a higher level; positions of siblings stay in their order.
        for node in sorted(nodes, key=lambda node: Level(node.level).depth):
            made[node.pk] = _copied(planner, node, made.get(node.parent_id))
        for node in nodes:
            for one in records.indicators.get(node.pk, ()):
                copy = made[node.pk]
                if one.closed_on is None and copy is not None:
                    _copy_indicator(planner, copy, one, records.targets.get(one.pk, {}))
        return len(nodes)


def _copied(planner: Planner, node: PlanNode, parent: PlanNode | None) -> PlanNode:
    text = NodeText(Level(node.level), node.name, node.code, node.responsible)
    return planner.add_node(parent, text, key=node.key)


def _copy_indicator(
    planner: Planner, node: PlanNode, one: PlanIndicator, targets: Mapping[str, TargetValue]
) -> None:
    text = IndicatorText(**{name: getattr(one, name) for name in vars(IndicatorText(""))})
    copy = planner.add_indicator(node, text, like=one)
    for period, target in targets.items():
        of = Period.parse(period)
        is_whole_year = of == Period(of.year)
        if is_whole_year and of.year >= planner.year and target.written:
            planner.set_target(copy, period, target.written)
