"""What a person types as a target or a realization, read by what the indicator measures."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tolok.domain.forms import BLANK, Cell, State
from tolok.domain.indicators import Accumulation, Bounds, Calculation, Indicator, Target
from tolok.domain.measurements import accumulate
from tolok.domain.notation import (
    MAX_LENGTH,
    Side,
    in_rupiah,
    read_figure,
    read_number,
    write_number,
)
from tolok.domain.quantities import decimals_of, plain, rounded

MOST_DECIMALS = 4
"""A figure to date with more is shown with two; the achievement is made of the exact one."""

_RANGE = re.compile(r"(.+?)\s*(?:–|—|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|(?<=[\d%])\s*-)\s*(.+)")


def read_target(written: str, indicator: Indicator) -> Target | Cell:
    """A typed target or realization as the indicator's calculation takes it.

    A number, Bounds for one or two ends, for ORDINAL a name of the scale. What cannot be read
    comes back as a Cell that says so, and so do blank and dash.

    >>> read_target("90–100", Indicator("Suhu", calculation=Calculation.RANGE))
    Bounds(lower=Decimal('90'), upper=Decimal('100'))
    >>> read_target("≥ 46,95", Indicator("Nilai AKIP"))
    Bounds(lower=Decimal('46.95'), upper=None)
    >>> read_target("46,95", Indicator("Nilai AKIP"))
    Decimal('46.95')
    """
    text = written.strip()
    cell = typed_cell(text)
    if cell.state in {State.BLANK, State.DASH}:
        return cell
    if indicator.calculation is Calculation.ORDINAL:
        return text
    if cell.value is not None:
        return cell.value
    return bounds_of(text) or cell


def typed_cell(written: str) -> Cell:
    """A typed figure as a cell; spaces around it are not kept, and a bound is no figure.

    >>> typed_cell(" 1.250 ").value, typed_cell("-").state, typed_cell("> 80").state
    (Decimal('1250'), <State.DASH: 'dash'>, <State.UNREADABLE: 'unreadable'>)
    """
    text = written.strip()
    reading = read_figure(text)
    return Cell(text, reading.state, reading.value)


def typed_target(written: str) -> Cell:
    """A typed target as a cell, whose value is also the one end of a bound.

    >>> typed_target("≥ 31").value, typed_target("80–90").value
    (Decimal('31'), None)
    """
    text = written.strip()
    reading = read_number(text)
    return Cell(text, reading.state, reading.value)


def in_full(written: str) -> str:
    """A typed amount whose size a word tells, written out in rupiah; "" for any other.

    >>> in_full("Rp 1,5 miliar"), in_full("1.500.000")
    ('1.500.000.000', '')
    """
    reading = read_figure(written.strip())
    whole = in_rupiah(reading)
    return "" if whole is reading or whole.value is None else write_number(whole.value)


def bounds_of(written: str) -> Bounds | None:
    """The ends that a target names, one ("≥ 31") or two ("80–90"); None where it names none.

    >>> bounds_of("maks. 5 hari"), bounds_of("2 s.d. 4 kali"), bounds_of("31")
    (Bounds(lower=None, upper=Decimal('5')), Bounds(lower=Decimal('2'), upper=Decimal('4')), None)
    """
    text = written.strip()
    reading = read_number(text)
    if reading.state is State.VALUE:
        if reading.side is None:
            return None
        is_least = reading.side is Side.LEAST
        return Bounds(reading.value, None) if is_least else Bounds(None, reading.value)
    found = _RANGE.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if found is None:
        return None
    ends = [read_number(part) for part in found.groups()]
    lower, upper = (one.value for one in ends)
    if lower is None or upper is None or lower > upper or any(one.side for one in ends):
        return None
    return Bounds(lower, upper)


def side_of(target: Cell) -> Side | None:
    """Which side of its value a target names; None where it is a number alone, or no number."""
    return None if target.value is None else read_number(target.written).side


def target_to_date(targets: Sequence[Cell], accumulation: Accumulation) -> Cell:
    """Targets of successive periods as one, a bound where they are bounds of one side.

    Blank where no period has a value, or where they are bounds of both sides.

    >>> target_to_date([typed_target("≤ 2"), typed_target("≤ 3")], Accumulation.SUM).written
    '≤ 5'
    """
    sides = {side for cell in targets if (side := side_of(cell)) is not None}
    value = accumulate([cell.value for cell in targets], accumulation).value
    if value is None or len(sides) > 1:
        return BLANK
    cell = figure_cell(value)
    sign = "".join(f"{side.sign} " for side in sides)
    return replace(cell, written=f"{sign}{cell.written}")


def is_range(target: Cell) -> bool:
    """Whether a target that is no single number names two ends."""
    return target.state is State.UNREADABLE and bounds_of(target.written) is not None


def figure_cell(value: Fraction) -> Cell:
    """An exact value as a cell: all its decimals where there are few, else two, half up.

    >>> figure_cell(Fraction(3, 8)).written, figure_cell(Fraction(2, 3)).written
    ('0,375', '0,67')
    """
    shown = plain(value)
    if decimals_of(shown) > MOST_DECIMALS:
        shown = rounded(value, 2)
    return Cell(write_number(shown), State.VALUE, shown)
