"""Where groups of a header end that begin with their first column, where nothing is ruled.

A cell merged over all rows of a header stands where the names below a group stand, so its place
does not tell whether it is under the group. What tells: the next group, names that come again under
each, a text that is higher than its row, the width at which the group's own words wrap.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.flush import Grid
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.leaves import comes_again
from tolok.documents.spaced.merged import Block
from tolok.documents.spaced.words import as_word


class Header(NamedTuple):
    """The rows of a header, and the columns of figures that may stand under another's name."""

    rows: list[TableRow]
    doubtful: frozenset[int]


class _Unit(NamedTuple):
    """Neighbouring columns below one text: the first, the last, and the text."""

    first: int
    last: int
    block: Block


def header_of(blocks: Sequence[Block], grid: Grid, bands: Sequence[Band]) -> Header | None:
    """The header of texts that stand at the bottom of their rows; None where it names too little.

    The lowest text of a column is its own; those above are groups that begin with it. A column
    without any is a part of the one before it.
    """
    columns: list[list[Block]] = [[] for _ in bands]
    for one in sorted(blocks, key=lambda one: one.number):
        columns[one.column].append(one)
    if not columns[0]:
        return None
    units = list(_units(columns))
    groups = sorted(
        (one for texts in columns for one in texts[:-1]), key=lambda one: (-one.number, one.column)
    )
    spans: dict[Block, int] = {}
    for level in sorted({one.number for one in groups}, reverse=True):
        here = [one for one in groups if one.number == level]
        held = {one: list(_below(one, units, columns)) for one in here}
        for one in here:
            end = _end(one, held, grid, bands)
            spans[one] = held[one][end - 1].last
        units = list(_joined(units, here, spans))
    nameless = {at for at, texts in enumerate(columns) if not texts and bands[at].is_figured}
    return Header(_rows(columns, spans), frozenset(nameless))


def _units(columns: Sequence[Sequence[Block]]) -> Iterator[_Unit]:
    """The columns with their own texts, and those without a text that belong to them."""
    named = [at for at, texts in enumerate(columns) if texts]
    for at, after in zip(named, [*named[1:], len(columns)], strict=True):
        yield _Unit(at, after - 1, columns[at][-1])


def _below(
    group: Block, units: Sequence[_Unit], columns: Sequence[Sequence[Block]]
) -> Iterator[_Unit]:
    """The units that may be below a group: up to one that stands as high as it, or reaches so."""
    for unit in units:
        if unit.first < group.column:
            continue
        beside = unit.first > group.column and (
            any(one.number <= group.number for one in columns[unit.first])
            or unit.block.top < group.bottom - 0.1
        )
        if beside:
            return
        yield unit


def _end(
    group: Block, held: Mapping[Block, Sequence[_Unit]], grid: Grid, bands: Sequence[Band]
) -> int:
    """How many of the units that may be below a group are."""
    units = held[group]
    names = [unit.block.text for unit in units]
    least = _least(group, units, grid)
    times = Counter(name for others in held.values() for name in {one.block.text for one in others})
    again = [times[name] > 1 or comes_again(name) for name in names]
    if again[0]:
        return max(least, again.index(False) if False in again else len(names))
    end = len(units)
    while end > max(least, 1) and _is_text(units[end - 1], bands):
        end -= 1
    return end


def _least(group: Block, units: Sequence[_Unit], grid: Grid) -> int:
    """How many units a group covers at least: as many as its words reach over."""
    right = max(as_word(run).right for run in group.runs)
    for at, unit in enumerate(units, start=1):
        if right <= grid.room(unit.last) + 0.5:
            return at
    return len(units)


def _is_text(unit: _Unit, bands: Sequence[Band]) -> bool:
    return not any(bands[at].is_figured for at in range(unit.first, unit.last + 1))


def _joined(
    units: Sequence[_Unit], groups: Sequence[Block], spans: Mapping[Block, int]
) -> Iterator[_Unit]:
    """The units, those below a group as one."""
    for unit in units:
        over = next((g for g in groups if g.column <= unit.first <= spans[g]), None)
        if over is None:
            yield unit
        elif over.column == unit.first:
            yield _Unit(over.column, spans[over], over)


def _rows(columns: Sequence[Sequence[Block]], spans: Mapping[Block, int]) -> list[TableRow]:
    """The header as rows of cells, a row for each line with the end of a text.

    A cell reaches up to the text above it, and the lowest of a column down to the body.
    """
    levels = sorted({one.number for texts in columns for one in texts})
    grid: list[list[Cell | None]] = [[None] * len(columns) for _ in levels]
    for at, texts in enumerate(columns):
        over = [one for one, last in spans.items() if one.column < at <= last]
        begin = max((levels.index(one.number) + 1 for one in over), default=0)
        ends = range(at + 1, len(columns))
        wide = next((more for more in ends if columns[more]), len(columns)) - at
        for one in texts:
            is_own = one not in spans
            end = len(levels) if is_own else levels.index(one.number) + 1
            across = wide if is_own else spans[one] - at + 1
            grid[begin][at] = Cell(one.text, columns=across, rows=end - begin)
            begin = end
    lines = zip(grid, levels, strict=True)
    return [TableRow(tuple(row), number, Role.HEADER) for row, number in lines]
