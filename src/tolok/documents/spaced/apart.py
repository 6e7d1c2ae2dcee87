"""Rows of a page told by where the texts of their cells stand: apart, or in the middle of each.

A cell's lines stand as near as those of one text, and rows further apart. So all texts that share
some of a page's height are one row, however many lines each has, unless cells are merged over rows.
"""

from collections.abc import Iterator, Sequence

from tolok.documents.spaced.cycles import quarter_rows
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.merged import NEXT, Block, Row, merged_rows
from tolok.documents.spaced.narrow import is_one_figure, with_whole_shares
from tolok.documents.spaced.placing import Placed, placed
from tolok.documents.spaced.words import Line, item_number

_LEAST_ROWS = 2
"""Rows that tell how far apart they are."""


def told_rows(
    lines: Sequence[Line], bands: Sequence[Band], *, least: int = _LEAST_ROWS
) -> list[list[Placed]] | None:
    """The rows of a body, each with its cells line by line; None where the page does not tell.

    Fewer than the ``least`` tell not how far apart they are, but where the page before did.

    Nothing is told where figures stand as near as lines of one text, but beside lists of as many.
    """
    if any(word.top is None for line in lines for word in line.words):
        return None
    blocks = with_whole_shares(_blocks(lines, bands))
    rows = quarter_rows(blocks) or merged_rows(blocks, bands) or _parted(blocks)
    if rows is None or len(rows) < least or any(_is_several(row) for row in rows):
        return None
    return [list(_lines(row)) for row in rows]


def _blocks(lines: Sequence[Line], bands: Sequence[Band]) -> list[Block]:
    """The texts of cells: words below one another in a column, as near as lines of one text."""
    found: list[Block] = []
    last: dict[int, Block] = {}
    for line in lines:
        for at, words in placed(line, bands).items():
            top, run = words[0].top or 0.0, tuple(words)
            above = last.get(at)
            if above is not None and top + 1 - above.bottom <= NEXT:
                last[at] = above._replace(bottom=top + 1, runs=(*above.runs, run))
            else:
                found += [above] if above is not None else []
                last[at] = Block(at, top, top + 1, (run,), line.number)
    return [*found, *last.values()]


def _parted(blocks: Sequence[Block]) -> list[Row] | None:
    """The rows of texts beside one another; None where one has two texts in a column."""
    found: list[Row] = []
    bottom = 0.0
    for one in sorted(blocks, key=lambda one: one.top):
        if found and one.top - bottom <= NEXT - 1:
            found[-1].append(one)
            bottom = max(bottom, one.bottom)
        else:
            found.append([one])
            bottom = one.bottom
    is_told = all(len({one.column for one in row}) == len(row) for row in found)
    return found if is_told else None


def _is_several(row: Row) -> bool:
    """Whether texts are of several rows: figures stand below one another, and beside no list."""
    items = max((item_number(run) for one in row for run in one.runs), default=0)
    return any(_figures(one) > max(items, 1) for one in row)


def _figures(block: Block) -> int:
    """How many figures stand below one another in a cell; what it broke of one is one."""
    alone = sum(run[0].is_figure and len(run) == 1 for run in block.runs)
    return 1 if alone > 1 and is_one_figure(block) else alone


def _lines(row: Row) -> Iterator[Placed]:
    """The lines of a row, all its cells from the first on."""
    first = min(one.number for one in row)
    for at in range(max(len(one.runs) for one in row)):
        words = {one.column: one.runs[at] for one in row if at < len(one.runs)}
        whole = tuple(sorted(word for run in words.values() for word in run))
        yield Placed(Line(first + at, whole, 0.0 if at else 1.0), words)
