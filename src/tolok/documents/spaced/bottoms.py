"""Tables on a page whose cells stand at the bottom of their rows, as spreadsheets print them.

The last lines of all cells of a row share a line; what hangs above it are the first lines of those
that wrap, and no row. A name that is merged over rows stands beside the last of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.document import Cell, TableRow
from tolok.documents.spaced.cycles import quarter_rows
from tolok.documents.spaced.flush import Grid, Piece, flush_grid
from tolok.documents.spaced.group_ends import Header, header_of
from tolok.documents.spaced.gutters import SUMS, Band
from tolok.documents.spaced.hung import Row, cell_of, hung_columns, spanning
from tolok.documents.spaced.listed import list_spans
from tolok.documents.spaced.merged import Block
from tolok.documents.spaced.words import Line

_ROUNDED = 1.06
"""The distance between lines of one cell may be greater by rounding."""
_LONGEST_PART = 4
"""Letters of a part of a code: a column of them may share its name with those beside it."""
_BESIDE = 0.06
"""Lines of text by which texts of one line differ in where they stand."""
_PADDING = 5.0
"""Letters that a cell may leave free at the right, at most."""
_LEAST_ROW = 0.9
"""Lines of text from one row to the next, at least."""
_MOSTLY = 3
"""Times that texts stand low for each that stands high, where cells are merged over rows."""
_LEAST, _MOST = 0.75, 1.27
"""Lines of text from one to the next, at least, and heights of a letter, at most.

Fonts set their lines 1.15 to 1.22 heights apart; rows are set apart by more.
"""


class Bottomed(NamedTuple):
    """The columns of a table and its rows, those of its header first."""

    bands: list[Band]
    rows: tuple[TableRow, ...]


def bottomed_table(
    header: Sequence[Line], body: Sequence[Line], before: Sequence[Band]
) -> Bottomed | None:
    """A table whose cells stand at the bottom of their rows; None where they do not, or may not."""
    known = [] if header else [band.left for band in before]
    grid = flush_grid(header, body, known)
    if grid is None:
        return None
    blocks = _blocks(grid)
    if blocks is None or not _stand_low(blocks) or _are_between(blocks):
        return None
    titles, cells = _split(blocks, body[0].number, grid)
    bands = list(_bands(grid, cells))
    rounds = quarter_rows(cells)
    rows = [{one.column: one for one in row} for row in rounds] if rounds else _rows(cells)
    found = header_of(titles, grid, bands) if titles else Header([], frozenset())
    if found is None or rows is None:
        return None
    long = {one.column for one in cells if len(one.text) > _LONGEST_PART or "," in one.text}
    told = _table_rows(rows, grid, bands, found.doubtful & long)
    return Bottomed(bands, (*found.rows, *told))


def _blocks(grid: Grid) -> list[Block] | None:
    """The texts of all cells; a block's ``number`` is that of its last line.

    None where rows stand as near as the lines of one text.
    """
    columns: dict[int, list[Piece]] = {}
    for one in sorted((*grid.header, *grid.body), key=lambda one: one.line):
        columns.setdefault(one.column, []).append(one)
    pitch = _pitch([columns[at] for at in sorted(columns)])
    if pitch is None or (not pitch and _may_wrap(grid)):
        return None
    found: list[Block] = []
    for column, pieces in sorted(columns.items()):
        begin = 0
        for at in range(1, len(pieces) + 1):
            if at < len(pieces) and _goes_on(pieces[at - 1], pieces[at], pitch):
                continue
            held = pieces[begin:at]
            runs = tuple(one.run for one in held)
            found.append(Block(column, held[0].top, held[-1].top + 1, runs, held[-1].line))
            begin = at
    return found


def _pitch(columns: Sequence[Sequence[Piece]]) -> float | None:
    """Lines of text from one line of a cell to its next: the least; 0 where no cell has two.

    None where figures of two rows stand so near; those of one cell do beside what it lists.
    """
    beside = [pair for pieces in columns for pair in pairwise(pieces)]
    figured = [pair for pair in beside if all(one.run[0].is_figure for one in pair)]
    texts = [
        below.top - above.top
        for above, below in beside
        if (above, below) not in figured
        and (abs(above.run[0].left - below.run[0].left) < 1 or above.run[0].is_figure)
    ]
    high = max((below.run[0].high for _, below in beside), default=0.0)
    least = min((distance for distance in texts if distance > _LEAST), default=0.0)
    if least > _MOST * high:
        return 0.0
    most = least * _ROUNDED
    near = [pair for pair in figured if pair[1].top - pair[0].top <= most]
    lists = list_spans(columns, most) if near else []
    return least if all(any(one.holds(*pair) for one in lists) for pair in near) else None


def _place(one: Piece) -> tuple[int, int]:
    return one.column, one.line


def _may_wrap(grid: Grid) -> bool:
    """Whether lines without figures may go on with those above, which had no room for their words.

    A text breaks only where its next word has no room; where it has plenty, another row begins.
    """
    figured = {one.line for one in grid.body if one.run[0].is_figure}
    texts = sorted((one for one in grid.body if not one.run[0].is_figure), key=_place)
    full = {column: _full(column, grid) for column in {one.column for one in texts}}
    near = [
        below.run[0].right - below.run[0].left + above.run[-1].right > full[above.column]
        for above, below in pairwise(texts)
        if above.column == below.column
        and below.top - above.top < _MOST
        and below.line not in figured
        and below.run[-1].right <= grid.room(below.column)
    ]
    return 3 * sum(near) > 2 * len(near)


def _full(column: int, grid: Grid) -> float:
    """Where a text may end whose next word had no room: its cell may leave more free than known."""
    rights = [one.run[-1].right for one in grid.body if one.column == column]
    return min(max(rights), grid.room(column) - _PADDING)


def _goes_on(above: Piece, below: Piece, pitch: float) -> bool:
    """Whether two texts of a column are lines of one cell."""
    near = below.top - above.top <= pitch * _ROUNDED
    return near and abs(above.run[0].left - below.run[0].left) < 1


def _stand_low(blocks: Sequence[Block]) -> bool:
    """Whether texts that wrap end beside others, rather than begin beside them.

    What does both tells nothing; what does neither stands in the middle.
    """
    low = others = 0
    for one in blocks:
        if len(one.runs) > 1:
            begun = sum(abs(one.top - other.top) < _BESIDE for other in blocks) - 1
            ended = sum(abs(one.bottom - other.bottom) < _BESIDE for other in blocks) - 1
            low += ended > begun
            others += ended < begun or not ended
    return low >= _MOSTLY * others


def _split(blocks: Sequence[Block], first: int, grid: Grid) -> tuple[list[Block], list[Block]]:
    """The texts of the header and those of the body, whose first line may hang above its row.

    Rows that have words where figures stand are of the header; those with figures and units, or
    that head rows, are not.
    """
    body = [one for one in blocks if one.number >= first]
    figured = _figured(body)
    rows = sorted({one.number for one in body})
    while grid.header and rows:
        under = [one for one in body if one.number == rows[0] and one.column in figured]
        words = [one for one in under if not one.runs[0][0].is_figure]
        if 2 * len(words) < len(under) or not words:
            break
        first = rows.pop(0) + 1
    while above := [one for one in blocks if one.number < first]:
        last = max(one.number for one in above)
        row = [one for one in above if one.number == last]
        rest = [one for one in above if one.number != last]
        if not (_is_heading_row(row, rest, grid) or any(map(_is_measured, row))):
            break
        first = last
    return (
        [one for one in blocks if one.number < first],
        [one for one in blocks if one.number >= first],
    )


def _is_measured(block: Block) -> bool:
    """Whether a text is a figure with its unit, "25 Dokumen"."""
    first = block.runs[0]
    return len(first) > 1 and first[0].is_figure and first[1].text.isalpha()


def _is_heading_row(row: Sequence[Block], above: Sequence[Block], grid: Grid) -> bool:
    """Whether a row below names of columns heads those of the body: a number and a name, or one.

    Few columns have any, and all have a name above; one text alone reaches over its column.
    """
    named = {one.column for one in above}
    if 2 * len(row) >= len(grid.edges) or any(one.column not in named for one in row):
        return False
    if len(row) == 1:
        return row[0].column == 0 and row[0].runs[0][-1].right > grid.room(0)
    return row[0].column == 0 and row[0].text[0].isdigit()


def _figured(cells: Sequence[Block]) -> set[int]:
    """The columns that mostly hold figures."""
    times = Counter(one.column for one in cells)
    figures = Counter(one.column for one in cells if one.runs[0][0].is_figure)
    return {column for column, many in times.items() if 2 * figures[column] > many}


def _bands(grid: Grid, cells: Sequence[Block]) -> Iterator[Band]:
    titled = {one.column for one in grid.header}
    figured = _figured(cells)
    for at, edge in enumerate(grid.edges):
        held = [one for one in cells if one.column == at]
        right = max((run[-1].right for one in held for run in one.runs), default=edge + 1)
        is_part = bool(titled) and at not in titled
        yield Band(edge, min(right, grid.room(at)), at in figured, is_part)


def _rows(cells: Sequence[Block]) -> list[Row] | None:
    """The cells by their rows; None where two stand in one place."""
    found: dict[int, Row] = {}
    for one in sorted(cells, key=lambda one: one.number):
        row = found.setdefault(one.number, {})
        if one.column in row:
            return None
        row[one.column] = one
    return list(found.values())


def _are_between(blocks: Sequence[Block]) -> bool:
    """Whether texts end nearer to one another than rows do, or in the middle between two rows.

    So do texts in the middle of cells that are merged over rows.
    """
    lows: dict[int, float] = {}
    filled: dict[int, set[int]] = {}
    for one in blocks:
        lows[one.number] = max(one.bottom, lows.get(one.number, 0.0))
        filled.setdefault(one.number, set()).add(one.column)
    rows = sorted(lows)
    if any(lows[below] - lows[above] < _LEAST_ROW for above, below in pairwise(rows)):
        return True
    figured = {one.number for one in blocks if one.runs[-1][-1].is_figure}
    apart = [
        lows[below] - lows[above] for above, below in pairwise(rows) if {above, below} <= figured
    ]
    return any(
        filled[row].isdisjoint(filled[above] | filled[below])
        and abs(lows[above] + lows[below] - 2 * lows[row]) < _BESIDE
        and lows[below] - lows[above] < min(apart, default=0.0) + _BESIDE
        for above, row, below in zip(rows, rows[1:], rows[2:], strict=False)
    )


def _table_rows(
    rows: Sequence[Row], grid: Grid, bands: Sequence[Band], doubtful: frozenset[int]
) -> Iterator[TableRow]:
    """The rows of cells; a text alone that reaches over other columns heads the rows below it."""
    inner = [row for row in rows if not _is_heading(row, grid)]
    sums = [row for row in inner if _is_sum(row)]
    while inner and inner[-1] in sums:
        inner.pop()  # no cell is merged over rows and their sum
    hung = hung_columns(inner, bands)
    doubtful |= hung.doubtful
    held = iter(list(spanning(inner, hung.merged, len(bands))))
    for row in rows:
        number = min(one.number for one in row.values())
        if row in inner:
            yield TableRow(tuple(next(held)), number, doubtful=doubtful)
        elif row in sums:
            (cells,) = spanning([row], {}, len(bands))
            yield TableRow(tuple(cells), number, doubtful=doubtful)
        else:
            yield TableRow(_across(row, len(bands)), number)


def _across(row: Row, width: int) -> tuple[Cell | None, ...]:
    """The text of a row as a cell over all columns from its own on."""
    (one,) = row.values()
    cells: list[Cell | None] = [Cell()] * one.column + [None] * (width - one.column)
    cells[one.column] = cell_of(one)._replace(columns=width - one.column)
    return tuple(cells)


def _is_sum(row: Row) -> bool:
    """Whether the first text of a row is that of a sum, beside figures alone."""
    first, *others = (row[at] for at in sorted(row))
    return bool(SUMS.match(first.text)) and all(one.runs[0][0].is_figure for one in others)


def _is_heading(row: Row, grid: Grid) -> bool:
    return len(row) == 1 and any(
        run[-1].right > grid.room(one.column) for one in row.values() for run in one.runs
    )
