"""Which way a target that is a bound wants its figure to go, and what contradicts that."""

from fractions import Fraction

from tolok.audit.findings import Finding, Severity
from tolok.audit.phrases import finding, place
from tolok.audit.shares import ACHIEVEMENT, other_formula, share_holds
from tolok.audit.tree import amount, figure
from tolok.domain.achievements import suits
from tolok.domain.forms import Row
from tolok.domain.indicators import Calculation
from tolok.domain.notation import Side
from tolok.domain.quantities import decimals_of, truncated
from tolok.domain.typed import bounds_of, side_of

_ENDS = {Side.LEAST: "terendah", Side.MOST: "tertinggi"}
_WAYS = {Side.LEAST: "makin tinggi makin baik", Side.MOST: "makin rendah makin baik"}


def end_of(side: Side) -> str:
    """How a message calls the bound of a side."""
    return f"batas {_ENDS[side]}"


def way_of(side: Side) -> str:
    """Where the better lies under a bound of a side."""
    return _WAYS[side]


def is_lower_better(row: Row) -> bool:
    """Whether the target itself says that the lower is the better: "≤ 5 hari"."""
    return side_of(row.target) is Side.MOST


def contradicting_formula(row: Row) -> str | None:
    """The formula that the written achievement follows although the target names its other side.

    None where the target is no bound, where nothing was written, and where any formula would give
    the same.
    """
    side = side_of(row.target)
    if side is None:
        return None
    other = other_formula(row)
    if side is Side.LEAST:
        return None if _is_ratio(row) else other
    done, target = amount(row.realization), amount(row.target)
    is_apart = done is not None and target is not None and done != target
    return "realisasi / target" if is_apart and other is None and _is_ratio(row) else None


def contradicting_calculation(row: Row, calculation: Calculation) -> Finding | None:
    """A question where a target is a bound that its indicator's calculation cannot measure."""
    side = side_of(row.target)
    bounds = None if side is None else bounds_of(row.target.written)
    if side is None or bounds is None or suits(calculation, bounds):
        return None
    return finding(
        ("bound-direction", Severity.QUESTION),
        row,
        "target",
        f"{place(row, 'target')} tertulis “{row.target.written}”, {end_of(side)}: {way_of(side)}. "
        f"Rumus indikator ini “{calculation.label}”, sehingga capaiannya tidak dihitung. Rumusnya "
        "yang keliru, atau tanda pada targetnya? Pilih rumus yang searah, atau tulis satu angka.",
    )


def _is_ratio(row: Row) -> bool:
    """Whether the written achievement is realization / target · 100, half up or cut off."""
    done, target = amount(row.realization), amount(row.target)
    share = figure(row.achievement)
    if done is None or not target or share is None:
        return False
    exact = Fraction(done) * 100 / Fraction(target)
    is_cut = truncated(exact, decimals_of(share)) == share
    return is_cut or share_holds(row, ACHIEVEMENT, done, target)
