"""Goals and objectives in the column of works: what stands above programs is no work."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile

from tolok.documents.rows.lines import Line, Placed, acts, numbering_of
from tolok.domain.levels import Level

_ABOVE = "di atas program, bukan bagiannya"
_WORKS = frozenset({Level.ACTIVITY, Level.SUBACTIVITY})


def high_lines(lines: Sequence[Line], found: Sequence[Placed | None]) -> dict[int, Placed]:
    """The goals and objectives among lines whose level little else tells, by their place.

    No work stands above the first program: what does is what programs serve. Right above a later
    program it is what has no code where works have one, or looks like that and like no work, or is
    the sum of the programs that follow, where that of the ones before is complete.
    """
    named = [at for at, line in enumerate(lines) if line.name]
    programs = [at for at in named if _is_program(found[at])]
    first = list(takewhile(lambda at: not _is_program(found[at]), named))
    if not programs or not all(_is_open(lines[at], found[at]) for at in first):
        return {}
    groups = [first, *_later(lines, found, named[len(first) :], first)] if first else []
    return {
        at: Placed(level, _ABOVE)
        for group in groups
        for at, level in zip(group, _levels([lines[at] for at in group]), strict=True)
    }


def _is_program(placed: Placed | None) -> bool:
    return placed is not None and placed.level is Level.PROGRAM


def _is_open(line: Line, placed: Placed | None) -> bool:
    """Whether nothing tells a line's level but a column of programs and what is below them."""
    if placed is None:
        return not line.code
    by_column = placed.ground == f"kolom {placed.level.label}" and Level.PROGRAM in line.levels
    return by_column and placed.level in _WORKS and not line.code


def _later(
    lines: Sequence[Line], found: Sequence[Placed | None], named: Sequence[int], first: list[int]
) -> Iterator[list[int]]:
    """The same of every later program: lines right above it."""
    works = [at for at in named if not _is_program(found[at])]
    are_coded = any(found[at] and lines[at].code for at in works)
    inner = {
        _look(lines[at])
        for at, below in zip(named, [*named[1:], None], strict=True)
        if at in works and (below is None or not _is_program(found[below]))
    }
    looks = {_look(lines[at]) for at in first} - inner
    owed = lines[first[-1]].ceiling
    run: list[int] = []
    programs = [lines[at] for at in named if _is_program(found[at])]
    passed = 0
    for at in named:
        if not _is_program(found[at]):
            run = [*run, at] if _is_open(lines[at], found[at]) else []
            continue
        sums = _sums(programs[passed:]) if owed == 0 and run else set()
        passed += 1
        group: list[int] = []
        for one in reversed(run):
            if not (are_coded or _look(lines[one]) in looks or lines[one].ceiling in sums):
                break
            group.insert(0, one)
        if group:
            yield group
            owed = lines[group[-1]].ceiling
        owed = None if owed is None else owed - (lines[at].ceiling or 0)
        run = []


def _look(line: Line) -> tuple[str, int, bool, bool]:
    return numbering_of(line.number), line.indent, line.bold, line.name.isupper()


def _sums(programs: Sequence[Line]) -> set[Decimal | int]:
    """What one and more of programs that follow one another add up to, but nothing."""
    return set(accumulate(program.ceiling or 0 for program in programs)) - {0}


def _levels(group: Sequence[Line]) -> list[Level]:
    """Of several, those that act are goals; else the first is, where both have the same money."""
    acting = [acts(line) for line in group]
    if any(acting) and not all(acting):
        return [Level.GOAL if one else Level.OBJECTIVE for one in acting]
    head, *rest = group
    is_apart = bool(rest) and _look(head) not in map(_look, rest)
    is_repeated = len(rest) == 1 and bool(head.ceiling) and head.ceiling == rest[0].ceiling
    top = Level.GOAL if is_apart or is_repeated else Level.OBJECTIVE
    return [top, *([Level.OBJECTIVE] * len(rest))]
