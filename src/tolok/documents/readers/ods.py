"""OpenDocument spreadsheets (.ods): what a person sees in each cell, with its exact number."""

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.odf.looks import STEP, STYLE, Looks
from tolok.documents.odf.numbers import TEXT, Numbers
from tolok.documents.odf.package import MAX_COLUMNS, MAX_ROWS, count, rows_of
from tolok.documents.odf.texts import LINES, OFFICE, TABLE, Texts
from tolok.documents.sheets.shown import document_of_sheets
from tolok.domain.errors import UnreadableError
from tolok.domain.notation import Marks, read_number
from tolok.domain.quantities import decimals_of, rounded

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from tolok.documents.odf.package import Package

_LONGEST = 40
"""Digits of a number that is kept as one; money has some fifteen."""
_EMPTY = Cell()
_UNSEEN = frozenset({"collapse", "filter"})
"""What a row or column says that is not shown (OpenDocument 1.3 part 3, 19.749)."""
_SURELY_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:,\d{3}){2,}|,\d{3}(?=\.\d))(?![\d,])")
"""Numbers whose marks can only be English: two groups of thousands, or one before decimals."""
_TURNED = str.maketrans(",.", ".,")
_REFERENCE = re.compile(r"\[\.?([^\]]*)\]")


def read(package: "Package", name: str) -> Document:
    """One table a visible sheet, the hidden ones aside; UnreadableError beyond the bounds."""
    root = package.content
    unseen = _unseen_styles(root)
    texts = Texts(Looks(package.roots), Numbers(package.roots))
    sheets = [
        (_table(sheet, name, texts), sheet.get(f"{TABLE}style-name") not in unseen)
        for sheet in root.iter(f"{TABLE}table")
    ]
    return document_of_sheets(sheets, name)


def _unseen_styles(root: "Element") -> frozenset[str]:
    """The styles of sheets that are not shown."""
    return frozenset(
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        if any(one.get(f"{TABLE}display") == "false" for one in style)
    )


def _table(sheet: "Element", name: str, texts: Texts) -> Table:
    rows: list[TableRow] = []
    title = sheet.get(f"{TABLE}name") or "Lembar"
    at = 1
    for row in rows_of(sheet):
        repeated = count(row, "number-rows-repeated")
        cells = _cells(row, texts)
        if any(cell is None or cell.text for cell in cells):
            if len(rows) + repeated > MAX_ROWS:
                raise UnreadableError(
                    f"{name}: lembar {title} melebihi {MAX_ROWS} baris. Hapus yang tidak perlu."
                )
            hidden = row.get(f"{TABLE}visibility") in _UNSEEN
            rows += [TableRow(cells, at + step, hidden=hidden) for step in range(repeated)]
        at += repeated
    return Table(title, tuple(rows), hidden_columns=_hidden_columns(sheet))


def _hidden_columns(sheet: "Element") -> tuple[int, ...]:
    """The columns (from 0) that the sheet does not show."""
    found: list[int] = []
    at = 0
    for column in sheet.iter(f"{TABLE}table-column"):
        repeated = min(count(column, "number-columns-repeated"), MAX_COLUMNS - at)
        if column.get(f"{TABLE}visibility") in _UNSEEN:
            found += range(at, at + repeated)
        at += repeated
    return tuple(found)


def _cells(row: "Element", texts: Texts) -> tuple[Cell | None, ...]:
    """The cells of a row, repeated ones written out, empty ones at the end left away."""
    cells: list[Cell | None] = []
    waiting: list[Cell | None] = []  # empty ones, until one with something follows
    for element in row:
        if element.tag == f"{TABLE}covered-table-cell":
            cell = None
        elif element.tag == f"{TABLE}table-cell":
            cell = _cell(element, texts) if len(element) or len(element.attrib) > 1 else _EMPTY
        else:
            continue
        room = MAX_COLUMNS - len(cells) - len(waiting)
        waiting += [cell] * min(count(element, "number-columns-repeated"), room)
        if cell is not None and cell is not _EMPTY:
            cells += waiting
            waiting = []
    return tuple(cells)


def _cell(element: "Element", texts: Texts) -> Cell:
    look = texts.looks.of("table-cell", element.get(f"{TABLE}style-name"))
    lines = [texts.line(part, own=look) for part in element.iterfind(f"{TEXT}p")]
    shown = "\n".join(" ".join(line.text.split()) for line in lines).strip()
    struck = "\n".join(filter(None, (line.struck for line in lines)))
    text, number = shown or struck, _number(element)
    formula = element.get(f"{TABLE}formula")
    columns, rows = (count(element, f"number-{what}-spanned") for what in ("columns", "rows"))
    remark = element.find(f"{OFFICE}annotation")
    note = "" if remark is None else " ".join(texts.line(one).text for one in remark.iter(*LINES))
    if not text and not formula and not note and columns == rows == 1:
        return _EMPTY
    text = text if number is None else _in_indonesian(text, number)
    return Cell(
        text,
        number,
        columns=columns,
        rows=rows,
        indent=max(0, int((look.left or 0) // STEP)),
        bold=bool(lines) and all(line.bold for line in lines),
        formula_text=_formula(formula) if formula else None,
        note=note or None,
        struck=text if struck and not shown else struck,
    )


def _in_indonesian(text: str, number: Decimal) -> str:
    """What is shown of a number, its marks turned round where an English program has written it.

    >>> _in_indonesian("15,000", Decimal(15000)), _in_indonesian("15,000", Decimal(15))
    ('15.000', '15,000')
    >>> _in_indonesian("1,267,147", Decimal(1267147))  # as the "976,591" beside it
    '1.267.147'
    """
    if _SURELY_ENGLISH.search(text):
        return text.translate(_TURNED)
    ours, theirs = read_number(text).value, read_number(text, Marks.ENGLISH).value
    if ours == theirs or _shows(ours, number) or not _shows(theirs, number):
        return text
    return text.translate(_TURNED)


def _shows(value: Decimal | None, number: Decimal) -> bool:
    """Whether a value is the number, rounded to its own decimals."""
    return value is not None and rounded(number, decimals_of(value)) == value


def _formula(text: str) -> str:
    """An OpenFormula as Excel would write it.

    >>> _formula("of:=SUM([.A1:.A3];[.B1])")
    '=SUM(A1:A3,B1)'
    """
    inside = _REFERENCE.sub(lambda found: found[1].replace(":.", ":"), text.removeprefix("of:"))
    return inside.replace(";", ",")


def _number(element: "Element") -> Decimal | None:
    """The exact number that is kept; a percentage as it is shown, times a hundred."""
    kind = element.get(f"{OFFICE}value-type")
    if kind not in {"float", "percentage", "currency"}:
        return None
    try:
        number = Decimal(element.get(f"{OFFICE}value", ""))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return None
    return number.scaleb(2) if kind == "percentage" else number
