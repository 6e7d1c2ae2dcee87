"""The rest of a text that runs on beside the figures of the next row, given back to its own."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tolok.documents.spaced.gutters import SUMS
from tolok.documents.spaced.placing import Placed
from tolok.documents.spaced.words import Word, is_item

_UNFINISHED = ("dan", "atau", "dan/atau", "dengan", "untuk", "yang", "di", "pada", "serta")
"""Words after which a name goes on."""
_LEAST_ROWS = 2
"""Rows that tell what stands beside the texts of a column."""

_LEAST_STEPS = 3
"""Columns of levels side by side that tell that a row fills one alone."""

Words = Mapping[int, Sequence[Word]]
"""The words of a line by their column."""
Row = list[Placed]


def goes_on(above: str, below: str) -> bool:
    """Whether a text cannot end there, or the next cannot begin so."""
    last = above.rsplit(" ", maxsplit=1)[-1].lower() if above else ""
    return bool(below) and (
        below[0].islower() or last in _UNFINISHED or above.endswith((",", "/", "-", "&", "("))
    )


def has_room(above: Words, below: Words, column: int, rights: Mapping[int, float]) -> bool:
    """Whether the first word of a line would have fitted at the end of the line before."""
    first = below[column][0]
    return above[column][-1].right + 1 + first.right - first.left < rights[column]


def rights_of(found: Sequence[Placed], figured: frozenset[int]) -> dict[int, float]:
    """Where the lines of each column of words end at the farthest."""
    rights: dict[int, float] = {}
    for one in found:
        for column, words in one.words.items():
            if column not in figured:
                rights[column] = max(rights.get(column, 0.0), words[-1].right)
    return rights


def give_back(
    rows: list[Row],
    figured: frozenset[int],
    rights: Mapping[int, float],
    numbered: Sequence[bool],
) -> None:
    """Give the rest of a text that runs on beside the next row's figures back to its own row.

    So it does where a cell is merged over rows. The rest begins in small letters; or the rows are
    numbered and this one is not, and its word had no room on the line before; or it stands beside
    other cells than the texts of its column do.
    """
    is_list = 2 * sum(numbered) > len(rows)
    doubts = {column: _doubtful(rows, column, rights) for column in rights.keys() - figured if rows}
    certain = [
        _filled(row) - {column for column, doubtful in doubts.items() if at in doubtful}
        for at, row in enumerate(rows)
    ]
    stairs = _stairs(certain)
    strays = {
        column: _beside_steps(rows, column, doubtful, stairs) or _strays(rows, column, doubtful)
        for column, doubtful in doubts.items()
    }
    for at, (above, below) in enumerate(pairwise(rows), start=1):
        if below[0].line.number - above[-1].line.number != 1:
            continue
        pair = above[-1].words, below[0].words
        for column in (pair[0].keys() & pair[1].keys()) - figured:
            if at in strays[column]:
                _move(above, below, column)
                continue
            if column == 0 or is_item(pair[1][column]):
                continue
            first = below[0].text(column)[0]
            unlisted = is_list and not numbered[at] and not SUMS.match(below[0].text(column))
            rest = first.islower() or (first == "(" and not (is_list and numbered[at]))
            rest = rest or (unlisted and goes_on(above[-1].text(column), first))
            if rest or (unlisted and column == 1 and not has_room(*pair, column, rights)):
                _move(above, below, column)


def _doubtful(rows: Sequence[Row], column: int, rights: Mapping[int, float]) -> set[int]:
    """The rows whose text in a column may go on with that of the row above."""
    return {
        at
        for at, (above, below) in enumerate(pairwise(rows), start=1)
        if below[0].text(column) and _may_go_on(above, below, column, rights)
    }


def _strays(rows: Sequence[Row], column: int, doubtful: set[int]) -> set[int]:
    """The rows whose text in a column goes on with the row above, told by the cells beside it.

    Without the text such a row looks like those that have none, and unlike those where one begins:
    cells that are merged along with it are empty. Where all have a text, the number is what tells.
    """
    texts = [row[0].text(column) for row in rows]
    certain = [at for at, text in enumerate(texts) if text and at not in doubtful]
    firsts = {texts[at].split(" ")[0] for at in certain}
    beside = [_filled(row) - {column} for row in rows]
    beginning = {beside[at] for at in certain}
    empty = {beside[at] for at, text in enumerate(texts) if not text}
    if all(texts) and column == 1 and all(0 in one for one in beginning):
        empty = {one for one in beside if 0 not in one}
    return {
        at
        for at in doubtful
        if texts[at].split(" ")[0] not in firsts
        and not SUMS.match(texts[at])
        and beside[at] in empty - beginning
        and len(certain) >= _LEAST_ROWS
    }


def _beside_steps(
    rows: Sequence[Row], column: int, doubtful: set[int], stairs: set[int]
) -> set[int]:
    """The rows whose text in a column of stairs stands beside one of another step: it goes on."""
    others = stairs - {column}
    return {at for at in doubtful if column in stairs and _filled(rows[at]) & others}


def _stairs(filled: Sequence[frozenset[int]]) -> set[int]:
    """The first columns of which each row fills just one, as where levels stand side by side."""
    steps = 0
    while steps < len(filled) and all(len(one & set(range(steps + 1))) <= 1 for one in filled):
        steps += 1
    on_steps = sum(not one.isdisjoint(range(steps)) for one in filled)
    is_told = steps >= _LEAST_STEPS and on_steps > max(_LEAST_STEPS, len(filled) // 2)
    return set(range(steps if is_told else 0))


def _may_go_on(above: Row, below: Row, column: int, rights: Mapping[int, float]) -> bool:
    """Whether the text of a column stands right under one whose line had no room for its word."""
    return (
        below[0].line.number - above[-1].line.number == 1
        and column in above[-1].words
        and not is_item(below[0].words[column])
        and not has_room(above[-1].words, below[0].words, column, rights)
    )


def _filled(row: Row) -> frozenset[int]:
    return frozenset(column for one in row for column in one.words)


def _move(above: Row, below: Row, column: int) -> None:
    """Move the text of a column from one row to the row above."""
    moved = [one.words[column] for one in below if column in one.words]
    below[:] = [
        one._replace(words={at: words for at, words in one.words.items() if at != column})
        for one in below
    ]
    last = above[-1]
    whole = [*last.words[column], *(word for words in moved for word in words)]
    above[-1] = last._replace(words={**last.words, column: whole})
