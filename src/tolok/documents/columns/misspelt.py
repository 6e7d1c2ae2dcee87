"""Words of headers with one letter wrong: "Indiktor", "Realisai", "Anggran"."""

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_uppercase

_WORDS = (
    "INDIKATOR", "REALISASI", "TARGET", "CAPAIAN", "ANGGARAN", "KEUANGAN", "KINERJA", "PROGRAM",
    "KEGIATAN", "SASARAN", "SATUAN", "KETERANGAN", "TRIWULAN", "SEMESTER", "PERSENTASE",
    "PENANGGUNG",
)  # fmt: skip
_MEANT = frozenset({"PASARAN", "DASARAN", "BATUAN", "SATUKAN", "PROGRES", "PROGRAMS", "SASARANS"})
"""Words that are like those and mean something else."""
_WORD = re.compile(r"[A-Z]{5,}")


def well_spelt(upper: str) -> str:
    """A text in capitals with such words as they are meant.

    >>> well_spelt("INDIKTOR KINERA"), well_spelt("REALISAI ANGGRAN (RP)"), well_spelt("PASARAN")
    ('INDIKATOR KINERJA', 'REALISASI ANGGARAN (RP)', 'PASARAN')
    """
    return _WORD.sub(lambda found: _slips().get(found[0], found[0]), upper)


@cache
def _slips() -> dict[str, str]:
    """Each word with one letter wrong, and what is meant by it; none that may be two."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for word in _WORDS:
        for slip in set(_near(word)):
            twice |= {slip} if slip in found else set()
            found[slip] = word
    return {slip: word for slip, word in found.items() if slip not in twice | _MEANT | {*_WORDS}}


def _near(word: str) -> Iterator[str]:
    """The word with a letter left out, doubled or added, wrong, or in its neighbour's place."""
    for at in range(len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield before + after
        yield from (before + other + letter + after for other in ascii_uppercase)
        yield from (before + other + after for other in ascii_uppercase)
        if after:
            yield before + after[0] + letter + after[1:]
