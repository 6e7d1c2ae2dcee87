"""Which word stands in which column, in order and without two figures in one."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tolok.documents.spaced.gutters import JUSTIFIED, Band
from tolok.documents.spaced.words import Line, Run, Word, as_word, is_coded

_NEW_COLUMN = 4.0
"""Letters that a header's word may stand aside of its column, before it names an empty one."""
_NEAR = 1.0
"""Letters that the figures of a column may stand aside of its header's word."""
_EDGE = 0.5
"""Letters that a text may begin or end aside of the figures of its column."""
_STRAY, _TIE = 3.0, 0.01
"""Letters that a header's words may stand outside of their columns, and what parts equals."""
_BOTH = 2
"""Columns beside a word: one on its left, one on its right."""
_UNNAMED = 6.0
"""What it costs to leave a column of figures without a name between others that have one."""
_CURRENCY = re.compile(r"Rp\.?", re.IGNORECASE)
_NEVER = 1000.0
"""Beyond any distance on a line."""


class Placed(NamedTuple):
    """A line with its words in their columns."""

    line: Line
    words: Mapping[int, Sequence[Word]]

    def text(self, column: int) -> str:
        """The text in a column."""
        return " ".join(word.text for word in self.words.get(column, ()))

    @property
    def figured(self) -> frozenset[int]:
        """The columns that hold figures; a dash before words begins an item of a list.

        A code before a name is none, nor is a number within a text or at its end.
        """
        return frozenset(column for column, words in self.words.items() if _has_figure(words))


def _has_figure(words: Sequence[Word]) -> bool:
    """Whether words are a figure, alone or with a currency or a bound before it, a unit behind."""
    if len(words) == 1:
        return words[0].is_figure
    if is_coded(words):
        return False
    for word in words:
        if word.is_figure and any(map(str.isdigit, word.text)):
            return True
        if any(map(str.isalpha, word.text)) and not _CURRENCY.fullmatch(word.text):
            return False
    return False


def numbered_columns(
    bands: Sequence[Band], numbers: Sequence[Word], header: Sequence[Line]
) -> list[Band]:
    """The columns with those that only a number below their ``header`` names.

    A number may stand below the words of its column and aside of its figures.
    """
    if len(numbers) <= len(bands):
        return list(bands)
    wide = tuple(_with_name(band, header) for band in bands)
    return _with_unmatched(bands, numbers, _matched(tuple(numbers), wide, _NEVER))


def named_columns(bands: Sequence[Band], words: Sequence[Word]) -> list[Band]:
    """The columns with those that only words of a header's lowest line name, between others."""
    within = [band for band in bands if band.is_figured and _is_between(band, words[0], words[-1])]
    if len(words) <= len(within):
        return list(bands)
    return _with_unmatched(bands, words, _matched(tuple(words), tuple(bands), _UNNAMED))


def _with_unmatched(
    bands: Sequence[Band], words: Sequence[Word], matched: Sequence[int | None]
) -> list[Band]:
    """The columns with one for each word that has none."""
    new = [
        Band(word.left, word.right, is_figured=True)
        for word, at in zip(words, matched, strict=True)
        if at is None
    ]
    return sorted([*bands, *new], key=lambda band: band.middle)


def _is_between(band: Band, first: Word, last: Word) -> bool:
    """Whether a column stands under the first word of a line, the last or one between."""
    return band.right > first.left and band.left < last.right


def headed_columns(bands: Sequence[Band], header: Sequence[Line]) -> list[Band]:
    """The columns with those over which a header has words and under which nothing is written."""
    found: list[tuple[Band, int]] = []  # what stands over what, and its lowest line
    for at, line in enumerate(header):
        for run in line.runs:
            word = as_word(run)
            touched = [one for one, _ in found if one.shared_with(word) > 0]
            found = [pair for pair in found if pair[0] not in touched]
            edges: list[Word | Band] = [word, *touched]
            left, right = min(one.left for one in edges), max(one.right for one in edges)
            found.append((Band(left, right), at))
    empty = [one for one, at in found if _is_column(one, at, bands, header)]
    return sorted([*bands, *empty], key=lambda band: band.middle)


def _is_column(word: Band, at: int, bands: Sequence[Band], header: Sequence[Line]) -> bool:
    """Whether words over no column name an empty one: each column beside them has words too.

    Between two columns that lines below name, they are the name of a group.
    """
    if any(word.shared_with(Word(band.left, band.right, "")) > 0 for band in bands):
        return False
    beside = [
        *[band for band in bands if band.right <= word.left][-1:],
        *[band for band in bands if band.left >= word.right][:1],
    ]
    if any(_is_beside(word, band, header[at]) for band in beside):
        return False
    named = [_lowest(band, header) for band in beside]
    if None in named:
        return False
    wide = [_with_name(band, header) for band in beside]
    if len(beside) == _BOTH and any(_is_under_another(word, one, header[at]) for one in wide):
        return True
    return len(named) < 2 or not all(lowest is not None and lowest > at for lowest in named)


def _with_name(band: Band, header: Sequence[Line]) -> Band:
    """A column as wide as the lowest word that names it."""
    lowest = _lowest(band, header)
    over = map(as_word, header[lowest].runs if lowest is not None else ())
    edges: list[Word | Band] = [band, *(word for word in over if band.shared_with(word) > 0)]
    left, right = min(one.left for one in edges), max(one.right for one in edges)
    return band._replace(left=left, right=right)


def _is_under_another(word: Band, band: Band, line: Line) -> bool:
    """Whether another word of the same line stands over a column: then this one groups it not."""
    runs = map(as_word, line.runs)
    return any(band.shared_with(run) > 0 and word.shared_with(run) < 0 for run in runs)


def _is_beside(word: Band, band: Band, line: Line) -> bool:
    """Whether a header's word stands just beside a column that its line names by no other word."""
    apart = -band.shared_with(Word(word.left, word.right, ""))
    own = any(band.shared_with(as_word(run)) > 0 for run in line.runs)
    return apart <= _NEAR and not own


def _lowest(band: Band, header: Sequence[Line]) -> int | None:
    """The lowest line of a header with words over a column; None where there are none."""
    lines = [
        at
        for at, line in enumerate(header)
        if any(band.shared_with(as_word(run)) > 0 for run in line.runs)
    ]
    return lines[-1] if lines else None


def _matched(words: tuple[Word, ...], bands: tuple[Band, ...], unnamed: float) -> list[int | None]:
    """The column of each word in order, None where it has none of its own; the cheapest way."""

    @cache
    def best(word: int, band: int) -> tuple[float, int]:
        """The cost from here, and the step: 0 at the end, 1 pairs, 2 new column, 3 unnamed."""
        if word == len(words):
            return (len(bands) - band) * unnamed if unnamed >= _NEVER else 0.0, 0
        options: list[tuple[float, int]] = [(_NEW_COLUMN + best(word + 1, band)[0], 2)]
        if band < len(bands):
            beside = unnamed < _NEVER and not bands[band].is_figured
            far = _NEVER * (beside and bands[band].shared_with(words[word]) <= 0)
            aside = far + _aside(words[word], bands[band])
            options.append((aside + best(word + 1, band + 1)[0], 1))
            must = unnamed >= _NEVER or (bands[band].is_figured and word)
            options.append(((unnamed if must else 0.0) + best(word, band + 1)[0], 3))
        return min(options)

    for word in range(len(words), -1, -1):  # from the end: so the recursion stays shallow
        for band in range(len(bands), -1, -1):
            best(word, band)
    found: list[int | None] = []
    word = band = 0
    while word < len(words):
        _, step = best(word, band)
        if step != 3:
            found.append(band if step == 1 else None)
            word += 1
        band += step != 2
    return found


def _aside(word: Word, band: Band) -> float:
    """How far a word stands aside of a column."""
    return max(0.0, -band.shared_with(word)) + 0.1 * abs(band.middle - word.middle)


def placed(line: Line, bands: Sequence[Band]) -> dict[int, list[Word]]:
    """The words of a line by their column; words that run on stay where they begin."""
    found: dict[int, list[Word]] = {}
    last: tuple[int, float] | None = None  # the column and the end of the text before
    for run in in_order(line.runs, bands):
        at = run[1]
        words = run[0]
        is_text = not any(word.is_figure for word in words)
        near = last is not None and words[0].left - last[1] < JUSTIFIED
        if is_text and bands[at].is_figured and last and near and not _fits(words, bands[at]):
            at = last[0]
        found.setdefault(at, []).extend(words)
        last = (at, words[-1].right) if is_text and not bands[at].is_figured else None
    return found


def _fits(run: Run, band: Band) -> bool:
    """Whether words stand where the figures of a column begin, or where they end."""
    return abs(run[0].left - band.left) < _EDGE or abs(run[-1].right - band.right) < _EDGE


def in_order(runs: Sequence[Run], bands: Sequence[Band]) -> list[tuple[Run, int]]:
    """Each run with its column; runs over several columns part where figures stand in them.

    Where two figures fell into one column, all figures of the line take columns in their order.
    """
    found: list[tuple[Run, int]] = []
    for run in runs:
        whole = as_word(run)
        over = [at for at in _near(whole, bands) if bands[at].shared_with(whole) > 0]
        if len(over) > 1 and len(run) > 1 and any(word.is_figure for word in run):
            found.extend(((word,), nearest(word, bands)) for word in run)
        else:
            found.append((run, _beginning(run, bands, over) if over else nearest(whole, bands)))
    return _unstacked(found, bands)


def _unstacked(found: list[tuple[Run, int]], bands: Sequence[Band]) -> list[tuple[Run, int]]:
    figures = [at for at, (run, _) in enumerate(found) if len(run) == 1 and run[0].is_figure]
    columns = [found[at][1] for at in figures]
    if len(set(columns)) == len(columns) and all(
        bands[at].shared_with(found[figure][0][0]) > 0
        for figure, at in zip(figures, columns, strict=True)
    ):
        return found
    free = [at for at, band in enumerate(bands) if band.is_figured or at in columns]
    if len(free) < len(figures):
        return found
    words = tuple(found[at][0][0] for at in figures)
    for at, place in zip(figures, _spread(words, bands, free), strict=True):
        found[at] = found[at][0], place
    return found


def _spread(words: tuple[Word, ...], bands: Sequence[Band], free: Sequence[int]) -> list[int]:
    """A column of its own for each figure, in order, as near as can be."""
    far = float("inf")
    costs = [[0.0] * (len(free) + 1)]
    for word in words:
        row = [far]
        for at, column in enumerate(free):
            here = costs[-1][at] + _aside(word, bands[column])
            row.append(min(row[-1], here))
        costs.append(row)
    found: list[int] = []
    at = len(free)
    for upto in range(len(words), 0, -1):
        while at > 1 and costs[upto][at] == costs[upto][at - 1]:
            at -= 1
        found.append(free[at - 1])
        at -= 1
    return found[::-1]


def _beginning(run: Run, bands: Sequence[Band], over: Sequence[int]) -> int:
    """The column in which words begin that reach over several, or the one that holds most."""
    whole = as_word(run)
    share = 0.7 * (whole.right - whole.left)
    inside = [at for at in over if bands[at].shared_with(whole) > share]
    return inside[0] if inside else max(over[:2], key=lambda at: bands[at].shared_with(run[0]))


def nearest(word: Word, bands: Sequence[Band]) -> int:
    """The column that shares most with a word, or stands nearest to it."""
    return max(_near(word, bands), key=lambda at: bands[at].shared_with(word))


def _near(word: Word, bands: Sequence[Band]) -> range:
    """The columns that may share something with a word, and those beside it."""
    first = bisect_left(bands, word.left, key=lambda band: band.left)
    last = bisect_left(bands, word.right, lo=first, key=lambda band: band.left)
    return range(max(0, first - 2), min(len(bands), last + 2))


def column_under(word: Word, bands: Sequence[Band]) -> int:
    """The column under the middle of a word; figures stand at the right end of their column."""
    return min(
        range(len(bands)),
        key=lambda at: (
            max(bands[at].left - word.middle, word.middle - bands[at].right, 0.0),
            abs(bands[at].middle - word.middle),
            -at,
        ),
    )


def in_turn(words: Sequence[Word], bands: Sequence[Band]) -> list[int] | None:
    """A column of its own for each word of a header's line; None where one is too far from any.

    Over figures, which stand at the right of their column, a word may stand anywhere right of the
    column before; over words it may begin with them.
    """
    if len(words) > len(bands):
        return None
    far = float("inf")
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (len(bands) + 1)
    for word in words:
        row: list[tuple[float, tuple[int, ...]]] = [(far, ())]
        for at in range(len(bands)):
            cost, places = best[at]
            row.append(min(row[-1], (cost + _outside(word, bands, at), (*places, at))))
        best = row
    cost, places = best[-1]
    return list(places) if cost <= _STRAY * len(words) else None


def _outside(word: Word, bands: Sequence[Band], at: int) -> float:
    """How far the middle of a header's word is from what a column leaves free around itself."""
    band = bands[at]
    left = bands[at - 1].right if at and band.is_figured else band.left
    outside = max(left - word.middle, word.middle - band.right, 0.0)
    begins = outside if band.is_figured else abs(word.left - band.left)
    return min(outside, begins) + _TIE * abs(band.middle - word.middle)
