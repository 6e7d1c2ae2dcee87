"""The plan of a year: nodes, indicators, targets and ceilings by version."""

from collections.abc import Mapping

from ninja import Router

from tolok.api.answers import CeilingAnswer, IndicatorAnswer, NodeAnswer, PlanAnswer, TargetAnswer
from tolok.api.opening import ERRORS, organization_to
from tolok.api.questions import Id, Year
from tolok.api.signing import AskingRequest
from tolok.api.telling import organization_of, typed
from tolok.store import plans
from tolok.store.listings import PlanIndicator, PlanNode
from tolok.store.plans import PlanRecords

router = Router(tags=["plans"])


@router.get(
    "/organizations/{organization_id}/plans/{year}",
    response={200: PlanAnswer, **ERRORS},
    summary="Rencana satu tahun: susunan, indikator, rumus, target, dan pagu",
)
def show_plan(request: AskingRequest, organization_id: Id, year: Year) -> PlanAnswer:
    """The plan of a year, whole; the latest version of each target counts."""
    organization = organization_to(request, organization_id)
    records = plans.plan_records(organization, year)
    keys = {node.pk: node.key for node in records.nodes}
    return PlanAnswer(
        organization=organization_of(organization),
        year=year,
        nodes=[_node(node, keys, records) for node in records.nodes],
    )


def _node(node: PlanNode, keys: Mapping[int, str], records: PlanRecords) -> NodeAnswer:
    return NodeAnswer(
        key=node.key,
        parent=keys.get(node.parent_id) if node.parent_id else None,
        level=node.level,
        code=node.code,
        name=node.name,
        responsible=node.responsible,
        closed_on=node.closed_on,
        indicators=[_indicator(one, records) for one in records.indicators.get(node.pk, ())],
        ceilings=[
            CeilingAnswer(version=one.version.number, rupiah=str(one.amount))
            for one in records.all_ceilings.get(node.pk, ())
        ],
    )


def _indicator(one: PlanIndicator, records: PlanRecords) -> IndicatorAnswer:
    targets = records.targets.get(one.pk, {})
    return IndicatorAnswer(
        key=one.key,
        name=one.name,
        method=one.method,
        unit=one.unit,
        calculation=one.calculation,
        expression=one.expression,
        accumulation=one.accumulation,
        denominator=one.denominator,
        formula_version=one.version,
        baseline=one.baseline,
        is_key=one.is_key,
        responsible=one.responsible,
        closed_on=one.closed_on,
        targets=[
            TargetAnswer(
                period=period,
                version=target.version.number,
                target=typed(target.written, target.state, target.value),
            )
            for period, target in sorted(targets.items())
        ],
    )
