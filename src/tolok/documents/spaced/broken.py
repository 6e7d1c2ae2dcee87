"""Figures that lines of words broke or ran together: then rows or columns were parted wrongly.

Space alone tells where cells end. A currency without its amount, thousands without their begin, a
unit without its figure or two figures in one cell show that it did not: what stands beside them may
belong to a neighbour as well.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.anchors import whole_amount
from tolok.documents.spaced.words import item_number, typed_lines

_CURRENCY = re.compile(r"Rp\.?", re.IGNORECASE)
_LED = re.compile(
    r"(?!\d{1,2}(?:\.(?:\d{4}|\d{1,2})){2,}\.?(?:\s|$))(?!\d{1,2}[.)]\s)"
    r"(?:Rp\.?\s*)?[(\-]?\d|Rp\.?$|[-–—]$",
    re.IGNORECASE,
)
"""How the texts of a column of figures begin; a program's code is none, nor an item's number."""
_PART = re.compile(
    r"[.,]\d[\d.,]*|(?:Rp\.?\s*)?\d{1,3}(?:\.\d{3})*[.,]|"
    r"(?:Rp\.?\s*\d{1,3}|\d{1,3}\.\d{3})(?:\.\d{3})*\.\d{1,2}",
    re.IGNORECASE,
)
"""Thousands without their begin or their end; what is short and ends in a stop numbers a row."""
_BEGUN, _REST = (
    re.compile(r"Rp\.?\s*[1-9]\d{0,2}", re.IGNORECASE),
    re.compile(r"\d{1,3}(?:\.\d{3})+"),
)
"""An amount without thousands, and thousands without a currency right below it."""
_SHORT = re.compile(r"\d{1,3}\.")
_TWO = re.compile(r"\d[\d.,]*%?\s+(?:[A-Z]\w*\s+)?\d[\d.,]*%?(?!\S)(?!\s*[a-z])")
"""Two figures on one line, be it with the unit of the first between them."""
_UNIT_TWICE = re.compile(r"\b([^\W\d_]{3,}) \1\b")
"""A unit that stands twice on one line: one is of the cell beside it."""
_MEASURED = re.compile(r"(?:Rp\.?\s*)?\d[\d.,\-]*\s*(%?)\s*([^\W\d_].*)", re.IGNORECASE)
"""A figure and what follows it."""
_NAMED = re.compile(r"[^\W\d_]{3,}\s+\d[\d.,]*")
"""A word and the figure behind it."""
_SECOND = 2
_LEAST = 3
"""Cells that show a column to hold two."""


def broken_columns(rows: Sequence[TableRow]) -> frozenset[int]:
    """The columns (from 0) of figures, where any body cell shows that cells were parted wrongly.

    Most cells of such a column begin with a figure. None where nothing shows it.
    """
    body = [row for row in rows if row.role is Role.BODY]
    figured = set()
    is_broken = False
    for at in range(max((len(row.cells) for row in body), default=0)):
        cells = [cell for row in body if (cell := row.cells[at]) is not None and cell.text]
        if _is_run_together(cells):
            is_broken = True
            figured.add(at)
        if 2 * sum(bool(_LED.match(cell.text)) for cell in cells) > len(cells):
            figured.add(at)
            is_broken = is_broken or any(_broken(body, at))
    is_broken = is_broken or any(_is_list_parted(*pair, figured) for pair in pairwise(body))
    return frozenset(figured) if is_broken else frozenset()


def _is_list_parted(above: TableRow, below: TableRow, figured: set[int]) -> bool:
    """Whether the second item of a list is in the row below the first, and takes figures with it.

    The figures of a list's row stand beside all of it: in its middle or at its top.
    """
    begun = {at for at in range(len(above.cells)) if _items_of(above.cells[at]) == [1]}
    parted = any(_items_of(below.cells[at])[:1] == [_SECOND] for at in begun)
    return parted and any(_text(below, at) and not _text(above, at) for at in figured - begun)


def _items_of(cell: Cell | None) -> list[int]:
    """The numbers of the items of a list in a cell, in their order."""
    lines = typed_lines(cell.text) if cell is not None else []
    return [number for line in lines if (number := item_number(line.words))]


def _text(row: TableRow, at: int) -> str:
    return cell.text if (cell := row.cells[at]) is not None else ""


def _broken(body: Sequence[TableRow], at: int) -> Iterator[bool]:
    """Whether each cell of a column of figures is no whole figure."""
    texts = [_text(row, at) for row in body]
    units = {match[2] for text in texts if (match := _MEASURED.fullmatch(text))}
    for row, text in zip(body, texts, strict=True):
        yield _is_part(text, units) or _is_several(row, text)
    for above, below in pairwise(texts):
        yield bool(_BEGUN.fullmatch(above) and _REST.match(below))


def _is_part(text: str, units: set[str]) -> bool:
    """Whether a text is but a part of a figure: its currency, its unit or some of its digits."""
    lines = text.split("\n")
    pieces = any(_PART.fullmatch(one) and not _SHORT.fullmatch(one) for one in lines)
    alone = bool(_CURRENCY.fullmatch(text)) or lines[0] in units
    return alone or (pieces and not whole_amount(lines))


def _is_several(row: TableRow, text: str) -> bool:
    """Whether a text holds several figures: two on a line, or more lines than a list beside it."""
    lines = text.split("\n")
    figures = sum(one[:1].isdigit() for one in lines)
    beside = any(_TWO.search(one) or _UNIT_TWICE.search(one) for one in lines)
    return beside or (figures > max(1, _items(row)) and not whole_amount(lines))


def _items(row: TableRow) -> int:
    """How many items the longest list of a row has."""
    cells = [cell for cell in row.cells if cell is not None and "\n" in cell.text]
    return max((number for cell in cells for number in _items_of(cell)), default=0)


def _is_run_together(cells: Sequence[Cell]) -> bool:
    """Whether figures and the texts of another column share one: these differ, as no unit does."""
    parts = [part for cell in cells for part in re.split(r"\n(?=\d)", cell.text)]
    texts = [" ".join(part.split()) for part in parts]
    behind = [one for text in texts if _LED.match(text) and (one := _MEASURED.fullmatch(text))]
    several = {match[2] for match in behind if " " in match[2] or match[1]}
    before = {text.split()[0] for text in texts if _NAMED.fullmatch(text)}
    named = sum(bool(_NAMED.fullmatch(text)) for text in texts)
    return (len(several) > 1 and len(behind) >= _LEAST and 2 * len(behind) > len(texts)) or (
        len(before) > 1 and named >= _LEAST and 2 * named > len(texts)
    )
