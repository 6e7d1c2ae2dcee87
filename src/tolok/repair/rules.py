"""Rules as people write them ("x1 + x2 == x3") to linear rules over named numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tolok.domain.errors import TolokError

_COMPARISON = re.compile(r"(==|<=|>=|<|>)")
_TERM = re.compile(
    r"\s*(?P<sign>[+-])?\s*(?:(?P<number>\d+(?:\.\d+)?)\s*(?P<times>\*)?\s*)?(?P<name>[A-Za-z_][\w.]*)?"
    r"(?:\s*/\s*(?P<under>[A-Za-z_][\w.]*))?"
)


class RuleError(TolokError):
    """A rule that cannot be understood; its message names the rule and the place."""


@dataclass(frozen=True)
class Rule:
    """Σ weight · name (== | <= | <) constant.

    ``written`` is the rule as it was given. A quotient of two names is multiplied out, so its
    divisor is taken to be positive.
    """

    written: str
    weights: Mapping[str, Fraction]
    constant: Fraction
    comparison: str

    def holds(self, record: Mapping[str, Fraction | int | None]) -> bool | None:
        """Whether a record satisfies the rule; None where a number of it is not known."""
        numbers = [record[name] for name in self.weights]
        if any(number is None for number in numbers):
            return None
        pairs = zip(self.weights.values(), numbers, strict=True)
        left = sum((weight * (number or 0) for weight, number in pairs), Fraction(0))
        match self.comparison:
            case "==":
                return left == self.constant
            case "<=":
                return left <= self.constant
            case _:
                return left < self.constant


def read_rule(written: str) -> Rule:
    """The rule in a text; RuleError, in Indonesian, where it is none.

    >>> rule = read_rule("cost - 0.6*turnover >= 0")
    >>> {name: str(weight) for name, weight in rule.weights.items()}, rule.comparison
    ({'cost': '-1', 'turnover': '3/5'}, '<=')
    """
    parts = _COMPARISON.split(written)
    if len(parts) != 3:
        raise RuleError(f"Aturan “{written}”: tulis tepat satu pembanding ==, <=, >=, < atau >.")
    left, comparison, right = parts
    weights: dict[str, Fraction] = {}
    constant = Fraction(0)
    divisor = _quotient(left)
    if divisor is not None:
        over, under = divisor
        weights = {over: Fraction(1), under: -_number(right, written)}
    else:
        for sign, side in ((1, left), (-1, right)):
            constant -= sign * _read_side(side, sign, weights, written)
    if comparison in {">", ">="}:
        weights = {name: -weight for name, weight in weights.items()}
        constant, comparison = -constant, comparison.replace(">", "<")
    return Rule(written, {n: w for n, w in weights.items() if w}, constant, comparison)


def _quotient(side: str) -> tuple[str, str] | None:
    match = _TERM.fullmatch(side.strip())
    if match is None or not match["under"] or not match["name"] or match["number"]:
        return None
    return match["name"], match["under"]


def _number(side: str, written: str) -> Fraction:
    try:
        return Fraction(side.strip())
    except ValueError as error:
        raise RuleError(f"Aturan “{written}”: sesudah hasil bagi tulis satu angka.") from error


def _read_side(side: str, sign: int, weights: dict[str, Fraction], written: str) -> Fraction:
    """Add a side's terms to the weights; answers the sum of its bare numbers."""
    at, constant = 0, Fraction(0)
    side = side.strip()
    while at < len(side):
        match = _TERM.match(side, at)
        if (
            match is None
            or match.end() == at
            or match["under"]
            or not (match["number"] or match["name"])
        ):
            raise RuleError(f"Aturan “{written}”: tidak terbaca pada huruf ke-{at + 1}.")
        weight = Fraction(match["number"] or 1) * (-1 if match["sign"] == "-" else 1)
        if match["name"]:
            weights[match["name"]] = weights.get(match["name"], Fraction(0)) + sign * weight
        else:
            constant += weight
        at = match.end()
    return constant
