"""An agreed plan to JSON without binary floats, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.domain.agreements import AgreedIndicator, AgreedNode, AgreedPlan, Party
from tolok.domain.chains import Plain
from tolok.domain.levels import Level


def agreement_to_json(plan: AgreedPlan) -> dict[str, Plain]:
    """The plan as plain values: amounts and days as texts."""
    whole = {name: value for name, value in vars(plan).items() if name != "nodes"}
    return {
        **whole,
        "made_on": plan.made_on.isoformat(),
        "first": asdict(plan.first),
        "second": asdict(plan.second),
        "nodes": [_node_to_json(node) for node in plan.nodes],
    }


def agreement_from_json(content: Mapping[str, Any]) -> AgreedPlan:
    """The plan that `agreement_to_json` wrote."""
    names = ("government", "organization", "place", "year", "version", "decree", "official")
    return AgreedPlan(
        **{name: content[name] for name in names},
        made_on=date.fromisoformat(content["made_on"]),
        first=Party(**content["first"]),
        second=Party(**content["second"]),
        nodes=tuple(_node_from_json(node) for node in content["nodes"]),
    )


def _node_to_json(node: AgreedNode) -> dict[str, Plain]:
    return {
        "level": node.level.value,
        "name": node.name,
        "code": node.code,
        "depth": node.depth,
        "responsible": node.responsible,
        "ceiling": None if node.ceiling is None else str(node.ceiling),
        "before": None if node.before is None else str(node.before),
        "indicators": [{**asdict(one), "quarters": list(one.quarters)} for one in node.indicators],
    }


def _node_from_json(content: Mapping[str, Any]) -> AgreedNode:
    money = {
        name: None if content[name] is None else Decimal(content[name])
        for name in ("ceiling", "before")
    }
    indicators = tuple(
        AgreedIndicator(**{**one, "quarters": tuple(one["quarters"])})
        for one in content["indicators"]
    )
    told = {**content, **money, "level": Level(content["level"]), "indicators": indicators}
    return AgreedNode(**told)
