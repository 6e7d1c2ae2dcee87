"""Which lines make one row: names wrapped around the line that holds the row's figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tolok.documents.document import Cell, TableRow
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.placing import placed
from tolok.documents.spaced.words import Line, Word

_UNFINISHED = ("dan", "atau", "dan/atau", "dengan", "untuk", "yang", "di", "pada", "serta")
"""Words after which a name goes on."""


class Placed(NamedTuple):
    """A line with its words in their columns."""

    line: Line
    words: Mapping[int, Sequence[Word]]

    def text(self, column: int) -> str:
        """The text in a column."""
        return " ".join(word.text for word in self.words.get(column, ()))

    @property
    def figured(self) -> frozenset[int]:
        """The columns that hold figures."""
        return frozenset(
            column for column, words in self.words.items() if any(word.is_figure for word in words)
        )


def body_rows(lines: Sequence[Line], bands: Sequence[Band]) -> list[TableRow]:
    """The rows of a table's body, each with the number of its first line."""
    found = [Placed(line, placed(line, bands)) for line in lines]
    figured = _figured_columns(found)
    names = _name_column(found, figured)
    starts = _starts(found, names)
    rows: list[TableRow] = []
    for group in _groups(found):
        anchors = _anchors(group, figured, names)
        if not anchors:
            anchors = [[at] for at, one in enumerate(group) if _begins(one, group[:at], names)]
        rows.extend(
            _row(row, len(bands)) for row in _joined(group, anchors or [[0]], names, starts)
        )
    return rows


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


def _starts(found: Sequence[Placed], names: int) -> frozenset[str]:
    """The words with which several lines begin: so begin names of one kind."""
    times = Counter(one.text(names).split(" ")[0] for one in found if names in one.words)
    return frozenset(word for word, count in times.items() if count >= 3 and word[:1].isupper())


def _groups(found: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The lines between two empty ones."""
    group: list[Placed] = []
    for one in found:
        if group and one.line.space >= 1:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _anchors(group: Sequence[Placed], figured: frozenset[int], names: int) -> list[list[int]]:
    """The lines that hold the figures of each row; figures on two lines make one anchor."""
    anchors: list[list[int]] = []
    taken: frozenset[int] = frozenset()
    for at, one in enumerate(group):
        here = one.figured & figured
        if not here:
            continue
        again = anchors and anchors[-1][-1] == at - 1 and not here & taken
        if again and _completes(group[at - 1], one, names):
            anchors[-1].append(at)
            taken |= here
        else:
            anchors.append([at])
            taken = here
    return anchors


def _completes(above: Placed, below: Placed, names: int) -> bool:
    """Whether a line with other figures belongs to the row above: one of them has no new name."""
    text = below.text(names)
    return not text or text[0].islower() or not above.text(names)


def _begins(one: Placed, before: Sequence[Placed], names: int) -> bool:
    """Whether a line without figures begins a name: it is the first, or fills other columns too."""
    if not before or (len(one.words) > 1 and 2 * len(one.words) > len(before[0].words)):
        return True
    above, text = before[-1].text(names), one.text(names)
    return not above or (
        bool(text) and not _goes_on(above, text) and len(one.words) > 1 and 0 in one.words
    )


def _goes_on(above: str, below: str) -> bool:
    """Whether a text cannot end there, or the next cannot begin so."""
    last = above.rsplit(" ", maxsplit=1)[-1].lower() if above else ""
    return bool(below) and (
        below[0].islower() or last in _UNFINISHED or above.endswith((",", "/", "-", "&", "("))
    )


def _joined(
    group: Sequence[Placed],
    anchors: Sequence[Sequence[int]],
    names: int,
    starts: frozenset[str],
) -> Iterator[Sequence[Placed]]:
    """The lines of each row: cut figures in a row's middle or on its first."""

    @cache
    def best(anchor: int, begin: int) -> tuple[float, tuple[int, ...]]:
        first, last = anchors[anchor][0], anchors[anchor][-1]
        above = first - begin
        if anchor == len(anchors) - 1:
            inside = _restarts(group[begin + 1 :], names, starts)
            return _unevenness(above, len(group) - 1 - last) + inside, ()
        options = []
        for cut in range(last + 1, anchors[anchor + 1][0] + 1):
            rest, cuts = best(anchor + 1, cut)
            cost = _unevenness(above, cut - last - 1) + _cut(group, cut, names, starts)
            cost += _restarts(group[begin + 1 : cut], names, starts)
            options.append((cost + rest, (cut, *cuts)))
        return min(options)

    _, cuts = best(0, 0)
    edges = (0, *cuts, len(group))
    for at in range(len(edges) - 1):
        yield group[edges[at] : edges[at + 1]]


def _unevenness(above: int, below: int) -> float:
    """How unlike a row it is to have so many lines above its figures and below them."""
    if above == below:
        return 0.0
    if abs(above - below) == 1:
        return 0.5
    return 1.0 if above == 0 else 1.5 if below == 0 else float(abs(above - below))


def _restarts(rest: Sequence[Placed], names: int, starts: frozenset[str]) -> float:
    """How many lines after a row's first look like the first of another."""
    return 2.0 * sum(one.text(names).split(" ")[0] in starts for one in rest)


def _cut(group: Sequence[Placed], cut: int, names: int, starts: frozenset[str]) -> float:
    """How unlikely a new row begins at a line: by its words and those before it."""
    above, below = group[cut - 1].text(names), group[cut].text(names)
    if _goes_on(above, below):
        return 2.0
    if not below:
        return 0.2
    return 0.0 if below.split(" ")[0] in starts else 1.0 if starts else 0.0


def _row(lines: Sequence[Placed], width: int) -> TableRow:
    """One row of its lines: each column's texts one below the other."""
    cells = []
    for column in range(width):
        texts = [text for one in lines if (text := one.text(column))]
        words = [word for one in lines for word in one.words.get(column, ())]
        bold = bool(words) and all(word.bold for word in words)
        cells.append(Cell("\n".join(texts), bold=bold))
    return TableRow(tuple(cells), lines[0].line.number)
