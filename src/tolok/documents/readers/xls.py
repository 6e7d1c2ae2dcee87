"""Excel 97 workbooks (.xls): what a person sees in each cell, with its exact number."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from tolok.documents.document import Block, Cell, Document, Paragraph, Table, TableRow
from tolok.documents.number_formats import shown
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_NOT_KNOWN = "#N/A"
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SHOWN = 0


def read(data: bytes, name: str) -> Document:
    """One table a visible sheet. UnreadableError for a locked, damaged or other old Office file."""
    _refuse_others(data, name)
    import xlrd  # noqa: PLC0415 - heavy

    try:
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=_Silent()
        ) as book:
            return Document(tuple(_block(sheet, book) for sheet in book.sheets()), source=name)
    except Exception as error:
        # Damage shows itself as any of a dozen errors of the library.
        if "encrypt" in str(error).lower():
            raise UnreadableError(_locked(name)) from error
        raise UnreadableError(
            f"{name}: buku kerja Excel lama ini rusak. Buka di Excel, simpan sebagai .xlsx, lalu "
            "coba lagi."
        ) from error


class _Silent:
    """Takes what xlrd would print on standard output."""

    def write(self, _text: str) -> None:
        """Say nothing."""


def _refuse_others(data: bytes, name: str) -> None:
    """The container of old Office files holds more than workbooks; its directory says which."""
    if _ENCRYPTED in data:
        raise UnreadableError(_locked(name))
    if _WORD in data and not any(word in data for word in _WORKBOOKS):
        raise UnreadableError(
            f"{name}: ini dokumen Word lama (.doc). Buka di Word, simpan sebagai .docx, lalu coba "
            "lagi."
        )


def _locked(name: str) -> str:
    return (
        f"{name}: buku kerja ini berkata sandi. Hapus kata sandinya di Excel (Berkas → Info), "
        "simpan, lalu coba lagi."
    )


def _block(sheet: "Sheet", book: "Book") -> Block:
    if sheet.visibility != _SHOWN:
        return Paragraph(f"Lembar tersembunyi: {sheet.name}", place=sheet.name)
    spans = {
        (top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells
    }
    covered = {
        (row, column)
        for top, bottom, left, right in sheet.merged_cells
        for row in range(top, bottom)
        for column in range(left, right)
    } - spans.keys()
    rows = []
    for at in range(sheet.nrows):
        cells = tuple(
            None
            if (at, column) in covered
            else _cell(sheet, book, at, column, spans.get((at, column), (1, 1)))
            for column in range(sheet.ncols)
        )
        known = sheet.rowinfo_map.get(at)
        rows.append(TableRow(cells, at + 1, hidden=bool(known and known.hidden)))
    return Table(sheet.name, tuple(rows))


def _cell(sheet: "Sheet", book: "Book", row: int, column: int, span: tuple[int, int]) -> Cell:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    look = book.xf_list[sheet.cell_xf_index(row, column)]
    text, number = shown(_value(kind, value, book), book.format_map[look.format_key].format_str)
    return Cell(
        text,
        number,
        rows=span[0],
        columns=span[1],
        indent=look.alignment.indent_level,
        bold=bool(book.font_list[look.font_index].bold),
    )


def _value(kind: int, value: Any, book: "Book") -> Any:
    """The value as openpyxl would give it."""
    import xlrd  # noqa: PLC0415

    if kind == xlrd.XL_CELL_ERROR:
        return _ERRORS.get(value, _NOT_KNOWN)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        moment: dt.datetime = xlrd.xldate.xldate_as_datetime(value, book.datemode)
        return moment.date() if moment.time() == dt.time() else moment
    return value
