"""Tables on a page whose texts begin at the left edges of their cells: columns and headers so told.

A header's text begins with its column, over figures that stand at the right of theirs; a group's
with the first of its columns. The edges of the header alone are then those of the columns.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.merged import EDGE, LEVEL, Block, blocks_of, column_at
from tolok.documents.spaced.words import Line, Word, as_word

_LEAST_COLUMNS = 3
_LEAST_TEXTS = 2
"""Columns of texts that begin where their header does, at least."""
_CROSSED = 10
"""One text in so many may reach over an edge: sums and headings are merged over columns."""


def edged_columns(
    header: Sequence[Line], body: Sequence[Line], between: Sequence[Band]
) -> list[Band]:
    """The columns that begin where words of the header do; none where it is not so.

    Of those ``between`` the gutters of the body no line fills two below one edge.
    """
    if any(word.top is None for line in (*header, *body) for word in line.words):
        return []
    edges = _edges(as_word(run) for line in header for run in line.runs)
    texts = [as_word(run) for line in body for run in line.runs if len(line.runs) > 1]
    if len(edges) < _LEAST_COLUMNS or not _are_kept(edges, texts):
        return []
    if _are_beside(body, edges, between):
        return []
    bands = list(_bands(edges, texts, header))
    if not _are_apart(body, bands):
        return []
    blocks = blocks_of(header, bands)
    filled = {column_at((word,), bands) for word in texts}
    alone = Counter(block.column for block in blocks)
    if any(alone[at] > 1 for at in range(len(bands)) if at not in filled) or _is_run_on(blocks):
        return []
    return bands


def _are_beside(body: Sequence[Line], edges: Sequence[float], between: Sequence[Band]) -> bool:
    """Whether a line has texts in two columns below one edge; figures may stand left or right."""
    below: dict[int, list[Band]] = {}
    for band in between:
        below.setdefault(bisect_right(edges, band.middle), []).append(band)
    for bands in below.values():
        for line in body if len(bands) > 1 else ():
            words = [as_word(run) for run in line.runs]
            if sum(any(band.shared_with(word) > 0 for word in words) for band in bands) > 1:
                return True
    return False


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
    below = sum(any(run[0].is_figure for run in block.runs[1:]) for block in figures)
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
    named = [
        (edges[at], words)
        for at, words in held.items()
        if 2 * sum(word.is_figure for word in words) < len(words)
    ]
    begun = [
        2 * sum(abs(word.left - edge) <= EDGE for word in words) > len(words)
        or (edge == edges[0] and words[0].left - edge <= EDGE)  # levels stand further in
        for edge, words in named
    ]
    return len(begun) >= _LEAST_TEXTS and all(begun) and _CROSSED * crossed <= len(texts)


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

    The lowest text of a column is its own; those above are groups that begin with it.
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
        text = columns[at][-1].text if columns[at] else ""
        grid[len(groups)][at] = Cell(text, rows=depth - len(groups))
    return [TableRow(tuple(row), lines[0].number, Role.HEADER) for row in grid]


def _last(columns: Sequence[Sequence[Block]], group: Block, below: Sequence[Block]) -> int:
    """The last column under a group."""
    last = group.column
    for at in range(group.column + 1, len(columns)):
        if not columns[at] or not any(columns[at][0].is_beside(one) for one in below):
            break
        last = at
    return last
