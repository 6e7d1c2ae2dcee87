"""Where columns lie: between the gutters that nearly all lines of a stretch leave empty."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tolok.documents.spaced.words import (
    WIDE,
    Line,
    Word,
    as_word,
    figures_of,
    outside_texts,
)

_TOLERATED = 15
"""One line in so many may cross a gutter: names that run on, figures pushed aside."""
_NARROW = 0.4
"""Letters of a gutter beside figures; two columns of figures may be one space apart."""
JUSTIFIED = 8.0
"""Letters that a justified line may leave between two words of one text."""
_RARE = 8
"""A column that one line of so many fills is all but empty."""
_ASIDE = 4.0
"""Letters that a dash may stand aside of the figures of its column."""
_SAMPLE = 4000
"""Words that are enough to tell columns; comparing all of a long table takes minutes."""
SUMS = re.compile(r"(?:JUMLAH|JML|TOTAL|RATA[\s-]?RATA)\b", re.IGNORECASE)
"""How a line of sums begins; its word is often merged over several columns."""
_LEAST_LINES = 5
"""Lines of which most show where texts begin."""
_LEAST_FULL = 3
"""Lines with a figure in each column that tell the columns by their order alone."""


class Band(NamedTuple):
    """A column's stretch of the line; ``is_figured`` where most of its words are figures."""

    left: float
    right: float
    is_figured: bool = False
    is_part: bool = False
    """Whether it stands below one cell of the header with the column before it."""

    @property
    def middle(self) -> float:
        """The middle of the column."""
        return (self.left + self.right) / 2

    def shared_with(self, word: Word) -> float:
        """How much of the line the word and the column share; below zero, how far apart."""
        return min(self.right, word.right) - max(self.left, word.left)

    def shares(self, word: Word) -> bool:
        """Whether the word and the column share any of the line."""
        return self.shared_with(word) > 0


def bands_of(lines: Sequence[Line], header: Sequence[Line] = ()) -> list[Band]:
    """The columns of a table's lines, from left to right; a long table's are told by a sample.

    Words that begin with one of the ``header`` are a column, be they but one text.
    """
    heads = [run[0].left for line in header for run in line.runs]
    body = lines[:: 1 + sum(len(line.words) for line in lines) // _SAMPLE]
    told = [line for line in body if not SUMS.match(line.text)]
    is_told = any(line.is_columned for line in told)  # else "Jumlah …" is a name
    told = list(_without_centred(told if is_told else body))
    parted = [runs for line in told if len(runs := line.runs) > 1]
    words = [as_word(run) for runs in parted for run in runs]
    covered = _covered(words, len(parted) // _TOLERATED)
    split = [part for band in _closed(covered, body) for part in _split(band, body)]
    bands = [band._replace(is_figured=_is_figured(band, body)) for band in split]
    return _with_full_lines(_without_strays(_without_remnants(bands, body, heads), body), body)


def _without_centred(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, but those whose first text begins where no other line's text does.

    So do words merged over several columns, above the sum or the rows that they name.
    """
    begins = Counter(round(run[0].left) for line in lines for run in line.runs)
    for line in lines:
        at = round(line.words[0].left)
        if begins[at] > 1 or begins[at - 1] or begins[at + 1] or len(lines) < _LEAST_LINES:
            yield line


def _covered(words: Sequence[Word], tolerated: int) -> list[Band]:
    """The stretches that more words cover than are tolerated in a gutter."""
    edges = sorted(
        [(word.left, 1) for word in words] + [(word.right, -1) for word in words],
    )
    found: list[Band] = []
    depth, begin = 0, 0.0
    for at, step in edges:
        before, depth = depth, depth + step
        if before <= tolerated < depth:
            begin = at
        elif depth <= tolerated < before and at > begin:
            found.append(Band(begin, at))
    return found


def _closed(bands: Sequence[Band], lines: Sequence[Line]) -> list[Band]:
    """The bands, without gutters too narrow to part words."""
    found: list[Band] = []
    for band in bands:
        if found:
            figured = _is_figured(found[-1], lines) or _is_figured(band, lines)
            if band.left - found[-1].right < (_NARROW if figured else WIDE):
                found[-1] = Band(found[-1].left, band.right)
                continue
        found.append(band)
    return found


def _is_figured(band: Band, lines: Iterable[Line]) -> bool:
    """Whether most words of a band are figures."""
    inside = [word for line in lines for word in line.words if band.shared_with(word) > 0]
    return 2 * sum(word.is_figure for word in inside) > len(inside)


def _split(band: Band, lines: Sequence[Line]) -> Iterator[Band]:
    """The band, cut where several lines hold two figures in it and fewer are crossed."""
    figures = [
        inside
        for line in lines
        if (
            inside := [
                word
                for run in line.runs
                for word in outside_texts(run)
                if band.left <= word.middle <= band.right
            ]
        )
    ]
    cuts = sorted(
        {
            (before.right + after.left) / 2
            for inside in figures
            for before, after in pairwise(inside)
        }
    )
    best = max(cuts, key=lambda cut: _parted(figures, cut), default=None)
    if best is None or _parted(figures, best) < max(2, len(figures) // 3):
        yield band
        return
    yield from _split(Band(band.left, best), lines)
    yield from _split(Band(best, band.right), lines)


def _parted(figures: Sequence[Sequence[Word]], cut: float) -> int:
    """How many lines a cut parts, less those with a figure that it would cut through."""
    parted = sum(inside[0].right <= cut <= inside[-1].left for inside in figures)
    crossed = sum(word.left < cut < word.right for inside in figures for word in inside)
    return parted - crossed


def _without_remnants(
    bands: Sequence[Band], body: Sequence[Line], heads: Sequence[float]
) -> list[Band]:
    """The bands, without those that hold but the ends of a few justified lines."""
    found: list[Band] = []
    for band in bands:
        both_words = found and not band.is_figured and not found[-1].is_figured
        headed = any(abs(band.left - head) < _NARROW for head in heads)
        if both_words and not headed and _is_remnant(band, body):
            found[-1] = found[-1]._replace(right=band.right)
            continue
        found.append(band)
    return found


def _without_strays(bands: Sequence[Band], body: Sequence[Line]) -> list[Band]:
    """The bands, a few figures or dashes that stand aside of their column within it.

    Two columns of figures are one where no line fills both and one of them is all but empty.
    """
    found: list[Band] = []
    filled: list[set[int]] = []
    for band in bands:
        lines = {line.number for line in body if any(band.shared_with(w) > 0 for w in line.words)}
        if found and band.is_figured and found[-1].is_figured:
            rare = min(len(lines), len(filled[-1])) <= max(1, len(body) // _RARE)
            dashes = _only_dashes(band, body) or _only_dashes(found[-1], body)
            if (rare or dashes) and not lines & filled[-1] and band.left - found[-1].right < _ASIDE:
                found[-1] = found[-1]._replace(right=band.right)
                filled[-1] |= lines
                continue
        found.append(band)
        filled.append(lines)
    return found


def _only_dashes(band: Band, body: Sequence[Line]) -> bool:
    inside = [word for line in body for word in line.words if band.shared_with(word) > 0]
    return not any(map(str.isdigit, "".join(word.text for word in inside)))


def _is_remnant(band: Band, body: Sequence[Line]) -> bool:
    """Whether a band holds but words that follow others closely, with no edge of their own."""
    inside: list[Word] = []
    for line in body:
        at = next((at for at, word in enumerate(line.words) if band.shared_with(word) > 0), None)
        if at is None:
            continue
        if at == 0 or line.words[at].left - line.words[at - 1].right >= JUSTIFIED:
            return False
        inside.append(line.words[at])
    edges = zip(*((word.left, word.right, word.middle) for word in inside), strict=True)
    aligned = min((max(one) - min(one) for one in edges), default=0.0)
    return 2 * len(inside) < len(body) and (len(inside) == 1 or aligned >= 1)


def _with_full_lines(bands: Sequence[Band], body: Sequence[Line]) -> list[Band]:
    """The bands, those of figures told by lines that hold a figure in each, where there are such.

    Figures of neighbouring columns may overlap from line to line, so that no gutter is left; their
    order on full lines still tells them.
    """
    alone = [figures_of(line) for line in body]
    counts = Counter(map(len, alone))
    most = max(counts)
    if counts[most] < _LEAST_FULL or most <= sum(band.is_figured for band in bands):
        return list(bands)
    lines = [line for line, figures in zip(body, alone, strict=True) if len(figures) == most]
    if all(_has_own_columns(line, bands) for line in lines):
        return list(bands)  # below words, as in a table that is turned over
    full = [figures for figures in alone if len(figures) == most]
    found = []
    for words in zip(*full, strict=True):
        band = Band(median(word.left for word in words), median(word.right for word in words), True)
        if sum(band.shared_with(word) > 0 for word in words) < 0.9 * len(words):
            return list(bands)  # the lines are full of different columns
        found.append(band)
    kept = [band for band in bands if not any(band.left < one.middle < band.right for one in found)]
    return sorted([*found, *(band for band in kept if not band.is_figured)])


def _has_own_columns(line: Line, bands: Sequence[Band]) -> bool:
    """Whether each text of a line stands in one column, alone."""
    held = [
        [at for at, band in enumerate(bands) if band.shared_with(as_word(run)) > 0]
        for run in line.runs
    ]
    columns = [at for one in held for at in one]
    return all(len(one) == 1 for one in held) and len(set(columns)) == len(columns)
