"""First letters that a font's spacing parted from their words ("P enyediaan")."""

import re
from collections import Counter
from collections.abc import Sequence

from tolok.documents.rows.raw import RawRow

_PARTED = re.compile(r"\b([A-Z]) ([a-z]{2,})")
_WORD = re.compile(r"[A-Za-z]+")
_TEXTS = ("name", "indicator", "method")
_LEAST = 3
"""Different words that lost the same letter, before it is the font and not a name ("Tipe A")."""


def join_letters(raws: Sequence[RawRow]) -> list[tuple[str, str]]:
    """Join the letters to their words, in place; each text as written, and as it was read.

    A letter is joined where several words lost it, to what stands nowhere without it.
    """
    texts = [raw.texts[name] for raw in raws for name in _TEXTS if name in raw.texts]
    parted = [match.groups() for text in texts for match in _PARTED.finditer(text)]
    alone = Counter(word for text in texts for word in _WORD.findall(text))
    alone.subtract(rest for _, rest in parted)
    lost = {(letter, rest) for letter, rest in parted if alone[rest] == 0}
    often = Counter(letter for letter, _ in lost)
    joined = {pair for pair in lost if often[pair[0]] >= _LEAST}

    def mended(match: re.Match[str]) -> str:
        return "".join(match.groups()) if match.groups() in joined else match[0]

    found = []
    for raw in raws:
        for name in _TEXTS:
            written = raw.texts.get(name, "")
            if (text := _PARTED.sub(mended, written)) != written:
                raw.texts[name] = text
                found.append((written, text))
    return found
