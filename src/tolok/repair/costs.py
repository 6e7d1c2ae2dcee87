"""Chances as costs that add up: −ln, in integer thousandths, so that every machine agrees."""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

_EXACT_ENOUGH = Context(prec=12)
_FOUR_DECIMALS = Decimal("0.0001")


def cost(chance: Fraction | str) -> int:
    """−1000 · ln(chance), to the nearest integer: likely things cost little.

    >>> cost("1"), cost("0.5"), cost(Fraction(1, 1000))
    (0, 693, 6908)
    """
    return cost_of(*Fraction(chance).as_integer_ratio())


@lru_cache(maxsize=1 << 12)
def cost_of(part: int, whole: int) -> int:
    """The same for so many cases of a whole.

    >>> cost_of(2, 4), cost_of(1, 1000)
    (693, 6908)
    """
    ratio = _EXACT_ENOUGH.divide(Decimal(part), Decimal(whole))
    return -int((ratio.ln(_EXACT_ENOUGH) * 1000).to_integral_value())


def weights(costs: Sequence[int]) -> list[Decimal]:
    """The chances of rival explanations by their costs: they add up to 1 (up to rounding).

    >>> [str(weight.quantize(Decimal("0.01"))) for weight in weights([9000, 9000])]
    ['0.50', '0.50']
    """
    least = min(costs)
    raw = [_EXACT_ENOUGH.exp(Decimal(least - one) / 1000) for one in costs]
    whole = sum(raw)
    return [_EXACT_ENOUGH.divide(one, whole) for one in raw]


def shown(chance: Decimal) -> Decimal:
    """A chance as it is shown: four decimals, and never a false certainty of 1.

    >>> shown(Decimal("0.99999")), shown(Decimal("0.5"))
    (Decimal('0.9999'), Decimal('0.5000'))
    """
    return min(chance.quantize(_FOUR_DECIMALS), Decimal("0.9999"))
