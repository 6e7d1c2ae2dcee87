"""Words where they stand on their line, whether typed in columns of spaces or set on a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

BESIDE = -1.0
WIDE = 1.6
"""Letters of space that part two runs of words: more than one space, even a justified one."""

_PAGE = 9
"""Empty lines that the end of a page counts for."""

_FIGURE = re.compile(
    r"[(+\-–<>≤≥]?=?(?:Rp\.?)?(?:\d[\d.,\s]*)?\d(?:,[-–])?[%)]{0,2}"
    r"|\d[\d.,]*%?[-–]\d[\d.,]*%?|[-–—]|n/a",
    re.IGNORECASE,
)
"""An amount, a bound ("≥90") or a range ("43-48"); a dash in their place."""


_MARK = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]")
_LETTER = re.compile(r"(?:[A-Z]|[IVX]{1,4})[.)]?")
_ITEM = re.compile(r"[-–—•*]|\(?(?:\d{1,2}|[a-z])[.)]")
_COUNT = re.compile(r"\(?(\d{1,2})\)?(?:\s?=\s?[\d\s()+/x×*:%,.–-]+)?", re.IGNORECASE)
"""The number of a column, "(14)" or "(14) = (13/5) x 100"."""
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?:\.\d{4})?")
"""A code of a program down to that of its works: "7.01", "7.01.01.2.01.0001"."""
_DASHES = ("-", "–", "—")
_HARD_SPACES = "\u00a0\u2007\u2009\u202f"
_WORD = re.compile(rf"(?:\S|(?<=\d)[{_HARD_SPACES}](?=\d))+")
_AMOUNT = re.compile(r"(?<![\d.,] )(?<![\d.,])\d{1,3}(?: \d{3}){2,}(?![\d.,])(?! \d)")
_WORD_OR_AMOUNT = re.compile(rf"[(\-]?{_AMOUNT.pattern}\)?|{_WORD.pattern}")
_TWO_FIGURES = re.compile(r"(?<!\S)\d[\d.,]* \d[\d.,]*(?!\S)")
_LEAST_AMOUNTS = 3
"""Amounts with their thousands apart that a text holds where that is its manner."""


class Word(NamedTuple):
    """A word and where it stands; ``left`` and ``right`` count letters of average width.

    ``top`` counts lines of text from the top of a page, ``high`` how much of a line its letters
    fill; None and 0 where lines are typed.
    """

    left: float
    right: float
    text: str
    bold: bool = False
    top: float | None = None
    high: float = 0.0

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, or a dash in its place; "1." numbers a line."""
        return bool(_FIGURE.fullmatch(self.text))

    @property
    def middle(self) -> float:
        """The middle of the word."""
        return (self.left + self.right) / 2


Run = tuple[Word, ...]
"""Neighbouring words that belong together."""


@dataclass(frozen=True, eq=False)
class Line:
    """The words of a line from left to right; ``number`` is its place in the file, from 1.

    ``space`` counts the empty lines above it; BESIDE says that it stands nearer than a line of one
    text to the next, so that both are of one row. A run ends where a word begins at one of the
    ``edges``.
    """

    number: int
    words: tuple[Word, ...]
    space: float = 0
    edges: frozenset[float] = frozenset()

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def figures(self) -> int:
        """How many words are figures."""
        return sum(word.is_figure for word in self.words)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The words, parted where the space is wide or two figures stand side by side."""
        runs: list[list[Word]] = []
        for word in self.words:
            before = runs[-1][-1] if runs else None
            near = before is not None and _are_near(before, word) and word.left not in self.edges
            if before is not None and near and not (before.is_figure and word.is_figure):
                runs[-1].append(word)
            else:
                runs.append([word])
        return tuple(map(tuple, runs))

    @cached_property
    def is_columned(self) -> bool:
        """Whether it falls into parts, as lines of tables do and those of prose do not."""
        pairs = pairwise(self.words)
        return any(after.left - before.right >= WIDE for before, after in pairs)


def as_word(run: Run) -> Word:
    """A run as one word."""
    return Word(
        run[0].left,
        run[-1].right,
        " ".join(word.text for word in run),
        all(word.bold for word in run),
        run[0].top,
        run[0].high,
    )


def touch(one: Word, other: Word) -> bool:
    """Whether two words share some of the line, one above the other."""
    return min(one.right, other.right) > max(one.left, other.left)


def is_counted(line: Line) -> bool:
    """Whether a line is one text behind a mark that counts it: "A. Kelurahan …", "II. …"."""
    mark = _MARK.fullmatch(line.words[0].text)
    return len(line.runs) == 1 and len(line.words) > 1 and bool(mark)


def with_codes(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, a code and the dash between it and its name as one, which is no figure.

    At the end of a text the dash stands alone; then the code has parts enough to be no decimal.
    """
    found: list[Word] = []
    for at, word in enumerate(words):
        code = found[-1] if found else None
        if code and word.text in _DASHES and _CODE.fullmatch(code.text) and _are_near(code, word):
            beside = [one for one in words[at + 1 : at + 2] if _are_near(word, one)]
            named = all(one.text[0].isalpha() for one in beside)
            if named and (beside or code.text.count(".") > 1):
                found[-1] = as_word((code, word))
                continue
        found.append(word)
    return tuple(found)


def has_dash(word: Word) -> bool:
    """Whether a word is a code with the dash before its name."""
    return word.text.endswith(_DASHES) and bool(_CODE.fullmatch(word.text[:-1].rstrip()))


def is_coded(words: Sequence[Word]) -> bool:
    """Whether words begin with a code of three parts or more, before a name: "1.01.02 Program"."""
    code, *name = words
    is_code = code.text.count(".") > 1 and _CODE.fullmatch(code.text.rstrip("."))
    return bool(is_code and name and name[0].text[0].isalpha())


def _are_near(one: Word, other: Word) -> bool:
    """Whether but a space parts two words of a line."""
    return other.left - one.right < WIDE


def is_mark(run: Run) -> bool:
    """Whether a run is the letter or Roman number that counts a heading, "A" or "II."."""
    return len(run) == 1 and bool(_LETTER.fullmatch(run[0].text))


def figures_of(line: Line) -> list[Word]:
    """The figures of a line that stand in no text, each with the unit behind it."""
    return [as_word(run) for run in line.runs if run[0].is_figure]


def is_item(run: Sequence[Word]) -> bool:
    """Whether words begin an item of a list: "1. …", "b) …", "- …"."""
    return len(run) > 1 and bool(_ITEM.fullmatch(run[0].text))


def item_number(run: Sequence[Word]) -> int:
    """The number of an item of a list, "2. 33 Nilai"; 0 for what is no numbered item."""
    number = run[0].text.strip("(.)")
    return int(number) if is_item(run) and number.isdecimal() else 0


def outside_texts(run: Run) -> Iterator[Word]:
    """The figures of a run, but those that words of it stand around: "3 dari 5 desa"."""
    for at, word in enumerate(run):
        beside = (*run[max(0, at - 1) : at], *run[at + 1 : at + 2])
        if word.is_figure and not (len(beside) > 1 and all(one.text.islower() for one in beside)):
            yield word


def numbers_columns(line: Line) -> bool:
    """Whether the words count columns: (1) (2) (3), with gaps where columns are hidden.

    A column that follows from others may say so: "8=(7/6)".
    """
    found = [_COUNT.fullmatch(as_word(run).text) for run in line.runs]
    counted = [int(one[1]) for one in found if one]
    return (
        len(counted) >= 3
        and 5 * len(counted) >= 4 * len(found)
        and counted[0] <= 2
        and all(before < after for before, after in pairwise(counted))
    )


def typed_lines(text: str) -> list[Line]:
    """The lines of a text that hold words, each letter as wide as any other; a form feed parts."""
    found: list[Line] = []
    space = 0
    pattern = _WORD_OR_AMOUNT if _sets_thousands_apart(text) else _WORD
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        plain = line.replace("\f", "").expandtabs()
        space = _PAGE if "\f" in line else space
        words = tuple(
            Word(match.start(), match.end(), match[0]) for match in pattern.finditer(plain)
        )
        if words:
            found.append(Line(number, with_codes(words), space))
            space = 0
        else:
            space += 1
    return found


def _sets_thousands_apart(text: str) -> bool:
    """Whether single spaces between figures part thousands alone, never two columns."""
    amounts = len(_AMOUNT.findall(text))
    return amounts >= _LEAST_AMOUNTS and not _TWO_FIGURES.search(_AMOUNT.sub("", text))
