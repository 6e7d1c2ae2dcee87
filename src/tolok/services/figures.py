"""What an indicator has reached by a quarter: its definition, target, realization, achievement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from tolok.domain.achievements import Achievement, Given, achieve
from tolok.domain.expressions import Expression, parse
from tolok.domain.forms import BLANK, Cell, State
from tolok.domain.indicators import (
    AKIP_GRADES,
    OPINIONS,
    Above,
    Accumulation,
    Calculation,
    Denominator,
    Indicator,
    Scale,
)
from tolok.domain.measurements import Measured, accumulate
from tolok.domain.periods import Period
from tolok.domain.quantities import exact_sum, plain
from tolok.domain.typed import figure_cell, read_target, target_to_date, typed_cell, typed_target
from tolok.store.models import Measurement, PlanIndicator, TargetValue

SCALES: Mapping[str, Scale] = {"opinions": OPINIONS, "akip_grades": AKIP_GRADES}
"""The scales that an ordinal indicator may name."""


@lru_cache(maxsize=1 << 12)
def _defined(  # noqa: PLR0913, PLR0917 - everything that makes an indicator's figure
    name: str,
    unit: str,
    calculation: str,
    expression: str,
    scale: str,
    above: str,
    accumulation: str,
    denominator: str,
    version: int,
    *,
    is_zero_the_goal: bool,
) -> Indicator:
    return Indicator(
        name,
        unit,
        Calculation(calculation),
        parse(expression) if expression else None,
        SCALES.get(scale),
        Above(above),
        is_zero_the_goal,
        Accumulation(accumulation),
        Denominator(denominator),
        version,
    )


def definition_of(record: PlanIndicator) -> Indicator:
    """The domain's indicator that a record stands for; ValueError where it could not be."""
    return _defined(
        record.name,
        record.unit,
        record.calculation,
        record.expression,
        record.scale,
        record.above,
        record.accumulation,
        record.denominator,
        record.version,
        is_zero_the_goal=record.is_zero_the_goal,
    )


@dataclass(frozen=True)
class Reached:
    """An indicator at the end of a quarter (*capaian sampai dengan triwulan*).

    ``target`` is the one that the achievement is measured against; ``annual`` that of the year.
    ``realization`` is to date, as a form would write it. ``due`` is the achievement against what
    was due by now: the quarters' targets, or in the fourth quarter the year's.
    """

    definition: Indicator
    annual: Cell
    target: Cell
    realization: Cell
    measured: Measured | None
    achievement: Achievement
    due: Achievement


def quarters_to(period: Period) -> tuple[str, ...]:
    """The codes of the year's quarters up to and with a quarter, or all four of a year.

    >>> quarters_to(Period(2026, quarter=2))
    ('2026-Q1', '2026-Q2')
    """
    return tuple(
        Period(period.year, quarter=number).code for number in range(1, (period.quarter or 4) + 1)
    )


def reached_by(
    record: PlanIndicator,
    period: Period,
    targets: Mapping[str, TargetValue],
    measurements: Sequence[Measurement | None],
) -> Reached:
    """What an indicator has reached; ``measurements`` are the quarters' up to the period."""
    definition = definition_of(record)
    annual = _target(targets.get(str(period.year)))
    to_date = _target_to_date(definition, period, targets)
    target = to_date if definition.denominator is Denominator.TO_DATE else annual
    is_whole = (period.quarter or 4) == 4
    due_target, against = annual, Denominator.ANNUAL
    if to_date.written or not is_whole:
        due_target, against = to_date, Denominator.TO_DATE
    cell, measured = _realization(definition, measurements)
    given: Given = cell
    if measured is not None and measured.value is not None:
        given = measured.value
    elif cell.state is State.UNREADABLE:
        given = read_target(cell.written, definition)
    achievement = achieve(definition, given, read_target(target.written, definition))
    # Its sentence names the target that it is measured against.
    measured_so = replace(definition, denominator=against)
    due = achieve(measured_so, given, read_target(due_target.written, definition))
    return Reached(definition, annual, target, cell, measured, achievement, due)


def variables_of(record: Measurement | None) -> dict[str, Decimal | None]:
    """The variables that were typed for an expression, by name."""
    if record is None:
        return {}
    return {name: typed_cell(str(text)).value for name, text in record.variables.items()}


def _target(record: TargetValue | None) -> Cell:
    return BLANK if record is None else typed_target(record.written)


def _target_to_date(
    definition: Indicator, period: Period, targets: Mapping[str, TargetValue]
) -> Cell:
    """The quarters' targets added up as the indicator adds up its realizations."""
    found = [_target(targets.get(code)) for code in quarters_to(period)]
    if all(cell.value is None for cell in found):
        return next((cell for cell in reversed(found) if cell.written), BLANK)
    return target_to_date(found, definition.accumulation)


def _realization(
    definition: Indicator, measurements: Sequence[Measurement | None]
) -> tuple[Cell, Measured | None]:
    """The realization to date as a form writes it, and how it was added up."""
    if definition.expression is not None:
        measured = _computed(definition.expression, definition.accumulation, measurements)
        return (BLANK if measured.value is None else figure_cell(measured.value)), measured
    cells = [
        BLANK if one is None else Cell(one.written, State(one.state), _decimal(one.value))
        for one in measurements
    ]
    if all(cell.value is None for cell in cells):
        # A dash or a name of a scale is the latest word; blank only where nothing was said.
        return next((cell for cell in reversed(cells) if cell.written), BLANK), None
    measured = accumulate([cell.value for cell in cells], definition.accumulation)
    typed = cells[-1]
    if measured.value is None or typed.value == measured.value:
        return typed, measured
    return figure_cell(measured.value), measured


def _computed(
    expression: Expression,
    accumulation: Accumulation,
    measurements: Sequence[Measurement | None],
) -> Measured:
    """The quarters of a computed indicator; a sum pools its variables before it divides.

    A mean of quarterly percentages would count a quarter of ten cases like one of a thousand.
    """
    given = [variables_of(one) for one in measurements]
    values = [_value(expression, one) for one in given]
    if accumulation is not Accumulation.SUM:
        return accumulate(values, accumulation)
    pooled: dict[str, Decimal | None] = {}
    for name in expression.variables:
        told = [value for one in given if (value := one.get(name)) is not None]
        pooled[name] = plain(exact_sum(told)) if told else None
    return Measured(accumulation, tuple(values), _value(expression, pooled))


def _value(expression: Expression, variables: Mapping[str, Decimal | None]) -> Fraction | None:
    value = expression.evaluate(variables)
    return value if isinstance(value, Fraction) else None


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
