"""Columns of typed lines told by where texts begin: all at the left of their cells, figures too.

So a browser's page is laid out as text. A header's words begin where those below them do, unless
they were pushed aside: then their order tells. What is set in by levels begins no column.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tolok.documents.columns.moments import is_moment
from tolok.documents.columns.shortened_words import normal
from tolok.documents.spaced.words import Line, Run, Word, as_word, numbers_columns

_LEAST_COLUMNS = 4
_LEAST_BEGUN = 2
"""Texts of a body that tell where a column begins."""
_LEAST_FIGURES = 3
"""Figures that begin one below another where no word of a header does."""
_NEAR = 3
"""Letters by which the begins of two columns differ, at least."""
_DRIFT = 4
"""Letters by which words of a header may stand left of the texts below them."""
_WIDE = 2
"""Letters of space that part two texts of a line, at least."""
_MOSTLY, _OF = 9, 10
"""So many texts of so many begin where their columns do, or further in."""
_FIGURES, _ALL = 3, 4
"""So many figures of so many begin exactly with their column."""
_ASIDE_OF = 20
"""One word of a header in so many may begin elsewhere."""
_PUSHED = 0.3
"""What it costs a text to stand a letter left of its column, pushed there by none."""
_SHIFTED = 0.25
"""What it costs a figure or its unit to begin a letter aside of its column: none is set in."""
_SET_IN = 0.05
"""What it costs a text to be set in by a letter."""
_AGAIN = 6.0
"""What it costs two texts to stand in one cell of a line."""
_PARTED = 1.0
"""What it costs words one space apart to be of two columns."""
_NAMED = 2.0
"""What it saves to name a column that has no name else."""
_WHOLE = 2.0
"""What it costs to part the name of a period."""
_CROSSED = 0.2
"""What it costs a word of a header to stand under a group beside its own column."""

Cells = Mapping[int, Run]
"""The words of a line by their columns."""


class Column(NamedTuple):
    """Where a column begins, and whether figures fill it."""

    left: float
    is_figured: bool


def columns_of(
    header: Sequence[Line], numbering: Sequence[Line], body: Sequence[Line]
) -> list[Column]:
    """The columns of typed lines from left to right; none where texts do not tell them so."""
    lines = [*header, *numbering, *body]
    if not header or any(word.top is not None for line in lines[:1] for word in line.words):
        return []
    begins = Counter(word.left for line in body for word in _begun(line))
    figures = Counter(
        word.left for line in body for word in _begun(line) if word.is_figure and len(word.text) > 1
    )
    edges = _numbered(numbering) or sorted(_with_figures(_edges(header, begins), begins, figures))
    if len(edges) < _LEAST_COLUMNS:
        return []
    columns = [Column(edge, False) for edge in edges]
    for _ in range(2):  # figures behind a text are parted where a column of figures begins
        held = _held(body, columns)
        columns = [
            Column(edge, 2 * sum(_is_figure(run) for run in runs) > len(runs))
            for edge, runs in zip(edges, held, strict=True)
        ]
    if not _are_kept(columns, _held(body, columns)) or not _is_headed(header, edges):
        return []
    return columns


def _is_headed(header: Sequence[Line], edges: Sequence[float], near: float = _NEAR) -> bool:
    """Whether words of a header behind wide spaces begin with columns, but for very few."""
    begun = [word.left for line in header for word in _begun(line)]
    aside = sum(all(abs(left - edge) > near for edge in edges) for left in begun)
    return _ASIDE_OF * aside < len(begun)


def _held(body: Sequence[Line], columns: Sequence[Column]) -> list[list[Run]]:
    """The texts of each column."""
    held: list[list[Run]] = [[] for _ in columns]
    for line in body:
        for at, run in cells_of(line, columns).items():
            held[at].append(run)
    return held


def _numbered(numbering: Sequence[Line]) -> list[float]:
    """Where columns begin that are numbered from 1, none left out."""
    for line in numbering:
        numbers = [as_word(run).text.strip("()").partition("=")[0].strip() for run in line.runs]
        if numbers == [str(at) for at in range(1, len(numbers) + 1)] and numbers_columns(line):
            return [run[0].left for run in line.runs]
    return []


def _begun(line: Line) -> Iterator[Word]:
    """The words that begin a text: behind a wide space, or behind a figure."""
    for at, word in enumerate(line.words):
        before = line.words[at - 1] if at else None
        wide = before is None or word.left - before.right >= _WIDE
        if wide or (before is not None and before.is_figure and word.is_figure):
            yield word


def _edges(header: Sequence[Line], begins: Mapping[float, int]) -> Iterator[float]:
    """Where words of a header begin with texts below them, or alone behind a wide space."""
    words = {word.left for line in header for word in line.words}
    told = {at for at in words if begins.get(at, 0) >= _LEAST_BEGUN}
    words -= told
    for at, times in sorted(begins.items()):
        if times > _LEAST_BEGUN and any(at - _DRIFT <= word < at for word in words):
            near = any(abs(at - one) <= _NEAR for one in told)
            told |= set() if near else {at}  # its header's words were pushed to the left
    wide = {word.left for line in header for word in _begun(line) if word.left}
    wide |= {line.words[0].left for line in header}
    runs = [run for line in header for run in line.runs]
    last: float | None = None
    for at in sorted(told | wide):
        if at not in told and any(abs(at - one) <= _NEAR for one in told):
            continue
        after = min((one for one in told if one > at), default=float("inf"))
        over = all(_end(run, told) > after for run in runs if run[0].left == at)
        if at not in told and (over or (last is not None and at - last < _NEAR)):
            continue
        yield at
        last = at


def _end(run: Run, told: set[float]) -> float:
    """Where a text ends, or the words of it before one that begins with a column."""
    later = [
        at
        for at, word in enumerate(run)
        if at and any(abs(word.left - edge) <= _NEAR for edge in told)
    ]
    return run[later[0] - 1].right if later else run[-1].right


def _with_figures(
    edges: Iterable[float], begins: Mapping[float, int], figures: Mapping[float, int]
) -> list[float]:
    """The edges, and those at which but figures begin again and again: they are never set in."""
    found = sorted(edges)
    for at, times in sorted(figures.items(), key=lambda one: -one[1]):
        near = [edge for edge in found if abs(edge - at) <= _NEAR]
        if times >= _LEAST_FIGURES and not near:
            found.append(at)
        if len(near) == 1 and times > 2 * begins.get(near[0], 0):
            found[found.index(near[0])] = at  # the header's word was pushed aside
    return found


def cells_of(line: Line, columns: Sequence[Column]) -> dict[int, Run]:
    """The words of a line by their columns: in order, each text as near to its begin as can be."""
    runs = list(_texts(line, columns))
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    best += [(float("inf"), ()) for _ in columns]
    # best[n]: the least cost of the texts so far where the last one stands in column n - 1
    for run in runs:
        after: list[tuple[float, tuple[int, ...]]] = [(float("inf"), ())]
        for at in range(len(columns)):
            before = min(best[: at + 1])
            again = best[at + 1][0] + _AGAIN, best[at + 1][1]
            cost, places = min(before, again)
            after.append((cost + _aside(run, at, columns), (*places, at)))
        best = after
    found: dict[int, Run] = {}
    for run, at in zip(runs, min(best)[1], strict=True):
        found[at] = (*found.get(at, ()), *run)
    return found


def _texts(line: Line, columns: Sequence[Column]) -> Iterator[Run]:
    """The texts of a line: parted by wide spaces, and where a word begins with a column.

    So does a figure behind a text that fills its cell, a text behind a figure and a unit that comes
    again, be they pushed aside, where no other text of the line begins with their column.
    """
    edges = {one.left for one in columns}
    text: list[Word] = []
    for at, word in enumerate(line.words):
        if text:
            wide = word.left - text[-1].right >= _WIDE
            both = text[-1].is_figure and word.is_figure
            if wide or both or word.left in edges or _is_pushed(line.words, at, columns):
                yield tuple(text)
                text = []
        text.append(word)
    if text:
        yield tuple(text)


def _is_pushed(words: Sequence[Word], at: int, columns: Sequence[Column]) -> bool:
    """Whether a word begins near a column of its kind with which none of the line begins."""
    word, before = words[at], words[at - 1]
    if _is_figure((word,)) == _is_figure((before,)) and word.text != before.text:
        return False
    for column in columns:
        if abs(word.left - column.left) > _NEAR or before.left >= column.left - _NEAR:
            continue
        of_its_kind = _is_figure((word,)) == column.is_figured or word.text == before.text
        free = not any(abs(one.left - column.left) <= _NEAR for one in words[at + 1 : at + 2])
        return of_its_kind and free
    return False


def _aside(run: Run, at: int, columns: Sequence[Column]) -> float:
    """How unlikely a text stands in a column: by where it begins, and by what fills the column."""
    left, edge = run[0].left, columns[at].left
    end = columns[at + 1].left if at + 1 < len(columns) else float("inf")
    if (_is_figure(run) or columns[at].is_figured) and left < end:
        cost = 0.0 if left == edge else 0.2 + _SHIFTED * abs(left - edge)
    elif left < edge:
        cost = 1.0 + _PUSHED * (edge - left)
    elif left < end:
        is_exact = left == edge
        cost = 0.0 if is_exact else 0.2 + _SET_IN * (left - edge)
    else:
        cost = 2.0 + left - end
    if _is_figure(run) != columns[at].is_figured and _is_figure(run):
        cost += 0.1
    return cost


def _is_figure(run: Run) -> bool:
    return run[0].is_figure or run[0].text.lower().startswith("rp")


def _are_kept(columns: Sequence[Column], held: Sequence[Sequence[Run]]) -> bool:
    """Whether nearly all texts begin with their columns or further in, figures exactly."""
    texts = figures = exact = kept = 0
    for at, runs in enumerate(held):
        end = columns[at + 1].left if at + 1 < len(columns) else float("inf")
        for run in runs:
            texts += 1
            kept += columns[at].left - _NEAR <= run[0].left and run[-1].right <= end + _NEAR
            if columns[at].is_figured and _is_figure(run):
                figures += 1
                exact += abs(run[0].left - columns[at].left) <= _NEAR
    return _OF * kept >= _MOSTLY * texts and _ALL * exact >= _FIGURES * figures


def header_cells(lines: Sequence[Line], columns: Sequence[Column]) -> list[dict[int, Run]]:
    """The words of a header's lines by their columns, none left without a name that may have one.

    Words one space apart are of two columns where one would have none else.
    """
    begins = [_lefts(lines, column) for column in columns]
    found = [_headed(line, begins, frozenset()) for line in lines]
    named = {at for cells in found for at in cells}
    nameless = frozenset(range(len(columns))) - named
    return [_headed(line, begins, nameless) for line in lines] if nameless else found


def _lefts(lines: Sequence[Line], column: Column) -> list[float]:
    """Where words of a header may begin that stand over a column: with it, or below one another."""
    begun = Counter(word.left for line in lines for word in line.words)
    wide = {word.left for line in lines for word in _begun(line)}
    near = [
        at
        for at, times in begun.items()
        if abs(at - column.left) <= _NEAR and (times > 1 or at in wide)
    ]
    return [column.left, *near]


def _headed(
    line: Line, begins: Sequence[Sequence[float]], nameless: frozenset[int]
) -> dict[int, Run]:
    """The words of one line by their columns: as few parts as can be, each near its column."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}  # by the last word's column
    for at, word in enumerate(line.words):
        space = word.left - line.words[at - 1].right if at else _WIDE
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (cost, places) in best.items():
            for column in range(max(last, 0), len(begins)):
                if column == last:
                    twice = at > 0 and word.text == line.words[at - 1].text
                    more = _AGAIN if twice or space >= _WIDE else 0.0
                    more += _CROSSED * any(word.left in later for later in begins[column + 1 :])
                else:
                    aside = min(abs(word.left - left) for left in begins[column])
                    more = _PUSHED * aside + _PARTED * (space < _WIDE and aside > 0)
                    more += _WHOLE * (at > 0 and space < _WIDE and _is_period(line.words, at))
                    more -= _NAMED * (column in nameless and space < _WIDE)
                if column not in after or cost + more < after[column][0]:
                    after[column] = (cost + more, (*places, column))
        best = after
    found: dict[int, Run] = {}
    for word, column in zip(line.words, min(best.values())[1], strict=True):
        found[column] = (*found.get(column, ()), word)
    return found


def _is_period(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends the name of a period, "Semester I", which the one before it begins."""
    return is_moment(normal(f"{words[at - 1].text} {words[at].text}")) and not is_moment(
        normal(words[at].text)
    )


def are_left_set(columns: Sequence[Column], header: Sequence[Line], body: Sequence[Line]) -> bool:
    """Whether figures of unlike lengths begin one below another, and end so in no column.

    Words of the header then begin with their columns as well.
    """
    if not _is_headed(header, [one.left for one in columns], near=0):
        return False
    told = 0
    for column, runs in zip(columns, _held(body, columns), strict=True):
        figures = [run for run in runs if _is_figure(run)]
        lefts = {run[0].left for run in figures}
        rights = {run[-1].right for run in figures}
        if column.is_figured and len(figures) >= _LEAST_FIGURES:
            told += len(lefts) < len(rights)
            if len(rights) < len(lefts):
                return False
    return told > 0
