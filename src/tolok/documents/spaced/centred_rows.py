"""Rows of typed lines whose cells stand in the middle of their rows, however many lines each has.

So a browser's page is laid out as text. The lines of a row then hold the same columns from its top
down as from its bottom up, and each row has its figures once: that parts the lines into rows. What
fits no row so is merged over several, of which it stands in the middle.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.columns.vocabulary import meaning_of, speaks
from tolok.documents.spaced.anchors import whole_amount, whole_code
from tolok.documents.spaced.gutters import SUMS
from tolok.documents.spaced.rests import goes_on
from tolok.documents.spaced.starts import Cells
from tolok.documents.spaced.words import Line, item_number

_HIGHEST = 14
"""Lines that a row may have."""
_ASIDE, _TWICE, _FIGURELESS = 2.0, 5.0, 1.5
"""What it costs: a text aside of the middle, two figures in a cell, and no figures."""
_CUT, _ROOM, _APART = 0.7, 0.3, 1.0
"""What it costs: a text that goes on in the next row, one that had room, an empty line within."""
ROW = 0.5
"""What it costs to begin a row."""
_LEAST_TITLES = 3
"""Names of columns on the lines of a header, at least."""
_LEAST_GAIN = 2.5
"""What a merged column must save."""
_MOST_MERGED = 4
_BLANK = 0.05
"""What it costs a row to have no text in a merged column."""
_NEVER = 1000.0
_SURER = 1.0
"""What rows in the middle must cost less than others."""

_CODE = re.compile(r"(?:\d{1,2}|X)(?:\. ?(?:\d{1,4}|X{1,4}))*\.?")
"""What numbers a row or is its code."""

_FIGURE = re.compile(r"(?!\(?(?:19|20)\d\d\b)(?:Rp\.?\s*)?[(\-]?\d|[-–—]$", re.IGNORECASE)
"""How a figure begins; a year is none."""


class Align(StrEnum):
    """Where the texts of a row stand in their cells."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Centred(NamedTuple):
    """The rows of lines: their lines, the columns merged over rows, and what fits badly."""

    start: int
    rows: tuple[tuple[int, ...], ...]
    merged: frozenset[int]
    cost: float


class Lines(NamedTuple):
    """Typed lines, the words of each by column, and which columns hold figures."""

    lines: Sequence[Line]
    cells: Sequence[Cells]
    figured: frozenset[int]
    align: Align = Align.MIDDLE


def centred_rows(lines: Lines, latest: int) -> Centred:
    """The rows of lines of which the first begins at ``latest`` or above."""
    merged: frozenset[int] = frozenset()
    best = _parted(lines, merged, latest)
    while best.cost and len(merged) < _MOST_MERGED:
        aside = _aside_of(lines, best)
        sets = [*({at} for at in sorted(aside)), aside, *(aside - {at} for at in sorted(aside))]
        ways = [_with_merged(lines, merged | one, latest) for one in sets]
        better = min(ways, key=lambda one: one.cost, default=best)
        if better.cost > best.cost - _LEAST_GAIN:
            break
        best, merged = better, better.merged
    if apart := _between(lines, best):
        better = _with_merged(lines, merged | apart, latest)
        if better.cost < best.cost:
            best = better
    return best


def _between(lines: Lines, rows: Centred) -> frozenset[int]:
    """The columns of rows that have none in common with the rows above and below, which are alike.

    So stand cells that are merged over an even number of rows.
    """
    filled = [
        frozenset(at for line in row for at in lines.cells[line]) - rows.merged for row in rows.rows
    ]
    found: set[int] = set()
    for above, here, below in zip(filled, filled[1:], filled[2:], strict=False):
        if here.isdisjoint(above) and here.isdisjoint(below) and above & below:
            found |= here
    return frozenset(found)


def _with_merged(lines: Lines, merged: frozenset[int], latest: int) -> Centred:
    """The cheapest rows without columns that are merged over them, and what these cost besides."""
    found = _parted(lines, merged, latest)
    if not found.rows:
        return found._replace(cost=_NEVER)
    more = sum(
        _of_span(held, found.rows[begin][0], found.rows[end - 1][-1], end - begin)
        for at in merged
        for begin, end, held in spans_of(lines, found, at)
    )
    return found._replace(cost=found.cost + more)


def _aside_of(lines: Lines, rows: Centred) -> set[int]:
    """The columns that stand aside in some row."""
    return {at for row in rows.rows for at in _aside(lines, row, rows.merged)}


def _parted(lines: Lines, merged: frozenset[int], latest: int) -> Centred:
    """The cheapest rows, no merged column looked at; their begin is where the cost is least."""
    kept = [at for at, cells in enumerate(lines.cells) if cells.keys() - merged]
    rights = _rights(lines)
    many = len(kept)
    costs = [0.0] * (many + 1)
    ends = [many] * (many + 1)
    for begin in range(many - 1, -1, -1):
        costs[begin] = float("inf")
        for end in range(begin + 1, min(many, begin + _HIGHEST) + 1):
            cost = costs[end] + _cost(lines, kept[begin:end], merged, rights)
            if end < many:
                cost += _CUT * _is_cut(lines, kept[end - 1], kept[end], merged)
            if cost < costs[begin]:
                costs[begin], ends[begin] = cost, end
    start = _start(lines, kept, costs, ends, latest)
    rows, at = [], start
    while at < many:
        rows.append(tuple(kept[at : ends[at]]))
        at = ends[at]
    begin = kept[start] if many and latest else 0
    return Centred(begin, tuple(rows), merged, costs[start])


def _start(
    lines: Lines, kept: Sequence[int], costs: Sequence[float], ends: Sequence[int], latest: int
) -> int:
    """Where the first row begins: where rows fit best, the highest that is none of a header."""
    many = len(kept)
    rows = [0] * (many + 1)
    for at in range(many - 1, -1, -1):
        rows[at] = 1 + rows[ends[at]]
    if not latest or not many:
        return 0
    ways = [
        (round(costs[at] - ROW * rows[at], 1), at)
        for at in range(many)
        if kept[at] <= latest and not _is_titled(lines, kept[at : ends[at]])
    ]
    return min(ways, default=(0.0, next((at for at in range(many) if kept[at] >= latest), 0)))[1]


def _is_titled(lines: Lines, row: Sequence[int]) -> bool:
    """Whether the texts of a row are names of columns."""
    columns = {at for line in row for at in lines.cells[line]}
    texts = [" ".join(texts_of(lines, row, at)) for at in columns]
    told = sum(speaks(text) and meaning_of((text,)) is not None for text in texts)
    return told >= _LEAST_TITLES and not any(_has_figure(lines, row, at) for at in columns)


def _rights(lines: Lines) -> dict[int, float]:
    """Where the texts of each column of words end at the farthest."""
    found: dict[int, float] = {}
    for cells in lines.cells:
        for at, run in cells.items():
            if at not in lines.figured:
                found[at] = max(found.get(at, 0.0), run[-1].right)
    return found


def _cost(
    lines: Lines, row: Sequence[int], merged: frozenset[int], rights: Mapping[int, float]
) -> float:
    """How unlikely lines are one row."""
    cost = ROW + _ASIDE * len(_aside(lines, row, merged))
    cost += _APART * sum(lines.lines[at].space >= 1 for at in row[1:])
    filled = {at for line in row for at in lines.cells[line]} - merged
    figured = filled & lines.figured
    cost += sum(_TWICE for at in filled if _is_twice(lines, row, at))
    is_sum = bool(SUMS.match(lines.lines[row[0]].text))
    has_figures = any(_has_figure(lines, row, at) for at in figured)
    cost += 0.0 if has_figures or is_sum else _FIGURELESS
    return cost + _ROOM * sum(_had_room(lines, row, at, right) for at, right in rights.items())


def _aside(lines: Lines, row: Sequence[int], merged: frozenset[int]) -> set[int]:
    """The columns whose texts do not stand in the middle of lines, or not together."""
    places: dict[int, list[int]] = {}
    for place, line in enumerate(row):
        for at in lines.cells[line].keys() - merged:
            places.setdefault(at, []).append(place)
    return {at for at, held in places.items() if not _is_kept(held, len(row), lines.align)}


def _is_kept(held: Sequence[int], many: int, align: Align) -> bool:
    """Whether a text on some lines of so many stands together, and where the texts of a row do."""
    if align is Align.MIDDLE:
        near = all(below - above <= 2 for above, below in pairwise(held))
        return near and [many - 1 - place for place in reversed(held)] == held
    first = 0 if align is Align.TOP else many - len(held)
    return list(held) == list(range(first, first + len(held)))


def _has_figure(lines: Lines, row: Sequence[int], at: int) -> bool:
    """Whether a cell begins with a figure or the dash in its place, no unit, currency or year."""
    return any(
        bool(_FIGURE.match(_text(lines, line, at))) for line in row if at in lines.cells[line]
    )


def _is_twice(lines: Lines, row: Sequence[int], at: int) -> bool:
    """Whether two figures stand in one cell, no parts of one."""
    texts = [_text(lines, line, at) for line in row if at in lines.cells[line]]
    if at not in lines.figured:
        codes = [text for text in texts if _CODE.fullmatch(text)]
        return len(codes) > 1 and not whole_code(codes)
    figures = [text for text in texts if text[:1].isdigit() or text in {"-", "–"}]
    return len(figures) > max(1, _items(lines, row)) and not whole_amount(texts)


def _items(lines: Lines, row: Sequence[int]) -> int:
    """How many items the longest list of a row has; 0 where it does not begin with the first."""
    numbers = [item_number(run) for line in row for run in lines.cells[line].values()]
    return max(numbers) if 1 in numbers else 0


def _had_room(lines: Lines, row: Sequence[int], at: int, right: float) -> bool:
    """Whether a word of a cell would have fitted on the line above it."""
    runs = [run for line in row if (run := lines.cells[line].get(at))]
    return any(
        above[-1].right + 1 + below[0].right - below[0].left < right
        for above, below in pairwise(runs)
    )


def _is_cut(lines: Lines, above: int, below: int, merged: frozenset[int]) -> bool:
    """Whether a text goes on from one line to the next."""
    both = lines.cells[above].keys() & lines.cells[below].keys()
    return any(
        goes_on(_text(lines, above, at), _text(lines, below, at))
        for at in both - merged - lines.figured
    )


def _text(lines: Lines, line: int, at: int) -> str:
    return " ".join(word.text for word in lines.cells[line][at])


def stands_in_middle(lines: Lines, rows: Centred, latest: int) -> bool:
    """Whether the texts of rows stand rather in the middle than at the top or at the bottom."""
    others = [lines._replace(align=align) for align in (Align.TOP, Align.BOTTOM)]
    costs = [_parted(one, frozenset(), latest).cost for one in others]
    costs += [_with_merged(one, rows.merged, latest).cost for one in others if rows.merged]
    return rows.cost + _SURER < min(costs)


def told_by(lines: Lines, rows: Centred) -> int:
    """How many rows show that cells stand in the middle: with fewer lines than another has."""
    return sum(
        len(row) > 1
        and not _aside(lines, row, rows.merged)
        and any(
            lines.cells[row[0]].keys() - lines.cells[line].keys() - rows.merged
            or lines.cells[line].keys() - lines.cells[row[0]].keys() - rows.merged
            for line in row[1:]
        )
        for row in rows.rows
    )


def spans_of(lines: Lines, rows: Centred, column: int) -> list[tuple[int, int, tuple[int, ...]]]:
    """The texts of a merged column: the first row of each, the one behind its last, its lines."""
    held = [at for at, cells in enumerate(lines.cells) if column in cells and at >= rows.start]
    edges = [(row[0], row[-1]) for row in rows.rows]
    many = len(edges)
    best: list[tuple[float, tuple[tuple[int, int, tuple[int, ...]], ...]]] = [(0.0, ())]
    for end in range(1, many + 1):
        ways = []
        for begin in range(end):
            low = edges[begin - 1][1] if begin else -1
            top, bottom = edges[begin][0], edges[end - 1][1]
            next_ = edges[end][0] if end < many else len(lines.lines)
            inside = [at for at in held if top <= at <= bottom]
            between = [at for at in held if low < at < top]
            if between and begin:  # what stands between two rows is of those above or below
                inside = [*between, *inside]
            if any(bottom < at < next_ for at in held) and end == many:
                inside += [at for at in held if at > bottom]
            cost = best[begin][0] + _of_span(inside, top, bottom, end - begin)
            ways.append((cost, (*best[begin][1], (begin, end, tuple(inside)))))
        best.append(min(ways))
    return [one for one in best[-1][1] if one[2]]


def _of_span(inside: Sequence[int], top: int, bottom: int, rows: int) -> float:
    if not inside:
        return _BLANK * rows
    aside = abs((inside[0] - top) - (bottom - inside[-1]))
    apart = sum(below - above > 2 for above, below in pairwise(inside))
    return 0.5 * aside + 2.0 * apart + 0.005 * rows


def texts_of(lines: Lines, row: Sequence[int], column: int) -> Iterator[str]:
    """The texts of a cell, line by line."""
    for line in row:
        if column in lines.cells[line]:
            yield _text(lines, line, column)
