"""Codes that a letter leads, as trees of performance have them: T1, S1.1, P1.1.2."""

import re
from collections.abc import Sequence

from tolok.domain.levels import Level

_LETTERED = re.compile(r"([A-Z]{1,4})[-. ]{0,2}(\d{1,2}(?:[.-]\d{1,2})*)\.?", re.IGNORECASE)
_LEVELS = {
    "T": Level.GOAL, "TJ": Level.GOAL, "TU": Level.GOAL, "TUJ": Level.GOAL,
    "S": Level.OBJECTIVE, "SS": Level.OBJECTIVE, "SAS": Level.OBJECTIVE, "SR": Level.OBJECTIVE,
    "P": Level.PROGRAM, "PR": Level.PROGRAM, "PRG": Level.PROGRAM,
    "K": Level.ACTIVITY, "KG": Level.ACTIVITY, "KEG": Level.ACTIVITY,
    "SK": Level.SUBACTIVITY, "SUB": Level.SUBACTIVITY,
}  # fmt: skip
"""The level for whose name a letter stands: *tujuan*, *sasaran*, *program*, *kegiatan*."""
_LEAST = 2


def is_lettered(text: str) -> bool:
    """Whether a text is such a code.

    >>> is_lettered("S1.1"), is_lettered("IKU-1"), is_lettered("TW I")
    (True, True, False)
    """
    return bool(_LETTERED.fullmatch(text.strip()))


def levels_by_letters(codes: Sequence[str]) -> list[Level | None]:
    """The level that the letter of each code says; of none where they may stand for other words.

    All codes have a letter for a level, several do, and one is for a *tujuan* or *sasaran*.

    >>> [level.value for level in levels_by_letters(["T1", "S1.1"]) if level]
    ['goal', 'objective']
    >>> levels_by_letters(["P1", "P2"]), levels_by_letters(["S1", "IKU-2"])
    ([None, None], [None, None])
    """
    found = [_LETTERED.fullmatch(code.strip()) for code in codes]
    levels = [_LEVELS.get(one[1].upper()) if one else None for one in found]
    told = {level for level, code in zip(levels, codes, strict=True) if code.strip()}
    named = None not in told and len(told) >= _LEAST and told & {Level.GOAL, Level.OBJECTIVE}
    return levels if named else [None] * len(codes)
