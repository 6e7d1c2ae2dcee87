"""Documents in formats that Tolok reads and does not write: XLS, ODS, JSON of rows."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

import xlwt

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
    content = (
        f'<office:document-content xmlns:office="{_SPACE}:office:1.0" '
        f'xmlns:table="{_SPACE}:table:1.0" xmlns:text="{_SPACE}:text:1.0"><office:body>'
        f"<office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
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
    "json": as_json,
}
