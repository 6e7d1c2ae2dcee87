"""Words of headers that offices shorten, written out."""

import re

_WHOLE = {
    "REAL": "REALISASI", "REALS": "REALISASI", "CAP": "CAPAIAN", "SAT": "SATUAN",
    "IND": "INDIKATOR", "INDIK": "INDIKATOR", "PROG": "PROGRAM", "KEG": "KEGIATAN",
    "ANGG": "ANGGARAN", "KIN": "KINERJA", "KEU": "KEUANGAN", "SAS": "SASARAN",
    "TGT": "TARGET", "TRGT": "TARGET",
}  # fmt: skip
_SHORTENED = re.compile(
    rf"\b({'|'.join(word for word in _WHOLE if 'GT' not in word)})\.|\b(TR?GT)\b\.?"
)
"""Words of headers that offices shorten, nearly always with a point."""


def written_out(upper: str) -> str:
    """A text in capitals with its shortened words in full.

    >>> written_out("REAL. ANGG."), written_out("SUB KEG.")
    ('REALISASI ANGGARAN', 'SUB KEGIATAN')
    """
    return _SHORTENED.sub(lambda found: _WHOLE[found[1] or found[2]], upper)
