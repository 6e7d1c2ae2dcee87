"""Cells that list what a row has several of, "1. … 2. …", beside as many figures in other cells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tolok.documents.spaced.flush import Piece
from tolok.documents.spaced.words import item_number

_BESIDE = 0.06
"""Lines of text by which texts of one line differ in where they stand."""
_LONGEST_NUMBER = 4
"""Letters of what numbers a row at most."""


class ListSpan(NamedTuple):
    """Where the list of a cell begins and ends, in lines of text, and how many items it has."""

    top: float
    bottom: float
    items: int

    def holds(self, above: Piece, below: Piece) -> bool:
        """Whether two texts of another cell stand beside it."""
        return above.top >= self.top - _BESIDE and below.top <= self.bottom + _BESIDE


def list_spans(columns: Iterable[Sequence[Piece]], pitch: float) -> list[ListSpan]:
    """The lists in columns whose cells have lines so far from one another at most.

    What is right of no words numbers the rows and is no list.
    """
    found: list[ListSpan] = []
    is_named = False
    for pieces in columns:
        found += _in_column(pieces, pitch) if is_named else []
        is_named = is_named or any(_is_name(one) for one in pieces)
    return found


def _is_name(one: Piece) -> bool:
    """Whether a text is longer than what numbers or letters a row, "VIII" or "A."."""
    return any(word.text.isalpha() and len(word.text) > _LONGEST_NUMBER for word in one.run)


def _in_column(pieces: Sequence[Piece], pitch: float) -> list[ListSpan]:
    """The lists of a column, each from the line of its first item to the last that goes on."""
    found: list[ListSpan] = []
    top = last = 0.0
    items = 0
    for one in pieces:
        number = item_number(one.run)
        goes_on = items and one.top - last <= pitch
        if goes_on and number in (0, items + 1):
            items = max(items, number)
        else:
            found += [ListSpan(top, last, items)] if items > 1 else []
            top, items = one.top, int(number == 1)
        last = one.top
    return [*found, ListSpan(top, last, items)] if items > 1 else found
