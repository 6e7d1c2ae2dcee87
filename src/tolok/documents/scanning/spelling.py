"""Words of doubtful cells, put right by words surely seen beside them and by those of all forms."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.document import Cell
from tolok.documents.scanning.deciding import DOUBTFUL, OTHERS, retold
from tolok.domain.forms import CERTAIN, Recognition

_LEAST = 4  # letters of what is taken for a word
_WORD = re.compile(rf"[^\W\d_]{{{_LEAST},}}")
_LETTERS = re.compile(r"[^\W\d_]+")
_ALIKE = (("l", "i"), ("rn", "m"), ("ni", "m"), ("in", "m"))  # what is taken for each other
_RESTS = "|/\\_~"  # what a rule at the end of a text is taken for
_SHORT = 5  # letters: a shorter word is a letter away from too many others
_LONG = 12  # letters: a word as long may have two letters wrong
_REPEATED = 3  # sure cells that say the same, from which a column says it again and again
_STARTS = 4  # sure texts of a column, before it tells how texts of it start


class _Words(NamedTuple):
    """Words in lower letters: those that the page surely bears, and all that are known.

    ``looks`` are the known ones by what their strokes look like.
    """

    seen: Collection[str]
    known: Collection[str]
    looks: Mapping[str, Collection[str]]


def spelt(rows: Sequence[Sequence[Cell | None]]) -> list[list[Cell | None]]:
    """The cells whose text a column says again and again, and whose words are known, put right.

    A word that nobody knows becomes the one known word that a letter, or in long ones two, set it
    apart from. Only doubtful cells are changed, they stay doubtful, and what was read remains
    their other text.
    """
    sure = Counter(
        word for row in rows for cell in row if cell and _is_sure(cell) for word in _words(cell)
    )
    firm = {word.lower() for word, count in sure.items() if count >= _REPEATED} | usual_words()
    strays = {word for word, count in sure.items() if count < _REPEATED and _twin(word, firm)}
    seen = {word.lower() for word in sure.keys() - strays}
    words = _Words(seen, seen | firm, _by_look(seen | firm))
    changed = [list(row) for row in rows]
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] if column < len(row) else None for row in rows]
        own = Counter(cell.text for cell in cells if cell is not None and _is_sure(cell))
        is_capital = _starts_with_capitals(own)
        for row, cell in zip(changed, cells, strict=True):
            if cell is None or not cell.text:
                continue
            if not _is_sure(cell):
                text = _repeated(cell.text, own) or _respelt(cell.text.strip(_RESTS), words)
                if is_capital and text[:1].islower():
                    text = text[0].upper() + text[1:]
                is_other = cell.recognition is not None and text != cell.text
                row[column] = retold(cell, text) if is_other else cell
            elif strays.intersection(_words(cell)):
                row[column] = _doubted(cell, _WORD.sub(partial(_meant, firm), cell.text))
            elif usual := _before_capitals(cell.text, own):
                row[column] = _doubted(cell, usual)
    return changed


@lru_cache(maxsize=1)
def usual_words() -> frozenset[str]:
    """Words of performance forms as they are spelt; what a page surely bears is added to them."""
    return frozenset((files(__package__) / "usual_words.txt").read_text("utf-8").split())


def _is_sure(cell: Cell) -> bool:
    return cell.recognition is None or cell.recognition.confidence >= CERTAIN


def _doubted(cell: Cell, likely: str) -> Cell:
    """A cell marked for words that may be others, with what it may say as its other text."""
    confidence, others, _ = cell.recognition or Recognition(DOUBTFUL)
    kept = ((likely, 1), *others)[: OTHERS + 1]
    return cell._replace(recognition=Recognition(min(confidence, DOUBTFUL), kept))


def _meant(firm: Collection[str], found: re.Match[str]) -> str:
    return _twin(found[0], firm) or found[0]


def _before_capitals(text: str, own: Mapping[str, int]) -> str:
    """What a column says again and again, where capitals stand behind it that a stamp may have."""
    usual, _, rest = text.rpartition(" ")
    is_behind = rest.isalpha() and rest.isupper() and not usual.isupper()
    return usual if is_behind and own.get(usual, 0) >= _REPEATED else ""


def _twin(word: str, firm: Collection[str]) -> str:
    """The one well-known word that a single letter sets apart from this one; "" where none is."""
    lower = word.lower()
    if lower in firm or len(lower) <= _SHORT:
        return ""
    near = [
        other
        for other in firm
        if len(other) == len(lower) and sum(map(str.__ne__, other, lower)) == 1
    ]
    return _cased(near[0], word) if len(near) == 1 else ""


def _words(cell: Cell) -> list[str]:
    return _WORD.findall(cell.text)


def _starts_with_capitals(own: Mapping[str, int]) -> bool:
    starts = [text[0] for text in own if _WORD.match(text)]
    return len(starts) >= _STARTS and all(map(str.isupper, starts))


def _repeated(text: str, own: Mapping[str, int]) -> str:
    """The text of words that its column repeats and that this one nearly is; "" where none is."""
    likely = [
        usual
        for usual, count in own.items()
        if count >= _REPEATED and _WORD.fullmatch(usual) and _is_near(text, usual)
    ]
    return likely[0] if len(likely) == 1 else ""


def _is_near(text: str, usual: str) -> bool:
    """Whether one part of a text is a word but for a letter, and the others are mere crumbs."""
    parts = sorted(_LETTERS.findall(text), key=lambda part: _distance(part, usual, 2))
    is_part = bool(parts) and (
        parts[0] == usual
        or (len(usual) >= _SHORT and _distance(parts[0], usual, 2) <= _allowed(usual))
    )
    return is_part and all(len(part) < _SHORT for part in parts[1:])


def _respelt(text: str, words: _Words) -> str:
    """A text with the words put right that nobody knows and that are nearly one that is known."""
    return _WORD.sub(lambda found: _told(found[0], words), _rejoined(text, words.known))


def _rejoined(text: str, known: Collection[str]) -> str:
    """A text without the spaces inside words: both parts are none, and a known word together."""
    if "\n" in text:
        return "\n".join(_rejoined(line, known) for line in text.split("\n"))
    parts = text.split(" ")
    for left, right in pairwise(tuple(parts)):
        whole = left + right
        is_parted = left.lower() not in known and right.lower() not in known
        if is_parted and whole.lower() in known:
            at = parts.index(left)
            parts[at : at + 2] = [whole]
    return " ".join(parts)


def _told(word: str, words: _Words) -> str:
    """The known word that this one nearly is, in its case; itself where none or several are.

    Those of the page come first.
    Two known words without a space are two, and a stamp's capitals behind one are none of it.
    """
    lower, known = word.lower(), words.known
    alike = words.looks.get(_look(lower), ())
    if lower in known or (len(word) < _SHORT and len(alike) != 1):
        return word
    if len(alike) == 1:
        return _cased(next(iter(alike)), word)
    for at in range(_LEAST, len(word) - 1):
        if lower[:at] in known and (lower[at:] in known or _is_stamped(word, at)):
            rest = f" {word[at:]}" if lower[at:] in known else ""
            return word[:at] + rest
    meant = _nearest(lower, words.seen) or _nearest(lower, words.known)
    return _cased(meant, word) if meant else word


def _by_look(known: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in known:
        found.setdefault(_look(word), []).append(word)
    return found


def _look(lower: str) -> str:
    """A word with one letter for all that strokes are taken for.

    >>> _look("mumi") == _look("murni"), _look("mdeks") == _look("indeks")
    (True, True)
    """
    for strokes, letter in _ALIKE:
        lower = lower.replace(strokes, letter)
    return lower


def _nearest(lower: str, known: Collection[str]) -> str:
    """The one known word that is nearest, and near enough; "" where none or several are."""
    near: dict[int, list[str]] = {}
    for other in known:
        if abs(len(other) - len(lower)) <= 2 and len(other) > _SHORT:
            near.setdefault(_distance(lower, other, 2), []).append(other)
    best = min(near, default=9)
    found = near.get(best, [])
    return found[0] if len(found) == 1 and best <= _allowed(found[0]) else ""


def _is_stamped(word: str, at: int) -> bool:
    """Whether capitals run into a word that has other letters: a stamp's."""
    return word[at:].isupper() and not word[:at].isupper()


def _cased(found: str, word: str) -> str:
    """A known word in capitals or with a capital as what was read for it has."""
    if word[1:].isupper():
        return found.upper()
    # An l is read for the J and the I that words begin with.
    return found.capitalize() if word[0].isupper() or word[0] == "l" != found[0] else found


def _allowed(word: str) -> int:
    """How many letters of a word may have been read wrong."""
    return 2 if len(word) >= _LONG else 1


def _distance(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out or changed; more than ``most`` is that and one.

    >>> _distance("penyedaan", "penyediaan", 2), _distance("lumlah", "jumlah", 2)
    (1, 1)
    """
    # Nothing that is locked counts this but DuckDB, which would be asked by a query for each pair
    # of words (regex is there for developers alone); a library for ten lines would be one more.
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, sign in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != sign))
        if min(row) > most:
            return most + 1
    return row[-1]
