"""Which figures of a form Excel may compute: only those that give exactly what is written."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from tolok.documents.document import Formula, Percent, Position, Sum
from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.notation import write_number
from tolok.domain.quantities import decimals_of, exact_sum, percentage, rounded

EXCEL_DIGITS = 15
"""A binary double gives back every decimal of up to 15 digits (IEEE 754, binary64)."""

RATIOS: Mapping[str, tuple[str, str]] = {
    "achievement": ("realization", "target"),
    "absorption": ("spending", "ceiling"),
}
"""Which cells a percentage is made of: part and whole."""

Place = Callable[[Row, str], Position]
"""Where a cell of a row stands in the table."""


def number_of(cell: Cell) -> Decimal | None:
    """The number behind a cell, only where writing it gives back exactly what was written.

    >>> number_of(Cell("1.234,50", State.VALUE, Decimal("1234.50")))
    Decimal('1234.50')
    >>> number_of(Cell("1,234.5", State.VALUE, Decimal("1234.5"))) is None
    True
    """
    value = cell.value
    if cell.state is not State.VALUE or value is None:
        return None
    if len(value.as_tuple().digits) > EXCEL_DIGITS or abs(value.adjusted()) >= EXCEL_DIGITS:
        return None
    if cell.written in {write_number(value), write_number(value, grouped=False)}:
        return value
    return None


def formula_of(form: Form, row: Row, name: str, place: Place) -> Formula | None:
    """The formula that gives what the cell says, None where none does.

    A percentage without part keeps its formula while it is blank, so that an office can go on
    typing; a blank stays blank until then.
    """
    if name in RATIOS:
        return _percent(row, name, place)
    if name in {"ceiling", "spending"}:
        return _sum(form, row, name, place)
    return None


def _percent(row: Row, name: str, place: Place) -> Percent | None:
    part_name, whole_name = RATIOS[name]
    part, whole = row.cell(part_name), row.cell(whole_name)
    written, whole_number = row.cell(name), number_of(whole)
    if whole_number is None or whole_number <= 0:
        return None
    if name == "absorption" and part.state is State.BLANK and written.state is State.BLANK:
        return Percent(place(row, part_name), place(row, whole_name), 2)
    part_number, number = number_of(part), number_of(written)
    if part_number is None or part_number < 0 or number is None:
        return None
    decimals = decimals_of(number)
    exact = percentage(part_number, whole_number)
    if exact is None or rounded(exact, decimals) != number:
        return None
    return Percent(place(row, part_name), place(row, whole_name), decimals)


def _sum(form: Form, row: Row, name: str, place: Place) -> Sum | None:
    number, children = number_of(row.cell(name)), form.children_of(row)
    values = [child.cell(name) for child in children if child.cell(name).state is State.VALUE]
    numbers = [known for cell in values if (known := number_of(cell)) is not None]
    if number is None or not numbers or len(numbers) < len(values):
        return None
    if exact_sum(numbers) != number:
        return None
    return Sum(tuple(place(child, name) for child in children))
