"""Which lines make one row: names wrapped around the line that holds the row's figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from tolok.documents.document import Cell, TableRow
from tolok.documents.spaced.anchors import anchors, begins, has_number, marks_of, whole_amount
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.headings import heading_row, headings_of
from tolok.documents.spaced.listed import joined_by_lists
from tolok.documents.spaced.placing import Placed, placed
from tolok.documents.spaced.rests import give_back, goes_on, has_room, rights_of
from tolok.documents.spaced.words import BESIDE, Line, is_item

_NEVER = 10.0
"""More than any other cost of a line."""


class Align(StrEnum):
    """Where a row's figures stand against the lines of its name."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class _Group:
    """The lines between two empty ones: one anchor a row, the lines that hold its figures."""

    lines: Sequence[Placed]
    anchors: Sequence[Sequence[int]]
    names: int
    starts: Mapping[Align, frozenset[str]]
    rights: Mapping[int, float]
    is_bare: bool = False
    is_numbered: bool = False
    listed: frozenset[int] = frozenset()

    def cuts(self, align: Align) -> tuple[float, tuple[int, ...]]:
        """Where rows begin after the first if figures stand so, and how little that fits."""
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for anchor, following in pairwise([*self.anchors, [len(self.lines)]]):
            is_last = following[0] == len(self.lines)
            ends = (len(self.lines),) if is_last else range(anchor[-1] + 1, following[0] + 1)
            before, best = best, {}
            for end in ends:
                best[end] = min(
                    (cost + self._cost(begin, anchor, end, align), (*cuts, end))
                    for begin, (cost, cuts) in before.items()
                )
        cost, cuts = best[len(self.lines)]
        return cost, cuts[:-1]

    def _cost(self, begin: int, anchor: Sequence[int], end: int, align: Align) -> float:
        """How unlikely lines are one row: by where its figures stand, how it begins and goes on."""
        above, below = anchor[0] - begin, end - 1 - anchor[-1]
        cost = _unevenness(above, below, align)
        cost += sum(self.joins[align][begin + 1 : end])
        return cost + self.parts[align][begin]

    @cached_property
    def joins(self) -> dict[Align, list[float]]:
        """How unlikely each line goes on with the row of the line before it."""
        later = range(1, len(self.lines))
        return {align: [0.0, *(self._joins(at, align) for at in later)] for align in Align}

    @cached_property
    def parts(self) -> dict[Align, list[float]]:
        """How unlikely each line begins a row."""
        later = range(1, len(self.lines))
        return {align: [0.0, *(self._parts(at, align) for at in later)] for align in Align}

    def _joins(self, at: int, align: Align) -> float:
        one = self.lines[at]
        word = "" if self._is_unnumbered(one, align) else one.text(self.names).split(" ")[0]
        ended = any(has_room for has_room in self._rooms(at))
        return 2.0 * (word in self.starts[align]) + 1.5 * ended

    def _is_unnumbered(self, one: Placed, align: Align) -> bool:
        """Whether a line begins no row, as those have numbers on their first line."""
        return self.is_numbered and align is Align.TOP and not has_number(one)

    def _parts(self, at: int, align: Align) -> float:
        # By its words, and by where those before it broke off.
        if self.lines[at].line.space == BESIDE or at in self.listed:
            return _NEVER
        above, below = self.lines[at - 1].text(self.names), self.lines[at].text(self.names)
        full = 0.4 * any(not has_room for has_room in self._rooms(at))
        if goes_on(above, below):
            return 2.0 + full
        is_start = not self.starts[align] or below.split(" ")[0] in self.starts[align]
        return full + (0.2 if not below else 0.0 if is_start else 0.3)

    def _rooms(self, at: int) -> Iterator[bool]:
        """Whether the first word of a line had room on the line before, column by column.

        A text breaks only where the next word has no room: where it has, another text begins, be
        it the next item of a list within the row.
        """
        above, below = self.lines[at - 1].words, self.lines[at].words
        for column in above.keys() & below.keys() & self.rights.keys():
            if not (column and is_item(below[column])):
                yield has_room(above, below, column, self.rights)


def body_rows(texts: Sequence[Line], bands: Sequence[Band]) -> list[TableRow]:
    """The rows of a table's body, each with the number of its first line."""
    found = [Placed(line, placed(line, bands)) for line in texts]
    figured = _figured_columns(found)
    names = _name_column(found, figured)
    starts = _starts(found, names, figured)
    marks = marks_of(found, figured, names)
    across = headings_of(texts, bands)
    rights = rights_of([one for one in found if one.line not in across], figured)
    groups = []
    for lines in _groups(found, across):
        held, listed = joined_by_lists(lines, anchors(lines, marks), figured)
        begun = [[at] for at, one in enumerate(lines) if begins(one, lines[:at], names)]
        groups.append(
            _Group(
                lines,
                held or begun or [[0]],
                names,
                starts,
                rights,
                not held,
                marks.is_numbered,
                listed,
            )
        )
    common = {
        align: sum(group.cuts(align)[0] for group in groups if not group.is_bare) for align in Align
    }
    rows: list[list[Placed]] = []
    for group in groups:
        costs = {align: group.cuts(align)[0] for align in Align}
        align = min(Align, key=lambda align: (costs[align], common[align]))
        edges = (0, *group.cuts(align)[1], len(group.lines))
        rows.extend(list(group.lines[one:other]) for one, other in pairwise(edges))
    inner = [row for row in rows if row[0].line not in across]
    give_back(inner, figured, rights, [any(map(has_number, row)) for row in inner])
    return [
        heading_row(row[0].line, len(bands)) if row[0].line in across else _row(row, len(bands))
        for row in rows
    ]


def rows_apart(
    rows: Sequence[Sequence[Placed]], texts: Sequence[Line], bands: Sequence[Band]
) -> list[TableRow]:
    """The rows of a body whose lines are told apart, some of them headings across its columns."""
    across = {line.words: line for line in headings_of(texts, bands)}
    return [
        heading_row(line, len(bands))
        if len(row) == 1 and (line := across.get(row[0].line.words))
        else _row(row, len(bands))
        for row in rows
    ]


def _figured_columns(found: Sequence[Placed]) -> frozenset[int]:
    """Columns that mostly hold figures."""
    all_, figures = Counter[int](), Counter[int]()
    for one in found:
        all_.update(one.words.keys())
        figures.update(one.figured)
    return frozenset(column for column, times in figures.items() if 2 * times > all_[column])


def _name_column(found: Sequence[Placed], figured: frozenset[int]) -> int:
    """The column of words that holds most letters: the one whose texts wrap."""
    letters = Counter[int]()
    for one in found:
        for column in one.words.keys() - figured:
            letters[column] += len(one.text(column))
    return max(letters, key=lambda column: letters[column], default=0)


def _starts(
    found: Sequence[Placed], names: int, figured: frozenset[int]
) -> dict[Align, frozenset[str]]:
    """The words with which several lines begin: so begin names of one kind.

    Where figures stand at the top of their rows, only the lines that hold some begin a name.
    """
    firsts = [(one, one.text(names).split(" ")[0]) for one in found if names in one.words]
    times = Counter(word for _, word in firsts)
    tops = {word for one, word in firsts if one.figured & figured}
    starts = frozenset(word for word, count in times.items() if count >= 3 and word[:1].isupper())
    return {align: starts & tops if align is Align.TOP else starts for align in Align}


def _groups(found: Sequence[Placed], across: set[Line]) -> Iterator[list[Placed]]:
    """The lines between two empty ones; a line across the columns is alone."""
    group: list[Placed] = []
    for one in found:
        alone = one.line in across or (bool(group) and group[-1].line in across)
        if group and (one.line.space >= 1 or alone):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _unevenness(above: int, below: int, align: Align) -> float:
    """How unlike a row it is to have so many lines above its figures and below them."""
    if align is Align.MIDDLE:
        return 0.5 if abs(above - below) == 1 else float(abs(above - below))
    return float(above if align is Align.TOP else below)


def _row(lines: Sequence[Placed], width: int) -> TableRow:
    """One row of its lines: each column's texts one below the other."""
    cells = []
    for column in range(width):
        texts = [text for one in lines if (text := one.text(column))]
        words = [word for one in lines for word in one.words.get(column, ())]
        bold = bool(words) and all(word.bold for word in words)
        cells.append(Cell(whole_amount(texts) or "\n".join(texts), bold=bold))
    return TableRow(tuple(cells), lines[0].line.number)
