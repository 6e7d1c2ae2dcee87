"""Exact arithmetic over columns: half up in integers, 128 bits only where 64 could overflow.

Every engine's own division is a binary number or cuts digits off, and its own rounding gets exact
ties wrong. So engines are asked for one thing only, the integer quotient cut off towards zero,
which each defines under the same name (see engines). And an engine may compute a branch that it
does not take (both lift common parts out of them, and drop a condition that stands twice), so
every operand is clamped by least and greatest: nothing here can overflow or divide by zero,
whatever the condition before it says.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import ibis
import ibis.expr.datatypes as dt

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, IntegerColumn, IntegerValue, NumericValue

WIDE = dt.Decimal(38, 0)
"""An integer of 38 digits: DECIMAL(38,0), 128 bits in every engine, never wrapped."""

NARROW = 4 * 10**18
"""A numerator up to this may be doubled and given a denominator of 10¹⁸, and stays in 64 bits."""

LIMIT = 10**6
"""An achievement of this times its target (10⁸ per cent) and more is a slip, and counts as none.

Below it each figure has at most 12 digits, so that its product with a ceiling of 18, added up
over 10⁸ rows, stays within 38 digits.
"""

PER_CENT = 100

_MOST = NARROW // 10**6
_HIGHEST = 10**18


@ibis.udf.scalar.builtin(signature=((dt.int64, dt.int64), dt.int64))
def tolok_quotient(numerator: Any, denominator: Any) -> Any:
    """Numerator / denominator cut off towards zero, in 64 bits."""


@ibis.udf.scalar.builtin(signature=((WIDE, WIDE), dt.int64))
def tolok_wide_quotient(numerator: Any, denominator: Any) -> Any:
    """The same in 128 bits; the result fits 64."""


class Ratio(NamedTuple):
    """An exact fraction in two columns of 64 bits: nothing is rounded yet.

    Where it is empty or not sound (see is_sound) there is no fraction.
    """

    over: "IntegerValue"
    below: "IntegerValue"


def wide(number: Any) -> Any:
    """An integer as one of 128 bits."""
    return number.cast(WIDE)


def clamped(number: Any, least: Any, most: Any) -> Any:
    """A number no lower and no higher than two others; one of those where it is empty."""
    return ibis.least(ibis.greatest(number, least), most)


def is_sound(ratio: Ratio) -> "BooleanValue":
    """Whether a fraction's denominator is positive, and the fraction below LIMIT, either sign."""
    size = ratio.over.abs()
    # A narrow numerator never reaches the limit over a denominator beyond this.
    most = NARROW // LIMIT**2 + 1
    narrow = size < clamped(ratio.below, 0, most) * LIMIT
    quotient = tolok_quotient(size, ibis.greatest(ratio.below, 1))
    return (ratio.below > 0) & ibis.ifelse(is_narrow(ratio.over), narrow, quotient < LIMIT)


def sound(ratio: Ratio, is_there: "BooleanValue") -> Ratio:
    """The fraction where it is there, else 0 / 1: something that can be computed with anyway."""
    return Ratio(ibis.ifelse(is_there, ratio.over, 0), ibis.ifelse(is_there, ratio.below, 1))


def is_narrow(over: "IntegerValue") -> "BooleanValue":
    """Whether a numerator times 10⁶ (per cent with four decimals) can be rounded in 64 bits."""
    return over.abs() <= _MOST


def per_cent(ratio: Ratio, decimals: "int | IntegerValue" = 4) -> "IntegerValue":
    """ratio · 100 half up at a count of decimals (0 to 4), times 10^decimals; of a sound ratio.

    This is (2n + d) // (2d) of domain.quantities.half_up, written with a quotient that is cut off:
    for a negative n it is (2n − d + 1) / 2d, so ties still go up.
    """
    factor, below = _factor(decimals), clamped(ratio.below, 1, _HIGHEST)
    return ibis.ifelse(
        is_narrow(ratio.over),
        _half_up(clamped(ratio.over, -_MOST, _MOST) * factor, below),
        _half_up_wide(_within(wide(ratio.over), wide(below), LIMIT) * factor, wide(below)),
    )


def truncated_per_cent(ratio: Ratio, decimals: "int | IntegerValue") -> "IntegerValue":
    """ratio · 100 cut off towards zero at a count of decimals, as some offices write it."""
    factor, below = _factor(decimals), clamped(ratio.below, 1, _HIGHEST)
    return ibis.ifelse(
        is_narrow(ratio.over),
        tolok_quotient(clamped(ratio.over, -_MOST, _MOST) * factor, below),
        tolok_wide_quotient(_within(wide(ratio.over), wide(below), LIMIT) * factor, wide(below)),
    )


def _within(over: Any, below: Any, limit: int) -> Any:
    """A numerator whose fraction stays within a limit, either sign."""
    return clamped(over, -(below * limit), below * limit)


def reaches(ratio: Ratio, bound: int, *, is_inclusive: bool = True) -> "BooleanValue":
    """Whether ratio · 100 is at (or only over) a positive bound of four decimals, exactly."""
    cut = truncated_per_cent(ratio, 4)
    if is_inclusive:
        return cut >= bound
    rest = wide(ratio.over) * (PER_CENT * 10**4) - wide(ratio.below) * bound
    return (cut > bound) | ((cut == bound) & (rest > 0))


def _factor(decimals: "int | IntegerValue") -> Any:
    if isinstance(decimals, int):
        return PER_CENT * 10**decimals
    powers = [(count, ibis.literal(PER_CENT * 10**count, "int64")) for count in range(5)]
    return decimals.cases(*powers)


def _half_up(over: Any, below: Any) -> Any:
    return tolok_quotient(over * 2 + ibis.ifelse(over < 0, 1 - below, below), below * 2)


def _half_up_wide(over: Any, below: Any) -> Any:
    return tolok_wide_quotient(over * 2 + ibis.ifelse(over < 0, 1 - below, below), below * 2)


def total(column: "IntegerColumn | NumericValue") -> Any:
    """The exact sum of a column in 128 bits; empty where every value is."""
    return wide(wide(column).sum())


def quotient(over: Any, below: Any, limit: int, factor: int = 1) -> Any:
    """over · factor / below half up, in 64 bits; empty where below is not positive.

    Both are of 128 bits. Empty too where over / below reaches the limit: then it is a slip. What
    stays below, limit · factor at most, fits 64 bits.
    """
    parts = ibis.greatest(below, wide(ibis.literal(1)))
    is_there = over.notnull() & below.notnull() & (below > 0) & (over.abs() < parts * limit)
    return ibis.ifelse(is_there, _half_up_wide(_within(over, parts, limit) * factor, parts), None)


def mean_of(sum_: Any, count: Any) -> Any:
    """sum / count half up, in the unit of the sum; empty where there is nothing to count."""
    return quotient(sum_, wide(count), NARROW)
