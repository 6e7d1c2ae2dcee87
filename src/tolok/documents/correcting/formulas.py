"""What a formula of a total or a share would give under corrected figures; nothing else is run."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from tolok.documents.correcting.sheet import corners, place_of
from tolok.domain.errors import ExpressionError
from tolok.domain.expressions import parse
from tolok.domain.quantities import Exact, exact_sum, rounded

_GUARD = re.compile(r'IF\(AND\(ISNUMBER\([A-Z]+\d+\),N\([A-Z]+\d+\)<>0\),(?P<then>.*),""\)')
"""The formula of a share as this product's own workbooks write it."""

_ROUND = re.compile(r"ROUND\((?P<inside>.*),(?P<decimals>\d)\)")
_SUM = re.compile(r"SUM\(([A-Z0-9:,]+)\)")
_REFERENCE = re.compile(r"\b[A-Z]{1,3}[1-9][0-9]{0,6}\b")
_LARGEST = 20_000  # cells of a sum; a form of 10,000 rows has no longer one

Figure = Callable[[int, int], Decimal | None]
"""The number in a cell by its row and column (both from 1), None where there is none."""


def recomputed(formula: str, figure: Figure) -> Exact | None:
    """What the formula gives; None where it is more than sums, shares and their rounding.

    >>> figures = {(2, 1): Decimal(3), (3, 1): Decimal(4)}
    >>> recomputed("=ROUND(SUM(A2:A3)/A2*100,1)", lambda row, column: figures.get((row, column)))
    Decimal('233.3')
    """
    text = formula.removeprefix("=").replace("$", "").replace(" ", "").upper()
    guarded = _GUARD.fullmatch(text)
    text = guarded["then"] if guarded else text
    outer = _ROUND.fullmatch(text)
    text = outer["inside"] if outer else text
    values: dict[str, Exact | None] = {}

    def summed(found: re.Match[str]) -> str:
        name = f"sum_{len(values)}"
        values[name] = _sum(found[1], figure)
        return name

    try:
        text = _SUM.sub(summed, text)
        # A range left over is no division, as the sign would be read.
        if ":" in text:
            return None
        expression = parse(text)
        for reference in _REFERENCE.findall(expression.text):
            values[reference] = figure(*place_of(reference))
        given = expression.evaluate(values)
    except (ExpressionError, ValueError):
        return None
    if not isinstance(given, Fraction):
        return None
    return rounded(given, int(outer["decimals"])) if outer else given


def _sum(arguments: str, figure: Figure) -> Exact | None:
    """The sum of references and ranges; texts and blanks count nothing, as in Excel."""
    terms: list[Decimal] = []
    for argument in arguments.split(","):
        (top, left), (bottom, right) = corners(argument)
        if (right - left + 1) * (bottom - top + 1) > _LARGEST:
            return None
        places = ((row, col) for row in range(top, bottom + 1) for col in range(left, right + 1))
        terms += [number for place in places if (number := figure(*place)) is not None]
    return exact_sum(terms)
