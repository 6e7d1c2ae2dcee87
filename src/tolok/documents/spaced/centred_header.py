"""A header whose words begin with their columns and stand in the middle of their cells.

So a browser sets it. What is merged over all rows of the header stands in the middle of it, groups
above it and the columns below them lower; so the place of a text tells of which row it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tolok.documents.columns.moments import is_moment
from tolok.documents.columns.shortened_words import normal
from tolok.documents.document import Cell, Role, TableRow

_LEVEL = 0.8
"""What a further row of groups costs; distances are in lines."""
_NAMELESS = 1.5
"""What it costs a column to have no words of its own."""
_TWICE = 2.0
"""What it costs a group to hold the same words twice."""
_ALONE = 3.0
"""What it costs a group to hold one column."""
_UNEVEN = 2.0
"""What it costs a period to have another number of columns than most."""
_TOLD = 0.5
"""What it saves that groups are periods."""
_MOST_LINES = 14
_MOST_PLACES = 7
_STRANGE = 5.0
"""What the likeliest reading of a header costs that is none."""
_HALF, _FREE = 0.5, 0.5
"""Lines by which a text may stand aside of its place, and one of two rows of a header."""
_NEVER = 1000.0
_SURE = 0.35
"""What another reading of a header must cost more at least, for one to be sure."""

Words = Mapping[int, str]
"""The words of a column by their lines."""


class Part(NamedTuple):
    """A cell of a header: its first row and the one behind its last, and its words."""

    top: int
    bottom: int
    text: str
    first: int
    last: int


class Reading(NamedTuple):
    """The cells of a header, its rows, and how far from their places all its words stand."""

    cost: float
    rows: int
    parts: tuple[Part, ...]


def readings_of(columns: Sequence[Words], leading: int) -> list[Reading]:
    """The ways to read a header, the likeliest first: one for each number and place of its rows.

    The ``leading`` columns are those of words before the first one of figures.
    """
    lines = sorted({line for words in columns for line in words})
    if not lines or len(lines) > _MOST_LINES:
        return []
    middle = _middle(columns, leading)
    found = [reading for rows in (1, 2, 3) for reading in _with_rows(columns, middle, rows)]
    return sorted(found, key=lambda one: one.cost)


def rows_of(reading: Reading, width: int, number: int) -> list[TableRow]:
    """The header as rows of cells."""
    grid: list[list[Cell | None]] = [[None] * width for _ in range(reading.rows)]
    for one in reading.parts:
        grid[one.top][one.first] = Cell(
            one.text, columns=one.last - one.first + 1, rows=one.bottom - one.top
        )
    return [TableRow(tuple(row), number, Role.HEADER) for row in grid]


def unsure_columns(readings: Sequence[Reading]) -> frozenset[int]:
    """The columns of which another way to read a header, as likely, says something else."""
    if not readings:
        return frozenset()
    best, *others = readings
    paths = _paths(best)
    if best.cost > _STRANGE:
        return frozenset(paths)
    found: set[int] = set()
    for other in others:
        if other.cost < best.cost + _SURE:
            theirs = _paths(other)
            unlike = {at for at, path in theirs.items() if path != paths[at]}
            spans = [range(one.first, one.last + 1) for one in (*best.parts, *other.parts)]
            found |= unlike.union(*(span for span in spans if not unlike.isdisjoint(span)))
    return frozenset(found)


def _paths(reading: Reading) -> dict[int, str]:
    """The words over each column, from the top."""
    found: dict[int, str] = {}
    for one in sorted(reading.parts):
        for at in range(one.first, one.last + 1):
            found[at] = f"{found.get(at, '')} {one.text}".strip()
    return found


def _middle(columns: Sequence[Words], leading: int) -> float:
    """The middle of a header: that of most of the first columns, which are under no group."""
    lines = [line for words in columns for line in words]
    whole = (min(lines) + max(lines)) / 2
    middles = Counter(_center(list(words)) for words in columns[:leading] if words)
    return max(middles, key=lambda at: (middles[at], -abs(at - whole)), default=whole)


def _center(lines: Sequence[int]) -> float:
    return (min(lines) + max(lines)) / 2


def _off(distance: float, *, free: float = 0.0) -> float:
    """What it costs a text to stand so many lines from its place; a line may be half of one."""
    aside = max(0.0, abs(distance) - free)
    return aside if aside <= _HALF else 2 * aside


def _with_rows(columns: Sequence[Words], middle: float, rows: int) -> Iterator[Reading]:
    if rows == 1:
        parts = tuple(
            Part(0, 1, _text(words, list(words)), at, at) for at, words in enumerate(columns)
        )
        cost = sum(_off(_center(list(words)) - middle) if words else _NAMELESS for words in columns)
        yield Reading(cost, 1, parts)
        return
    places = _places(columns)
    for at in combinations(places, rows):
        found = _best(columns, middle, at)
        if found is not None:
            yield found


def _places(columns: Sequence[Words]) -> list[float]:
    """Where the words of a row may have their middle: those of parts of columns, the commonest."""
    times: Counter[float] = Counter()
    for words in columns:
        lines = sorted(words)
        pieces = {
            _center(lines[begin:end])
            for begin in range(len(lines))
            for end in range(begin + 1, len(lines) + 1)
        }
        times.update(pieces)
    return sorted(at for at, _ in times.most_common(_MOST_PLACES))


def _text(words: Words, lines: Sequence[int]) -> str:
    return " ".join(words[line] for line in sorted(lines))


def _spans(rows: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """How a column's words may be parted into cells, from its top: rows of each that it begins."""
    yield ((0, rows),)
    for begin in range(rows):
        for many in range(rows - begin):
            for cuts in combinations(range(begin + 1, rows), many):
                edges = (begin, *cuts, rows)
                spans = tuple(pairwise(edges))
                if spans != ((0, rows),):
                    yield spans


Span = tuple[int, int]
"""The first row of a cell and the one behind its last."""
_States = dict[tuple[Span, ...], tuple[float, tuple[Part, ...]]]
"""By the groups that are open behind a column: what the cells so far cost, and these."""


def _best(columns: Sequence[Words], middle: float, places: Sequence[float]) -> Reading | None:
    """The cheapest cells of a header whose rows have their middles at the places."""
    rows = len(places)
    ways = list(_spans(rows))
    states: _States = {(): (_LEVEL * (rows - 1), ())}
    for at, words in enumerate(columns):
        after: _States = {}
        for spans in ways if words else ways[:1]:
            cost, texts = _parted(words, spans, middle, places) if words else (_NAMELESS, ("",))
            if cost < _NEVER:
                _extend(after, states, at, cost, list(zip(spans, texts, strict=True)))
        states = after
    ends = [
        (cost + _closing(open_, parts, len(columns)), parts)
        for open_, (cost, parts) in states.items()
    ]
    cost, parts = min(ends, default=(_NEVER, ()))
    return Reading(cost + _odd(parts, rows), rows, parts) if parts else None


def _extend(
    after: _States,
    states: _States,
    at: int,
    cost: float,
    cells: Sequence[tuple[Span, str]],
) -> None:
    """Add what a column's cells cost behind each of the states, where they are the cheapest."""
    spans = [span for span, _ in cells]
    for open_, (before, parts) in states.items():
        over = _over(open_, spans[0][0])
        if over is None:
            continue
        total = before + cost + _closing(open_[len(over) :], parts, at)
        state = (*over, *spans[:-1])
        if state not in after or total < after[state][0]:
            wider = [one._replace(last=at) if _is_over(one, over, parts) else one for one in parts]
            new = [Part(*span, text, at, at) for span, text in cells]
            after[state] = (total, (*wider, *new))


def _parted(
    words: Words, spans: Sequence[Span], middle: float, places: Sequence[float]
) -> tuple[float, tuple[str, ...]]:
    """The words of a column as texts of its cells, and how far these are from their places."""
    lines = sorted(words)
    best: tuple[float, tuple[str, ...]] = (_NEVER, ())
    for cuts in combinations(range(1, len(lines)), len(spans) - 1):
        pieces = [lines[i:j] for i, j in zip((0, *cuts), (*cuts, len(lines)), strict=True)]
        cost = 0.0
        for piece, (top, bottom) in zip(pieces, spans, strict=True):
            is_whole = bottom - top == len(places)
            place = middle if is_whole else (places[top] + places[bottom - 1]) / 2
            free = _FREE if bottom - top > 1 and not is_whole else 0.0
            cost += _off(_center(piece) - place, free=free)
        if cost < best[0]:
            best = cost, tuple(_text(words, piece) for piece in pieces)
    return best


def _over(open_: Sequence[tuple[int, int]], top: int) -> tuple[tuple[int, int], ...] | None:
    """The open groups over a column whose own cells begin at a row; None where none fit."""
    over = tuple(span for span in open_ if span[1] <= top)
    reached = over[-1][1] if over else 0
    return over if reached == top else None


def _is_over(one: Part, over: Sequence[tuple[int, int]], parts: Sequence[Part]) -> bool:
    """Whether a group is the last of its rows and goes on."""
    if (one.top, one.bottom) not in over:
        return False
    return one is max(
        (other for other in parts if (other.top, other.bottom) == (one.top, one.bottom)),
        key=lambda other: other.first,
    )


def _closing(closed: Sequence[tuple[int, int]], parts: Sequence[Part], at: int) -> float:
    """What groups cost that end before a column."""
    cost = 0.0
    for span in closed:
        group = max(
            (one for one in parts if (one.top, one.bottom) == span), key=lambda one: one.first
        )
        below = [
            one.text
            for one in parts
            if one.top == group.bottom and group.first <= one.first < at and one.text
        ]
        cost += _TWICE * (len(below) - len(set(below))) + _ALONE * (at - group.first < 2)
    return cost


def _odd(parts: Sequence[Part], rows: int) -> float:
    """What groups cost of which periods have unlike many columns."""
    sizes = [
        one.last - one.first + 1
        for one in parts
        if one.bottom < rows and is_moment(normal(one.text))
    ]
    usual = Counter(sizes).most_common(1)[0][0] if sizes else 0
    return _UNEVEN * sum(size != usual for size in sizes) - _TOLD * bool(sizes)
