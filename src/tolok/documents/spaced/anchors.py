"""Which lines hold the figures of a row, or say by number or words that they begin one."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.columns.vocabulary import is_labelled_name, labels_among, speaks
from tolok.documents.spaced.gutters import SUMS
from tolok.documents.spaced.placing import Placed
from tolok.documents.spaced.rests import goes_on
from tolok.documents.spaced.words import BESIDE, has_dash, item_number

_NUMBER = re.compile(r"\(?(?:(?:\d{1,3}|X)(?:\.(?:\d{1,4}|X{1,4}))*|[A-Za-z]|[IVX]{1,4})[.)]*")
"""What stands alone in a first column that numbers or codes its rows."""
_AMOUNT = re.compile(
    r"(?:Rp\.?)?\d{1,3}(?:\.\d{3})+(?:,(?:\d{1,2}|[-–]))?|(?:Rp\.?)?\d{1,3}(?:,\d{3}){2,}"
)
_CURRENCY = re.compile(r"Rp\.?", re.IGNORECASE)
"""What a narrow cell leaves on the line above its amount."""
_BEGUN = re.compile(r"(?:Rp\.?)?\d{1,3}(?:\.\d{3})*\.\d{0,2}")
"""An amount that its cell broke off within its thousands."""
_HALVED = re.compile(r"(?:Rp\.?)?\d{1,3}(?:\.\d{3})+,\d")
"""An amount that its cell may have broken off within its two decimals, "899.227.000,0" and "0"."""
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?:\.\d{4})?")
_LEAST_NUMBERS = 3
_TWICE = 2
"""Lists of which one alone may be the numbers of all rows."""


class Marks(NamedTuple):
    """What tells the rows of a table apart.

    ``figured`` columns hold figures, ``names`` the texts that wrap; ``listed`` columns hold lists
    that count from 1 in each row; ``is_numbered``: a row's number and figures share a line;
    ``is_labelled``: rows begin with words of headers, the table being turned over.
    """

    figured: frozenset[int]
    names: int
    listed: frozenset[int]
    is_numbered: bool
    is_labelled: bool


def marks_of(found: Sequence[Placed], figured: frozenset[int], names: int) -> Marks:
    """The marks of a table's lines."""
    listed = frozenset(column for column in figured if _is_listed(found, column))
    numbered = [one for one in found if has_number(one)]
    together = sum(bool(one.figured & (figured - {0})) for one in numbered)
    is_numbered = len(numbered) >= _LEAST_NUMBERS and 3 * together >= 2 * len(numbered)
    is_labelled = labels_among(one.text(0) for one in found if len(one.words) > 1)
    apart = names > 0 or any(map(_has_code, numbered))
    return Marks(figured, names, listed, is_numbered and apart, bool(is_labelled))


def has_number(one: Placed) -> bool:
    """Whether a line begins with the number or the code of a row, apart from its name."""
    return _has_code(one) or bool(_NUMBER.fullmatch(one.text(0).replace(" ", "")))


def _has_code(one: Placed) -> bool:
    """Whether a line begins with a code before a name, "7.01 - KECAMATAN"."""
    return bool(one.words.get(0)) and has_dash(one.words[0][0])


def _is_listed(found: Sequence[Placed], column: int) -> bool:
    """Whether the figures of a column stand in lists that begin with 1, at least twice."""
    numbers = [item_number(one.words[column]) for one in found if column in one.figured]
    follows = all(one == 1 or (at and numbers[at - 1] == one - 1) for at, one in enumerate(numbers))
    return follows and numbers.count(1) >= _TWICE


def anchors(group: Sequence[Placed], marks: Marks) -> list[list[int]]:
    """The lines that hold the figures of each row; figures on two lines make one anchor."""
    found: list[list[int]] = []
    taken: frozenset[int] = frozenset()
    for at, one in enumerate(group):
        here = one.figured & marks.figured
        if not here:
            if _stands_alone(one, at, marks):
                found.append([at])  # no rest of a name
                taken = frozenset()
            continue
        beside = bool(found) and found[-1][-1] == at - 1
        again = beside and not here & taken
        row = group[_top(group, found[-1][0]) : at] if beside else ()
        if row and _are_broken(row, one, here):
            found[-1].append(at)
        elif found and (
            _is_listed_on(one, here, marks) or (again and _completes(group, at, marks))
        ):
            found[-1].append(at)
            taken |= here
        else:
            found.append([at])
            taken = here
    return found


def _top(group: Sequence[Placed], at: int) -> int:
    """The first line of a row without figures above those that stand beside it."""
    while at and group[at].line.space == BESIDE and not group[at - 1].figured:
        at -= 1
    return at


def _are_broken(row: Sequence[Placed], one: Placed, here: frozenset[int]) -> bool:
    """Whether the figures of a line go on with amounts of a row, and beside these with codes."""
    wholes = {at: "".join(line.text(at) for line in row) for at in here}
    amounts = {at for at, above in wholes.items() if _is_broken(above, one.text(at))}
    codes = all(_CODE.fullmatch(wholes[at] + one.text(at)) for at in here - amounts)
    return bool(amounts) and codes


def _is_broken(above: str, below: str) -> bool:
    """Whether an amount ends within its thousands or decimals, and digits below go on with it.

    Or above it is but the currency.
    """
    if _CURRENCY.fullmatch(above):
        return bool(_AMOUNT.fullmatch(below))
    begun = _BEGUN.fullmatch(above) or (above.endswith(",") and _AMOUNT.fullmatch(above[:-1]))
    is_open = begun and not _AMOUNT.fullmatch(above)
    if _HALVED.fullmatch(above) and len(below) == 1:
        return below.isdigit()
    return bool(is_open and (_AMOUNT.fullmatch(above + below) or _BEGUN.fullmatch(above + below)))


def whole_amount(lines: Sequence[str]) -> str:
    """The amount that a narrow cell broke over lines, "672.291" and ".900"; else nothing."""
    whole = "".join(lines)
    pairs = pairwise(lines)
    broken = any(
        one[-1] in ".,"
        or other[0] in ".,"
        or _BEGUN.fullmatch(one)
        or (_HALVED.fullmatch(one) and len(other) == 1)
        for one, other in pairs
    )
    return whole if broken and _AMOUNT.fullmatch(whole) else ""


def whole_code(lines: Sequence[str]) -> bool:
    """Whether lines are one code that a narrow cell broke: "1.02.02.", "2.01.00" and "01"."""
    return len(lines) > 1 and "." in lines[0] and bool(_CODE.fullmatch("".join(lines)))


def _stands_alone(one: Placed, at: int, marks: Marks) -> bool:
    """Whether a line without figures is a row: a sum, a labelled name, or it has a number."""
    is_sum = at and len(one.words) == 1 and SUMS.match(one.line.text)
    named = marks.names in one.words or _has_code(one)
    numbered = marks.is_numbered and has_number(one) and named
    labelled = marks.is_labelled and speaks(one.text(0))
    return bool(is_sum or numbered or labelled or is_labelled_name(one.line.text))


def _is_listed_on(one: Placed, here: frozenset[int], marks: Marks) -> bool:
    """Whether all figures of a line are later items of lists that the row began above."""
    return here <= marks.listed and all(item_number(one.words[at]) > 1 for at in here)


def _completes(group: Sequence[Placed], at: int, marks: Marks) -> bool:
    """Whether a line with other figures belongs to the row above: one of them has no new name."""
    above, below = group[at - 1].text(marks.names), group[at].text(marks.names)
    return not below or below[0].islower() or not above


def begins(one: Placed, before: Sequence[Placed], names: int) -> bool:
    """Whether a line without figures begins a name: it is the first, or fills other columns too."""
    if not before or (len(one.words) > 1 and 2 * len(one.words) > len(before[0].words)):
        return True
    above, text = before[-1].text(names), one.text(names)
    return not above or (
        bool(text) and not goes_on(above, text) and len(one.words) > 1 and 0 in one.words
    )
