"""Rows that the end of a page cut in two: the rest of their texts stands alone on the next."""

import re
from itertools import zip_longest

from tolok.documents.alignment import is_words
from tolok.documents.document import Cell, TableRow

_WHOLE = re.compile(r"(?:Rp\.?)?\d{1,3}(?:\.\d{3})+(?:,(?:\d\d|[-–]))?", re.IGNORECASE)
_SHARE = re.compile(r"\d{1,3},\d\d%?")


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
    shares = _has_shares(last)
    completed = [_is_completed(*pair, shares=shares) for pair in pairs]
    told = [(pair, done) for pair, done in zip(pairs, completed, strict=True)]
    return (
        0 < len(pairs) < filled
        and all(done or _are_words(*pair) for pair, done in told)
        and any(done or _goes_on(*pair) for pair, done in told)
    )


def _are_words(above: str, below: str) -> bool:
    return is_words(above) and is_words(below)


def _goes_on(above: str, below: str) -> bool:
    """Whether words begin small, close the bracket that is open above, or end what had no end."""
    is_open = above.count("(") > above.count(")")
    closes = is_open and below.count(")") > below.count("(")
    return below[:1].islower() or closes or bool(_ENDLESS.search(above))


def _has_shares(row: TableRow) -> bool:
    """Whether a row writes percentages with two decimals: what has but one is cut."""
    return any(cell and _SHARE.fullmatch("".join(cell.text.split())) for cell in row.cells)


def _is_completed(above: str, below: str, *, shares: bool) -> bool:
    """Whether digits end an amount: "1.087.432.00" and "0"; or one of ``shares``: "101,4", "5"."""
    begun, rest = "".join(above.split()), "".join(below.split())
    if not begun[-1:].isdecimal() and begun[-1:] not in {".", ","}:
        return False
    whole = _WHOLE.fullmatch(begun + rest)
    if rest[:1] in {".", ","}:  # no figure begins so
        return bool(whole)
    is_cut = not (_WHOLE.fullmatch(begun) or _SHARE.fullmatch(begun)) and "," not in rest[:2]
    return (
        rest[:1].isdecimal()
        and is_cut
        and bool(whole or (shares and _SHARE.fullmatch(begun + rest)))
    )


def with_rest(last: TableRow, rest: TableRow) -> TableRow:
    """The row with the rest of its texts."""
    shares = _has_shares(last)
    return last._replace(
        cells=tuple(
            above._replace(text=_joined(above.text, below.text, shares=shares))
            if above and below and below.text
            else above
            for above, below in zip_longest(last.cells, rest.cells, fillvalue=Cell())
        )
    )


def _joined(above: str, below: str, *, shares: bool) -> str:
    if _is_completed(above, below, shares=shares):
        return "".join(f"{above}{below}".split())
    return f"{above}\n{below}"
