"""Typed tables whose texts begin with their columns and stand in the middle of their rows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tolok.documents.document import Cell, TableRow
from tolok.documents.spaced.anchors import whole_amount
from tolok.documents.spaced.centred_header import (
    Reading,
    readings_of,
    rows_of,
    unsure_columns,
)
from tolok.documents.spaced.centred_rows import (
    ROW,
    Centred,
    Lines,
    centred_rows,
    spans_of,
    stands_in_middle,
    texts_of,
    told_by,
)
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.starts import Column, are_left_set, cells_of, columns_of, header_cells
from tolok.documents.spaced.words import Line, Run

_LEAST_TOLD = 2
"""Rows that show that cells stand in their middle."""
_LOWEST = 1000
"""Below all lines of a header."""
_DEAR = 0.8
"""What rows may cost on average."""


class Table(NamedTuple):
    """The columns of a table, the rows of its header and of its body, and what is not sure."""

    bands: list[Band]
    header: list[TableRow]
    rows: list[TableRow]
    titles: Sequence[Line]
    body: Sequence[Line]
    doubtful: frozenset[int]


def centred_table(
    header: Sequence[Line], numbering: Sequence[Line], body: Sequence[Line]
) -> Table | None:
    """A typed table by the begins and middles of its texts; None where they do not tell it."""
    titles = [line for line in header if line not in numbering]
    columns = columns_of(titles, numbering, body)
    if not columns:
        return None
    above = [] if numbering else titles
    every = [*above, *body]
    figured = frozenset(at for at, column in enumerate(columns) if column.is_figured)
    lines = Lines(every, [cells_of(line, columns) for line in every], figured)
    rows = centred_rows(lines, len(above))
    if not rows.rows or rows.cost > (ROW + _DEAR) * len(rows.rows):
        return None
    alone = len(titles) > 1 and len(rows.rows) == len(every) - rows.start
    alone = alone and are_left_set(columns, titles, body)
    told = told_by(lines, rows) >= _LEAST_TOLD and stands_in_middle(lines, rows, len(above))
    if not (told or alone):
        return None
    titles = titles if numbering else every[: rows.start]
    words = header_cells(titles, columns)
    named = [
        {place: _said(cells[at]) for place, cells in enumerate(words) if at in cells}
        for at in range(len(columns))
    ]
    leading = min(figured, default=len(columns))
    readings = readings_of(named, leading)
    if not readings:
        return None
    return Table(
        list(_bands(columns, lines)),
        rows_of(readings[0], len(columns), titles[0].number),
        list(_rows(lines, rows, len(columns))),
        titles,
        every[rows.start :],
        unsure_columns(readings) | frozenset(_misnamed(readings[0], named, figured)),
    )


def _misnamed(
    reading: Reading, named: Sequence[Mapping[int, str]], figured: frozenset[int]
) -> Iterator[int]:
    """The columns below words no lower than those of their group; all where two names ran together.

    A plan and a result on one line are names of two columns.
    """
    texts = [line.upper().split() for words in named for line in words.values()]
    if any(words.count("TARGET") + words.count("REALISASI") > 1 for words in texts):
        yield from figured
    for one in reading.parts:
        span = range(one.first, one.last + 1)
        tops = [min(named[at], default=_LOWEST) for at in span]
        if one.top == 0 and any(top <= tops[0] for top in tops[1:]):
            yield from span


def _said(run: Run) -> str:
    return " ".join(word.text for word in run)


def _bands(columns: Sequence[Column], lines: Lines) -> Iterator[Band]:
    for at, column in enumerate(columns):
        rights = [cells[at][-1].right for cells in lines.cells if at in cells]
        end = columns[at + 1].left - 1 if at + 1 < len(columns) else float("inf")
        right = max(rights, default=column.left + 1)
        yield Band(column.left, max(min(right, end), column.left + 1), column.is_figured)


def _rows(lines: Lines, rows: Centred, width: int) -> Iterator[TableRow]:
    """The rows of a body, what is merged over several in the first of these."""
    cells: list[list[Cell | None]] = [
        [_cell(list(texts_of(lines, row, at))) for at in range(width)] for row in rows.rows
    ]
    for column in rows.merged:
        for row in cells:
            row[column] = Cell()
        for begin, end, held in spans_of(lines, rows, column):
            for at in range(begin, end):
                cells[at][column] = None
            text = _cell(list(texts_of(lines, held, column)))
            cells[begin][column] = text._replace(rows=end - begin)
    for row, lines_of in zip(cells, rows.rows, strict=True):
        yield TableRow(tuple(row), lines.lines[lines_of[0]].number)


def _cell(texts: Sequence[str]) -> Cell:
    return Cell(whole_amount(texts) or "\n".join(texts))
