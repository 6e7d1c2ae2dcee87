"""Words whose letters a page sets apart, closed up so that no letter stands alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

Letter = dict[str, Any]
"""A letter of a page with its text, its size and where it stands: x0, x1, top, bottom."""

_SPACED = 0.12
"""Sizes of a letter between two that are set apart; what is nearer is one word to every reader."""
_EVEN = 0.06
"""Sizes of a letter by which even gaps differ."""
_PARTED = 0.8
"""Sizes of a letter that part columns."""
_LEAST, _MOSTLY = 4, 7
"""Gaps that tell, and of ten how many must be even."""


def closed_up(letters: Sequence[Letter]) -> list[Letter]:
    """The letters, each that is evenly set apart from the next as wide as up to it.

    A space between words is left as wide as it is, without what sets it apart.
    """
    found = list(letters)
    runs = list(_runs(letters))
    gaps: dict[tuple[str, float], float] = {}
    for run in runs:
        if (gap := _gap(letters, run)) is not None:
            gaps[_font(letters[run[0]])] = gap
    if not gaps:
        return found
    for run in runs:
        even = gaps.get(_font(letters[run[0]]))
        if even is None:
            continue
        for one, other in pairwise(run):
            if abs(_apart(letters[one], letters[other]) - even) <= _EVEN:
                found[one] = {**letters[one], "x1": letters[other]["x0"]}
    for at in _before_spaces(letters):
        space, after = letters[at + 1], letters[at + 2]
        if _font(letters[at]) in gaps and 0 < _apart(space, after) < _PARTED:
            found[at] = {**letters[at], "x1": after["x0"] - (space["x1"] - space["x0"])}
    return found


def _before_spaces(letters: Sequence[Letter]) -> Iterator[int]:
    """The places of letters before a single space with a letter behind it, on one line."""
    for at, (one, space, after) in enumerate(zip(letters, letters[1:], letters[2:], strict=False)):
        parted = space["text"].isspace() and not (one["text"].isspace() or after["text"].isspace())
        if parted and abs(one["bottom"] - after["bottom"]) < 1 and _font(one) == _font(after):
            yield at


def _runs(letters: Sequence[Letter]) -> Iterator[list[int]]:
    """The places of letters that follow each other on a line, no space or column between them."""
    run: list[int] = []
    for at, letter in enumerate(letters):
        before = letters[run[-1]] if run else None
        goes_on = (
            before is not None
            and not letter["text"].isspace()
            and _font(before) == _font(letter)
            and abs(before["bottom"] - letter["bottom"]) < 1
            and -_SPACED < _apart(before, letter) < _PARTED
        )
        if run and not goes_on:
            yield run
            run = []
        if not letter["text"].isspace():
            run.append(at)
    if run:
        yield run


def _gap(letters: Sequence[Letter], run: Sequence[int]) -> float | None:
    """The even gap, in sizes of a letter, at which a run's words are set apart; None where none."""
    pairs = [(letters[one], letters[other]) for one, other in pairwise(run)]
    gaps = [_apart(*pair) for pair in pairs]
    if len(gaps) < _LEAST or not all(letter["text"].isalpha() for pair in pairs for letter in pair):
        return None
    middle = median(gaps)
    even = sum(abs(gap - middle) <= _EVEN for gap in gaps)
    return middle if middle > _SPACED and 10 * even >= _MOSTLY * len(gaps) else None


def _font(letter: Letter) -> tuple[str, float]:
    return str(letter.get("fontname", "")), round(float(letter.get("size", 0.0)), 1)


def _apart(one: Letter, other: Letter) -> float:
    """The gap between two letters, in sizes of a letter."""
    return float(other["x0"] - one["x1"]) / max(1.0, float(one.get("size", 0.0)))
