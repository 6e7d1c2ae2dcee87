"""What a benchmark measures of a work: input, output, outcome (*masukan, keluaran, hasil*)."""

import re
from collections.abc import Sequence

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import filled_of, text_at
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import Meaning
from tolok.documents.document import TableRow

_MEASURE = re.compile(
    r"(?:[\dA-Z]{1,2}[.)]\s*)?(CAPAIAN (?:PROGRAM|KEGIATAN|SUB ?KEGIATAN)|MASUKAN|KELUARAN|HASIL|"
    r"MANFAAT|DAMPAK|INPUTS?|OUTPUTS?|OUTCOMES?|BENEFITS?|IMPACTS?)"
    r"(?: (?:PROGRAM|KEGIATAN|SUB ?KEGIATAN))?(?: ?[(/].*)?"
)
_ENGLISH = {"INPUT": "MASUKAN", "OUTPUT": "KELUARAN", "OUTCOME": "HASIL"}
_MONEY = re.compile(r"\b(?:DANA|ANGGARAN|BIAYA|PAGU|RUPIAH)\b")
_MOST, _FULL = 8, 10
_REMARKS = Meaning("remarks")


def measure_in(text: str) -> str:
    """What a text says that a benchmark measures, in capitals; "" where it says anything else.

    >>> measure_in("Keluaran (Output)"), measure_in("1. Masukan"), measure_in("Hasil panen")
    ('KELUARAN', 'MASUKAN', '')
    """
    found = _MEASURE.fullmatch(normal(text))
    word = found[1] if found else ""
    return _ENGLISH.get(word.removesuffix("S"), word)


def is_input_of_money(measure: str, indicator: str, target: str) -> bool:
    """Whether a benchmark measures the input of a work by its money.

    >>> is_input_of_money("Masukan", "Dana yang dibutuhkan", "12.500.000")
    True
    >>> is_input_of_money("Masukan", "Jumlah petugas", "12 orang")
    False
    """
    is_input = bool(target) and measure_in(measure) == "MASUKAN"
    return is_input and (target.upper().startswith("RP") or bool(_MONEY.search(normal(indicator))))


def with_measures(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """Of two columns of indicators the one that only says what the other measures is a remark.

    "Indikator" over *masukan, keluaran, hasil* stands beside "Tolok Ukur Kinerja" (RKA, DPA).
    """
    indicators = [one.place for one in columns if one.meaning and one.meaning.field == "indicator"]
    if len(indicators) != 2:
        return list(columns)
    told = [place for place in indicators if _holds_measures(place, body)]
    is_taken = any(one.meaning and one.meaning.field == "remarks" for one in columns)
    meaning = None if is_taken else _REMARKS
    return [one._replace(meaning=meaning) if [one.place] == told else one for one in columns]


def _holds_measures(place: int, body: Sequence[TableRow]) -> bool:
    texts = filled_of([text_at(row, place) for row in body])
    measures = sum(bool(measure_in(text)) for text in texts)
    return measures > 1 and _FULL * measures >= _MOST * len(texts)
