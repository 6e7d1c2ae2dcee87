"""A header of several lines over columns of spaces: which columns each of its words stands over."""

import re
from collections.abc import Iterator, Sequence

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.leaves import LEVEL, grouped, leaf_line, with_leaf
from tolok.documents.spaced.levels import Group, levels_of
from tolok.documents.spaced.placing import column_under, in_order, in_turn
from tolok.documents.spaced.words import Line, Run, Word, as_word, touch

_COUNT = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")
"""The number of a column."""
_YEARS = 3
"""Figures on a line of a header that count columns, whatever stands under them."""


def header_rows(lines: Sequence[Line], bands: Sequence[Band]) -> list[TableRow]:
    """The rows of a header: its groups from the widest down, and a text for each column."""
    if not lines:
        return []
    if len(lines) > 1 and _only_counts(lines[-1]) and _hung(lines[:-1], bands):
        return [*header_rows(lines[:-1], bands), _counting(lines[-1], bands)]
    leaf = leaf_line(lines)
    leaves = _leaves(lines[leaf], bands)
    named = _placed(lines[leaf], bands, parted=True)
    hung = _hung(lines, bands)
    alone = [(word, at) for word, at in named if all(word != group.word for group in hung)]
    stretches = grouped(lines[:leaf], named, bands)
    over: dict[int, list[list[Word]]] = {}
    plain: dict[int, list[Word]] = {}
    above: list[tuple[Word, int]] = []
    for at, line in enumerate(lines):
        words = list(_under(_placed(line, bands, parted=at >= leaf), alone, at > leaf))
        above = words = words if at == leaf else _continuing(words, above, bands)
        for word, column in words:
            stretch = next((one for one in stretches if one[0] <= column <= one[1]), None)
            if any(word == group.word for group in hung):
                continue
            if at < leaf and stretch is not None:
                over.setdefault(stretch[0], [[] for _ in lines])[at].append(word)
            else:
                plain.setdefault(column, []).append(word)
    levels = {
        first: levels_of(over[first], first, last, leaves, bands)
        for first, last in stretches
        if first in over
    }
    levels |= {group.first: [[group]] for group in hung}
    return _rows(plain, levels, len(bands), lines[leaf].number)


def _under(
    words: Sequence[tuple[Word, int]],
    named: Sequence[tuple[Word, int]],
    is_below: bool,  # noqa: FBT001 - whether the line stands below the leaves
) -> Iterator[tuple[Word, int]]:
    """The words of a line with their columns; below one leaf alone a word goes on with it."""
    for word, column in words:
        over = [at for leaf, at in named if touch(leaf, word)] if is_below else []
        yield word, over[0] if len(over) == 1 else column


def _continuing(
    words: Sequence[tuple[Word, int]], above: Sequence[tuple[Word, int]], bands: Sequence[Band]
) -> list[tuple[Word, int]]:
    """The words of a line with their columns; one over none goes on what begins above it."""
    begun = {round(word.left): column for word, column in above}
    return [
        (
            word,
            column if bands[column].shared_with(word) > 0 else begun.get(round(word.left), column),
        )
        for word, column in words
    ]


def _only_counts(line: Line) -> bool:
    """Whether a line only numbers the columns."""
    texts = [as_word(run).text for run in line.runs]
    return len(texts) >= _YEARS and all(map(_COUNT.fullmatch, texts))


def _counting(line: Line, bands: Sequence[Band]) -> TableRow:
    """The row that numbers the columns."""
    cells = [Cell() for _ in bands]
    for word, column in _placed(line, bands, parted=True):
        cells[column] = Cell(word.text)
    return TableRow(tuple(cells), line.number, Role.HEADER)


def _hung(lines: Sequence[Line], bands: Sequence[Band]) -> list[Group]:
    """Words among the leaves that are a group: those below stand beside them too, under no leaf.

    Only on the first line: one that has groups above itself has no further ones.
    """
    if leaf_line(lines):
        return []
    named = _placed(lines[0], bands, parted=True)
    below = [one for line in lines[1:2] for one in _placed(line, bands, parted=True)]
    under = {column: word for word, column in below}
    free = under.keys() - {column for _, column in named}
    goes_on = {round(word.left) for word, at in below if bands[at].shared_with(word) <= 0}
    found: list[tuple[float, Group]] = []
    for word, column in named:
        first = last = column
        while first - 1 in free:
            first -= 1
        while last + 1 in free:
            last += 1
        edges = (
            with_leaf(bands[first], under.get(first)),
            with_leaf(bands[last], under.get(last)),
        )
        aside = abs((edges[0].left + edges[1].right) / 2 - word.middle)
        is_group = column in under and round(word.left) not in goes_on
        if is_group and last > first and aside <= LEVEL:
            found.append((aside, Group(first, last, word)))
    groups: list[Group] = []
    for _, group in sorted(found):  # what two would take stands under the nearer
        if all(group.last < one.first or one.last < group.first for one in groups):
            groups.append(group)
    return groups


def _placed(line: Line, bands: Sequence[Band], *, parted: bool) -> list[tuple[Word, int]]:
    """The texts of a line, each with the column under its middle; years in their order.

    Where two of the leaves would share a column, all take columns in turn.
    """
    found = [
        (as_word(run), column_under(as_word(run), bands))
        for run in (parts_of(line, bands) if parted else line.runs)
    ]
    if line.figures < _YEARS:
        words = [word for word, _ in found]
        shared = parted and len({column for _, column in found}) < len(found)
        turns = in_turn(words, bands) if shared else None
        return list(zip(words, turns, strict=True)) if turns else found
    ordered = {run[0]: at for run, at in in_order(line.runs, bands) if run[0].is_figure}
    return [(word, ordered.get(word, column)) for word, column in found]


def parts_of(line: Line, bands: Sequence[Band]) -> list[Run]:
    """The runs of a line; where one space parts two words of two columns, they are two."""
    found: list[Run] = []
    for run in line.runs:
        columns = [column_under(word, bands) for word in run]
        inside = [bands[at].shared_with(word) > 0 for at, word in zip(columns, run, strict=True)]
        if len(run) > 1 and len(set(columns)) == len(run) and all(inside):
            found.extend((word,) for word in run)
        else:
            found.append(run)
    return found


def _leaves(line: Line, bands: Sequence[Band]) -> dict[int, Word]:
    return {column: word for word, column in _placed(line, bands, parted=True)}


def _put(grid: list[list[Cell | None]], row: int, group: Group) -> None:
    """Write a group over its columns; over one of the same columns it is the begin of its text."""
    span = group.last - group.first + 1
    below = grid[row + 1][group.first]
    if below and below.columns == span > 1 and below.text:
        grid[row + 1][group.first] = None
        text = f"{group.word.text} {below.text}"
        grid[row][group.first] = Cell(text, rows=1 + below.rows, columns=span)
    else:
        grid[row][group.first] = Cell(group.word.text, columns=span)


def _rows(
    plain: dict[int, list[Word]],
    levels: dict[int, list[list[Group]]],
    width: int,
    number: int,
) -> list[TableRow]:
    """The header as rows of cells: groups span columns, what has no group spans rows."""
    depth = max((len(one) for one in levels.values()), default=0)
    grid: list[list[Cell | None]] = [[Cell() for _ in range(width)] for _ in range(depth + 1)]
    under: set[int] = set()
    for groups_by_level in levels.values():
        for level, groups in enumerate(groups_by_level):
            for group in groups:
                row = depth - 1 - level
                under.update(range(group.first, group.last + 1))
                for column in range(group.first, group.last + 1):
                    grid[row][column] = None
                _put(grid, row, group)
    for column, words in plain.items():
        text = " ".join(word.text for word in words)
        at = depth if column in under else 0
        for row in range(at, depth + 1):
            grid[row][column] = None
        grid[at][column] = Cell(text, rows=depth + 1 - at)
    return [TableRow(tuple(row), number, Role.HEADER) for row in grid]
