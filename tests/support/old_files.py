"""Documents in formats that Tolok reads and does not write: XLS, ODS, DOC, RTF, JSON of rows."""

import io
import json
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

import xlwt
from old_word_files import as_rtf
from word_97 import as_doc
from xlwt.CompoundDoc import XlsDoc
from xlwt.Utils import cell_to_rowcol2

from tolok.documents.document import Document

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"


def as_xls(document: Document) -> bytes:
    """Each table as a sheet of Excel 97, merged cells too."""
    book = xlwt.Workbook()
    for number, table in enumerate(document.tables, start=1):
        sheet = book.add_sheet(f"Lembar {number}")
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                if cell is None:
                    continue
                last = at + cell.rows - 1, column + cell.columns - 1
                if last != (at, column):
                    sheet.write_merge(at, last[0], column, last[1], cell.text)
                elif cell.text:
                    sheet.write(at, column, cell.text)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


_FORMULA, _SHARED, _EOF = 0x06, 0x4BC, b"\x0a\0\0\0"
_ERRORS = {"#DIV/0!": 7, "#REF!": 23}


def as_computed_xls(
    cells: Mapping[str, object], looks: Mapping[str, str], shared: Mapping[str, bytes] = {}
) -> bytes:
    """A sheet of values, and of formulas with their stored results, by place ("B2").

    ``looks`` are number formats by letter. ``shared`` are, by the place of the first cell, stored
    formulas that this cell and the two below have in common, as Excel keeps them.
    """
    book = xlwt.Workbook()
    sheet = book.add_sheet("Form")
    results: dict[tuple[int, int], bytes] = {}
    for place, value in cells.items():
        at = cell_to_rowcol2(place)
        look = xlwt.easyxf(num_format_str=looks.get(place[0], "General"))
        if isinstance(value, tuple):
            formula, result = value
            sheet.write(*at, xlwt.Formula(formula.removeprefix("=")), look)
            results[at] = (
                struct.pack("<BxBxxxH", 2, _ERRORS[result], 0xFFFF)
                if isinstance(result, str)
                else struct.pack("<d", result)
            )
        else:
            sheet.write(*at, value, look)
    stream = bytearray(book.get_biff_data())
    for (row, column), result in results.items():
        at = re.escape(struct.pack("<HH", row, column))
        found = re.search(rb"\x06\0..%b" % at, stream, re.DOTALL)
        assert found
        stream[found.end() + 2 : found.end() + 10] = result
    file = io.BytesIO()
    XlsDoc().save(file, bytes(stream).removesuffix(_EOF) + _shared(shared) + _EOF)
    return file.getvalue()


def _shared(shared: Mapping[str, bytes]) -> bytes:
    """Records of formulas that three cells below each other have in common; each gives 1."""
    found = b""
    for place, tokens in shared.items():
        row, column = cell_to_rowcol2(place)
        for at in range(row, row + 3):
            cell = struct.pack("<HHHdHIH", at, column, 15, 1, 0, 0, 5)
            cell += struct.pack("<BHH", 1, row, column)
            found += struct.pack("<HH", _FORMULA, len(cell)) + cell
            if at == row:
                whole = struct.pack("<HHBBBBH", row, row + 2, column, column, 0, 3, len(tokens))
                found += struct.pack("<HH", _SHARED, len(whole + tokens)) + whole + tokens
    return found


def as_ods(document: Document) -> bytes:
    """Each table as a sheet of OpenDocument."""
    sheets = "".join(
        f'<table:table table:name="Lembar {number}">'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row.cells))}</table:table-row>"
            for row in table.rows
        )
        + "</table:table>"
        for number, table in enumerate(document.tables, start=1)
    )
    return open_document(sheets)


def open_document(body: str, styles: str = "", kind: str = "spreadsheet") -> bytes:
    """A file of OpenDocument with the XML of its tables and of their styles."""
    names = " ".join(
        f'xmlns:{name}="{_SPACE}:{name}:1.0"' for name in ("office", "style", "table", "text")
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
        )
    return stream.getvalue()


def _ods_cell(cell: object) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    text, columns, rows = (getattr(cell, name) for name in ("text", "columns", "rows"))
    return (
        f'<table:table-cell table:number-columns-spanned="{columns}" '
        f'table:number-rows-spanned="{rows}"><text:p>{escape(text)}</text:p></table:table-cell>'
    )


def as_json(document: Document) -> bytes:
    """The rows of all tables as lists."""
    rows = [
        [cell.text if cell else "" for cell in row.cells]
        for table in document.tables
        for row in table.rows
    ]
    return json.dumps(rows).encode()


WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "xls": as_xls,
    "ods": as_ods,
    "rtf": as_rtf,
    "doc": as_doc,
    "json": as_json,
}
