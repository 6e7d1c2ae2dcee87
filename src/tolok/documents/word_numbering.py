"""The numbers that Word shows before paragraphs and does not store in their text."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 5000
"""Beyond it a numeral is written in digits: no list of a form is as long."""


def roman(number: int) -> str:
    """A number in small Roman numerals.

    >>> roman(4), roman(19)
    ('iv', 'xix')
    """
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letter(number: int) -> str:
    """a to z, then aa, bb as Word goes on.

    >>> letter(1), letter(27)
    ('a', 'aa')
    """
    times, place = divmod(number - 1, 26)
    return chr(97 + place) * (times + 1)


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}


class Numbering:
    """A document's lists, counted as its paragraphs are met."""

    def __init__(self, root: "Element | None") -> None:
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self.lists: dict[str, str] = {}
        self.counts: dict[str, list[int]] = {}
        if root is None:
            return
        for abstract in root.iterfind(f"{_W}abstractNum"):
            key = abstract.get(f"{_W}abstractNumId", "")
            for level in abstract.iterfind(f"{_W}lvl"):
                depth = _whole(level.get(f"{_W}ilvl"), 0)
                self.levels[key, depth] = (
                    _val(level.find(f"{_W}numFmt")) or "decimal",
                    _val(level.find(f"{_W}lvlText")),
                    _whole(_val(level.find(f"{_W}start")), 1),
                )
        for one in root.iterfind(f"{_W}num"):
            self.lists[one.get(f"{_W}numId", "")] = _val(one.find(f"{_W}abstractNumId"))

    def number_of(self, properties: "Element | None") -> str:
        """The number before a paragraph with these list properties; "" where there is none."""
        if properties is None:
            return ""
        key = self.lists.get(_val(properties.find(f"{_W}numId")), "")
        depth = _whole(_val(properties.find(f"{_W}ilvl")), 0)
        style, pattern, _ = self.levels.get((key, depth), ("", "", 1))
        if style not in _STYLES:
            return ""  # bullets and lists that the document does not define
        counts = self.counts.setdefault(key, [])
        while len(counts) <= depth:
            start = self.levels.get((key, len(counts)), ("", "", 1))[2]
            counts.append(start - (len(counts) == depth))
        counts[depth] += 1
        del counts[depth + 1 :]
        return re.sub(r"%(\d)", lambda mark: self._shown(key, int(mark[1]) - 1, counts), pattern)

    def _shown(self, key: str, depth: int, counts: list[int]) -> str:
        if depth >= len(counts) or depth < 0:
            return ""
        style = self.levels.get((key, depth), ("decimal", "", 1))[0]
        number = counts[depth]
        return _STYLES.get(style, str)(number) if 0 < number <= _MOST else str(number)


def _val(element: "Element | None") -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""


def _whole(written: str | None, default: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else default
