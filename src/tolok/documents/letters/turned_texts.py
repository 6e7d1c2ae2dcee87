"""Text that a PDF turns by 90 degrees: its lines are columns of letters, read upwards or down."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

Letter = dict[str, Any]
"""A letter of a page with its text, its size, its matrix and where it stands."""

SAME_LINE = 3.0
"""Points between the middles of letters of one line of text; lines are ten or more apart."""
_SPACE = 2.0
"""Points that part two words."""
_APART = 1.0
"""Sizes of a letter that part two texts of one line."""
_BESIDE = 0.6
"""Sizes of a letter between two lines of one text, at most."""


def is_turned(letter: Letter) -> bool:
    """Whether a letter lies on its side."""
    along, turned = letter["matrix"][:2]
    return bool(abs(turned) > abs(along))


def sideways(letters: Sequence[Letter]) -> str:
    """The text of turned letters, line by line."""
    way = 1 if letters[0]["matrix"][1] > 0 else -1  # upwards or downwards
    # A letter's own origin lies on its baseline, whatever its shape.
    ordered = sorted(letters, key=lambda one: (way * one["matrix"][4], way * one["matrix"][5]))
    lines: list[str] = []
    for _, line in groupby(ordered, key=lambda one: round(one["matrix"][4] / SAME_LINE)):
        turned = sorted(line, key=lambda one: way * one["matrix"][5])
        text = turned[0]["text"]
        for before, letter in pairwise(turned):
            gap = max(letter["top"] - before["bottom"], before["top"] - letter["bottom"])
            text += (" " if gap > _SPACE else "") + letter["text"]
        lines.append(" ".join(text.split()))
    return "\n".join(filter(None, lines))


def turned_words(letters: Sequence[Letter], height: float) -> list[dict[str, Any]]:
    """Each text of turned letters as one word of a line of that height at its middle."""
    texts: list[list[Letter]] = []
    for part in _parts([one for one in letters if is_turned(one)]):
        beside = next((text for text in texts if _is_beside(text, part)), None)
        if beside is None:
            texts.append(part)
        else:
            beside.extend(part)
    return [_word(text, height) for text in texts if sideways(text)]


def _parts(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters of each turned line, parted where they stand apart, from left to right."""
    part: list[Letter] = []
    for letter in sorted(letters, key=lambda one: (round(one["matrix"][4]), one["top"])):
        before = part[-1] if part else letter
        near = letter["top"] - before["bottom"] < _APART * letter["size"]
        if part and not (near and abs(letter["matrix"][4] - before["matrix"][4]) < SAME_LINE):
            yield part
            part = []
        part.append(letter)
    if part:
        yield part


def _is_beside(text: Sequence[Letter], part: Sequence[Letter]) -> bool:
    """Whether a turned line is the next one of a text."""
    gap = min(one["x0"] for one in part) - max(one["x1"] for one in text)
    top = max(min(one["top"] for one in some) for some in (text, part))
    bottom = min(max(one["bottom"] for one in some) for some in (text, part))
    return bool(gap < _BESIDE * part[0]["size"] and bottom > top)


def _word(text: Sequence[Letter], height: float) -> dict[str, Any]:
    middle = (min(one["top"] for one in text) + max(one["bottom"] for one in text)) / 2
    return {
        "text": " ".join(sideways(text).split("\n")),
        "x0": min(one["x0"] for one in text),
        "x1": max(one["x1"] for one in text),
        "top": middle - height / 2,
        "bottom": middle + height / 2,
        "fontname": text[0]["fontname"],
    }
