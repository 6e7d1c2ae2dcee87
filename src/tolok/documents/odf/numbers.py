"""Automatic numbers of OpenDocument lists: "1.", "a.", "1.2." (OpenDocument 1.3 part 3, 5.3)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.documents.odf.looks import STYLE
from tolok.documents.word.numbering import letters, roman

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LEVELS = 10
_FEW = 9


@dataclass(slots=True)
class Counts:
    """How far the levels of a list have counted; None where one has not begun."""

    levels: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbers:
    """The lists of a document, told in their order."""

    def __init__(self, roots: Iterable["Element"]) -> None:
        self._levels: dict[tuple[str, int], Element] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                for level in style:
                    at = _whole(level, f"{TEXT}level", 1)
                    self._levels.setdefault((style.get(f"{STYLE}name", ""), at), level)
        self._counts: dict[str, Counts] = {}
        self._lists: dict[str, Counts] = {}

    def begin(self, element: "Element", style: str) -> Counts:
        """The counts that a list at the top goes on with, new ones where it begins anew."""
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        before = element.get(f"{TEXT}continue-list")
        found = self._lists.get(before) if before else self._counts.get(style) if goes_on else None
        counts = found or Counts()
        self._counts[style] = counts
        own = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if own:
            self._lists[own] = counts
        return counts

    def label(self, counts: Counts, style: str, at: int, item: "Element") -> str:
        """The number before an item at a level (from 1), with a space behind; "" for bullets."""
        level = self._levels.get((style, at))
        if level is None or at > LEVELS:
            return ""
        start = _whole(item, f"{TEXT}start-value", _whole(level, f"{TEXT}start-value", 1))
        before = counts.levels[at - 1]
        anew = before is None or item.get(f"{TEXT}start-value") is not None
        counts.levels[at - 1] = start if anew or before is None else before + 1
        counts.levels[at:] = [None] * (LEVELS - at)
        if level.tag != f"{TEXT}list-level-style-number":
            return ""
        shown = max(1, min(_whole(level, f"{TEXT}display-levels", 1), at))
        parts = [self._written(style, one, counts) for one in range(at - shown + 1, at + 1)]
        if not parts[-1]:
            return ""
        text = ".".join(filter(None, parts))
        return f"{level.get(f'{STYLE}num-prefix', '')}{text}{level.get(f'{STYLE}num-suffix', '')} "

    def _written(self, style: str, at: int, counts: Counts) -> str:
        level, number = self._levels.get((style, at)), counts.levels[at - 1]
        kind = "" if level is None else level.get(f"{STYLE}num-format", "")
        if not kind or number is None:
            return ""
        if kind in "iI":
            return roman(number) if kind == "I" else roman(number).lower()
        if kind in "aA":
            return letters(number).upper() if kind == "A" else letters(number)
        return str(number)


def _whole(element: "Element", attribute: str, default: int) -> int:
    written = element.get(attribute, "")
    return int(written) if written.isdecimal() and len(written) < _FEW else default
