"""CSV in the layout of the form, with comma, semicolon, tab or bar between cells."""

import csv
import io
import re
from collections import Counter
from contextlib import suppress

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.letters.plain_text import RUN_BY_SPREADSHEETS, cell_of, decoded
from tolok.domain.errors import UnreadableError

_TOLD = re.compile(r"\Asep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
"""A first line that tells Excel what parts cells; it is no row."""

_DECIMAL = re.compile(r"(?<=\d),(?=[\d-])")


def read(data: bytes, name: str) -> Document:
    """One table; a row's number is the line on which it ends."""
    text = decoded(data)
    told, above = told_mark(text), 0
    if told:
        text, above = _TOLD.sub("", text, count=1), 1
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=told or _delimiter(text))
    rows = []
    try:
        for cells in lines:
            parsed = tuple(cell_of(_unguarded(cell)) for cell in cells)
            rows.append(TableRow(parsed, lines.line_num + above))
    except csv.Error as error:
        raise UnreadableError(
            f"{name}: baris {lines.line_num + above} bukan CSV yang utuh ({error}). "
            "Buka di Excel, lalu simpan lagi sebagai CSV UTF-8."
        ) from error
    return Document((Table("csv", _without_wraps(rows)),), source=name)


def told_mark(text: str) -> str | None:
    """The separator that the first line tells, as Excel takes it."""
    told = _TOLD.match(text)
    return told[1] if told else None


def _delimiter(text: str) -> str:
    """The separator that parts most of the first lines alike, else the fullest.

    A comma between digits may start decimals and says nothing, nor does one that ends "Rp 5.000,-".
    """
    head = text.splitlines()[:40]
    plain = [_DECIMAL.sub("", line) for line in head]
    return max(",;\t|", key=lambda mark: (_even(plain, mark), _fullest(head, mark)))


def _even(lines: list[str], mark: str) -> int:
    """How many lines have as many cells as another."""
    times = Counter(_widths(lines, mark))
    return sum(many for many in times.values() if many > 1)


def _fullest(lines: list[str], mark: str) -> int:
    return max(_widths(lines, mark), default=0)


def _widths(lines: list[str], mark: str) -> list[int]:
    """The cells of each line that a separator parts; none where quotes do not close."""
    with suppress(csv.Error):
        return [len(cells) for cells in csv.reader(lines, delimiter=mark) if len(cells) > 1]
    return []


def _unguarded(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from running it, its indent kept."""
    text = cell.lstrip(" ")
    if text.startswith("'") and text.lstrip("'").startswith(RUN_BY_SPREADSHEETS):
        return cell[: len(cell) - len(text)] + text[1:]
    return cell


def _without_wraps(rows: list[TableRow]) -> tuple[TableRow, ...]:
    """The same rows, line breaks inside a cell read as spaces; its lines stay beside."""
    return tuple(
        TableRow(tuple(_on_one_line(cell) if cell else None for cell in row.cells), row.number)
        for row in rows
    )


def _on_one_line(cell: Cell) -> Cell:
    lines = cell.text if "\n" in cell.text else ""
    return Cell(" ".join(cell.text.split()), indent=cell.indent, lines=lines)
