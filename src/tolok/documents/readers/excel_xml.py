"""Excel's XML of 2003 (SpreadsheetML), which systems export as .xls: values, formulas, looks."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.sheets.cells import column_letters
from tolok.documents.sheets.number_formats import shown
from tolok.documents.sheets.shown import document_of_sheets
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELLS = 2_000_000

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_NAMED = {
    "Standard": "#,##0.00", "Fixed": "0.00", "Percent": "0.00%", "Currency": "#,##0.00",
    "Scientific": "General", "": "General",
}  # fmt: skip
"""Number formats that have names of their own in this format."""

_DEFAULT = "Default"
_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9_.])R(\[-?\d{1,7}\]|\d{1,7})?C(\[-?\d{1,7}\]|\d{1,7})?(?![A-Za-z0-9_(])"
)
_FEW = 9
_LONGEST = 40
"""Digits of a number that is kept as one; money has some fifteen."""

_EMPTY = Cell()


class _Look(NamedTuple):
    number_format: str = "General"
    bold: bool = False
    indent: int = 0


def read(data: bytes, name: str) -> Document:
    """One table a visible sheet, the hidden ones aside; formulas are told and never run.

    UnreadableError for a damaged file and one beyond the bounds.
    """
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(
            f"{name}: buku kerja XML ini rusak. Buka di Excel, simpan sebagai .xlsx, lalu coba "
            "lagi."
        ) from error
    looks = {one.get(f"{_SS}ID", ""): _look(one) for one in root.iter(f"{_SS}Style")}
    room = [MAX_CELLS]
    sheets = [
        (_table(sheet, looks, name, room), _is_shown(sheet))
        for sheet in root.iterchildren(f"{_SS}Worksheet")
    ]
    return document_of_sheets(sheets, name)


def _is_shown(sheet: "Element") -> bool:
    state = sheet.findtext(f"{_X}WorksheetOptions/{_X}Visible", "SheetVisible")
    return state.strip() == "SheetVisible"


def _look(style: "Element") -> _Look:
    font, side = style.find(f"{_SS}Font"), style.find(f"{_SS}Alignment")
    number = style.find(f"{_SS}NumberFormat")
    told = "" if number is None else number.get(f"{_SS}Format", "")
    return _Look(
        _NAMED.get(told, told),
        bold=font is not None and font.get(f"{_SS}Bold") == "1",
        indent=0 if side is None else _whole(side, "Indent", 0),
    )


def _whole(element: "Element", attribute: str, default: int) -> int:
    written = element.get(_SS + attribute, "")
    return int(written) if written.isdecimal() and len(written) < _FEW else default


def _table(sheet: "Element", looks: Mapping[str, _Look], name: str, room: list[int]) -> Table:
    """The sheet's cells from A1; ``room`` holds how many cells the workbook may still have."""
    title = sheet.get(f"{_SS}Name") or "Lembar"
    rows: list[TableRow] = []
    below: dict[int, int] = {}  # column to the rows that a cell above still covers
    at = 0
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        index = _whole(row, "Index", at + 1)
        for _ in range(min(index - at - 1, MAX_ROWS) if below else 0):
            _passed(below)
        at = max(index, at + 1)
        cells = _cells(row, looks, below, at)
        room[0] -= len(cells)
        if at > MAX_ROWS or room[0] < 0:
            raise UnreadableError(
                f"{name}: lembar {title} terlalu besar; batasnya {MAX_ROWS} baris dan {MAX_CELLS} "
                "sel. Hapus baris dan kolom kosong."
            )
        rows.append(TableRow(cells, at, hidden=row.get(f"{_SS}Hidden") == "1"))
        at += min(_whole(row, "Span", 0), MAX_ROWS)
    return Table(title, tuple(rows), hidden_columns=_hidden_columns(sheet))


def _hidden_columns(sheet: "Element") -> tuple[int, ...]:
    """The columns (from 0) that the sheet does not show."""
    found: list[int] = []
    at = 0
    for column in sheet.iterfind(f"{_SS}Table/{_SS}Column"):
        first = min(_whole(column, "Index", at + 1), MAX_COLUMNS)
        at = min(first + _whole(column, "Span", 0), MAX_COLUMNS)
        if column.get(f"{_SS}Hidden") == "1":
            found += range(first - 1, at)
    return tuple(found)


def _passed(below: dict[int, int]) -> None:
    """One row further down."""
    for column in list(below):
        below[column] -= 1
        if below[column] <= 0:
            del below[column]


def _cells(
    row: "Element", looks: Mapping[str, _Look], below: dict[int, int], at: int
) -> tuple[Cell | None, ...]:
    """A row's cells on the grid; None where a neighbour's span covers one."""
    cells: list[Cell | None] = []
    reaching = dict(below)
    _passed(below)
    for element in row.iterchildren(f"{_SS}Cell"):
        while len(cells) < MAX_COLUMNS and len(cells) in reaching:
            cells.append(None)
        index = min(_whole(element, "Index", len(cells) + 1), MAX_COLUMNS)
        cells += [None if one in reaching else _EMPTY for one in range(len(cells), index - 1)]
        if len(cells) >= MAX_COLUMNS:
            break
        place = len(cells)
        across = min(_whole(element, "MergeAcross", 0) + 1, MAX_COLUMNS - place)
        down = min(_whole(element, "MergeDown", 0), MAX_ROWS)
        cells.append(_cell(element, looks, (at, place + 1), (across, down + 1)))
        cells += [None] * (across - 1)
        if down:
            below.update(dict.fromkeys(range(place, place + across), down))
    cells += [None for one in sorted(reaching) if one >= len(cells)]
    return tuple(cells)


def _cell(
    element: "Element", looks: Mapping[str, _Look], at: tuple[int, int], span: tuple[int, int]
) -> Cell:
    data = element.find(f"{_SS}Data")
    look = looks.get(element.get(f"{_SS}StyleID", _DEFAULT), _Look())
    formula = element.get(f"{_SS}Formula")
    if data is None and formula is None and span == (1, 1):
        return _EMPTY
    text, number = ("", None) if data is None else _value(data, look)
    return Cell(
        text,
        number,
        columns=span[0],
        rows=span[1],
        indent=look.indent,
        bold=look.bold,
        formula_text=_in_letters(formula, at) if formula else None,
        lines=_written(data) if data is not None and "\n" in _written(data) else "",
    )


def _written(data: "Element") -> str:
    return "".join(map(str, data.itertext()))


def _value(data: "Element", look: _Look) -> tuple[str, Any]:
    """The text shown, and the exact number where it is one."""
    kind, text = data.get(f"{_SS}Type", "String"), _written(data)
    if kind == "Number":
        number = _number(text)
        return shown(text if number is None else number, look.number_format)
    if kind == "Boolean":
        return shown(text.strip() == "1", "General")
    if kind == "DateTime":
        return shown(text.partition("T")[0], "General")
    return shown(text, "General")


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    is_sound = number.is_finite() and abs(number.adjusted()) <= _LONGEST
    return number if is_sound else None


def _in_letters(formula: str, at: tuple[int, int]) -> str:
    """A formula with its cells by letter and number, as Excel shows it.

    >>> _in_letters("=SUM(R[-3]C:R[-1]C)/RC3", (9, 5))
    '=SUM(E6:E8)/$C9'
    """
    parts = formula.split('"')
    parts[::2] = [
        _REFERENCE.sub(lambda one: _address(one, at) or one[0], part) for part in parts[::2]
    ]
    return '"'.join(parts)


def _address(found: "re.Match[str]", at: tuple[int, int]) -> str | None:
    row, column = (_counted(part, own) for part, own in zip(found.groups(), at, strict=True))
    if not (0 < row <= 1_048_576 and 0 < column <= 16_384):
        return None
    marks = ["$" if part and part[0] != "[" else "" for part in found.groups()]
    return f"{marks[1]}{column_letters(column - 1)}{marks[0]}{row}"


def _counted(part: str | None, own: int) -> int:
    if not part:
        return own
    return own + int(part[1:-1]) if part[0] == "[" else int(part)
