"""Automatic numbers as Word shows them: "1.", "a.", "1.2.", from ``numbering.xml`` (17.9)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.documents.word.markup import W, switch, value, whole
from tolok.documents.word.signs import drawn
from tolok.documents.word.styles import Styles

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

LEVELS = 9  # levels of a list (17.9.3)
_LARGEST_ROMAN = 3999
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """A Roman number; plain digits where there is none.

    >>> roman(4), roman(1994), roman(0)
    ('IV', 'MCMXCIV', '0')
    """
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        written += letters * count
    return written


def letters(number: int) -> str:
    """The letter of a number; after z come aa, bb (17.18.59).

    >>> letters(1), letters(26), letters(28)
    ('a', 'z', 'bb')
    """
    if not 0 < number <= 26 * 30:
        return str(number)
    again, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (again + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
}


@dataclass(slots=True)
class _List:
    """A list that counts: its levels, and how far each has come (None: not begun)."""

    levels: dict[int, "Element"]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def start(self, level: int) -> int:
        return whole(value(self.levels.get(level), "start"), 0 if level not in self.levels else 1)

    def step(self, level: int) -> None:
        """Count one more on a level; what is deeper begins anew, where its level does not forbid.

        A level that was passed over counts as begun.
        """
        for above in range(level):
            if self.counts[above] is None:
                self.counts[above] = self.start(above)
        now = self.counts[level]
        self.counts[level] = self.start(level) if now is None else now + 1
        for below in range(level + 1, LEVELS):
            restart = value(self.levels.get(below), "lvlRestart")
            # A level begins anew after any level above it, or after the one named (from 1).
            if restart is None or (restart != "0" and level < whole(restart, below)):
                self.counts[below] = None


class Numbering:
    """The lists of a document; ``label`` must be asked once a paragraph, in their order."""

    def __init__(self, root: "Element | None", styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        for one in () if root is None else root:
            if one.tag == f"{W}abstractNum":
                self._abstract[one.get(f"{W}abstractNumId", "")] = one
            elif one.tag == f"{W}num":
                self._nums[one.get(f"{W}numId", "")] = one
        self._linked = {value(one, "styleLink"): key for key, one in self._abstract.items()}
        self._lists: dict[str, _List] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of(self, properties: "Element | None") -> tuple[str, int] | None:
        """The list and the level of a paragraph by its ``w:pPr``; None where it has no number."""
        if not self._nums:
            return None
        own = None if properties is None else properties.find(f"{W}numPr")
        style = value(properties, "pStyle")
        inherited = self._styles.numbering(style)
        num = value(own, "numId") or value(inherited, "numId")
        if not num or num == "0" or num not in self._nums:
            return None
        said = value(own, "ilvl") or value(inherited, "ilvl")
        level = whole(said) if said else self._level_of_style(num, style)
        return num, min(max(level, 0), LEVELS - 1)

    def indents(self, properties: "Element | None") -> tuple["Element", ...]:
        """The ``w:ind`` that a numbered paragraph's level brings, if any."""
        placed = self.level_of(properties)
        found = None if placed is None else self._level(*placed)
        own = None if found is None else found.find(f"{W}pPr/{W}ind")
        return () if own is None else (own,)

    def label(self, properties: "Element | None") -> str:
        """The number before a paragraph, with the space behind it; "" where it has none."""
        placed = self.level_of(properties)
        if placed is None:
            return ""
        num, at = placed
        counting = self._counting(num)
        level = self._level(num, at)
        if level is None:
            return ""
        self._restarted(num, at, counting)
        counting.step(at)
        label = self._written(num, level, counting)
        return label + ("" if value(level, "suff") == "nothing" or not label else " ")

    def _written(self, num: str, level: "Element", counting: _List) -> str:
        if switch(level.find(f"{W}rPr"), "vanish"):
            return ""
        text = value(level, "lvlText") or ""
        if _format(level) == "bullet":
            fonts = level.find(f"{W}rPr/{W}rFonts")
            return drawn(text, None if fonts is None else fonts.get(f"{W}ascii")).strip()
        legal = switch(level, "isLgl")
        for place in range(LEVELS):
            if f"%{place + 1}" not in text:
                continue
            other = self._level(num, place)
            form = "decimal" if legal or other is None else _format(other)
            text = text.replace(f"%{place + 1}", _number(counting.counts[place] or 0, form))
        return text.strip()

    def _level_of_style(self, num: str, style: str | None) -> int:
        """The level that names a paragraph style as its own."""
        levels = self._counting(num).levels
        return next((at for at, one in levels.items() if style == value(one, "pStyle")), 0)

    def _counting(self, num: str) -> _List:
        """The list that a number belongs to: all of one abstract list count together."""
        key = self._abstract_of(num)
        if key not in self._lists:
            root = self._abstract.get(key)
            levels = [] if root is None else root.findall(f"{W}lvl")
            found = {whole(one.get(f"{W}ilvl")): one for one in levels}
            self._lists[key] = _List({at: one for at, one in found.items() if 0 <= at < LEVELS})
        return self._lists[key]

    def _abstract_of(self, num: str) -> str:
        key = value(self._nums[num], "abstractNumId") or ""
        link = value(self._abstract.get(key), "numStyleLink")
        return self._linked.get(link, key) if link else key

    def _level(self, num: str, level: int) -> "Element | None":
        """A level as this number has it: its own where it overrides the list's."""
        own = self._override(num, level)
        said = None if own is None else own.find(f"{W}lvl")
        return self._counting(num).levels.get(level) if said is None else said

    def _override(self, num: str, level: int) -> "Element | None":
        overrides = self._nums[num].findall(f"{W}lvlOverride")
        return next((one for one in overrides if whole(one.get(f"{W}ilvl")) == level), None)

    def _restarted(self, num: str, level: int, counting: _List) -> None:
        """Begin anew where a number that says so is used for the first time."""
        if (num, level) in self._begun:
            return
        self._begun.add((num, level))
        said = value(self._override(num, level), "startOverride")
        if said is not None:
            counting.counts[level] = whole(said) - 1


def _format(level: "Element") -> str:
    """The kind of numbers; one of its own making stands beside a common one that others read."""
    found = [one.get(f"{W}val", "decimal") for one in level.iter(f"{W}numFmt")]
    return next((one for one in found if one != "custom"), "decimal")


def _number(number: int, form: str) -> str:
    return _FORMATS.get(form, str)(number)
