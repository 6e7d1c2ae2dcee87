"""Cells that list what a row has several of, "1. … 2. …", beside as many figures in other cells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tolok.documents.spaced.flush import Piece
from tolok.documents.spaced.placing import Placed
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


def joined_by_lists(
    group: Sequence[Placed], found: Sequence[list[int]], figured: frozenset[int]
) -> tuple[list[list[int]], frozenset[int]]:
    """The lines that hold the figures of each row, those beside one list together.

    And the lines with which no row begins, as they go on with a list.
    """
    whole = [*found]
    inner: set[int] = set()
    for begin, last, items in _lists(group, figured):
        beside = _beside(group, begin, items, figured)
        if beside and beside <= {at for one in whole for at in one}:
            whole = [one for one in whole if beside.isdisjoint(one)]
            whole = sorted([*whole, sorted(beside)])
            inner |= {*range(begin + 1, max(last, *beside) + 1)}
    return whole, frozenset(inner)


def _lists(group: Sequence[Placed], figured: frozenset[int]) -> Iterable[tuple[int, int, int]]:
    """The lists right of names: the lines of their first items and last ones, and how many."""
    words = sorted({at for one in group for at in one.words} - figured)
    for column in words[1:]:
        begin, last, items = 0, 0, 0
        for at, one in enumerate(group):
            number = item_number(one.words[column]) if one.words.get(column) else 0
            if items and number == items + 1:
                last, items = at, number
            elif number == 1:
                if items > 1:
                    yield begin, last, items
                begin, last, items = at, at, 1
        if items > 1:
            yield begin, last, items


def _beside(
    group: Sequence[Placed], begin: int, items: int, figured: frozenset[int]
) -> frozenset[int]:
    """The lines of figures beside a list: as many of them as it has items, and the row's own.

    None where nothing has figures for all its items, or where all has, as rows of their own do.
    """
    first = next((at for at in range(begin, len(group)) if group[at].figured & figured), -1)
    places: dict[int, list[int]] = {}
    end = first
    for at in range(max(first, 0), len(group)):
        if not group[at].figured & figured or any(len(one) == items for one in places.values()):
            break
        end = at
        for column in group[at].figured & figured:
            places.setdefault(column, []).append(at)
    own = [one[0] for one in places.values() if len(one) == 1]
    listed = [one for one in places.values() if len(one) == items]
    is_told = listed and len({*own}) == 1 and len(own) + len(listed) == len(places)
    return frozenset(range(first, end + 1)) if is_told else frozenset()
