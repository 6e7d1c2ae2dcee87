"""What a person says of a node, an indicator and its formula, and how the ledger tells it."""

from dataclasses import dataclass, replace

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.expressions import parse
from tolok.domain.indicators import Calculation
from tolok.domain.levels import Level
from tolok.store.models import PlanIndicator, PlanNode


@dataclass(frozen=True)
class NodeText:
    """What a person says of a node."""

    level: Level
    name: str
    code: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class IndicatorText:
    """What a person says of an indicator, its formula left aside."""

    name: str
    method: str = ""
    unit: str = ""
    baseline: str = ""
    is_key: bool = False
    reason: str = ""
    data_source: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class Formula:
    """What makes an indicator's figure, by the names of the domain (*rumus*)."""

    calculation: str = Calculation.HIGHER_IS_BETTER
    expression: str = ""
    accumulation: str = "sum"
    denominator: str = "annual"
    above: str = "ratio"
    scale: str = ""
    is_zero_the_goal: bool = False


def required(text: str, message: str) -> str:
    """A text without the spaces around it; TolokError with the message where nothing is left."""
    if not text.strip():
        raise TolokError(message)
    return text.strip()


def node_content(node: PlanNode) -> dict[str, Plain]:
    """A node as the ledger tells it."""
    return {
        "parent": node.parent.key if node.parent else None,
        "level": node.level,
        "code": node.code,
        "name": node.name,
        "responsible": node.responsible,
    }


def indicator_fields(text: IndicatorText) -> dict[str, str | bool]:
    """What is said of an indicator as the fields of its record."""
    fields = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in vars(text).items()
    }
    required(text.name, "Tulis nama indikatornya.")
    return fields


def indicator_content(indicator: PlanIndicator) -> dict[str, Plain]:
    """An indicator's words as the ledger tells them."""
    return {name: getattr(indicator, name) for name in vars(IndicatorText(""))}


def formula_content(indicator: PlanIndicator) -> dict[str, Plain]:
    """An indicator's formula as the ledger tells it."""
    return {name: getattr(indicator, name) for name in vars(Formula())}


def checked_formula(formula: Formula) -> dict[str, Plain]:
    """A formula as fields of a record; ExpressionError where its expression is none."""
    expression = formula.expression.strip()
    if expression:
        parse(expression)
    return dict(vars(replace(formula, expression=expression)))
