"""Words of headers in one spelling: in capitals, and what offices shorten written out."""

import re
from functools import lru_cache

from tolok.documents.columns.dates import with_whole_years
from tolok.documents.columns.misspelt import well_spelt
from tolok.domain.periods import ROMAN

_WHOLE = {
    "REAL": "REALISASI", "REALS": "REALISASI", "CAP": "CAPAIAN", "SAT": "SATUAN",
    "IND": "INDIKATOR", "INDIK": "INDIKATOR", "PROG": "PROGRAM", "KEG": "KEGIATAN",
    "ANGG": "ANGGARAN", "KIN": "KINERJA", "KEU": "KEUANGAN", "SAS": "SASARAN",
    "TGT": "TARGET", "TRGT": "TARGET", "AKUM": "AKUMULASI", "KUM": "KUMULATIF",
    "RCN": "RENCANA", "RENC": "RENCANA", "SRPN": "SERAPAN", "RLS": "REALISASI",
    "RLSS": "REALISASI", "THD": "TERHADAP", "THDP": "TERHADAP", "PENC": "PENCAPAIAN",
}  # fmt: skip
_SHORTENED = re.compile(
    rf"\b({'|'.join(word for word in _WHOLE if 'GT' not in word)})\.|"
    r"\b(TR?GT|RCN|RENC|ANGG|SRPN|RLSS?|THDP?|REAL(?! TIME))\b\.?"
)
"""Words of headers that offices shorten, nearly always with a point."""


def _broken(words: str) -> re.Pattern[str]:
    """Words that a narrow column breaks between letters, or that are set apart."""
    return re.compile("|".join(rf"\b{'(?:-? )?'.join(word)}\b" for word in words.split()))


_BROKEN = _broken(
    "TARGET REALISASI CAPAIAN SATUAN INDIKATOR KINERJA ANGGARAN PAGU PROGRAM KEGIATAN SASARAN "
    "TUJUAN KETERANGAN TRIWULAN SEMESTER TAHUN PERSENTASE KEUANGAN URAIAN FORMULA PENGUKURAN "
    "STRATEGIS SERAPAN PENYERAPAN PREDIKAT PENDANAAN"
)
_BROKEN_TIMES = _broken(
    "TRIWULAN TRIBULAN KUARTAL SEMESTER TAHUN TAHUNAN BULAN PERIODE BERJALAN SEBELUMNYA LALU AKHIR "
    "SAMPAI DENGAN JANUARI FEBRUARI MARET APRIL JUNI JULI AGUSTUS SEPTEMBER OKTOBER NOVEMBER "
    "DESEMBER RENSTRA RENJA RPJMD SEBELUM SESUDAH SETELAH SEMULA MENJADI MURNI PERUBAHAN JUMLAH "
    "TOTAL"
)
"""Those that say when, and which of several: broken ones are joined wherever that is asked."""

_BARE = re.compile(
    r"^((?:% )?)(CAP|SAT|IND|ANGG)"
    r"(?=$| (?:TW|TRIWULAN|KUM|THN?|TAHUN|S\.?/?D|I{1,3}|IV|20\d\d|KIN|KEU)\b| \(?(?:%|RP\b))"
)
"""Such words without a point, alone or before a period or what says the kind of figures."""


_LETTERS = {"T": "TARGET", "R": "REALISASI", "C": "CAPAIAN"}
_QUARTER = r"(?:TW|TRW|TRIWULAN)[. ]*(?:IV|I{1,3}|[1-4])"
_PIVOTED = re.compile(r"^(?:SUM|JUMLAH) (?:OF|DARI) ")
"""What a pivot table writes before the header that it adds up."""
_YEARED = re.compile(r"([TRC])[. ]+((?:TAHUN )?20\d\d)")
_TO = r"S\.?\s?/?\s?D\.?"
_LETTERED = re.compile(
    rf"(?:([TRC])[. ]+\(?((?:{_TO}\s*)?{_QUARTER})\)?|((?:{_TO}\s*)?{_QUARTER})[. -]*\(?([TRC])\)?)"
)
"""A quarter and a letter for the kind of its figures, in one line: "R (s.d. TW I)", "TW I (R)"."""


def written_out(upper: str) -> str:
    """A text in capitals with its shortened words in full.

    >>> written_out("REAL. ANGG."), written_out("SUB KEG."), written_out("CAP TW II")
    ('REALISASI ANGGARAN', 'SUB KEGIATAN', 'CAPAIAN TW II')
    >>> written_out("TW I RCN"), written_out("RENC. KEU.")
    ('TW I RENCANA', 'RENCANA KEUANGAN')
    >>> written_out("T TW I"), written_out("TW II (R)"), written_out("R (S.D. TW II)")
    ('TARGET TW I', 'REALISASI TW II', 'REALISASI S.D. TW II')
    >>> written_out("% CAP"), written_out("RLS"), written_out("R 2025")
    ('% CAPAIAN', 'REALISASI', 'REALISASI 2025')
    """
    if found := _LETTERED.fullmatch(upper):
        return f"{_LETTERS[found[1] or found[4]]} {found[2] or found[3]}"
    if found := _YEARED.fullmatch(upper):
        return f"{_LETTERS[found[1]]} {found[2]}"
    upper = _PIVOTED.sub("", upper)
    upper = _BARE.sub(lambda found: found[1] + _WHOLE[found[2]], upper)
    return _SHORTENED.sub(lambda found: _WHOLE[found[1] or found[2]], upper)


_LONGEST = 90
"""Letters of a header; longer texts are prose."""
_LINKS = re.compile(r"-? ")
_SPACES = re.compile(r"[\s_]+")
_HUMPS = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z])")
"""Where words of a programmer's name meet: "realisasiKinerja"."""
_QUARTERS = re.compile(r"\b(?:TRI ?BULAN|KUARTAL)(?:AN)?\b")
"""What some regions call a quarter (*triwulan*)."""
_ORDINALS = {"PERTAMA": 1, "KESATU": 1, "KEDUA": 2, "KETIGA": 3, "KEEMPAT": 4}
_IN_WORDS = re.compile(rf"\b(TRIWULAN|TW|SEMESTER)\s+({'|'.join(_ORDINALS)})\b")


@lru_cache(maxsize=8192)  # every cell is asked, for a header may come again on any page
def normal(text: str) -> str:
    """The text in capitals, with single spaces, without underscores, one word for quarter and year.

    Words that say when, or which of several, are whole where a narrow column broke them.

    >>> normal("Target_Tribulan"), normal("Kuartal II"), normal("Thn. 2025")
    ('TARGET TRIWULAN', 'TRIWULAN II', 'TAHUN 2025')
    >>> normal("Triwul an II"), normal("Triwulan Kedua")
    ('TRIWULAN II', 'TRIWULAN II')
    """
    upper = _SPACES.sub(" ", _HUMPS.sub(" ", text).upper()).strip()
    whole = _BROKEN_TIMES.sub(lambda found: _LINKS.sub("", found[0]), upper)
    return with_whole_years(_numbered(_QUARTERS.sub("TRIWULAN", whole)))


def _numbered(upper: str) -> str:
    """A text in capitals with the numbers of quarters and halves in words as numerals."""
    return _IN_WORDS.sub(lambda found: f"{found[1]} {ROMAN[_ORDINALS[found[2]] - 1]}", upper)


@lru_cache(maxsize=8192)
def spelled(text: str) -> str:
    """The text in capitals, with shortened words of headers written out and broken ones joined.

    >>> spelled("Real. Angg."), spelled("Sub Keg."), spelled("Capaian")
    ('REALISASI ANGGARAN', 'SUB KEGIATAN', 'CAPAIAN')
    >>> spelled("Rea lis asi"), spelled("TAR- GET TAHUN"), spelled("Pro Gram")
    ('REALISASI', 'TARGET TAHUN', 'PROGRAM')
    """
    whole = _BROKEN.sub(lambda found: _LINKS.sub("", found[0]), written_out(normal(text)))
    return well_spelt(whole) if len(whole) <= _LONGEST else whole
