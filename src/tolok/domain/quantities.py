"""Exact numbers: rupiah as integers, quantities and percentages as decimals, rounded half up once.

Binary floats and the default decimal division get exact ties wrong, so every quotient here is
a pair of integers (a Fraction) until the one rounding at its end.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

Exact = Decimal | Fraction | int
"""A number without rounding; every one of them becomes a Fraction without loss."""

_UNIT, _CENT = Decimal(1), Decimal("0.01")


def half_up(numerator: int, denominator: int) -> int:
    """The integer nearest to numerator/denominator; a tie goes up (towards plus infinity).

    This is ``(2·n + d) // (2·d)`` in integers. The denominator must be positive.

    >>> half_up(5, 2), half_up(-5, 2), half_up(7, 3)
    (3, -2, 2)
    """
    if denominator <= 0:
        raise ValueError("denominator must be positive")
    return (2 * numerator + denominator) // (2 * denominator)


def rounded(number: Exact, decimals: int) -> Decimal:
    """The number half up at a count of decimals, written with exactly that many.

    >>> rounded(Fraction(25, 2), 0), rounded(Decimal("66.145"), 2)
    (Decimal('13'), Decimal('66.15'))
    """
    fraction = Fraction(number)
    scaled = half_up(fraction.numerator * 10**decimals, fraction.denominator)
    return from_scaled(scaled, decimals)


def truncated(number: Exact, decimals: int) -> Decimal:
    """The number cut off (towards zero) after a count of decimals, as some offices write it.

    >>> truncated(Fraction(2, 3) * 100, 2), truncated(Fraction(-2, 3), 1)
    (Decimal('66.66'), Decimal('-0.6'))
    """
    fraction = Fraction(number) * 10**decimals
    return from_scaled(int(fraction), decimals)


def from_scaled(scaled: int, decimals: int) -> Decimal:
    """The decimal that stands for an integer count of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ, with no context rounding.

    >>> from_scaled(1341, 2)
    Decimal('13.41')
    """
    return Decimal(f"{scaled}E-{decimals}")  # the constructor is exact, arithmetic is not


def decimals_of(number: Decimal) -> int:
    """How many decimals the number was written with (its precision).

    >>> decimals_of(Decimal("25.00")), decimals_of(Decimal("1E+3"))
    (2, 0)
    """
    if number.same_quantum(_UNIT):  # most amounts are whole, and this makes no tuple of digits
        return 0
    if number.same_quantum(_CENT):  # and most percentages have two decimals
        return 2
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError("not a finite number")  # noqa: TRY004 - the type is right
    return max(0, -exponent)


def percentage(part: Exact, whole: Exact) -> Fraction | None:
    """part / whole · 100, exactly; None where the whole is zero (*tidak dapat dihitung*).

    >>> percentage(Decimal(14_000_000), Decimal(117_829_200))
    Fraction(3500000, 294573)
    """
    if whole == 0:
        return None
    return Fraction(part) * 100 / Fraction(whole)


def rounded_percentage(part: Exact, whole: Exact, decimals: int) -> Decimal | None:
    """``rounded(percentage(part, whole), decimals)`` in one step of integers, for large tables.

    >>> rounded_percentage(14_000_000, 117_829_200, 2), rounded_percentage(1, 0, 2)
    (Decimal('11.88'), None)
    """
    above, below = part.as_integer_ratio(), whole.as_integer_ratio()
    if below[0] == 0:
        return None
    numerator, denominator = above[0] * below[1] * 100 * 10**decimals, above[1] * below[0]
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    return from_scaled(half_up(numerator, denominator), decimals)


def exact_sum(numbers: Iterable[Exact]) -> Fraction:
    """The sum without any rounding, whatever the size of its terms.

    >>> exact_sum([Decimal("0.1"), Decimal("0.2")])
    Fraction(3, 10)
    """
    parts: dict[int, int] = {}
    for number in numbers:
        part, unit = number.as_integer_ratio()
        parts[unit] = parts.get(unit, 0) + part
    return sum((Fraction(part, unit) for unit, part in parts.items()), Fraction(0))


def plain(number: Exact) -> Decimal:
    """The exact decimal of a number that has one; 12 decimals, half up, where it has none.

    >>> plain(Fraction(3, 8)), plain(2020331464), plain(Decimal("25.00"))
    (Decimal('0.375'), Decimal('2020331464'), Decimal('25.00'))
    """
    if isinstance(number, Decimal):
        return number
    fraction = Fraction(number)
    for decimals in range(13):
        if 10**decimals % fraction.denominator == 0:
            return from_scaled(fraction.numerator * 10**decimals // fraction.denominator, decimals)
    return rounded(fraction, 12)
