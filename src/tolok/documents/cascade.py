"""Which level each row has, and under which row it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tolok.domain.levels import Level

_CODE = re.compile(r"[\dX]{1,2}(?:\.[\dX]{1,4})+", re.IGNORECASE)
_RATE = re.compile(r"\s*(?:PERSENTASE|PRESENTASE|CAKUPAN|CAPAIAN|TINGKAT)\b", re.IGNORECASE)
_PROGRAM = re.compile(r"PROGRAM\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """What bears on the level of a row."""

    levels: frozenset[Level]
    name: str
    code: str
    numbered: bool
    indent: int
    indicator: str
    method: str
    unit: str
    ceiling: Decimal | None


def levels_of(lines: Sequence[Line]) -> list[Level]:
    """The level of each line: by its column, its code, its words, its indent and its sums."""
    found: list[Level | None] = []
    goal_seen = False
    for line in lines:
        level = _certain(line, goal_seen=goal_seen)
        goal_seen = goal_seen or level is Level.GOAL
        found.append(level)
    _split_activities(lines, found)
    return [level or Level.SUBACTIVITY for level in found]


def _certain(line: Line, *, goal_seen: bool) -> Level | None:
    if _PROGRAM.match(line.name):
        return Level.PROGRAM
    if _CODE.fullmatch(line.code):
        parts = len(line.code.split("."))
        return {3: Level.PROGRAM, 5: Level.ACTIVITY, 6: Level.SUBACTIVITY}.get(parts)
    if len(line.levels) == 1:
        return next(iter(line.levels))
    if line.levels and line.levels <= {Level.GOAL, Level.OBJECTIVE}:
        return Level.OBJECTIVE if line.numbered or goal_seen else Level.GOAL
    return None


def _split_activities(lines: Sequence[Line], found: list[Level | None]) -> None:
    """Tell activities from subactivities, program by program."""
    start = 0
    while start < len(lines):
        if found[start] is not None:
            start += 1
            continue
        end = start
        while end < len(lines) and found[end] is None:
            end += 1
        _split_run(lines[start:end], found, start)
        start = end


def _split_run(run: Sequence[Line], found: list[Level | None], start: int) -> None:
    indents = sorted({line.indent for line in run})
    if indents[-1] > 0:
        # Our own writers indent an activity by one step and a subactivity by two.
        deep = 2 if len(indents) == 1 else indents[-1]
        for offset, line in enumerate(run):
            found[start + offset] = Level.SUBACTIVITY if line.indent >= deep else Level.ACTIVITY
        return
    position = 0
    while position < len(run):
        found[start + position] = Level.ACTIVITY
        position += 1 + _children_count(run, position)


def _children_count(run: Sequence[Line], head: int) -> int:
    """How many lines after an activity are its subactivities: until they sum to it, or another."""
    total = Decimal(0)
    for position in range(head + 1, len(run)):
        if looks_like_activity(run[position]):
            return position - head - 1
        total += run[position].ceiling or 0
        if total and total == run[head].ceiling and not _followed_by_zero(run, position):
            return position - head
    return len(run) - head - 1


def _followed_by_zero(run: Sequence[Line], last: int) -> bool:
    return last + 1 < len(run) and not run[last + 1].ceiling


def looks_like_activity(line: Line) -> bool:
    """A % indicator with a formula: so a kegiatan is written where it shares its column."""
    return bool(line.method) and (line.unit == "%" or bool(_RATE.match(line.indicator)))


def parents_of(levels: Sequence[Level], names: Sequence[str | None]) -> list[int | None]:
    """The index of each row's parent: the nearest named row above of a higher level.

    A row without a name is a further indicator of the node above it: it shares that node's parent,
    and nothing hangs under it.
    """
    open_rows: list[tuple[Level, int]] = []
    parents: list[int | None] = []
    for index, (level, name) in enumerate(zip(levels, names, strict=True)):
        if name is None and parents:
            parents.append(parents[-1])
            continue
        while open_rows and open_rows[-1][0].depth >= level.depth:
            open_rows.pop()
        parents.append(open_rows[-1][1] if open_rows else None)
        open_rows.append((level, index))
    return parents
