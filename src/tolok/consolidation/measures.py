"""What each row comes to: its achievement by its own calculation, its absorption, its rating."""

from typing import TYPE_CHECKING, Any

import ibis

from tolok.consolidation.arithmetic import (
    Ratio,
    is_sound,
    per_cent,
    reaches,
    sound,
)
from tolok.consolidation.schema import BY_NAME, COLUMNS, DECIMALS, TYPES, UNFIT
from tolok.domain.achievements import Reason
from tolok.domain.forms import State
from tolok.domain.indicators import Above, Calculation
from tolok.domain.quantities import Exact, exact_sum
from tolok.domain.ratings import PERFORMANCE, Edition, RatingTable

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, StringValue, Table

# The state of the realization, then that of the target, decide as in domain.achievements.achieve.
_UNUSABLE = (State.UNREADABLE.value, UNFIT)
_BY_TARGET = (
    Calculation.HIGHER_IS_BETTER.value,
    Calculation.LOWER_IS_BETTER_LINEAR.value,
    Calculation.REDUCTION.value,
    Calculation.ORDINAL.value,
)


def rows() -> "Table":
    """The rows of the warehouse, before any engine is chosen."""
    return ibis.table({column.name: TYPES[column.kind] for column in COLUMNS}, name="rows")


def achieved(table: "Table") -> "Table":
    """The rows with their exact achievement in four columns.

    ``over`` and ``below`` are its fraction (0 / 1 where there is none), ``reason`` says why there
    is none (a Reason, empty where there is one), ``figure`` is it in per cent with four decimals,
    half up.
    """
    told = table.mutate(obstacle=_obstacle(table), over=_over(table), below=_below(table))
    judged = told.mutate(reason=_reason(told))
    ratio = sound(Ratio(judged.over, judged.below), judged.reason.isnull())
    parted = judged.mutate(over=ratio.over, below=ratio.below).drop("obstacle")
    figure = per_cent(Ratio(parted.over, parted.below), DECIMALS)
    return parted.mutate(figure=ibis.ifelse(parted.reason.isnull(), figure, None))


def _obstacle(table: "Table") -> "StringValue":
    """What a cell says that keeps it from being computed with; empty where nothing does."""
    r, t = table.realization_state, table.target_state
    is_range = table.calculation == Calculation.RANGE.value
    return ibis.cases(
        (r == State.BLANK.value, Reason.NOT_MEASURED.value),
        (r == State.DASH.value, Reason.NOT_DUE.value),
        (r.isin(_UNUSABLE), Reason.NOT_COMPUTABLE.value),
        (t == State.BLANK.value, Reason.NO_TARGET.value),
        (t == State.DASH.value, Reason.NOT_DUE.value),
        (t.isin(_UNUSABLE), Reason.NOT_COMPUTABLE.value),
        (is_range != table.target_upper.notnull(), Reason.NOT_COMPUTABLE.value),
        else_=ibis.null("string"),
    )


def _over(table: "Table") -> Any:
    """The numerator of the achievement."""
    r, t, upper = table.realization, table.target, table.target_upper
    return ibis.cases(
        (_is_zero_the_goal(table), ibis.ifelse(r == 0, 1, 0).cast("int64")),
        (
            table.calculation.isin((Calculation.HIGHER_IS_BETTER.value, Calculation.ORDINAL.value)),
            r,
        ),
        (table.calculation == Calculation.LOWER_IS_BETTER_LINEAR.value, t * 2 - r),
        (table.calculation == Calculation.LOWER_IS_BETTER_RATIO.value, t),
        (table.calculation == Calculation.REDUCTION.value, t - r),
        (table.calculation == Calculation.EXACT.value, ibis.ifelse(r == t, 1, 0).cast("int64")),
        (r < t, r),
        (r <= upper, ibis.literal(1, "int64")),
        (table.above == Above.RATIO.value, upper),
        else_=upper * 2 - r,
    )


def _below(table: "Table") -> Any:
    """The denominator of the achievement; where it is not positive there is none."""
    r, t, upper = table.realization, table.target, table.target_upper
    one = ibis.literal(1, "int64")
    return ibis.cases(
        (_is_zero_the_goal(table), one),
        (table.calculation.isin(_BY_TARGET), t),
        (table.calculation == Calculation.LOWER_IS_BETTER_RATIO.value, r),
        (table.calculation == Calculation.EXACT.value, one),
        (r < t, t),
        (r <= upper, one),
        (table.above == Above.RATIO.value, ibis.ifelse(upper > 0, r, 0)),
        else_=upper,
    )


def _is_zero_the_goal(table: "Table") -> "BooleanValue":
    is_numeric = table.calculation.notin((Calculation.RANGE.value, Calculation.ORDINAL.value))
    return table.is_zero_the_goal & (table.target == 0) & is_numeric


def _reason(table: "Table") -> "StringValue":
    """Why there is no achievement, the first reason that applies."""
    divides_by_target = table.calculation.isin(
        (*_BY_TARGET, Calculation.LOWER_IS_BETTER_RATIO.value)
    )
    return ibis.cases(
        (table.obstacle.notnull(), table.obstacle),
        (_is_zero_the_goal(table), ibis.null("string")),
        (divides_by_target & (table.target == 0), Reason.ZERO_TARGET.value),
        (divides_by_target & (table.target < 0), Reason.UNDEFINED.value),
        (table.below <= 0, Reason.UNDEFINED.value),
        (~is_sound(Ratio(table.over, table.below)), Reason.NOT_COMPUTABLE.value),
        else_=ibis.null("string"),
    )


def absorbed(table: "Table") -> "Table":
    """The rows with their exact absorption in four columns. A dash counts as nothing spent.

    ``spent`` and ``allowed`` are its fraction (0 / 1 where there is none), ``is_absorbed`` says
    whether there is one: not where a figure is missing or the ceiling is nothing;
    ``absorption_figure`` is it in per cent with four decimals, half up.
    """
    spent, allowed = amount(table, "spending"), amount(table, "ceiling")
    told = table.mutate(spent=spent, allowed=allowed)
    is_known = told.spent.notnull() & told.allowed.notnull()
    judged = told.mutate(is_absorbed=is_known & is_sound(Ratio(told.spent, told.allowed)))
    ratio = sound(Ratio(judged.spent, judged.allowed), judged.is_absorbed)
    parted = judged.mutate(spent=ratio.over, allowed=ratio.below)
    figure = per_cent(Ratio(parted.spent, parted.allowed), DECIMALS)
    return parted.mutate(absorption_figure=ibis.ifelse(parted.is_absorbed, figure, None))


def amount(table: "Table", cell: str) -> Any:
    """A cell in arithmetic: a dash is nothing, so zero; a blank is not known."""
    is_dash = table[f"{cell}_state"] == State.DASH.value
    return ibis.ifelse(is_dash, ibis.literal(0, "int64"), table[cell])


def computed(table: "Table") -> "Table":
    """The rows with the three columns that the warehouse computes for each."""
    inputs = [name for name, column in BY_NAME.items() if not column.is_computed]
    figures = absorbed(achieved(table))
    return figures.select(
        *inputs,
        computed_achievement=figures.figure,
        computed_reason=figures.reason,
        computed_absorption=figures.absorption_figure,
    ).select([column.name for column in COLUMNS])


def rating_of(ratio: Ratio, edition: Edition) -> "StringValue":
    """The class of an exact fraction in an edition of a rating table."""
    bands = [band for band in edition.bands if band.lower is not None]
    lowest = next(band for band in edition.bands if band.lower is None)
    return ibis.cases(
        *(
            (
                reaches(ratio, fixed(band.lower), is_inclusive=band.includes_lower),
                band.label,
            )
            for band in bands
            if band.lower is not None
        ),
        else_=lowest.label,
    )


def fixed(bound: Exact) -> int:
    """A bound as an integer of four decimals; ValueError where it has more."""
    number = exact_sum([bound]) * 10**DECIMALS
    if number.denominator != 1:
        raise ValueError(f"batas {bound} mempunyai lebih dari {DECIMALS} desimal")
    return int(number.numerator)


def latest(table: RatingTable = PERFORMANCE) -> Edition:
    """The newest edition of a rating table: one table for all years, so that they compare."""
    return max(table.editions, key=lambda edition: edition.since)
