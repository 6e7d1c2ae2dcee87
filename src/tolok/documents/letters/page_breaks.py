"""Rows that the end of a page cut in two: the rest of their texts stands alone on the next."""

import re
from itertools import zip_longest

from tolok.documents.alignment import is_words
from tolok.documents.document import Cell, TableRow

_CUT = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:\.\d{3})+\.\d{0,2}", re.IGNORECASE)
_WHOLE = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:\.\d{3})+(?:,\d\d)?", re.IGNORECASE)


_ENDLESS = re.compile(
    r"(?:[,/&(]|\b(?:dan|atau|serta|yang|di|ke|dari|untuk|dengan|pada|oleh|dalam|terhadap|tentang))$",
    re.IGNORECASE,
)
"""Ends of lines after which no text ends."""


def is_rest_of(last: TableRow, first: TableRow) -> bool:
    """Whether a page's first row is only the rest of texts of the last row of the page before.

    It holds words alone, each below words, or the digits that an amount above lacks; fewer cells
    than that row, and one goes on in small letters, closes a bracket, completes an amount or
    follows on a comma or an "and".
    """
    pairs = [
        (above.text if above else "", below.text)
        for above, below in zip_longest(last.cells, first.cells)
        if below and below.text
    ]
    filled = sum(bool(cell and cell.text) for cell in last.cells)
    return (
        0 < len(pairs) < filled
        and all(_are_words(*pair) or _is_completed(*pair) for pair in pairs)
        and any(_goes_on(*pair) or _is_completed(*pair) for pair in pairs)
    )


def _are_words(above: str, below: str) -> bool:
    return is_words(above) and is_words(below)


def _goes_on(above: str, below: str) -> bool:
    """Whether words begin small, close the bracket that is open above, or end what had no end."""
    is_open = above.count("(") > above.count(")")
    closes = is_open and below.count(")") > below.count("(")
    return below[:1].islower() or closes or bool(_ENDLESS.search(above))


def _is_completed(above: str, below: str) -> bool:
    """Whether digits end the last thousands of an amount: "1.087.432.00" and "0"."""
    return bool(below[:1].isdecimal() and _CUT.fullmatch(above) and _WHOLE.fullmatch(above + below))


def with_rest(last: TableRow, rest: TableRow) -> TableRow:
    """The row with the rest of its texts."""
    return last._replace(
        cells=tuple(
            above._replace(text=_joined(above.text, below.text))
            if above and below and below.text
            else above
            for above, below in zip_longest(last.cells, rest.cells, fillvalue=Cell())
        )
    )


def _joined(above: str, below: str) -> str:
    return f"{above}{below}" if _is_completed(above, below) else f"{above}\n{below}"
