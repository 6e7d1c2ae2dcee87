"""Cells merged over rows of a page, given to the first of their rows: they stand beside the middle.

Where the texts of all cells stand in the middle of their rows, one that is merged over several
stands in the middle of these, often between two. Cells of one row have one middle; from the first
row on each merged text tells by its middle how many rows are its own.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.spaced.gutters import SUMS, Band
from tolok.documents.spaced.words import Line, Run, as_word

EDGE = 0.7
"""Letters by which texts that begin at one edge differ."""
NEXT = 1.15
"""Lines of text from one to the next of the same cell, at most; rows are set apart by more."""
LEVEL = 0.2
"""Lines of text by which cells of one row differ in where they begin, end or have their middle."""
_MOSTLY, _OF = 3, 4
"""A column with a text in so many of so many rows tells how high rows are."""

LONGEST_NUMBER = 4
"""Letters of what numbers a row, "12." or "VIII"; a name is longer."""

Places = frozenset[int]
"""The rows, from 0, that a column fills."""


class Block(NamedTuple):
    """The text of a cell: its column, where it begins and ends in lines of text, and its lines."""

    column: int
    top: float
    bottom: float
    runs: tuple[Run, ...]
    number: int

    @property
    def middle(self) -> float:
        """Where the middle of the text is."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(word.text for run in self.runs for word in run)

    def is_beside(self, other: "Block") -> bool:
        """Whether both are of one row: they begin or end together, or have one middle."""
        apart = self.top - other.top, self.bottom - other.bottom
        return min(abs(apart[0]), abs(apart[1]), abs(sum(apart)) / 2) < LEVEL


Row = list[Block]


def blocks_of(lines: Sequence[Line], bands: Sequence[Band]) -> list[Block]:
    """The texts of cells: words below one another in a column, as near as lines of one text."""
    found: list[Block] = []
    last: dict[int, Block] = {}
    for line in lines:
        for run in line.runs:
            at = column_at(run, bands)
            top = as_word(run).top or 0.0
            above = last.get(at)
            if above is not None and top + 1 - above.bottom <= NEXT:
                last[at] = above._replace(bottom=top + 1, runs=(*above.runs, run))
            else:
                if above is not None:
                    found.append(above)
                last[at] = Block(at, top, top + 1, (run,), line.number)
    return sorted([*found, *last.values()], key=lambda one: (one.column, one.top))


def column_at(run: Run, bands: Sequence[Band]) -> int:
    """The column in which words begin."""
    return max(0, bisect_right(bands, run[0].left + EDGE, key=lambda band: band.left) - 1)


def merged_rows(blocks: Sequence[Block], bands: Sequence[Band]) -> list[Row] | None:
    """The rows of texts in the middle of their cells, those merged over rows in the first of these.

    None where a text between two rows tells not how many are its own; or where none is merged and
    rows are not apart, as where texts stand at the top.
    """
    levels = _levels(blocks)
    rows = [level for at, level in enumerate(levels) if not _is_between(levels, at)]
    between = [one for at, level in enumerate(levels) if _is_between(levels, at) for one in level]
    if len(rows) < 2:
        return None
    extents = _extents(rows)
    firsts: dict[Block, int] = {}
    told = bool(between)
    alone = _parts_of_rows(rows, bands) | _levels_of_names(rows, bands)
    for column in range(len(bands)):
        texts = [one for level in levels for one in level if one.column == column]
        places = None if column in alone else _tiled(texts, rows, extents)
        if places is None:
            if any(one in between for one in texts):
                return None
            continue
        firsts |= places
        told = told or (bool(texts) and texts[0] not in rows[0] and places[texts[0]] == 0)
    if not told:
        return rows if _are_apart(rows) else None
    begun = {(one.column, firsts[one]) for one in between}
    held: list[Row] = [[] for _ in rows]
    for at, row in enumerate(rows):
        for one in row:
            first = firsts.get(one, at)
            held[at if _is_cut(one, range(first + 1, at + 1), begun) else first].append(one)
    for one in between:
        held[firsts[one]].append(one)
    return held if all(held) else None


def _is_cut(one: Block, rows: range, begun: set[tuple[int, int]]) -> bool:
    """Whether a cell over rows would reach from the node of a name into that of the next.

    A name left of it that is merged over rows begins within these: the text is of its own row.
    """
    return any(column < one.column and first in rows for column, first in begun)


def _levels_of_names(rows: Sequence[Row], bands: Sequence[Band]) -> set[int]:
    """The columns of names that are levels side by side."""
    filled: dict[int, set[int]] = {}
    for at, row in enumerate(rows):
        for one in row:
            filled.setdefault(one.column, set()).add(at)
    names = [
        at
        for at, band in enumerate(bands)
        if not band.is_figured
        and any(one.column == at and len(one.text) > LONGEST_NUMBER for row in rows for one in row)
    ]
    places = {at: frozenset(filled[at]) for at in names}
    return side_by_side(names, places, len(rows))


def _are_apart(rows: Sequence[Row]) -> bool:
    """Whether rows stand further apart than lines of one text, each with one text in a column."""
    edges = [(min(one.top for one in row), max(one.bottom for one in row)) for row in rows]
    return all(below[0] - above[1] > NEXT - 1 for above, below in pairwise(edges)) and all(
        len({one.column for one in row}) == len(row) for row in rows
    )


def side_by_side(names: Sequence[int], filled: Mapping[int, Places], many: int) -> set[int]:
    """Columns side by side of which a row fills one at most: levels, and no merged cells.

    From the first row on they tell of most; what is merged has its text beside those of others.
    """
    runs: list[tuple[set[int], set[int]]] = []
    for begin in reversed(names):  # goals stand left of levels
        steps, covered = {begin}, set(filled[begin])
        while max(steps) + 1 in names and covered.isdisjoint(filled[max(steps) + 1]):
            steps.add(max(steps) + 1)
            covered |= filled[max(steps)]
        runs += [(steps, covered)] if len(steps) > 1 else []
    steps, covered = max(runs, key=lambda run: len(run[1]), default=(set(), set()))
    return steps if 0 in covered and 2 * len(covered) > many else set()


def _parts_of_rows(rows: Sequence[Row], bands: Sequence[Band]) -> set[int]:
    """The columns that are parts of one, as of a code, of which another part is in every row."""
    filled = set.intersection(*({one.column for one in row} for row in rows))
    found: set[int] = set()
    begin = 0
    for at in range(1, len(bands) + 1):
        if at == len(bands) or not bands[at].is_part:
            whole = set(range(begin, at))
            found |= whole if len(whole) > 1 and whole & filled else set()
            begin = at
    return found


def _levels(blocks: Sequence[Block]) -> list[Row]:
    """The texts by their middle, from the top."""
    found: list[Row] = []
    for one in sorted(blocks, key=lambda one: one.middle):
        if found and one.middle - found[-1][0].middle < LEVEL:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _is_between(levels: Sequence[Row], at: int) -> bool:
    """Whether texts stand beside those of other rows, which have other columns."""
    here = {one.column for one in levels[at]}
    beside = [
        other
        for other in (*levels[max(0, at - 1) : at], *levels[at + 1 : at + 2])
        if _overlap(levels[at], other) and here.isdisjoint(one.column for one in other)
    ]
    return len(beside) > 1 or any(len(other) > len(here) for other in beside)


def _overlap(one: Row, other: Row) -> bool:
    top = max(min(block.top for block in row) for row in (one, other))
    return min(max(block.bottom for block in row) for row in (one, other)) - top > LEVEL / 2


def _extents(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Where each row begins and ends, by the columns that have a text in most rows."""
    times: dict[int, int] = {}
    for row in rows:
        for one in row:
            times[one.column] = times.get(one.column, 0) + 1
    found = []
    for row in rows:
        told = [one for one in row if _OF * times[one.column] >= _MOSTLY * len(rows)] or row
        found.append((min(one.top for one in told), max(one.bottom for one in told)))
    return found


def _tiled(
    texts: Sequence[Block], rows: Sequence[Row], extents: Sequence[tuple[float, float]]
) -> Mapping[Block, int] | None:
    """The first row of each text of a column, if all stand in the middle of rows of their own.

    Where each stands beside a row and they leave some rows out, none is merged over several.
    """
    found: dict[Block, int] = {}
    begin = left_out = 0
    for one in texts:
        place = _stretch(one, rows, extents, begin)
        if place is None:
            return None
        left_out += place[0] - begin
        found[one], begin = place
    own = {one: at for at, row in enumerate(rows) for one in row if one in found}
    is_whole = begin == len(rows) and not left_out
    return found if is_whole or len(own) < len(found) else own


def _stretch(
    one: Block, rows: Sequence[Row], extents: Sequence[tuple[float, float]], begin: int
) -> tuple[int, int] | None:
    """The rows of which a text stands in the middle: the first, and the first after them."""
    for first in range(begin, len(rows)):
        for last in range(first, len(rows)):
            if last > first and any(_is_alone(row) for row in rows[first : last + 1]):
                break
            if any(
                other.column == one.column and other != one
                for row in rows[first : last + 1]
                for other in row
            ):
                break
            if abs((extents[first][0] + extents[last][1]) / 2 - one.middle) < 2 * LEVEL:
                return first, last + 1
        if extents[first][0] > one.middle:
            return None
    return None


def _is_alone(row: Row) -> bool:
    """Whether a row is a heading or a sum, over which nothing is merged."""
    texts = [one.text for one in row if not all(word.is_figure for word in one.runs[0])]
    return len(row) == 1 or (len(texts) == 1 and bool(SUMS.match(texts[0])))
