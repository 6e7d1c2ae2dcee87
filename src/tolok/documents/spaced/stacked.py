"""A header whose words begin with their columns: which stand over several, told by their lines."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.merged import column_at
from tolok.documents.spaced.words import Line, as_word

_LATE = 0.25
"""Lines by which the words below a group stand lower than the middle of the header."""


class _Unit(NamedTuple):
    """Columns below one cell: the first, the last, and the words of a text by their lines."""

    first: int
    last: int
    words: Mapping[int, str]

    @property
    def middle(self) -> float:
        return (min(self.words) + max(self.words)) / 2


def stacked_header(
    lines: Sequence[Line], bands: Sequence[Band]
) -> tuple[list[TableRow], int] | None:
    """The rows of a header, and how many of the lines are its; None where they do not tell.

    A cell merged over all rows has its words in their middle, or at their top. Words that stand
    lower are below a group, which is the words above the first of them.
    """
    units = _units(lines, bands)
    if not units or units[0].first:
        return None
    first = _whole(units)
    middle, below = first.middle, len(lines)
    is_top = len(first.words) == 1 and middle == 0 and len(lines) > 1
    while not is_top and below > 2 * middle + 1 and _is_name(lines[below - 1], bands):
        below -= 1
    units = _units(lines[:below], bands)
    levels: list[list[_Unit]] = []
    groups: set[int] | None = None
    is_uneven = is_top and _is_uneven(units)
    while True:
        if is_uneven:
            groups, middle = None, max(0, max(min(one.words) for one in units) - 1)
        found = _lowered(units, middle, is_top=is_top, groups=groups)
        if found is None:
            return None
        lowest, units, groups = found
        if not lowest:
            return _rows(units, levels, len(bands), lines[0].number), below
        levels.append(lowest)
        lines_above = [line for one in units if one.first in groups for line in one.words]
        middle = 0.0 if is_top else (min(lines_above) + max(lines_above)) / 2


def _is_uneven(units: Sequence[_Unit]) -> bool:
    """Whether some columns below a group are groups themselves, beside others that are not.

    One begins as high as those, and the column behind it as low as its own lowest word does:
    "Target" over "Kinerja" and "Rp" beside "Realisasi pada Triwulan" over "I" and "II" over these.
    """
    return any(
        0 < min(one.words) < min(after.words) and min(after.words) in one.words
        for one, after in pairwise(units)
    )


def _units(lines: Sequence[Line], bands: Sequence[Band]) -> list[_Unit]:
    """The columns with their words; those without belong to the one before."""
    words: list[dict[int, str]] = [{} for _ in bands]
    for at, line in enumerate(lines):
        for run in line.runs:
            words[column_at(run, bands)][at] = as_word(run).text
    named = [at for at, one in enumerate(words) if one]
    return [
        _Unit(first, after - 1, words[first]) for first, after in pairwise([*named, len(bands)])
    ]


def _whole(units: Sequence[_Unit]) -> _Unit:
    """The first column of one line that is merged over all rows of the header: under no group."""
    for at, one in enumerate(units):
        beside = [other for other in units[:at] if one.words.keys() <= other.words.keys()]
        if len(one.words) == 1 and all(min(other.words) == min(one.words) for other in beside):
            return one
    return units[0]


def _is_name(line: Line, bands: Sequence[Band]) -> bool:
    """Whether a line holds but words in columns of words: a name that begins above its figures."""
    return not any(bands[column_at(run, bands)].is_figured for run in line.runs)


_Lowered = tuple[list[_Unit], list[_Unit], set[int]]
"""The units of the lowest level, those above, and the first columns of the groups over them."""


def _lowered(
    units: Sequence[_Unit], middle: float, *, is_top: bool, groups: set[int] | None
) -> _Lowered | None:
    """The lowest level, by what begins below the middle, else by what has its middle below it.

    Above further levels only the ``groups`` found so far have any. None where columns under no
    group have their words elsewhere than in the middle, or at the top.
    """
    for begins in (True,) if is_top else (True, False):
        found = _parted(
            units,
            [
                (groups is None or one.first in groups)
                and (min(one.words) if begins else one.middle) > middle + _LATE
                for one in units
            ],
        )
        if found is None:
            continue
        _, above, firsts = found
        alone = [one for one in above if one.first not in firsts]
        if is_top or groups is not None or all(_is_near(one.middle, middle) for one in alone):
            return found
    return None


def _parted(units: Sequence[_Unit], late: Sequence[bool]) -> _Lowered | None:
    """The units parted where late ones stand below the words of the one before them."""
    lowest: list[_Unit] = []
    above: list[_Unit] = []
    firsts: set[int] = set()
    at = 0
    while at < len(units):
        end = at + 1
        while end < len(units) and late[end] and _is_near(units[at + 1].middle, units[end].middle):
            end += 1
        if end == at + 1:
            above.append(units[at])
        else:
            parts = _cut(units[at], units[at + 1 : end])
            if parts is None:
                return None
            above.append(parts[0])
            firsts.add(parts[0].first)
            lowest += [parts[1], *units[at + 1 : end]]
        at = end
    return lowest, above, firsts


def _is_near(one: float, other: float) -> bool:
    """Whether two middles of words are one."""
    return abs(one - other) <= 2 * _LATE


def _cut(unit: _Unit, late: Sequence[_Unit]) -> tuple[_Unit, _Unit] | None:
    """A unit's words as a group over it and the late units after it, and as its own below."""
    middle = sum(one.middle for one in late) / len(late)
    lines = sorted(unit.words)
    ways = [(abs((lines[at] + lines[-1]) / 2 - middle), at) for at in range(1, len(lines))]
    if not ways:
        return None
    aside, at = min(ways)
    if aside > 1:
        return None
    group = {line: unit.words[line] for line in lines[:at]}
    own = {line: unit.words[line] for line in lines[at:]}
    return _Unit(unit.first, late[-1].last, group), _Unit(unit.first, unit.last, own)


def _rows(
    top: Sequence[_Unit], levels: Sequence[Sequence[_Unit]], width: int, number: int
) -> list[TableRow]:
    """The header as rows of cells, from the widest groups down."""
    stack = [top, *(one for one in reversed(levels) if one)]
    grid: list[list[Cell | None]] = [[None] * width for _ in stack]
    for row, units in enumerate(stack):
        for unit in units:
            text = " ".join(unit.words[line] for line in sorted(unit.words))
            lower = next(
                (
                    down
                    for down in range(row + 1, len(stack))
                    if any(one.first == unit.first for one in stack[down])
                ),
                len(stack),
            )
            grid[row][unit.first] = Cell(text, columns=unit.last - unit.first + 1, rows=lower - row)
    return [TableRow(tuple(row), number, Role.HEADER) for row in grid]
