"""Typed tables whose texts all begin at the left edges of their cells, as pdftotext lays them out.

A header's words begin with their column, over figures that stand at its right; a group's words with
the first of its columns. Then edges part what but one space keeps apart.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.document import TableRow
from tolok.documents.spaced.gutters import Band, bands_of
from tolok.documents.spaced.stacked import stacked_header
from tolok.documents.spaced.words import WIDE, Line, Run, Word, as_word

_LEAST_COLUMNS = 3
_LEAST_TEXTS = 2
"""Columns of texts that begin where their header does, at least."""
_CROSSED = 12
"""One word of a body in so many may reach over an edge."""
_LEAST_BEGUN = 2
"""Lines with a text behind one space that begins where a header's word does."""
_COUNT = re.compile(r"\(?(\d{1,2})\)?(?:=.*)?")
_AGAIN = re.compile(r"\(?(?:(?:19|20)\d\d|K|RP\.?|%)\)?", re.IGNORECASE)
_LABEL = re.compile(r"(?:19|20)\d\d|[1-4]|I{1,3}|IV")
"""A year or a quarter over such words."""
_NEAR = 2
"""Letters by which a word may reach over an edge."""
_DRIFT = 4
"""Letters by which a text stands left of its edge, where the one before it fills its cell."""


class Parts(NamedTuple):
    """A table's columns, the rows of its header and their lines, and the lines of its body."""

    bands: list[Band]
    header: list[TableRow]
    titles: Sequence[Line]
    body: Sequence[Line]


def aligned(
    header: Sequence[Line], numbering: Sequence[Line], body: Sequence[Line]
) -> Parts | None:
    """A typed table by the left edges of its texts; None where they do not tell its columns."""
    if not header or any(word.top is not None for word in header[0].words):
        return None
    lines, body, edges = _fitted(_without_numbers(header, numbering), body)
    if len(edges) < _LEAST_COLUMNS or not _is_kept(lines, body, sorted(edges)):
        return None
    parts = _parts(body, sorted(edges), bands_of(body, lines))
    if parts is None:
        return None
    bands = list(_bands(sorted([*edges, *parts]), parts, lines, body))
    found = stacked_header(lines, bands)
    if found is None:
        return None
    rows, below = found
    return Parts(bands, rows, lines[:below], (*lines[below:], *body))


def _fitted(
    header: Sequence[Line], body: Sequence[Line]
) -> tuple[list[Line], list[Line], set[float]]:
    """The lines of a header and of a body, their words parted at edges, and these edges."""
    begins = Counter(word.left for line in body for word in _beginning(line))
    taken = {run[0].left for line in body for run in line.runs}
    header = _moved(header, _moves(header, begins, taken))
    header = [_unpacked(line, header) for line in header]
    edges = _edges(header, begins)
    between = bands_of(_settled(body, edges), header)
    apart = _named_apart(header, between, sorted(edges))
    moves = _fitting(edges | apart.keys(), between)
    header = _moved(header, moves)
    edges = {moves.get(edge, edge) for edge in edges}
    apart = {moves.get(edge, edge): at for edge, at in apart.items()}
    titles = _parted(header, edges, apart, _names_below(header, between))
    edges |= apart.keys()
    return titles, _settled(body, edges), edges


def _beginning(line: Line) -> Iterator[Word]:
    """The words, no figures, that begin a run or follow the figure that does.

    What follows a figure within a text, "minimal 20 JP", begins nothing.
    """
    for run in line.runs:
        yield from [word for word in run[: 1 + run[0].is_figure] if not word.is_figure]


def _moves(
    header: Sequence[Line], begins: Mapping[float, int], taken: set[float]
) -> dict[float, float]:
    """Where words of a header belong that stand a little left of the texts below them.

    What is ``taken`` are the places at which runs of the body begin.
    """
    words = {word.left for line in header for word in line.words}
    runs = {run[0].left for line in header for run in line.runs}
    found: dict[float, float] = {}
    for edge, times in sorted(begins.items()):
        near = [at for at in words if edge - _DRIFT <= at < edge and at not in taken]
        behind = any(edge < at <= edge + _DRIFT and at not in taken for at in runs)
        if times > _LEAST_BEGUN and edge not in words and near and not behind:
            found[max(near)] = edge
    return found


def _moved(lines: Sequence[Line], moves: Mapping[float, float]) -> list[Line]:
    """The lines with their words where they belong."""
    return [
        replace(
            line, words=tuple(_at(word, moves.get(word.left, word.left)) for word in line.words)
        )
        for line in lines
    ]


def _at(word: Word, left: float) -> Word:
    return word._replace(left=left, right=left + word.right - word.left)


def _unpacked(line: Line, header: Sequence[Line]) -> Line:
    """The line with words that come again, but one space apart, where other words begin."""
    begins = sorted(
        {run[0].left for one in header for run in one.runs if _LABEL.fullmatch(as_word(run).text)}
    )
    words: list[Word] = []
    for run in line.runs:
        again = _comes_again(run)
        for at, word in enumerate(run):
            near = [edge for edge in begins if word.left < edge <= word.left + 2 * _DRIFT]
            free = near and not any(
                one.left <= near[0] + 1 and one.left > word.left for one in line.words
            )
            words.append(_at(word, near[0]) if again and at and free else word)
    return replace(line, words=tuple(words))


def _fitting(edges: set[float], between: Sequence[Band]) -> dict[float, float]:
    """Where edges belong that figures reach over a little."""
    found: dict[float, float] = {}
    for band in between:
        for edge in edges:
            before, behind = edge - band.left, band.right - edge
            if band.is_figured and before > 0 and behind > 0 and min(before, behind) <= _DRIFT:
                found[edge] = band.left if before <= behind else band.right
    return found


def _edges(header: Sequence[Line], begins: Mapping[float, int]) -> set[float]:
    """Where runs of a header begin, or words of it with texts of several lines below."""
    found = {run[0].left for line in header for run in line.runs}
    found |= {
        word.left for line in header for run in line.runs if _comes_again(run) for word in run
    }
    words = {word.left for line in header for word in line.words}
    return found | {at for at in words if begins.get(at, 0) >= _LEAST_BEGUN}


def _without_numbers(header: Sequence[Line], numbering: Sequence[Line]) -> list[Line]:
    """The lines of a header but those that number its columns, and what goes on with them beside.

    Numbers in cells of unlike height stand on two lines.
    """
    found = list(header)
    for line in numbering:
        numbers = _counts(line)
        at = found.index(line)
        beside = [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]]
        found.remove(line)
        for one in beside:
            more = _counts(one)
            if len(more) == len(one.runs) and set(more).isdisjoint(numbers):
                found.remove(one)
    return found


def _counts(line: Line) -> list[int]:
    """The numbers of columns among the texts of a line."""
    counts = [_COUNT.fullmatch(as_word(run).text) for run in line.runs]
    return [int(one[1]) for one in counts if one]


def _names_below(header: Sequence[Line], between: Sequence[Band]) -> int:
    """Where lines begin below a header that hold but the begins of names."""
    figured = [band for band in between if band.is_figured]
    below = len(header)
    while below and not any(
        band.shares(as_word(run)) for run in header[below - 1].runs for band in figured
    ):
        below -= 1
    return below


def _parted(
    header: Sequence[Line], edges: set[float], apart: Mapping[float, int], below: int
) -> list[Line]:
    """The lines of a header with words parted at edges where a text above them begins.

    Or where no line tells the edge by a wider space; else a group's word stands there by chance.
    Edges that words of a line tell ``apart`` are those of the lines from there on.
    """
    known = {run[0].left for line in header[:below] for run in line.runs}
    seen = edges - known
    found = []
    for number, line in enumerate(header):
        seen = seen | {edge for edge, at in apart.items() if at == number}
        own = {word.left for run in line.runs if _comes_again(run) for word in run}
        found.append(replace(line, edges=frozenset(seen | own)))
        seen = seen | {run[0].left for run in line.runs}
    return found


def _comes_again(run: Run) -> bool:
    """Whether words stand under groups again and again: each has a column of its own.

    "2025 (%)" is the rest of a longer name, whose last words went to a line of their own.
    """
    if [word.text for word in run[1:]] == ["(%)"] and _LABEL.fullmatch(run[0].text):
        return False
    return all(_AGAIN.fullmatch(word.text) for word in run)


def _settled(lines: Sequence[Line], edges: set[float]) -> list[Line]:
    """The lines with their words parted at edges; a text that drifted to the left at its own."""
    ordered = sorted(edges)
    return [
        Line(line.number, tuple(_at_edges(line.words, ordered)), line.space, frozenset(edges))
        for line in lines
    ]


def _at_edges(words: Sequence[Word], edges: Sequence[float]) -> Iterator[Word]:
    """The words of a line; what begins just left of its edge begins there, with what is behind it.

    So does a text that reaches over the edge, and a figure right behind another.
    """
    aside = 0.0
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        near = before is not None and word.left - before.right < WIDE
        aside = aside if near else 0.0
        place = bisect_right(edges, word.left)
        edge = edges[place] if place < len(edges) else word.right
        if 0 < edge - word.left <= _DRIFT:
            second = near and before and before.is_figure and before.left >= edges[place - 1]
            if (second and word.right <= edge) if word.is_figure else edge < word.right:
                aside = edge - word.left
        yield word._replace(left=word.left + aside, right=word.right + aside)


def _named_apart(
    header: Sequence[Line], between: Sequence[Band], edges: Sequence[float]
) -> dict[float, int]:
    """Where words of a header begin that stand alone between two columns, with their lines."""
    found: dict[float, int] = {}
    for before, after in pairwise(between):
        if bisect_right(edges, before.middle) != bisect_right(edges, after.middle):
            continue
        for at, line in reversed([*enumerate(header)]):
            held = [
                word.left for word in line.words if before.right < word.left <= after.left + _NEAR
            ]
            if held:
                found |= {held[0]: at} if len(held) == 1 else {}
                break
    return found


def _is_kept(header: Sequence[Line], body: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether texts begin at edges, words stay between them, and no group stands over a middle."""
    words = [as_word(run) for line in body for run in line.runs]
    most = max(line.figures for line in body)
    crossed = sum(
        _reaches_over(as_word(run), edges)
        for line in body
        for run in line.runs
        if not (run[0].is_figure and line.figures == most)  # told by their order
    )
    texts = [word for word in words if word.text[0].isalpha()]
    begun = [word for word in texts if word.left in edges]
    if _CROSSED * crossed > len(words) or _CROSSED * (len(texts) - len(begun)) > 2 * len(texts):
        return False
    lefts = Counter(word.left for word in words)
    kept = [at for at in edges if lefts[at] >= len(body) // 2 and lefts[at]]
    told = {*kept, *(word.left for word in begun)}
    return bool(begun) and len(told) >= _LEAST_TEXTS and not _is_centred(header)


def _reaches_over(word: Word, edges: Sequence[float]) -> bool:
    """Whether a word begins left of an edge and ends right of it."""
    at = bisect_right(edges, word.left)
    return at < len(edges) and min(edges[at] - word.left, word.right - edges[at]) > _NEAR


def _is_centred(header: Sequence[Line]) -> bool:
    """Whether words stand over others of which none begins where they do."""
    for at, line in enumerate(header):
        for over in map(as_word, line.runs):
            under = [
                one.left
                for below in header[at + 1 :]
                for one in map(as_word, below.runs)
                if one.left < over.right and over.left < one.right
            ]
            if under and over.left not in under:
                return True
    return False


def _parts(
    body: Sequence[Line], edges: Sequence[float], between: Sequence[Band]
) -> list[float] | None:
    """Where columns begin that share an edge with the one before, each with texts at one edge.

    None where they begin nowhere, as figures of two columns under one word do.
    """
    found = []
    for before, band in pairwise(between):
        if bisect_right(edges, before.left) != bisect_right(edges, band.left):
            continue
        lefts = Counter(
            run[0].left for line in body for run in line.runs if band.shares(as_word(run))
        )
        edge, times = lefts.most_common(1)[0]
        if 3 * times < 2 * lefts.total() or not before.is_figured:
            return None
        found.append(edge)
    return found


def _bands(
    edges: Sequence[float], parts: Sequence[float], header: Sequence[Line], body: Sequence[Line]
) -> Iterator[Band]:
    last = max(line.words[-1].right for line in (*header, *body)) + 1
    words = [as_word(run) for line in body for run in line.runs]
    for edge, after in pairwise([*edges, last]):
        inside = [word for word in words if edge <= word.left < after]
        figures = sum(word.is_figure for word in inside)
        right = max((word.right for word in inside if word.right <= after), default=after - 1)
        yield Band(edge, right, 2 * figures > len(inside), edge in parts)
