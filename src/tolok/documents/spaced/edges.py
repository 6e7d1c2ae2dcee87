"""Tables on a page whose texts begin at the left edges of their cells: columns and headers so told.

A header's text begins with its column, over figures that stand at the right of theirs; a group's
with the first of its columns. The edges of the header alone are then those of the columns.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.merged import EDGE, LEVEL, Block, blocks_of, column_at
from tolok.documents.spaced.narrow import is_one_figure
from tolok.documents.spaced.words import Line, Word, as_word

_LEAST_COLUMNS = 3
_LEAST_TEXTS = 2
"""Columns of texts or codes that begin where their header does, at least."""
_CROSSED = 10
"""One text in so many may reach over an edge: sums and headings are merged over columns."""

_INDENT = 2 * EDGE
"""Letters by which texts of one level differ, less than any indent."""
_MOST_LEVELS = 5
"""Levels of works whose names a column sets in, one behind another."""


def edged_columns(
    header: Sequence[Line], body: Sequence[Line], between: Sequence[Band]
) -> list[Band]:
    """The columns that begin where words of the header do; none where it is not so.

    Where lines fill several of those ``between`` the gutters of the body below one edge, a cell of
    the header is merged over them: each then has texts that begin one below another.
    """
    if any(word.top is None for line in (*header, *body) for word in line.words):
        return []
    edges = _edges(as_word(run) for line in header for run in line.runs)
    texts = [as_word(run) for line in body for run in line.runs if len(line.runs) > 1]
    parts = _parts(body, edges, between) if len(edges) >= _LEAST_COLUMNS else None
    if parts is None or not _are_kept(edges := sorted([*edges, *parts]), texts):
        return []
    bands = [band._replace(is_part=band.left in parts) for band in _bands(edges, texts, header)]
    if not _are_apart(body, bands):
        return []
    blocks = blocks_of(header, bands)
    filled = {column_at((word,), bands) for word in texts}
    return [] if _has_stray(blocks, filled) or _is_run_on(blocks) else bands


def _has_stray(header: Sequence[Block], filled: set[int]) -> bool:
    """Whether several texts stand over a column that is empty, and over no other as they do here.

    A quarter that is yet to come, or a year, has the same names as those that are filled.
    """
    lowest = {one.column: one for one in header}  # from the top down
    known = {lowest[at].text for at in filled & lowest.keys()}
    times = Counter(one.column for one in header)
    return any(
        times[at] > 1 and one.text not in known for at, one in lowest.items() if at not in filled
    )


def _parts(
    body: Sequence[Line], edges: Sequence[float], between: Sequence[Band]
) -> list[float] | None:
    """Where columns begin that have no edge of their own, right of one below the same edge.

    None where they begin nowhere: so figures stand at either side of one column.
    """
    below: dict[int, list[Band]] = {}
    for band in between:
        below.setdefault(bisect_right(edges, band.middle), []).append(band)
    lines = [[as_word(run) for run in line.runs] for line in body]
    found = []
    for bands in below.values():
        if not any(sum(any(map(band.shares, line)) for band in bands) > 1 for line in lines):
            continue
        for band in bands[1:]:
            lefts = [word.left for line in lines for word in line if band.shares(word)]
            edge = median(lefts)
            if 2 * sum(abs(left - edge) <= EDGE for left in lefts) <= len(lefts):
                return None
            found.append(edge)
    return found


def _is_run_on(header: Sequence[Block]) -> bool:
    """Whether a group may run on into the first text below it: the next begins beside its end."""
    times = Counter(one.column for one in header)
    alone = {one.column: one for one in header if times[one.column] == 1}
    return any(
        len(one.runs) > 1 and abs(alone[at + 1].top - one.bottom + 1) < LEVEL
        for at, one in alone.items()
        if at + 1 in alone
    )


def _are_apart(body: Sequence[Line], bands: Sequence[Band]) -> bool:
    """Whether rows are further apart than lines of one text: no figure is right below another."""
    figures = [
        block
        for block in blocks_of(body, bands)
        if bands[block.column].is_figured and block.runs[0][0].is_figure
    ]
    below = sum(
        any(run[0].is_figure for run in block.runs[1:]) and not is_one_figure(block)
        for block in figures
    )
    return _CROSSED * below <= len(figures)


def _edges(words: Iterable[Word]) -> list[float]:
    found: list[float] = []
    for word in sorted(words):
        if not found or word.left - found[-1] > EDGE:
            found.append(word.left)
    return found


def _are_kept(edges: Sequence[float], texts: Sequence[Word]) -> bool:
    """Whether texts stay between the edges, and those of words begin at theirs."""
    held: dict[int, list[Word]] = {}
    crossed = 0
    for word in texts:
        at = bisect_right(edges, word.left + EDGE) - 1
        if at < 0:
            return False
        held.setdefault(at, []).append(word)
        crossed += at + 1 < len(edges) and word.right > edges[at + 1]
    begun = {
        at
        for at, words in held.items()
        if 2 * sum(abs(word.left - edges[at]) <= EDGE for word in words) > len(words)
        or (at == 0 and words[0].left - edges[0] <= EDGE)  # levels stand further in
        or _are_indented(words, edges[at])
    }
    named = {
        at for at, words in held.items() if 2 * sum(word.is_figure for word in words) < len(words)
    }
    return len(begun) >= _LEAST_TEXTS and named <= begun and _CROSSED * crossed <= len(texts)


def _are_indented(words: Sequence[Word], edge: float) -> bool:
    """Whether the names of a column begin at its edge and at few indents of levels behind it.

    Two on one line are of two columns; figures stand at the right of theirs.
    """
    figures = sum(word.is_figure for word in words)
    if len({word.top for word in words}) < len(words) or 2 * figures >= len(words):
        return False
    steps: dict[int, int] = {}
    for word in words:
        at = round((word.left - edge) / _INDENT)
        steps[at] = steps.get(at, 0) + 1
    told = [at for at, times in steps.items() if times >= _LEAST_TEXTS]
    aside = len(words) - sum(steps[at] for at in told)
    return 0 in told and len(told) <= _MOST_LEVELS and _CROSSED * aside <= len(words)


def _bands(edges: Sequence[float], texts: Sequence[Word], header: Sequence[Line]) -> Iterator[Band]:
    last = max([*(line.words[-1].right for line in header), *(word.right for word in texts)])
    for at, edge in enumerate(edges):
        end = edges[at + 1] - EDGE if at + 1 < len(edges) else last
        inside = [word for word in texts if edge - EDGE <= word.left < end]
        figures = sum(word.is_figure for word in inside)
        right = max((word.right for word in inside if word.right <= end), default=end)
        yield Band(edge, right, 2 * figures > len(inside))


def edged_header(lines: Sequence[Line], bands: Sequence[Band]) -> list[TableRow]:
    """The rows of a header: a group stands over the columns whose texts are beside those below it.

    The lowest text of a column is its own; those above are groups that begin with it. A column
    without any is a part of the one before it.
    """
    columns: list[list[Block]] = [[] for _ in bands]
    for block in blocks_of(lines, bands):
        columns[block.column].append(block)
    spans = {
        group: _last(columns, group, below)
        for texts in columns
        for at, group in enumerate(texts[:-1])
        if (below := texts[at + 1 :])
    }
    over = [
        sorted(
            (group for group, last in spans.items() if group.column <= at <= last),
            key=lambda group: group.top,
        )
        for at in range(len(bands))
    ]
    depth = max(map(len, over)) + 1
    grid: list[list[Cell | None]] = [[None] * len(bands) for _ in range(depth)]
    for at, groups in enumerate(over):
        for row, group in enumerate(groups):
            if group.column == at:
                grid[row][at] = Cell(group.text, columns=spans[group] - at + 1)
        if columns[at]:
            wide = next((more for more in range(at + 1, len(bands)) if columns[more]), len(bands))
            text, rows = columns[at][-1].text, depth - len(groups)
            grid[len(groups)][at] = Cell(text, columns=wide - at, rows=rows)
    return [TableRow(tuple(row), lines[0].number, Role.HEADER) for row in grid]


def _last(columns: Sequence[Sequence[Block]], group: Block, below: Sequence[Block]) -> int:
    """The last column under a group: none under it begins beside it."""
    last = group.column
    for at in range(group.column + 1, len(columns)):
        first = columns[at][0] if columns[at] else None
        if first and first.top < group.bottom - LEVEL:
            break
        deeper = first and below and first.top > below[-1].bottom - LEVEL
        if first and not deeper and not any(first.is_beside(one) for one in below):
            break
        last = at
    return last
