"""Excel workbooks: what a person sees in each cell, with its exact number; formulas never run."""

import codecs
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tolok.documents.archives import refuse_bombs
from tolok.documents.document import PROGRAM, Block, Cell, Document, Paragraph, Table, TableRow
from tolok.documents.sheets.beside_grid import box_texts, edge_texts
from tolok.documents.sheets.number_formats import shown
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELLS = 2_000_000
"""A form of 10,000 rows has 140,000."""
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\b[^>]*\bref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7}):"""
    rb"""\$?([A-Za-z]{1,3})\$?(\d{1,7})"""
)
_ERROR = re.compile(rb"""<c\b[^>]*\bt=["']e["']""")
"""A cell that holds an error (ECMA-376 part 1, 18.18.11)."""


def read(data: bytes, name: str) -> Document:
    """One table a visible sheet, the hidden ones aside.

    UnreadableError for a damaged, protected or exploding file.
    """
    refuse_bombs(data, name, "[Content_Types].xml", "buku kerja Excel")
    _refuse_merges(data, name)
    try:
        return _document(data, name)
    except (UnreadableError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # Damage shows itself as any of a dozen errors of the two libraries; calamine's panics are
        # no Exception.
        raise UnreadableError(
            f"{name}: buku kerja ini rusak atau bukan XLSX. Buka di Excel, pilih Simpan Sebagai "
            "→ Buku Kerja Excel (.xlsx), lalu coba lagi."
        ) from error


def _document(data: bytes, name: str) -> Document:
    import openpyxl  # noqa: PLC0415 - heavy
    import python_calamine  # noqa: PLC0415 - heavy

    with warnings.catch_warnings():
        # openpyxl tells of what it does not keep; nothing of it is a cell.
        warnings.simplefilter("ignore")
        is_rich = _crosses_out(data)
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False, rich_text=is_rich)
        errors = _errors(data)
    _refuse_size(book.worksheets, name)
    values = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    is_ours = book.properties.description == PROGRAM
    blocks: list[Block] = []
    hidden: list[Table] = []
    for sheet, (above, below) in zip(book.worksheets, _beside(book.worksheets, data), strict=True):
        shown = values.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        table = _table(sheet, shown, errors.get(sheet.title, {}))
        if sheet.sheet_state == "visible":
            blocks += [table] if is_ours else [*above, table, *below]
        else:
            blocks.append(Paragraph(f"Lembar tersembunyi: {table.name}", place=table.name))
            hidden.append(table)
    return Document(tuple(blocks), hidden=tuple(hidden), source=name, is_ours=is_ours)


def _beside(sheets: Sequence["Worksheet"], data: bytes) -> Iterator[tuple[list[Paragraph], ...]]:
    """What each sheet says above its cells and below them, outside of them."""
    boxes = box_texts(data)
    for sheet in sheets:
        lines = [Paragraph(text, place="Kotak teks") for text in boxes.get(sheet.title, ())]
        above = [*edge_texts(sheet.oddHeader, "Kepala halaman"), *lines]
        yield above, list(edge_texts(sheet.oddFooter, "Kaki halaman"))


def _refuse_merges(data: bytes, name: str) -> None:
    """Refuse merged areas that openpyxl would fill cell by cell for hours."""
    merged = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            content = archive.read(part) if part.lower().endswith(".xml") else b""
            is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            for left, top, right, bottom in _MERGED.findall(content):
                across = abs(_column(right) - _column(left)) + 1
                merged += across * (abs(int(bottom) - int(top)) + 1)
            if merged > MAX_CELLS or is_wide:  # no office program writes UTF-16 there
                raise UnreadableError(
                    f"{name}: sel gabungannya melebihi {MAX_CELLS} sel. Pisahkan sel yang "
                    "digabung di luar tabel, simpan, lalu coba lagi."
                )


def _column(letters: bytes) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def _refuse_size(sheets: Sequence["Worksheet"], name: str) -> None:
    """Refuse what openpyxl would lay out cell by cell until the memory is full."""
    cells = 0
    for sheet in sheets:
        cells += sheet.max_row * sheet.max_column
        if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS or cells > MAX_CELLS:
            raise UnreadableError(
                f"{name}: lembar {sheet.title} berisi {sheet.max_row} baris × {sheet.max_column} "
                f"kolom, terlalu besar; batasnya {MAX_ROWS} × {MAX_COLUMNS} dan {MAX_CELLS} sel "
                "sebuku. Hapus baris dan kolom kosong."
            )


def _errors(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """What cells show in place of a value ("#DIV/0!"), by sheet, row and column.

    calamine passes over them and openpyxl tells them only where it drops the formulas, so the
    file is read once more, where there are any.
    """
    import openpyxl  # noqa: PLC0415 - heavy

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
        if not any(_ERROR.search(archive.read(part)) for part in parts):
            return {}
    book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False, data_only=True)
    return {
        sheet.title: {
            (number, column): str(cell.value)
            for number, row in enumerate(sheet.iter_rows(), start=1)
            for column, cell in enumerate(row, start=1)
            if cell.data_type == "e"
        }
        for sheet in book.worksheets
    }


def _crosses_out(data: bytes) -> bool:
    """Whether parts of texts may be crossed out: telling such parts apart costs time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        return any(
            b"<strike" in archive.read(name)
            for name in names
            if name.endswith("sharedStrings.xml") or name.startswith("xl/worksheets/sheet")
        )


def _table(
    sheet: "Worksheet", values: list[list[Any]], errors: dict[tuple[int, int], str]
) -> Table:
    """The sheet's used area from A1, hidden rows and columns included, covered cells as None."""
    spans, covered = _merges(sheet)
    rows = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        known = values[number - 1] if number <= len(values) else []
        read_cells: list[Cell | None] = []
        for column, cell in enumerate(cells):
            if (number, column + 1) in covered:
                read_cells.append(None)
                continue
            value = known[column] if column < len(known) else ""
            value = errors.get((number, column + 1), value)
            read_cells.append(_cell(cell, value, spans.get((number, column + 1), (1, 1))))
        hidden = number in sheet.row_dimensions and sheet.row_dimensions[number].hidden
        rows.append(TableRow(tuple(read_cells), number, hidden=bool(hidden)))
    return Table(sheet.title, tuple(rows), hidden_columns=_hidden_columns(sheet))


def _hidden_columns(sheet: "Worksheet") -> tuple[int, ...]:
    """The columns (from 0) that are not shown; one entry of the file speaks of several."""
    spans = [(one.min, one.max) for one in sheet.column_dimensions.values() if one.hidden]
    last = sheet.max_column
    return tuple(
        sorted({at - 1 for low, high in spans for at in range(low or 1, min(high or 1, last) + 1)})
    )


def _merges(
    sheet: "Worksheet",
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Spans by their first cell (rows, columns), and the cells that they cover."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        left, top, right, bottom = merged.bounds
        right, bottom = min(right, sheet.max_column), min(bottom, sheet.max_row)
        if right < left or bottom < top:
            continue
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered.update(
            (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
        )
        covered.discard((top, left))
    return spans, covered


def _cell(cell: Any, value: Any, span: tuple[int, int]) -> Cell:
    formula = cell.value if isinstance(cell.value, str) and cell.data_type == "f" else None
    style = cell.has_style
    font = cell.font if style else None
    text, number = shown(value, cell.number_format if style else "General")
    text, struck = _parted(cell.value, text, is_out=bool(font and font.strike))
    return Cell(
        text,
        number if isinstance(number, Decimal) else None,
        rows=span[0],
        columns=span[1],
        indent=int(cell.alignment.indent or 0) if style else 0,
        bold=bool(font and font.b),
        formula_text=formula,
        lines=value if isinstance(value, str) and "\n" in value and not struck else "",
        note=_comment(cell),
        struck=struck,
    )


def _parted(value: Any, text: str, *, is_out: bool) -> tuple[str, str]:
    """What is read of a cell's text, and what of it is crossed out: all of it, or beside it.

    ``is_out`` says whether the cell's own look crosses out; parts of a text may look otherwise.
    """
    if not isinstance(value, list):
        return text, text if is_out else ""
    kept = gone = ""
    for run in value:
        font = getattr(run, "font", None)
        if is_out if font is None else font.strike:
            gone += str(run)
        else:
            kept += str(run)
    kept, gone = (" ".join(part.split()) for part in (kept, gone))
    return (kept, gone) if kept else (text, text)


def _comment(cell: Any) -> str | None:
    """The comment on a cell; one with answers stands behind a hint to older programs."""
    if cell.comment is None:
        return None
    text = str(cell.comment.text).replace("\r", "")
    if text.startswith("[Threaded comment]"):
        text = text.partition("\nComment:\n")[2] or text
    return " ".join(text.split()) or None
