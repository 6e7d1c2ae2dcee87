"""Cells merged over rows whose text stands at the bottom, beside the last of these rows.

A name that was typed into the first of its rows alone looks the same where both could be: then it
is asked about.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tolok.documents.document import Cell
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.merged import LONGEST_NUMBER, Block, Places, side_by_side

_BESIDE = 0.06
"""Lines of text by which texts of one line differ in where they stand."""

Row = dict[int, Block]
"""The texts of a row by their columns."""


class Hung(NamedTuple):
    """Columns of merged cells with the last row of each cell, and those that may be so or not."""

    merged: dict[int, Places]
    doubtful: frozenset[int]


def hung_columns(rows: Sequence[Row], bands: Sequence[Band]) -> Hung:
    """The columns of merged cells: of names, left of all names that are in all rows.

    What is right of one has nothing to say where it is empty. The first row has none and the last
    has one; or a text is too high for its row. What fills the same rows is merged along with them,
    but figures behind them may belong to the last of the rows: they are doubtful, as are names of
    which the first row has one too, where cells stand low.
    """
    filled = {
        at: frozenset(place for place, row in enumerate(rows) if at in row)
        for at in range(len(bands))
    }
    texts = [at for at, band in enumerate(bands) if not (band.is_figured or band.is_part)]
    names = [at for at in texts if any(_is_name(row[at]) for row in rows if at in row)]
    full = [at for at in names if len(filled[at]) == len(rows)]
    if rows and not any(at in rows[0] for at in names):
        full.append(len(bands))  # the first row has no name at all
    steps = side_by_side(names, filled, len(rows))
    left = [at for at in names if at not in steps and full and at < min(full)]
    parted = [at for at in left if _has_gaps(filled[at], len(rows))]
    hung = {filled[at] for at in parted if 0 not in filled[at] or _is_high(at, filled[at], rows)}
    merged = {at: places for at, places in filled.items() if places in hung and at not in steps}
    wraps = any(len(one.runs) > 1 for row in rows for one in row.values())
    first = min((at for at in parted if at in merged), default=0)
    doubtful = {at for at in merged if bands[at].is_figured and at > first}
    doubtful |= {at for at in parted if wraps and at not in merged}
    return Hung(merged, frozenset(doubtful))


def _is_name(block: Block) -> bool:
    """Whether a text is longer than what numbers a row."""
    return len(block.text) > LONGEST_NUMBER


def _has_gaps(places: Places, many: int) -> bool:
    """Whether a column fills the last row and leaves others out."""
    return many - 1 in places and len(places) < many


def _is_high(column: int, places: Places, rows: Sequence[Row]) -> bool:
    """Whether a text reaches beside the row above its own, which is empty there."""
    return any(
        rows[place][column].top < _low(rows[place - 1]) - _BESIDE
        for place in places
        if place and place - 1 not in places
    )


def _low(row: Row) -> float:
    """Where the row ends, in lines of text."""
    return max(one.bottom - 1 + one.runs[-1][0].high for one in row.values())


def spanning(
    rows: Sequence[Row], merged: Mapping[int, Places], width: int
) -> Iterator[list[Cell | None]]:
    """The cells of rows, those merged over several from the first of these on."""
    cells: list[list[Cell | None]] = [
        [cell_of(row[at]) if at in row else Cell() for at in range(width)] for row in rows
    ]
    for column, places in merged.items():
        begin = 0
        for place in sorted(places):
            whole = cell_of(rows[place][column])._replace(rows=place + 1 - begin)
            for at in range(begin, place + 1):
                cells[at][column] = None
            cells[begin][column] = whole
            begin = place + 1
    yield from cells


def cell_of(block: Block) -> Cell:
    """A text as a cell, line by line."""
    words = [word for run in block.runs for word in run]
    text = "\n".join(" ".join(word.text for word in run) for run in block.runs)
    return Cell(text, bold=all(word.bold for word in words))
