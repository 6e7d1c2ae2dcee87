"""Excel 97 workbooks (.xls): what a person sees in each cell, its exact number, its formula."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.old_word.container import streams_of
from tolok.documents.sheets.number_formats import shown
from tolok.documents.sheets.old_formulas import At, formulas_of
from tolok.documents.sheets.shown import document_of_sheets
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_NOT_KNOWN = "#N/A"
_SHOWN = 0
_MOST_CELLS = 2_000_000
_EMPTY = Cell()


def read(data: bytes, name: str) -> Document:
    """One table a visible sheet, the hidden ones aside; formulas as text.

    UnreadableError for a locked, damaged or other old Office file.
    """
    _refuse_others(data, name)
    import xlrd  # noqa: PLC0415 - heavy

    try:
        with xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            logfile=_Silent(),
            on_demand=True,  # or it forgets the bytes, and the formulas in them
        ) as book:
            sheets = [
                (_table(sheet, book, formulas), sheet.visibility == _SHOWN)
                for sheet, formulas in zip(book.sheets(), formulas_of(book), strict=True)
            ]
    except _TooLargeError as error:
        raise UnreadableError(
            f"{name}: lembar {error} berisi terlalu banyak sel atau sel gabungan. Simpan hanya "
            "tabel formulirnya ke berkas baru, lalu coba lagi."
        ) from error
    except Exception as error:
        # Damage shows itself as any of a dozen errors of the library.
        if "encrypt" in str(error).lower():
            raise UnreadableError(_locked(name)) from error
        raise UnreadableError(
            f"{name}: buku kerja Excel lama ini rusak. Buka di Excel, simpan sebagai .xlsx, lalu "
            "coba lagi."
        ) from error
    return document_of_sheets(sheets, name)


class _TooLargeError(Exception):
    """A sheet beyond the bounds; its text is the sheet's name."""


class _Silent:
    """Takes what xlrd would print on standard output."""

    def write(self, _text: str) -> None:
        """Say nothing."""


def _refuse_others(data: bytes, name: str) -> None:
    """The container of old Office files holds more than workbooks; its directory says which."""
    streams = streams_of(data)
    if "EncryptedPackage" in streams:
        raise UnreadableError(_locked(name))
    if "PowerPoint Document" in streams:
        raise UnreadableError(
            f"{name}: ini presentasi PowerPoint lama (.ppt). Salin tabelnya ke Word atau Excel, "
            "atau simpan sebagai PDF, lalu coba lagi."
        )


def _locked(name: str) -> str:
    return (
        f"{name}: berkas ini berkata sandi. Hapus kata sandinya di Excel atau Word (Berkas → "
        "Info), simpan, lalu coba lagi."
    )


def _table(sheet: "Sheet", book: "Book", formulas: Mapping[At, str]) -> Table:
    spans = {
        (top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells
    }
    covered = _covered(sheet) - spans.keys()
    lines = {row for row, _ in covered}
    width = max((sheet.row_len(at) for at in range(sheet.nrows)), default=0)
    if sum(map(sheet.row_len, range(sheet.nrows))) > _MOST_CELLS:
        raise _TooLargeError(sheet.name)
    rows = []
    for at in range(sheet.nrows):
        own = sheet.row_len(at)
        if not own and at not in lines:
            continue
        cells = tuple(
            None
            if (at, column) in covered
            else _cell(sheet, book, at, column, spans.get((at, column), (1, 1)))._replace(
                formula_text=formulas.get((at, column))
            )
            if column < own
            else _EMPTY
            for column in range(width)
        )
        known = sheet.rowinfo_map.get(at)
        rows.append(TableRow(cells, at + 1, hidden=bool(known and known.hidden)))
    hidden = (at for at, known in sheet.colinfo_map.items() if known.hidden and at < width)
    return Table(sheet.name, tuple(rows), hidden_columns=tuple(sorted(hidden)))


def _covered(sheet: "Sheet") -> set[tuple[int, int]]:
    """The cells of merged ranges, of rows that there are."""
    ranges = [
        (top, min(bottom, sheet.nrows), left, right)
        for top, bottom, left, right in sheet.merged_cells
    ]
    if sum(max(0, bottom - top) * (right - left) for top, bottom, left, right in ranges) > (
        _MOST_CELLS
    ):
        raise _TooLargeError(sheet.name)
    return {
        (row, column)
        for top, bottom, left, right in ranges
        for row in range(top, bottom)
        for column in range(left, right)
    }


def _cell(sheet: "Sheet", book: "Book", row: int, column: int, span: tuple[int, int]) -> Cell:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    look = book.xf_list[sheet.cell_xf_index(row, column)]
    text, number = shown(_value(kind, value, book), book.format_map[look.format_key].format_str)
    font = book.font_list[look.font_index]
    known = sheet.cell_note_map.get((row, column))
    return Cell(
        text,
        number,
        rows=span[0],
        columns=span[1],
        indent=look.alignment.indent_level,
        bold=bool(font.bold),
        lines=value if isinstance(value, str) and "\n" in value else "",
        note=" ".join(known.text.split()) or None if known else None,
        struck=text if font.struck_out else "",
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
