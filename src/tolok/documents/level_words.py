"""Which levels of the cascade the words of a text name."""

import re

from tolok.domain.levels import LEVELS, Level

_LEVEL_WORDS = (
    (Level.SUBACTIVITY, re.compile(r"\bSUB[\s-]*KEGIATAN\b")),
    (Level.ACTIVITY, re.compile(r"(?<!SUB )(?<!SUB-)(?<!SUB)\bKEGIATAN\b")),
    (Level.PROGRAM, re.compile(r"\bPROGRAM\b")),
    (Level.OBJECTIVE, re.compile(
        r"\bSASARAN\b|\bKINERJA UTAMA\b|\bJENIS (?:PE)?LAYANAN\b|"
        r"^RENCANA HASIL KERJA\b(?! (?:PIMPINAN|ATASAN))")),
    (Level.GOAL, re.compile(r"\bTUJUAN\b")),
)  # fmt: skip
_WORK = r"(?:PROGRAM|(?:SUB[\s-]*)?KEGIATAN)"
_OBJECTIVE_OF = re.compile(
    rf"SASARAN\s+(?:KINERJA\s+)?{_WORK}(?:\s*(?:[/,&]|DAN|ATAU)\s*{_WORK})*(?:\s*\(.*\))?"
)


def level_in(text: str) -> Level | None:
    """The level whose name a text is; None where it says anything else.

    >>> level_in("Sub Kegiatan"), level_in("Program Air")
    (<Level.SUBACTIVITY: 'subactivity'>, None)
    """
    plain = " ".join(text.upper().split()).replace("-", " ").replace("SUBKEGIATAN", "SUB KEGIATAN")
    plain = plain.removesuffix(" STRATEGIS")
    return next((level for level in LEVELS if level.label.upper() == plain), None)


def levels_in(upper: str) -> frozenset[Level]:
    """The levels whose words a header text holds; what an activity is to reach is an objective.

    >>> levels_in("SASARAN KEGIATAN"), levels_in("PROGRAM")
    (frozenset({<Level.OBJECTIVE: 'objective'>}), frozenset({<Level.PROGRAM: 'program'>}))
    """
    if _OBJECTIVE_OF.fullmatch(upper):
        return frozenset({Level.OBJECTIVE})
    return frozenset(level for level, pattern in _LEVEL_WORDS if pattern.search(upper))
