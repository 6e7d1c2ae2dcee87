"""Tables that stand so close below each other that their sides were taken for one."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.scanning.pages import Mask

_SELDOM = 4  # of so many rows and more one may have no side; else a table has none at all
_BARE = 0.2  # of the height between two rules: what more of it shows is a side, however broken


class Line(NamedTuple):
    """One run of a rule: where it begins and ends along it, and where it lies across it."""

    begin: int
    end: int
    at: float


class Crossing(NamedTuple):
    """Level and upright rules that cross or meet each other."""

    levels: list[Line]
    uprights: list[Line]


def apart(crossing: Crossing, ys: Sequence[int], ink: Mask, near: int) -> list[Crossing]:
    """The rules of each table, from top to bottom.

    ``ys`` are the places of long level rules. Between two of them where no outer side is seen, one
    table ends and another begins: what crosses there within is a stamp's. Where outer sides are
    ruled hardly or not at all, a row merged over its whole width looks the same, and nothing is
    parted.
    """
    uprights, inset = crossing.uprights, near // 2 + 1
    if len(uprights) < 2 or len(ys) < 2 or not _has_sides(crossing, near):
        return [crossing]
    ends = min(line.at for line in uprights), max(line.at for line in uprights)
    outer = [line for line in uprights if min(abs(line.at - end) for end in ends) <= 3 * near]
    found, begin = [], ys[0] - near
    for top, bottom in pairwise(ys):
        rows = slice(top + inset, bottom - inset)
        is_high = rows.stop - rows.start >= 2 * near
        if is_high and not any(_is_seen(round(line.at), rows, ink, near) for line in outer):
            found.append(_between(crossing, begin, top + near))
            begin = bottom - near
    if not found or _SELDOM * len(found) > len(ys):
        return [crossing]
    return [*found, _between(crossing, begin, max(line.end for line in uprights))]


def _has_sides(crossing: Crossing, near: int) -> bool:
    """Whether the first and the last upright rule stand where the level ones end."""
    left = min(line.begin for line in crossing.levels)
    right = max(line.end for line in crossing.levels)
    ats = [line.at for line in crossing.uprights]
    return abs(min(ats) - left) <= 3 * near and abs(max(ats) - right) <= 3 * near


def _is_seen(at: int, rows: slice, ink: Mask, near: int) -> bool:
    """Whether there is a rule, or what is left of one."""
    strip = ink[rows, max(0, at - near) : at + near + 1] > 0
    return float(strip.any(axis=1).mean()) > _BARE


def _between(crossing: Crossing, begin: int, end: int) -> Crossing:
    """What of the rules lies between two heights."""
    return Crossing(
        [line for line in crossing.levels if begin <= line.at <= end],
        [
            line._replace(begin=max(line.begin, begin), end=min(line.end, end))
            for line in crossing.uprights
            if line.begin < end and line.end > begin
        ],
    )
