"""Groups of a header over its columns, level by level, each over the middle of what it names."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.leaves import LEVEL, with_leaf
from tolok.documents.spaced.words import Word, touch

_TWICE = 1000.0
"""What it costs a group to hold the same word twice; distances are below a thousand letters."""
_LEFT = 0.5
"""What it costs a word to begin with its column instead of standing over the middle."""
_LEFT_OUT = 3.0
"""What it costs to leave units without a word on a level that others have."""
_LATE = 4.0
"""What it costs the highest words over a column to begin below those over others."""
_MOSTLEVELS = 8
"""Lines of words over groups that are told apart; E.81 has three levels on seven."""
_NEVER = 10 * _TWICE
_OUTSIDE = 3.0
"""What it costs a group to reach over a column beside its own by a letter: no cell does."""


class Group(NamedTuple):
    """Words over neighbouring columns: the first, the last, and where the words stand."""

    first: int
    last: int
    word: Word


def levels_of(
    over: Sequence[Sequence[Word]],
    first: int,
    last: int,
    leaves: dict[int, Word],
    bands: Sequence[Band],
) -> list[list[Group]]:
    """The groups over a stretch of columns, from the lowest level to the widest."""
    units = [Group(at, at, with_leaf(bands[at], leaves.get(at))) for at in range(first, last + 1)]
    names = [leaves[at].text if at in leaves else "" for at in range(first, last + 1)]
    lines = [list(line) for line in over if line][-_MOSTLEVELS:]
    return _stacked(lines, units, names)[1]


def _stacked(
    lines: Sequence[Sequence[Word]],
    units: Sequence[Group],
    names: Sequence[str],
    limit: float = float("inf"),
) -> tuple[float, list[list[Group]]]:
    """The levels of groups that fit best, from the lowest, and how far they stand aside.

    None where all stand aside by the ``limit`` or further.
    """
    best, found = limit, list[list[Group]]()
    for at in range(len(lines)):  # the lines from here down are the lowest level
        words = _gathered(lines[at:])
        cost = LEVEL + _TWICE * _side_by_side(words, lines[at:])
        if cost >= best:
            continue
        aside, groups = _partition(words, units, names, may_leave=at > 0)
        cost += aside
        if at == 0:
            cost += _LATE * sum(not any(touch(one, top) for top in lines[0]) for one in words)
            best, found = min((best, found), (cost, [_new(groups, units)]), key=lambda way: way[0])
        elif cost < best:
            above = [group.word.text for group in groups]
            more, levels = _stacked(lines[:at], groups, above, best - cost)
            if cost + more < best:
                best, found = cost + more, [_new(groups, units), *levels]
    return best, found


def _new(groups: Sequence[Group], units: Sequence[Group]) -> list[Group]:
    """The groups of a level but those that a higher one holds."""
    return [group for group in groups if group not in units]


def _side_by_side(gathered: Sequence[Word], lines: Sequence[Sequence[Word]]) -> int:
    """How many words were gathered with another of their own line: no cell holds two."""
    inside = [sum(touch(one, word) for word in line) for one in gathered for line in lines]
    return sum(many - 1 for many in inside if many > 1)


def _gathered(lines: Sequence[Sequence[Word]]) -> list[Word]:
    """The texts of several lines, what stands one above the other as one, from left to right."""
    found: list[Word] = []
    for line in lines:
        for word in line:
            above = [one for one in found if touch(one, word)]
            found = [one for one in found if one not in above]
            parts = [*above, word]
            found.append(
                Word(
                    min(one.left for one in parts),
                    max(one.right for one in parts),
                    " ".join(one.text for one in parts),
                )
            )
    return sorted(found)


def _partition(
    words: Sequence[Word], units: Sequence[Group], names: Sequence[str], *, may_leave: bool
) -> tuple[float, list[Group]]:
    """Each word over neighbouring units, over the middle of what it names; and how far aside.

    Below other words units ``may_leave`` a level out: their group reaches down to them.
    """
    cost, spans = _spans(words, units, names, may_leave=may_leave)
    if not spans:  # more words than columns: they name none of them
        return _NEVER, list(units)
    found = [
        Group(
            units[start].first,
            units[end - 1].last,
            Word(units[start].word.left, units[end - 1].word.right, word.text),
        )
        for word, (start, end) in zip(words, spans, strict=True)
    ]
    covered = {at for start, end in spans for at in range(start, end)}
    alone = [unit for at, unit in enumerate(units) if at not in covered]
    return cost, sorted([*found, *alone])


def _spans(
    words: Sequence[Word], units: Sequence[Group], names: Sequence[str], *, may_leave: bool
) -> tuple[float, Sequence[tuple[int, int]]]:
    """The first unit of each word and the one behind its last, as they cost least together."""

    @cache
    def twice(start: int, end: int) -> float:
        named = [name for name in names[start:end] if name]
        return _TWICE * (len(named) - len(set(named)))

    @cache
    def best(word: int, start: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if word == len(words):
            rest = _LEFT_OUT if start < len(units) else 0.0
            return (rest, ()) if may_leave or not rest else (float("inf"), ())
        options = []
        last = len(units) - (len(words) - word - 1)
        for begin in range(start, last) if may_leave else (start,):
            if begin > start and units[begin].word.left > words[word].middle:
                break
            left_out = _LEFT_OUT * (begin > start)
            for end in range(begin + 1, last + 1):
                cost, spans = best(word + 1, end)
                cost += left_out + twice(begin, end) + _aside(words[word], units, begin, end)
                options.append((cost, ((begin, end), *spans)))
        return min(options, default=(float("inf"), ()))

    return best(0, 0)


def _aside(word: Word, units: Sequence[Group], start: int, end: int) -> float:
    """How far a word is from the middle of its units, and over those beside: no cell reaches so."""
    first, last = units[start].word, units[end - 1].word
    apart = abs((first.left + last.right) / 2 - (word.left + word.right) / 2)
    if end == start + 1:  # over one column it may begin with it
        apart = min(apart, abs(first.left - word.left) + _LEFT)
    before = max(0.0, units[start - 1].word.right - word.left) if start else 0.0
    after = max(0.0, word.right - units[end].word.left) if end < len(units) else 0.0
    return apart + _OUTSIDE * (before + after)
