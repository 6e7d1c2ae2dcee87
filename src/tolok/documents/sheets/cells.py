"""How a cell looks and computes in Excel: number formats, formulas, colours and row heights."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tolok.documents.document import (
    Align,
    Cell,
    Formula,
    Latest,
    Percent,
    Position,
    Role,
    Style,
    Sum,
    TableRow,
    Takes,
    Tone,
)
from tolok.documents.letters.plain_text import RUN_BY_SPREADSHEETS
from tolok.domain.notation import write_number
from tolok.domain.quantities import decimals_of

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_LINE = 12.0  # points from line to line at 9 points
_MIN_ROW = 15.0
_MAX_ROW = 409.0  # Excel's own bound
_FONT = "Calibri"
_INK = "#1B2430"
_RULES = "#9AA5B1"
_FILLS = {
    Tone.ERROR: "#FBE3E1",
    Tone.WARNING: "#FCEFD2",
    Tone.QUESTION: "#E3EDFB",
    Tone.NOTE: "#EDF0F3",
    Tone.GOOD: "#E1F3E6",
}
_FIELD = "#FFFBE6"
_SIZES = {
    Style.TITLE: 14,
    Style.SUBTITLE: 12,
    Style.HEADING: 12,
    Style.TEXT: 10,
    Style.SMALL: 8,
}
_SIDES = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


class Formats:
    """Formats by their properties, each made once a workbook."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self.known: dict[tuple[object, ...], Any] = {}

    def cell(self, cell: Cell, row: TableRow) -> Any:
        """The format of a table's cell."""
        number = number_format(cell)
        quoted = cell.number is None and cell.text.startswith(RUN_BY_SPREADSHEETS)
        look = (cell.align, cell.bold or row.bold, cell.tone, cell.indent)
        key = (row.role, *look, number, quoted, cell.field is not None)
        if key not in self.known:
            self.known[key] = self.book.add_format(_properties(cell, row, number))
        return self.known[key]

    def style(self, style: Style, *, centered: bool) -> Any:
        """The format of running text."""
        key = (style, centered)
        if key not in self.known:
            properties = {
                "font_name": _FONT,
                "font_color": _INK,
                "font_size": _SIZES[style],
                "bold": style in {Style.TITLE, Style.SUBTITLE, Style.HEADING},
                "align": "center" if centered else "left",
                "valign": "vcenter",
                "text_wrap": style is Style.TEXT,
            }
            self.known[key] = self.book.add_format(properties)
        return self.known[key]


def _properties(cell: Cell, row: TableRow, number: str) -> dict[str, Any]:
    header = row.role in {Role.HEADER, Role.NUMBERING}
    properties: dict[str, Any] = {
        "font_name": _FONT,
        "font_color": _INK,
        "font_size": 8 if row.role is Role.NUMBERING else 9,
        "bold": cell.bold or row.bold,
        "border": 1,
        "border_color": _RULES,
        "text_wrap": True,
        "valign": "vcenter" if header else "top",
        "align": _SIDES[cell.align],
        "num_format": number,
    }
    if cell.number is None and cell.text.startswith(RUN_BY_SPREADSHEETS):
        properties["quote_prefix"] = True  # it stays text when somebody edits the cell
    if cell.indent:
        properties["indent"] = cell.indent
    if cell.field is not None:
        properties |= {"locked": False, "bg_color": _FIELD}
    if cell.tone in _FILLS:
        properties["bg_color"] = _FILLS[cell.tone]
    elif header:
        properties["bg_color"] = "#E4EAF1" if row.role is Role.HEADER else "#F2F5F8"
    return properties


def number_format(cell: Cell) -> str:
    """The format that shows the number as it was written: grouped or not, with its decimals.

    >>> number_format(Cell("1.234,50", Decimal("1234.50"))), number_format(Cell("KINERJA"))
    ('#,##0.00', 'General')
    """
    if cell.number is None:
        # A blank percentage waits for its part to be typed, an amount for its number.
        if isinstance(cell.formula, Percent) and not cell.text:
            return "#,##0.00"
        if cell.field is not None and cell.field.takes is Takes.WORDS:
            return "@"  # or Excel would make a date of "1-2"
        return "#,##0" if cell.is_amount else "General"
    grouped = write_number(cell.number) == cell.text
    decimals = decimals_of(cell.number)
    return ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")


def stored(number: Decimal) -> float:
    """The binary double that Excel keeps: it gives back every decimal of up to 15 digits."""
    return float(number)


def excel_formula(formula: Formula, first: int) -> str:
    """The formula in Excel's words; the table begins at row ``first`` (from 0).

    >>> excel_formula(Sum((Position(4, 2), Position(5, 2), Position(9, 2))), 0)
    '=SUM(C5:C6,C10)'
    """
    if isinstance(formula, Sum):
        ranges = ",".join(_ranges(formula.of, first))
        total = f"SUM({ranges})"
        return f'=IF(COUNT({ranges})=0,"",{total})' if formula.stays_blank else f"={total}"
    if isinstance(formula, Latest):
        found = '""'
        for place in formula.of:
            cell = address(place, first)
            found = f"IF(ISNUMBER({cell}),{cell},{found})"
        return f"={found}"
    part, whole = address(formula.part, first), address(formula.whole, first)
    # Multiplied first, so that the division is the only inexact step before ROUND.
    return (
        f'=IF(AND(ISNUMBER({part}),N({whole})<>0),ROUND({part}*100/{whole},{formula.decimals}),"")'
    )


def _ranges(places: Sequence[Position], first: int) -> Iterator[str]:
    """The places as addresses, neighbours below each other as one range."""
    ordered = sorted(places, key=lambda place: (place.column, place.row))
    start = ordered[0]
    for place, following in pairwise([*ordered, Position(-1, -1)]):
        if (following.row, following.column) == (place.row + 1, place.column):
            continue
        head, tail = address(start, first), address(place, first)
        yield head if head == tail else f"{head}:{tail}"
        start = following


def address(place: Position, first: int) -> str:
    """A1 of a place; its row counts from the top of its table.

    >>> address(Position(0, 27), first=4)
    'AB5'
    """
    return f"{column_letters(place.column)}{first + place.row + 1}"


def column_letters(column: int) -> str:
    """What a sheet calls a column, counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row_height(row: TableRow, widths: Sequence[int], mm_per_letter: float) -> float:
    """Points for the row's longest text: Excel does not fit the height of merged cells."""
    lines = 1
    for column, cell in enumerate(row.cells):
        if cell is None or not cell.text or cell.rows > 1:
            continue
        width = sum(widths[column : column + cell.columns]) or 20
        room = max(4, int(width / mm_per_letter) - 2 * cell.indent)
        lines = max(lines, sum(_wrapped(part, room) for part in cell.text.split("\n")))
    return min(_MAX_ROW, max(_MIN_ROW, lines * _LINE + 3))


def _wrapped(text: str, room: int) -> int:
    """How many lines a text takes when words stay whole."""
    if len(text) <= room:
        return 1
    lines, used = 1, 0
    for word in text.split(" "):
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        lines += max(0, (len(word) - 1) // room)
        used += len(word) + (1 if used else 0)
    return lines
