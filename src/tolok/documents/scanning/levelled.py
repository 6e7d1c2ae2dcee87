"""Tables whose rows are ruled and whose columns are not: paper that their rows keep parts them."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.boxes import Grid, Sides, boxes_of
from tolok.documents.scanning.pages import Mask
from tolok.documents.scanning.ruling import Rules, level_places
from tolok.documents.scanning.sides import ruled_shares

_LEAST = 4  # rules, one below the other: fewer frame a heading, or close a letterhead
_APART = 0.8  # letters of paper between two columns; words of a line stand closer
_FEW = 8  # of so many rows one may reach over what parts columns, and one of any: merged words
_HIGH = 14  # letters: no row is higher, but a page has other rules farther apart
_LINE = 1.9  # letters from one line of print to the next


class _Run(NamedTuple):
    """Words of a row that stand together, however many lines they are: from where to where."""

    begin: int
    end: int


def levelled_grids(rules: Rules, dark: Mask, letter: int) -> tuple[Grid, ...]:
    """The tables of a page without ruled columns, from top to bottom; ``dark`` is its black ink.

    All cells are doubtful: which column a text belongs to is told by space alone.
    """
    ink = np.where(rules.level > 0, np.uint8(0), dark)
    found = (
        _grid(rules, ink, ends, ys, letter)
        for ends, places in level_places(rules, letter)
        for ys in _stacks(places, letter)
    )
    return tuple(grid for grid in found if grid is not None)


def _stacks(places: list[int], letter: int) -> list[list[int]]:
    """Rules of one table each: no row is as high as what lies between two tables."""
    found: list[list[int]] = []
    for place in places:
        if found and place - found[-1][-1] <= _HIGH * letter:
            found[-1].append(place)
        else:
            found.append([place])
    return [one for one in found if len(one) >= _LEAST]


def _grid(
    rules: Rules, ink: Mask, ends: tuple[int, int], ys: list[int], letter: int
) -> Grid | None:
    """The grid of rules that lie one below the other, None where lines are rows and not ruled."""
    left, right = ends
    near = round(max(3.0, 0.4 * letter))
    rows = [
        ink[top + near // 2 + 1 : bottom - near // 2, left:right] for top, bottom in pairwise(ys)
    ]
    runs = [_runs(row, letter) for row in rows]
    if sum(_has_a_line(row, some, letter) for row, some in zip(rows, runs, strict=True)) * 2 < len(
        rows
    ):
        return None
    cover = _cover(runs, right - left)
    columns = _columns(runs, cover, letter)
    if len(columns) < 2:
        return None
    inner = [_emptiest(cover, one.end, other.begin) for one, other in pairwise(columns)]
    xs = [left, *(left + place for place in inner), right]
    level = ruled_shares(rules.level, rules.ink, (ys, xs), near)
    upright = np.ones((len(ys) - 1, len(xs)))
    for row, some in enumerate(runs):
        for place, at in enumerate(inner, start=1):
            if any(run.begin < at - near and run.end > at + near for run in some):
                upright[row, place] = 0.0
    boxes = boxes_of(Sides(level, upright), xs, ys, rules.ink, near)
    return Grid(tuple(xs), tuple(ys), tuple(box._replace(is_doubtful=True) for box in boxes))


def _runs(row: Mask, letter: int) -> list[_Run]:
    """The words of a row that stand together."""
    filled = np.flatnonzero((row > 0).any(axis=0))
    if not filled.size:
        return []
    cuts = np.flatnonzero(np.diff(filled) > _APART * letter)
    begins = filled[np.r_[0, cuts + 1]]
    return [_Run(int(a), int(b) + 1) for a, b in zip(begins, filled[np.r_[cuts, -1]], strict=True)]


def _has_a_line(row: Mask, runs: list[_Run], letter: int) -> bool:
    """Whether some text of a row is one line: where all are several, lines are rows."""
    heights = (np.flatnonzero((row[:, one.begin : one.end] > 0).any(axis=1)) for one in runs)
    return any(ys.size and ys[-1] - ys[0] < _LINE * letter for ys in heights)


def _cover(runs: list[list[_Run]], width: int) -> npt.NDArray[np.int_]:
    """How many rows have words at each place."""
    cover: npt.NDArray[np.int_] = np.zeros(width + 1, np.int_)
    for some in runs:
        for run in some:
            cover[run.begin : run.end] += 1
    return cover


def _columns(runs: list[list[_Run]], cover: npt.NDArray[np.int_], letter: int) -> list[_Run]:
    """Where columns lie: what more than a few rows fill, and what else stands between such."""
    found = _runs(np.asarray(cover > max(1, len(runs) // _FEW), np.uint8)[None, :], letter)
    for run in (run for some in runs for run in some):
        if all(run.end <= one.begin or run.begin >= one.end for one in found):
            found.append(run)  # the header of a column that is empty
    return sorted(found)


def _emptiest(cover: npt.NDArray[np.int_], begin: int, end: int) -> int:
    """The middle of the widest stretch between two columns that the fewest rows reach over."""
    between = cover[begin : max(begin + 1, end)]
    empty = np.flatnonzero(between == between.min())
    stretch = max(np.split(empty, np.flatnonzero(np.diff(empty) > 1) + 1), key=len)
    return begin + int(stretch[len(stretch) // 2])
