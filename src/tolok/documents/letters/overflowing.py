"""Words too long for their cell, which run on over the rule beside it: given to the cell whole.

A page draws the letters of a word one right behind the other. Where a rule stands between two of
them, the word was too long for its cell: what is behind the rule is no text of the next one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from statistics import median

from tolok.documents.letters.spacing import Letter
from tolok.documents.letters.turned_texts import is_turned

Box = tuple[float, float, float, float]

_NEAR, _OVER = 0.08, 0.3
"""Sizes of a letter by which the next one of its word stands apart, or reaches over it."""
_SAME_BASE = 0.5
"""Points by which letters of a word differ in height."""
_EDGE = 0.5
"""Points by which words may end at a rule and begin behind it, where cells leave no room."""
_LEAST_ROOM = 1.0
"""Points that cells leave beside their texts, where words of two cells never touch."""
_PADDING = 6.0
"""Points from a cell's edge to a text that is flush with it, at most."""


def overflowing(letters: Sequence[Letter], boxes: Sequence[Box]) -> dict[int, Box]:
    """The cells of letters whose word crosses a rule, by the identity of each letter."""
    rules = sorted({edge for box in boxes for edge in (box[0], box[2])})
    found: dict[int, Box] = {}
    words = [word for word in _words(letters) if _crossed(word, rules)]
    if not words:
        return found
    is_tight = _room(letters, boxes) < _LEAST_ROOM
    for word in words:
        row = [box for box in boxes if box[1] <= _middle(word[0]) < box[3]]
        inner = [edge for box in row for edge in (box[0], box[2])]
        crossed = _crossed(word, sorted({*inner}))
        if crossed and not (is_tight and all(_parts(word, rule) for rule in crossed)):
            home = _home(word, row)
            found |= {id(one): home for one in word} if home else {}
    return found


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters as they were drawn, word by word."""
    word: list[Letter] = []
    for one in letters:
        if word and not _goes_on(word[-1], one):
            yield word
            word = []
        if not one["text"].isspace() and not is_turned(one):
            word.append(one)
    if word:
        yield word


def _goes_on(before: Letter, after: Letter) -> bool:
    size = before["size"]
    gap = after["x0"] - before["x1"]
    near = -_OVER * size < gap < _NEAR * size and after["x0"] > before["x0"]
    alike = after["size"] == size and after["fontname"] == before["fontname"]
    return bool(near and alike and abs(after["bottom"] - before["bottom"]) < _SAME_BASE)


def _crossed(word: Sequence[Letter], rules: Sequence[float]) -> list[float]:
    """The rules between the middles of a word's first letter and of its last."""
    first, last = word[0], word[-1]
    begin = bisect_right(rules, (first["x0"] + first["x1"]) / 2)
    return list(rules[begin : bisect_right(rules, (last["x0"] + last["x1"]) / 2)])


def _parts(word: Sequence[Letter], rule: float) -> bool:
    """Whether a letter begins right at a rule, as that of another cell may."""
    return any(abs(one["x0"] - rule) < _EDGE for one in word)


def _middle(letter: Letter) -> float:
    return float(letter["top"] + letter["bottom"]) / 2


def _room(letters: Sequence[Letter], boxes: Sequence[Box]) -> float:
    """What most cells leave free beside their texts, in points."""
    free = []
    for box in boxes:
        held = [
            one
            for one in letters
            if box[0] <= one["x0"] and one["x1"] <= box[2] and box[1] <= _middle(one) < box[3]
        ]
        if held:
            left, right = min(one["x0"] for one in held), max(one["x1"] for one in held)
            free.append(min(left - box[0], box[2] - right))
    return median(free) if free else 0.0


def _home(word: Sequence[Letter], row: Sequence[Box]) -> Box | None:
    """The cell of a word: where it begins, or ends if it is flush with the right edge alone."""
    first, last = word[0], word[-1]
    begins = [box for box in row if box[0] <= (first["x0"] + first["x1"]) / 2 < box[2]]
    ends = [box for box in row if box[0] <= (last["x0"] + last["x1"]) / 2 < box[2]]
    at_left = any(first["x0"] - box[0] < _PADDING for box in begins)
    at_right = any(box[2] - last["x1"] < _PADDING for box in ends)
    return next(iter(ends if at_right and not at_left else begins), None)
