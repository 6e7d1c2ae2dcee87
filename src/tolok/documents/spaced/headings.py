"""Lines that head the rows below them: one text across the columns of a table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tolok.documents.document import Cell, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.words import Line, Word, as_word, is_counted, is_mark

_ACROSS = 3
"""Columns that a line crosses which is a heading of the rows below it."""
_SHARED = 2
"""Texts that may begin in one place by chance."""
_ASIDE = 2.0
"""Letters that a text may stand aside of the middle of its table."""
_EDGE = 0.5
"""Letters by which a text begins aside of the others of its column."""


def headings_of(lines: Sequence[Line], bands: Sequence[Band]) -> set[Line]:
    """The lines of a body that are headings."""
    columned = [line for line in lines if line.is_columned]
    edges = Counter(round(run[0].left) for line in columned for run in line.runs)
    return {
        line for line in lines if _is_across(line, bands, edges) or _is_marked_aside(line, bands)
    }


def heading_row(line: Line, width: int) -> TableRow:
    """The row of a heading over ``width`` columns; a mark aside of it has the first."""
    cells: list[Cell | None] = [None] * width
    *mark, text = map(as_word, line.runs)
    for at, one in enumerate(mark):
        cells[at] = Cell(one.text, bold=one.bold)
    cells[len(mark)] = Cell(text.text, columns=width - len(mark), bold=text.bold)
    return TableRow(tuple(cells), line.number)


def _is_across(line: Line, bands: Sequence[Band], edges: Mapping[int, int]) -> bool:
    """Whether a line is one text without figures over several columns: what follows is under it.

    One that is counted ("A. …") may be short, where it keeps within no column; or one in the middle
    of a table whose texts begin at the left edges of their columns, where no other begins.
    """
    if len(line.runs) != 1 or line.figures:
        return False
    whole = as_word(line.runs[0])
    crossed = sum(band.shared_with(whole) > 0 for band in bands)
    inside = any(
        (band.left - 1 <= whole.left and whole.right <= band.right + 1)
        or abs(band.left - whole.left) <= 1
        for band in bands
    )  # fmt: skip
    return (
        crossed >= _ACROSS
        or (not inside and is_counted(line))
        or (_is_in_middle(whole, bands) and _is_apart(whole, edges))
    )


def _is_marked_aside(line: Line, bands: Sequence[Band]) -> bool:
    """Whether a mark stands alone in the first column and a text over the middle of the others."""
    if len(line.runs) != 2 or len(bands) <= _ACROSS or not is_mark(line.runs[0]):
        return False
    mark, text = map(as_word, line.runs)
    return (
        bands[0].shared_with(mark) > 0
        and mark.right < bands[1].left < text.left
        and not any(word.is_figure for word in line.runs[1])
        and _is_in_middle(text, bands[1:])
        and not any(
            abs(band.left - text.left) < _EDGE and text.right <= band.right for band in bands
        )
    )


def _is_in_middle(whole: Word, bands: Sequence[Band]) -> bool:
    """Whether a text stands over the middle of columns."""
    return abs(whole.middle - (bands[0].left + bands[-1].right) / 2) <= _ASIDE


def _is_apart(whole: Word, edges: Mapping[int, int]) -> bool:
    """Whether a text begins where no other text does, while most share where they begin."""
    at = round(whole.left)
    shared = sum(times for times in edges.values() if times > _SHARED)
    alone = not (edges[at - 1] or edges[at] or edges[at + 1])
    return alone and 2 * shared > sum(edges.values())
