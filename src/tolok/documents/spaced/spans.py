"""Words of a header in the middle over several columns that have none of their own: codes, units.

Parts of a code, or a figure and its unit, stand below one cell of the header.
"""

from collections.abc import Iterator, Sequence

from tolok.documents.document import Cell, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.headers import parts_of
from tolok.documents.spaced.placing import column_under
from tolok.documents.spaced.words import Line, as_word

_ASIDE = 1.5
"""Letters that a word may stand aside of the middle of its columns."""


def joined(bands: Sequence[Band], header: Sequence[Line]) -> list[tuple[int, int]]:
    """The first column and the last below each lowest cell of a header: mostly one and the same."""
    spans: list[tuple[int, int]] = []
    owned = set(_owned(bands, header))
    for at, line in enumerate(header):
        taken = owned | _named(bands, header[at:])
        for word in map(as_word, parts_of(line, bands)):
            first, last = _around(column_under(word, bands), taken, len(bands))
            aside = abs((bands[first].left + bands[last].right) / 2 - word.middle)
            alone = abs(bands[column_under(word, bands)].middle - word.middle)
            inside = first < column_under(word, bands) < last
            if last > first and aside <= _ASIDE and (inside or aside < alone):
                spans.append((first, last))
    return list(_all(spans, len(bands)))


def _owned(bands: Sequence[Band], header: Sequence[Line]) -> Iterator[int]:
    """The columns with words over them that touch no other."""
    for line in header:
        for word in map(as_word, line.runs):
            over = [at for at, band in enumerate(bands) if band.shares(word)]
            if len(over) == 1:
                yield over[0]


def _named(bands: Sequence[Band], lines: Sequence[Line]) -> set[int]:
    """The columns that have words over their middle on these lines of a header."""
    return {column_under(as_word(run), bands) for line in lines for run in parts_of(line, bands)}


def _around(column: int, taken: set[int], width: int) -> tuple[int, int]:
    """The first and the last of the columns around one that nothing else names."""
    first = last = column
    while first and first - 1 not in taken:
        first -= 1
    while last + 1 < width and last + 1 not in taken:
        last += 1
    return first, last


def _all(spans: Sequence[tuple[int, int]], width: int) -> Iterator[tuple[int, int]]:
    """The spans with each other column as a span of its own, from left to right."""
    at = 0
    for first, last in sorted(spans):
        if first >= at:
            yield from ((one, one) for one in range(at, first))
            yield first, last
            at = last + 1
    yield from ((one, one) for one in range(at, width))


def wide_bands(bands: Sequence[Band], spans: Sequence[tuple[int, int]]) -> list[Band]:
    """One column for each span."""
    return [bands[first]._replace(right=bands[last].right) for first, last in spans]


def spread(rows: Sequence[TableRow], spans: Sequence[tuple[int, int]]) -> list[TableRow]:
    """The rows of a header over wide columns, their cells over all that those hold."""
    return [row._replace(cells=tuple(_spread(row.cells, spans))) for row in rows]


def _spread(
    cells: Sequence[Cell | None], spans: Sequence[tuple[int, int]]
) -> Iterator[Cell | None]:
    for at, (first, last) in enumerate(spans):
        cell = cells[at]
        if cell is not None:
            ends = spans[at : at + cell.columns]
            cell = cell._replace(columns=ends[-1][1] - first + 1)
        yield cell
        yield from (None for _ in range(first, last))
