"""Columns of a page whose texts stand flush with the edges of their cells, as spreadsheets print.

Words stand at the left edge of their column, those of a header as well, and figures at the right,
just before the next one begins. Where nearly every text stands so, the edges of all columns are
known to a fraction of a letter, and part what but a space keeps apart.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tolok.documents.spaced.words import WIDE, Line, Run, as_word

_SAME = 0.35
"""Letters by which texts flush with one edge differ; indents are wider, and so are spaces."""
_EXACT = 0.15
"""Letters by which a word that begins at an edge by chance mostly differs."""
_NEXT = 1.08
"""Lines of text from one to the next of a cell, at most."""
_WIDEST_GAP = 3.0
"""Letters between a figure and the next column, at most: the padding of both their cells."""
_TWO_SPACES = 2.2
"""Letters between two words of one text, at most: a space that was typed twice."""
_LEAST_COLUMNS = 3
_LEAST_TIMES = 2
"""Texts that begin at an edge which no word of a header tells."""
_LOOSE = 10
"""One text in so many may stand flush with no edge."""


class Piece(NamedTuple):
    """A text on one line of a cell: its column, its words and the number of the line."""

    column: int
    run: Run
    line: int

    @property
    def top(self) -> float:
        """Lines of text from the top of the page."""
        return self.run[0].top or 0.0


class Grid(NamedTuple):
    """Where columns begin, the letters left free between two of them, and the texts in them."""

    edges: tuple[float, ...]
    gap: float
    header: tuple[Piece, ...]
    body: tuple[Piece, ...]

    def room(self, column: int) -> float:
        """Where the texts of a column end at the farthest; the last one has no end."""
        after = self.edges[column + 1 :]
        return after[0] - self.gap if after else float("inf")


def flush_grid(
    header: Sequence[Line], body: Sequence[Line], known: Sequence[float] = ()
) -> Grid | None:
    """The columns of a table by the edges of its texts; None where too few are flush with any.

    A body without a header has the columns ``known`` of the page before.
    """
    if any(word.top is None for line in (*header, *body) for word in line.words):
        return None
    titles = [(line.number, run) for line in header for run in _parted_title(line, header, body)]
    edges = list(known) or _clustered(run[0].left for _, run in titles)
    if len(edges) < _LEAST_COLUMNS:
        return None
    runs = [(line.number, run) for line in body for run in _parted(line, edges)]
    gap = _gap_of((run for _, run in runs), edges)
    edges = sorted([*edges, *_untitled(runs, edges, gap)])
    grid = Grid(
        tuple(edges),
        gap,
        tuple(_pieces(titles, edges)),
        tuple(
            _pieces([(line.number, run) for line in body for run in _parted(line, edges)], edges)
        ),
    )
    return grid if _holds(grid) else None


def _clustered(places: Iterable[float]) -> list[float]:
    """The places from left to right, of those that are one the first."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _is_at(place: float, edges: Sequence[float], within: float) -> bool:
    at = bisect_right(edges, place)
    return any(abs(edge - place) <= within for edge in edges[max(0, at - 1) : at + 1])


def _parted_title(line: Line, header: Sequence[Line], body: Sequence[Line]) -> Iterator[Run]:
    """The texts of a header's line; words are two where one begins at an edge.

    Behind a space it may do so by chance, where a group's text runs over columns: then it goes on
    with a text right above or below it.
    """
    titles = [run for one in header for run in one.runs]
    texts = [run for one in body for run in one.runs if not run[0].is_figure]
    edges = _clustered(run[0].left for run in (*titles, *texts))
    beside = [one for one in header if one is not line and _is_next(one, line)]
    wraps = [run[0].left for one in beside for run in one.runs]
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    spaces = [gap for gap in gaps if gap < WIDE]
    space = median(spaces) if spaces else 0.0
    for run in line.runs:
        begin = 0
        for at in range(1, len(run)):
            is_space = abs(run[at].left - run[at - 1].right - space) < _EXACT
            if _is_at(run[at].left, wraps if is_space else edges, _EXACT):
                yield run[begin:at]
                begin = at
        yield run[begin:]


def _is_next(one: Line, other: Line) -> bool:
    """Whether two lines are as near as those of one text."""
    return abs((one.words[0].top or 0.0) - (other.words[0].top or 0.0)) < _NEXT


def _parted(line: Line, edges: Sequence[float]) -> Iterator[Run]:
    """The texts of a line, also parted where a word begins at an edge."""
    for run in line.runs:
        begin = 0
        for at in range(1, len(run)):
            if _is_at(run[at].left, edges, _EXACT):
                yield run[begin:at]
                begin = at
        yield run[begin:]


def _gap_of(runs: Iterable[Run], edges: Sequence[float]) -> float:
    """The letters between figures and the next column, the same before most of them.

    Where all figures stand at the left none are known to be left free.
    """
    seen: dict[float, set[int]] = {}
    for run in runs:
        at = bisect_right(edges, run[-1].right)
        if at < len(edges) and run[0].is_figure and len(run) == 1:
            apart = edges[at] - run[-1].right
            if apart <= _WIDEST_GAP:
                seen.setdefault(round(apart, 1), set()).add(at)
    return max(seen, key=lambda apart: len(seen[apart]), default=0.0)


def _untitled(runs: Sequence[tuple[int, Run]], edges: Sequence[float], gap: float) -> list[float]:
    """Where columns begin that no word of a header tells, as parts of a code under one word."""
    loose = Counter(
        round(run[0].left, 1)
        for _, run in runs
        if not _is_flush(run, _column(run, edges), edges, gap)
    )
    found: list[float] = []
    for edge, times in sorted(loose.items()):
        at = bisect_right(edges, edge) - 1
        held = [(line, run) for line, run in runs if _column(run, edges) == at]
        before = {line for line, run in held if run[0].left < edge - _SAME}
        begun = {line for line, run in held if abs(run[0].left - edge) <= _SAME}
        crossed = any(run[0].left < edge - _SAME and run[-1].right > edge for _, run in held)
        if times >= _LEAST_TIMES and not crossed and before & begun and not _is_at(edge, found, 1):
            found.append(edge)
    return found


def _column(run: Run, edges: Sequence[float]) -> int:
    """The column in which a text begins."""
    return max(0, bisect_right(edges, run[0].left + _SAME) - 1)


def _is_flush(run: Run, column: int, edges: Sequence[float], gap: float) -> bool:
    """Whether a text stands at the left edge of its column or at the right."""
    if abs(run[0].left - edges[column]) <= _SAME:
        return True
    after = edges[column + 1 :]
    return bool(after) and abs(after[0] - gap - run[-1].right) <= _SAME


def _pieces(runs: Iterable[tuple[int, Run]], edges: Sequence[float]) -> Iterator[Piece]:
    """The texts in their columns; what a space that was typed twice parts is one."""
    before: Piece | None = None
    for number, run in runs:
        one = Piece(_column(run, edges), run, number)
        if before and _are_one(before, one):
            before = before._replace(run=(*before.run, *run))
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _are_one(before: Piece, after: Piece) -> bool:
    apart = after.run[0].left - before.run[-1].right
    figures = before.run[-1].is_figure or after.run[0].is_figure
    is_near = before.line == after.line and 0 <= apart <= _TWO_SPACES
    return is_near and before.column == after.column and not figures


def _holds(grid: Grid) -> bool:
    """Whether texts are flush with edges and none reaches into a column that another fills."""
    beside: dict[int, list[Piece]] = {}
    for one in (*grid.header, *grid.body):
        beside.setdefault(one.line, []).append(one)
    for pieces in beside.values():
        for one, after in pairwise(sorted(pieces)):
            if one.column == after.column or one.run[-1].right > grid.edges[after.column]:
                return False
    if any(not _is_flush(one.run, one.column, grid.edges, grid.gap) for one in grid.header):
        return False
    loose = sum(_is_loose(one, grid) for one in grid.body)
    return _LOOSE * loose <= len(grid.body)


def _is_loose(one: Piece, grid: Grid) -> bool:
    """Whether a text is flush with no edge; the last column's figures have none, levels indent."""
    if _is_flush(one.run, one.column, grid.edges, grid.gap):
        return False
    if not one.run[0].is_figure:
        return as_word(one.run).right > grid.room(one.column) + _SAME
    return one.column < len(grid.edges) - 1
