"""Percentages judged at the precision in which they are written."""

from fractions import Fraction
from typing import NamedTuple

from tolok.audit.tree import Node, amount, figure
from tolok.domain.forms import Row
from tolok.domain.quantities import decimals_of, plain, rounded, rounded_percentage, truncated


class Ratio(NamedTuple):
    """The cells of a percentage: share = part / whole · 100."""

    part: str
    whole: str
    share: str


ABSORPTION = Ratio("spending", "ceiling", "absorption")
ACHIEVEMENT = Ratio("realization", "target", "achievement")


class Mismatch(NamedTuple):
    """A percentage that does not follow from its row: what is written, and what would follow."""

    node: Node
    exact: Fraction
    expected: str
    is_truncated: bool


def share_text(exact: Fraction, row: Row, share: str) -> str:
    """The percentage half up at the precision of the row's share, in the form's notation."""
    value = figure(row.cell(share))
    number = rounded(exact, 0 if value is None else decimals_of(value))
    return format(number, "f").replace(".", ",")


def share_holds(
    row: Row, ratio: Ratio, part: Fraction | int | None, whole: Fraction | int | None
) -> bool:
    """Whether the written share is part / whole · 100 at its precision; False if unknowable."""
    share = figure(row.cell(ratio.share))
    if share is None or part is None or whole is None:
        return False
    return rounded_percentage(part, whole, decimals_of(share)) == share


def mismatch(node: Node, ratio: Ratio) -> Mismatch | None:
    """The mismatch of a row's percentage; None where it holds or where nothing can be said.

    A dash counts as nothing done; a blank part is not reported and says nothing.
    """
    row = node.row
    share = figure(row.cell(ratio.share))
    part, whole = amount(row.cell(ratio.part)), amount(row.cell(ratio.whole))
    if share is None or part is None or not whole:
        return None
    decimals = decimals_of(share)
    if rounded_percentage(part, whole, decimals) == share:
        return None
    exact = part * 100 / whole
    cut = truncated(exact, decimals) == share
    return Mismatch(node, exact, share_text(exact, row, ratio.share), cut)


def other_formula(row: Row) -> str | None:
    """The known formula for "lower is better" that gives the written achievement, if one does.

    None where the target is met exactly: no formula then gives less than 100 % in earnest.
    """
    done, target = amount(row.realization), amount(row.target)
    share = figure(row.achievement)
    if done is None or not target or done == target or share is None:
        return None
    formulas = {
        "(2 × target − realisasi) / target": (2 * target - done) * 100 / target,
        "(target − realisasi) / target": (target - done) * 100 / target,
    }
    if done:
        formulas["target / realisasi"] = target * 100 / done
    shown = format(plain(share), "f").replace(".", ",")
    return next(
        (
            name
            for name, exact in formulas.items()
            if share_text(exact, row, "achievement") == shown
        ),
        None,
    )
