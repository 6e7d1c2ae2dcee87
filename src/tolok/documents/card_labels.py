"""What the labels of cards say: an indicator, what it belongs to, or a cell of a form's row."""

import re
from functools import lru_cache

from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import meaning_of
from tolok.documents.level_words import levels_in
from tolok.domain.forms import DETAIL_LABELS, NUMBER_CELLS

_LONGEST = 60
"""Letters of a label; "Target kinerja tahun 2025 (akhir periode Renstra)" has 49."""
INDICATOR_LABEL = "INDIKATOR KINERJA"
_INDICATOR = re.compile(
    r"(?:(?:NAMA|JUDUL|URAIAN) )?(?:INDIKATOR|IKU|IKI|IKK)(?: (?:KINERJA|UTAMA|KUNCI|INDIVIDU|"
    r"SASARAN|STRATEGIS|TUJUAN|PROGRAM|KEGIATAN|SUB|DAERAH|OPD))*(?: ?\(.{1,20}\))?"
)
_NAMED = re.compile(
    r"(?:NAMA )?(?:TUJUAN|SASARAN|PROGRAM|SUB ?-?KEGIATAN|KEGIATAN)(?: (?:STRATEGIS|PROGRAM|"
    r"KEGIATAN|PERANGKAT DAERAH|DAERAH|OPD|RENSTRA|RPJMD))*"
)
_OF_INDICATOR = re.compile(r"(.+?) INDIKATOR(?: KINERJA)?(?: UTAMA)?")
_TEXTS = frozenset({"method", "unit", "remarks", *DETAIL_LABELS})
LABELLED = _TEXTS | {"target", "realization"}
"""What labels at the left mean; "Persentase …" also begins the names of indicators."""
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]+\s*")


@lru_cache(maxsize=8192)  # every row's first cells are asked
def word_of(label: str) -> str:
    """What a label says to the vocabulary of headers; "" where it says nothing that a form holds.

    >>> word_of("2. Satuan Indikator :"), word_of("Tujuan Indikator"), word_of("Nama")
    ('SATUAN', '', '')
    """
    if len(label) > _LONGEST:
        return ""
    word = normal(_NUMBERED.sub("", label.strip(), count=1)).rstrip(" :")
    if _INDICATOR.fullmatch(word):
        return INDICATOR_LABEL
    if _NAMED.fullmatch(word):
        return word
    if found := _OF_INDICATOR.fullmatch(word):
        word = "" if levels_in(found[1]) else found[1]
    meaning = meaning_of((word,)) if word and "INDIKATOR" not in word else None
    return word if meaning and meaning.field in {*NUMBER_CELLS, *_TEXTS} else ""
