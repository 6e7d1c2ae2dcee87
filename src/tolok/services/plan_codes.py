"""The deeds that bring a plan in line with the nomenclature: fill a row, or every code."""

from tolok.domain.errors import TolokError
from tolok.domain.levels import Level
from tolok.services.acting import Actor
from tolok.services.outlines import Outline, open_outline
from tolok.services.plan_texts import IndicatorText, NodeText
from tolok.services.planning import Planner, planning
from tolok.store import plans
from tolok.store.models import Organization, PlanNode


def adoptable_codes(outline: Outline) -> dict[str, str]:
    """The codes that names alone already tell, by the key of their node."""
    rows = {node.row: node.record.key for node in outline.nodes}
    return {
        rows[one.row]: one.expected
        for one in outline.findings
        if one.rule == "nomenclature-no-code" and one.expected and one.row in rows
    }


def adopt_codes(actor: Actor, organization: Organization, year: int, reason: str = "") -> int:
    """Fill every empty code that a name tells; answers how many. TolokError where none does."""
    with planning(actor, organization, year) as planner:
        outline = open_outline(organization, year)
        codes = adoptable_codes(outline)
        if not codes:
            raise TolokError("Tidak ada kode yang dapat diisi dari nama.")
        for key, code in codes.items():
            node = outline.by_key[key].record
            text = NodeText(Level(node.level), node.name, code, node.responsible)
            planner.edit_node(node, text, node.revision, reason)
        return len(codes)


def fill_indicator(
    planner: Planner, node: PlanNode, name: str, unit: str, reason: str = ""
) -> None:
    """Give a node's first indicator a name and unit, or make it where there is none."""
    first = plans.first_indicator(node)
    if first is None:
        planner.add_indicator(node, IndicatorText(name, unit=unit), reason=reason)
        return
    text = IndicatorText(
        name,
        first.method,
        unit,
        first.baseline,
        first.is_key,
        first.reason,
        first.data_source,
        first.responsible,
    )
    planner.edit_indicator(first, text, first.revision, reason)
