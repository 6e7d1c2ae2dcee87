"""Rows that the end of a page cut in two: the rest of their texts stands alone on the next."""

from itertools import zip_longest

from tolok.documents.alignment import is_words
from tolok.documents.document import Cell, TableRow


def is_rest_of(last: TableRow, first: TableRow) -> bool:
    """Whether a page's first row is only the rest of texts of the last row of the page before.

    It holds words alone, each below words, fewer cells than that row, and one goes on in small
    letters.
    """
    pairs = [
        (above.text if above else "", below.text)
        for above, below in zip_longest(last.cells, first.cells)
        if below and below.text
    ]
    filled = sum(bool(cell and cell.text) for cell in last.cells)
    return (
        0 < len(pairs) < filled
        and all(is_words(above) and is_words(below) for above, below in pairs)
        and any(below[:1].islower() for _, below in pairs)
    )


def with_rest(last: TableRow, rest: TableRow) -> TableRow:
    """The row with the rest of its texts."""
    return last._replace(
        cells=tuple(
            above._replace(text=f"{above.text}\n{below.text}")
            if above and below and below.text
            else above
            for above, below in zip_longest(last.cells, rest.cells, fillvalue=Cell())
        )
    )
