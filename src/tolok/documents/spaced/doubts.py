"""Columns of which lines of words do not tell for sure which figures belong to which name."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tolok.documents.columns.moments import is_moment, period_in
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import meaning_of
from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.placing import column_under, placed
from tolok.documents.spaced.words import Line, Word, as_word

_SIGN = re.compile(r"\((?:%|Rp\.?)\)", re.IGNORECASE)
_LONGEST_CODE = 4
"""Figures of a part of a code: a column of them may share its name with those beside it."""


def doubtful_columns(
    header: Sequence[TableRow], titles: Sequence[Line], bands: Sequence[Band], body: Sequence[Line]
) -> frozenset[int]:
    """The columns (from 0) of figures that may stand under another's name.

    Where one has no name of its own, or two figures of a line fall in one, a name was missed: then
    all figures beside it may belong to their neighbours. A table without a header tells nothing.
    """
    if not any(row.role is Role.HEADER for row in header):
        return frozenset()
    doubtful = {
        *_nameless(header, bands, body),
        *_run_together(header, titles, bands),
        *_crowded(bands, body),
        *_uneven(header),
        *_beside_signs(header, bands, body),
        *_alike(header, bands, body),
        *_told_when(header, bands),
    }
    return frozenset(
        column
        for first, last in _stretches(bands)
        for column in range(first, last)
        if not doubtful.isdisjoint(range(first, last))
    )


def _stretches(bands: Sequence[Band]) -> Iterator[tuple[int, int]]:
    """The first of neighbouring columns of figures, and the one behind the last."""
    first = 0
    for at in range(len(bands) + 1):
        if at == len(bands) or not bands[at].is_figured:
            if at > first:
                yield first, at
            first = at + 1


def _nameless(
    header: Sequence[TableRow], bands: Sequence[Band], body: Sequence[Line]
) -> Iterator[int]:
    """Columns of figures whose lowest name is that of another, or that have none."""
    below: dict[int, tuple[int, Cell]] = {at: (at, Cell()) for at in range(len(bands))}
    for row in header:
        if row.role is Role.HEADER:
            for at, cell in enumerate(row.cells):
                if cell is not None and cell.text:
                    below |= dict.fromkeys(range(at, at + cell.columns), (at, cell))
    for column, (first, cell) in sorted(below.items()):
        shared = [at for at in range(first, first + cell.columns) if bands[at].is_figured]
        alone = bool(cell.text) and len(shared) < 2
        if bands[column].is_figured and not alone and not _is_code(shared, bands, body):
            yield column


def _run_together(
    header: Sequence[TableRow], titles: Sequence[Line], bands: Sequence[Band]
) -> Iterator[int]:
    """Columns whose name holds two texts that stand beside one another there on a line."""
    pairs = [
        (as_word(one), as_word(other)) for line in titles for one, other in pairwise(line.runs)
    ]
    places = [[column_under(word, bands) for word in pair] for pair in pairs]
    for row in header:
        for at, cell in enumerate(row.cells):
            if cell is None or row.role is not Role.HEADER:
                continue
            for pair, held in zip(pairs, places, strict=True):
                here = all(at <= place < at + cell.columns for place in held)
                if here and f" {pair[0].text} {pair[1].text} " in f" {cell.text} ":
                    yield from range(at, at + cell.columns)


def _uneven(header: Sequence[TableRow]) -> Iterator[int]:
    """The columns under quarters, halves or years of which one has more columns than another.

    Each has the same figures, so that the name of one of them went to a column of its own.
    """
    for row in header:
        times = {
            at: cell.columns
            for at, cell in enumerate(row.cells)
            if cell and cell.columns > 1 and is_moment(normal(cell.text))
        }
        if len(set(times.values())) > 1:
            for at, columns in times.items():
                yield from range(at, at + columns)


def _beside_signs(
    header: Sequence[TableRow], bands: Sequence[Band], body: Sequence[Line]
) -> Iterator[int]:
    """The columns beside an empty one that but a sign names, "(%)": it ends the name of another."""
    filled = {at for line in body for at in placed(line, bands)}
    for row in header:
        for at, cell in enumerate(row.cells):
            if cell is None or row.role is not Role.HEADER or not _SIGN.fullmatch(cell.text):
                continue
            over = range(at, at + cell.columns)
            if not filled.issuperset(over):
                yield from range(max(0, at - 1), min(len(bands), at + cell.columns + 1))


def _alike(
    header: Sequence[TableRow], bands: Sequence[Band], body: Sequence[Line]
) -> Iterator[int]:
    """The columns of figures that have the same names from top to bottom as others, no codes."""
    same: dict[tuple[str, ...], list[int]] = {}
    for at, path in _paths(header, bands).items():
        if path and bands[at].is_figured:
            same.setdefault(path, []).append(at)
    for columns in same.values():
        if len(columns) > 1 and not _is_code(columns, bands, body):
            yield from columns


def _paths(header: Sequence[TableRow], bands: Sequence[Band]) -> dict[int, tuple[str, ...]]:
    """The names over each column, from top to bottom."""
    paths: dict[int, tuple[str, ...]] = dict.fromkeys(range(len(bands)), ())
    for row in header:
        for at, cell in enumerate(row.cells):
            if cell and cell.text and row.role is Role.HEADER:
                for column in range(at, at + cell.columns):
                    paths[column] = (*paths[column], cell.text)
    return paths


def _told_when(header: Sequence[TableRow], bands: Sequence[Band]) -> Iterator[int]:
    """The columns whose name begins with a period, and those behind that none names.

    "TW II Target" beside "Realisasi": the period may be a group that is over both.
    """
    paths = _paths(header, bands)
    for at in range(len(bands) - 1):
        beside = paths[at + 1]
        if not (paths[at] and beside and bands[at + 1].is_figured and bands[at].is_figured):
            continue
        if _begins_when(paths[at][-1]) and not any(map(_says_when, beside)):
            yield from (at, at + 1)


def _begins_when(name: str) -> bool:
    """Whether a name is that of a figure behind a period."""
    words = name.split()
    return any(
        period_in(" ".join(words[:at]), ()) and meaning_of((" ".join(words[at:]),))
        for at in range(1, len(words))
    )


def _says_when(name: str) -> bool:
    """Whether a name holds a period."""
    words = name.split()
    return any(
        period_in(" ".join(words[first:last]), ())
        for first in range(len(words))
        for last in range(first + 1, len(words) + 1)
    )


def _is_code(columns: Sequence[int], bands: Sequence[Band], body: Sequence[Line]) -> bool:
    """Whether columns of figures below one name are the parts of a code."""
    words = [
        word for line in body for word in line.words for at in columns if bands[at].shares(word)
    ]
    return all(_is_short(word) for word in words if word.is_figure)


def _is_short(word: Word) -> bool:
    return len(word.text) <= _LONGEST_CODE and "," not in word.text


def _crowded(bands: Sequence[Band], body: Sequence[Line]) -> Iterator[int]:
    """Columns in which two figures of one line stand."""
    for line in body:
        for column, words in placed(line, bands).items():
            figures = [word for word in words if word.is_figure]
            if bands[column].is_figured and len(figures) > 1 and len(words) == len(figures):
                yield column
