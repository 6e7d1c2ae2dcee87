"""Words that a column too narrow for them broke between two letters, told by how lines end.

Word processors keep the space at which they break a line, so that a line without one ends within
a word; a browser keeps none, and nothing is told there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

Letter = Mapping[str, Any]
"""A letter of a page with its text and where it stands: x0, x1, top, bottom."""

_SAME_LINE = 3.0
_SLACK = 0.5
"""Points by which a box may be narrower than its rules tell."""
_FIGURES = frozenset("0123456789.,")


class Ending(NamedTuple):
    """How a line goes over into the next of its cell.

    ``has_space`` where it keeps its space, ``is_cut`` where one word fills it and has no more room,
    ``is_sure`` where there was room for a space.
    """

    has_space: bool
    is_cut: bool
    is_sure: bool


def endings_of(letters: Sequence[Letter], room: float, space: float) -> list[Ending]:
    """How each line of a cell but the last goes over into the next; room and a space in points."""
    return [_ending(line, below, room, space) for line, below in pairwise(_lines(letters))]


def space_of(letters: Iterable[Letter]) -> float:
    """How wide the widest space among letters is, in points; 0 where there is none."""
    return max((one["x1"] - one["x0"] for one in letters if one["text"].isspace()), default=0.0)


def room_of(box: tuple[float, float, float, float], padding: float) -> float:
    """How wide a line in a box may be, in points."""
    return box[2] - box[0] - 2 * padding


def padding_of(
    boxes: Iterable[tuple[tuple[float, float, float, float], Sequence[Letter]]],
) -> float:
    """The least space that texts leave beside the edges of their boxes, in points."""
    sides = [
        min(min(one["x0"] for one in letters) - box[0], box[2] - max(one["x1"] for one in letters))
        for box, held in boxes
        if (letters := [one for one in held if not one["text"].isspace()])
    ]
    return max(0.0, min(sides, default=0.0))


def _ending(line: Sequence[Letter], below: Sequence[Letter], room: float, space: float) -> Ending:
    has_space = line[-1]["text"].isspace()
    texts = "".join(letter["text"] for letter in line)
    first = below[0]
    gap = room - (line[-1]["x1"] - line[0]["x0"])
    whole = not any(map(str.isspace, texts)) and _goes_on(texts[-1], first["text"])
    is_cut = whole and gap < first["x1"] - first["x0"] + _SLACK
    return Ending(has_space, is_cut, is_cut and gap > space)


def _goes_on(last: str, first: str) -> bool:
    """Whether two letters, or two signs of a number, may stand beside each other in a word."""
    in_word = last.isalpha() and first.isalpha() and not (last.islower() and first.isupper())
    return in_word or (last in _FIGURES and first in _FIGURES)


def breaks_words(endings: Iterable[Sequence[Ending]]) -> bool:
    """Whether the lines of a page's cells keep their spaces, and some word is surely broken."""
    every = [one for cell in endings for one in cell]
    return any(one.has_space for one in every) and any(one.is_sure for one in every)


def rejoined(text: str, endings: Sequence[Ending]) -> str:
    """The lines of a text, those that end within a word joined with the next."""
    lines = text.split("\n")
    if len(lines) != len(endings) + 1:
        return text
    marks = ("" if one.is_cut else "\n" for one in endings)
    return lines[0] + "".join(f"{mark}{line}" for mark, line in zip(marks, lines[1:], strict=True))


def _lines(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters line by line from the top, each line from the left."""
    line: list[Letter] = []
    for letter in sorted(letters, key=lambda one: (one["top"] + one["bottom"], one["x0"])):
        middle = letter["top"] + letter["bottom"]
        if line and middle - (line[0]["top"] + line[0]["bottom"]) > 2 * _SAME_LINE:
            yield sorted(line, key=lambda one: float(one["x0"]))
            line = []
        line.append(letter)
    if line:
        yield sorted(line, key=lambda one: float(one["x0"]))
