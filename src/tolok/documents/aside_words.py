"""Headers of columns that no form has a cell for, though offices often write them."""

import re

ASIDE = re.compile(
    r"(?:SISA|SELISIH|DEVIASI|PREDIKAT|KATEGORI|KRITERIA|STATUS|BOBOT)"
    r"(?:\s+(?:PAGU|ANGGARAN|DANA|CAPAIAN|KINERJA|KEUANGAN|FISIK))*(?:\s*\(.*\))?|"
    r"(?:URAIAN\s+)?(?:PERMASALAHAN|MASALAH|KENDALA|HAMBATAN|SOLUSI|ANALISIS|ANALISA)(?:\s*/.*)?|"
    r"FAKTOR\s+(?:PENDORONG|PENDUKUNG|PENGHAMBAT)\b.*|(?:RENCANA\s+)?TINDAK\s+LANJUT(?:\s*/.*)?"
)
"""The whole text of such a header, in capitals."""
