"""Amounts that a document writes in thousands or millions, and says so."""

import re
from collections.abc import Iterable

_SCALE = re.compile(
    r"\b(?:DALAM|DLM|SATUAN)\s*:?\s*(?:RP\.?\s*)?"
    r"(?:RIBU(?:AN)?|JUTA(?:AN)?|MIL[IY]AR(?:AN)?|1[.,]000(?:[.,]000)*)\b(?:\s*RUPIAH)?"
    r"|\b(?:RP\.?|RUPIAH)\s*[(]?(?:RIBU(?:AN)?|JUTA(?:AN)?|MIL[IY]AR(?:AN)?)\b\)?"
    r"|\b(?:RIBUAN|JUTAAN|MIL[IY]ARAN)\s+(?:RUPIAH|RP)\b"
    r"|\(\s*(?:RIBU|JUTA|MIL[IY]AR)(?:AN)?\s*(?:RUPIAH|RP\.?)?\s*\)"
    r"|\(\s*(?:RP\.?)?\s*X?\s*1[.,]000(?:[.,]000)*\s*\)|\(\s*X\s*1000\s*\)"
    r"|\bRP\.?\s*\(?\s*[.,]?000(?:[.,]000)*\b\)?|\(\s*000(?:[.,]000)*\s*\)",
    re.IGNORECASE,
)


def scale_in(texts: Iterable[str]) -> str:
    """The first words that say that amounts are written in thousands or more; "" for none.

    >>> scale_in(["LAPORAN 2025", "(dalam ribuan rupiah)"]), scale_in(["Pagu (Rp juta)"])
    ('dalam ribuan rupiah', 'Rp juta')
    >>> scale_in(["2025", "Rp (000)"]), scale_in(["Anggaran (Rp. 000.000)"])
    ('Rp (000)', 'Rp. 000.000')
    >>> scale_in(["REALISASI (JUTA RUPIAH)"]), scale_in(["Pagu (juta)"])
    ('JUTA RUPIAH', 'juta')
    >>> scale_in(["dalam 1000 hari", "Pagu (Rp)", "Rp1.000.000 per bulan"])
    ''
    """
    for text in texts:
        if found := _SCALE.search(" ".join(text.split())):
            told = found[0].strip()
            return told if re.search(r"\w\s*\(.*\)$", told) else told.strip("( )")
    return ""
