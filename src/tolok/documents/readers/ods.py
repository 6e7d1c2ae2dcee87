"""OpenDocument spreadsheets (.ods): what a person sees in each cell, with its exact number."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tolok.documents.archives import unpack
from tolok.documents.document import Cell, Document, Paragraph, Table, TableRow
from tolok.domain.errors import UnreadableError
from tolok.domain.notation import Marks, read_number
from tolok.domain.quantities import decimals_of, rounded

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_ROWS = 100_000
MAX_COLUMNS = 200
_FEW = 9
"""Digits of a count; longer ones are no count of anything."""
_LONGEST = 40
"""Digits of a number that is kept as one; money has some fifteen."""
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ROWS_IN = (
    f"{_TABLE}table-rows", f"{_TABLE}table-header-rows", f"{_TABLE}table-row-group",
)  # fmt: skip
_UNSEEN = frozenset({"collapse", "filter"})
"""What a row or column says that is not shown (OpenDocument 1.3 part 3, 19.749)."""
_SURELY_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:,\d{3}){2,}|,\d{3}(?=\.\d))(?![\d,])")
"""Numbers whose marks can only be English: two groups of thousands, or one before decimals."""
_TURNED = str.maketrans(",.", ".,")
_REFERENCE = re.compile(r"\[\.?([^\]]*)\]")


def read(data: bytes, name: str) -> Document:
    """One table a visible sheet, the hidden ones aside.

    UnreadableError for a locked, damaged or exploding file.
    """
    parts = unpack(data, name, "content.xml", "lembar OpenDocument", ("content.xml",))
    from lxml import etree  # noqa: PLC0415 - heavy

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(parts["content.xml"], parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            f"{name}: lembar OpenDocument ini rusak. Buka di LibreOffice, simpan lagi, lalu coba "
            "lagi."
        ) from error
    unseen = _unseen_styles(root)
    sheets = [
        (_table(sheet, name), sheet.get(f"{_TABLE}style-name") not in unseen)
        for sheet in root.iter(f"{_TABLE}table")
    ]
    blocks = tuple(
        table if is_shown else Paragraph(f"Lembar tersembunyi: {table.name}", place=table.name)
        for table, is_shown in sheets
    )
    hidden = tuple(table for table, is_shown in sheets if not is_shown)
    return Document(blocks, hidden=hidden, source=name)


def _unseen_styles(root: "Element") -> frozenset[str]:
    """The styles of sheets that are not shown."""
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if any(one.get(f"{_TABLE}display") == "false" for one in style)
    )


def _table(sheet: "Element", name: str) -> Table:
    rows: list[TableRow] = []
    title = sheet.get(f"{_TABLE}name") or "Lembar"
    at = 1
    for row in _rows(sheet):
        repeated = _count(row, "number-rows-repeated")
        cells = _cells(row)
        if any(cell is None or cell.text for cell in cells):
            if len(rows) + repeated > MAX_ROWS:
                raise UnreadableError(
                    f"{name}: lembar {title} melebihi {MAX_ROWS} baris. Hapus yang tidak perlu."
                )
            hidden = row.get(f"{_TABLE}visibility") in _UNSEEN
            rows += [TableRow(cells, at + step, hidden=hidden) for step in range(repeated)]
        at += repeated
    return Table(title, tuple(rows), hidden_columns=_hidden_columns(sheet))


def _hidden_columns(sheet: "Element") -> tuple[int, ...]:
    """The columns (from 0) that the sheet does not show."""
    found: list[int] = []
    at = 0
    for column in sheet.iter(f"{_TABLE}table-column"):
        repeated = min(_count(column, "number-columns-repeated"), MAX_COLUMNS - at)
        if column.get(f"{_TABLE}visibility") in _UNSEEN:
            found += range(at, at + repeated)
        at += repeated
    return tuple(found)


def _rows(parent: "Element") -> Iterator["Element"]:
    """The rows of a sheet in order, those in groups too."""
    for child in parent:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROWS_IN:
            yield from _rows(child)


def _count(element: "Element", attribute: str) -> int:
    written = element.get(f"{_TABLE}{attribute}", "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < _FEW else 1


def _cells(row: "Element") -> tuple[Cell | None, ...]:
    """The cells of a row, repeated ones written out, empty ones at the end left away."""
    cells: list[Cell | None] = []
    for element in row:
        if element.tag == f"{_TABLE}covered-table-cell":
            cell = None
        elif element.tag == f"{_TABLE}table-cell":
            cell = _cell(element)
        else:
            continue
        repeated = min(_count(element, "number-columns-repeated"), MAX_COLUMNS - len(cells))
        cells += [cell] * repeated
    while cells and (cells[-1] is None or cells[-1] == Cell()):
        cells.pop()
    return tuple(cells)


def _cell(element: "Element") -> Cell:
    lines = ["".join(_texts(part)) for part in element.iterfind(f"{_TEXT}p")]
    formula = element.get(f"{_TABLE}formula")
    text, number = "\n".join(" ".join(line.split()) for line in lines).strip(), _number(element)
    return Cell(
        text if number is None else _in_indonesian(text, number),
        number,
        columns=_count(element, "number-columns-spanned"),
        rows=_count(element, "number-rows-spanned"),
        formula_text=_formula(formula) if formula else None,
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


def _texts(element: "Element") -> Iterator[str]:
    """The letters of a paragraph; a run of spaces is written as one element."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            written = child.get(f"{_TEXT}c", "1")
            is_few = written.isdecimal() and len(written) < _FEW
            yield " " * min(int(written) if is_few else 1, 100)
        elif child.tag == f"{_TEXT}tab":
            yield " "
        elif isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""


def _number(element: "Element") -> Decimal | None:
    """The exact number that is kept; a percentage as it is shown, times a hundred."""
    kind = element.get(f"{_OFFICE}value-type")
    if kind not in {"float", "percentage", "currency"}:
        return None
    try:
        number = Decimal(element.get(f"{_OFFICE}value", ""))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return None
    return number.scaleb(2) if kind == "percentage" else number
