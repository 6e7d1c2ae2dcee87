"""What a person types as a target or a realization, read by what the indicator measures."""

import re
from decimal import Decimal

from tolok.domain.forms import Cell, State
from tolok.domain.indicators import Bounds, Calculation, Indicator, Target
from tolok.domain.notation import read_number

_RANGE = re.compile(r"(.+?)\s*(?:–|—|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|(?<=[\d%])\s*-)\s*(.+)")


def read_target(written: str, indicator: Indicator) -> Target | Cell:
    """A typed target or realization as the indicator's calculation takes it.

    A number, for RANGE also two bounds, for ORDINAL a name of the scale. What cannot be read
    comes back as a Cell that says so, and so do blank and dash.

    >>> read_target("90–100", Indicator("Suhu", calculation=Calculation.RANGE))
    Bounds(lower=Decimal('90'), upper=Decimal('100'))
    >>> read_target("46,95", Indicator("Nilai AKIP"))
    Decimal('46.95')
    """
    text = written.strip()
    cell = typed_cell(text)
    if cell.state in {State.BLANK, State.DASH}:
        return cell
    if indicator.calculation is Calculation.ORDINAL:
        return text
    if indicator.calculation is Calculation.RANGE:
        bounds = _bounds(text)
        if bounds is not None:
            return bounds
    return cell if cell.value is None else cell.value


def typed_cell(written: str) -> Cell:
    """A typed text as a cell; spaces around it are not kept.

    >>> typed_cell(" 1.250 ").value, typed_cell("-").state
    (Decimal('1250'), <State.DASH: 'dash'>)
    """
    text = written.strip()
    reading = read_number(text)
    return Cell(text, reading.state, reading.value)


def _bounds(text: str) -> Bounds | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    ends = [read_number(part).value for part in found.groups()]
    lower, upper = ends
    if lower is None or upper is None or lower > upper:
        return None
    return Bounds(Decimal(lower), Decimal(upper))
