"""What stands above the table: government, organization, year and period."""

import re
from collections.abc import Sequence

from tolok.domain.forms import Form
from tolok.domain.periods import MONTHS, Period

_GOVERNMENT = re.compile(
    r"(PEMERINTAH\s+(?:DAERAH\s+)?(?:KOTA|KABUPATEN|PROVINSI)\s+.+?)\s*(?:\bTAHUN\b.*)?",
    re.IGNORECASE,
)
_REGION = re.compile(r"((?:KOTA|KABUPATEN|PROVINSI)\s+\D{3,40}?)\s*(?:\bTAHUN\b.*)?", re.IGNORECASE)
_ORGANIZATION = re.compile(
    r"(?:OPD|SKPD|PERANGKAT\s+DAERAH|UNIT\s+KERJA|UNIT\s+ORGANISASI)\s*:\s*(.+)", re.IGNORECASE
)
_OFFICE = re.compile(
    r"((?:DINAS|BADAN|KECAMATAN|KELURAHAN|INSPEKTORAT|SEKRETARIAT|SATUAN\s+POLISI|RUMAH\s+SAKIT|"
    r"RSUD|BAGIAN)\b[^:.]{2,80}?)\s*(?:\bTAHUN\b.*)?",
    re.IGNORECASE,
)
_MONTHS = (*(month.upper() for month in MONTHS), "PEBRUARI", "NOPEMBER")
_OLD = {"PEBRUARI": "FEBRUARI", "NOPEMBER": "NOVEMBER"}
"""How the names of two months were spelt, and still are."""
_PERIOD = re.compile(rf"PERIODE\s*:\s*(TAHUN|{'|'.join(_MONTHS)})\s+(20\d\d)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:BULAN|SAMPAI(?:\s+DENGAN)?|S\.?\s?/?D\.?|BERAKHIR|KEADAAN|POSISI|PER)\s*:?\s*"
    rf"(?:PADA\s+|TANGGAL\s+|BULAN\s+|\d{{1,2}}\s+)*({'|'.join(_MONTHS)})\b",
    re.IGNORECASE,
)
"""A month that a title speaks of, or to whose end it goes; a place and a date are none."""
_TITLED = re.compile(
    r"(?:LAPORAN|REKAP|REALISASI|CAPAIAN|MONITORING|MONEV|EVALUASI|PENGUKURAN|PERKEMBANGAN)\w*\b"
    rf"[^,]*(?<!\d )\b({'|'.join(_MONTHS)})\s+20\d\d\b",
    re.IGNORECASE,
)
"""A title that ends with its month: "Rekap Fisik dan Keuangan Desember 2024"."""
_WHOLE_YEAR = re.compile(
    r"\bJANUARI\s+(?:20\d\d\s+)?(?:S\.?\s?/?D\.?|SAMPAI(?:\s+DENGAN)?|-|–)\s*(?:\d{1,2}\s+)?DESEMBER\b",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(r"(?<!\d)31\s+DESEMBER\b", re.IGNORECASE)
_LONGEST_TITLE = 110
"""Letters of a title; what is longer is prose, which speaks of other years, too."""
_YEAR = re.compile(r"\b(20\d\d)\b")
_HALF = re.compile(
    r"\b(?:SEMESTER|SMT)[\s.\-]*(?:KE[\s-]*)?(II|I|2|1|PERTAMA|KEDUA)\b", re.IGNORECASE
)


def heading_of(lines: Sequence[str]) -> Form:
    """A form without rows, with what its heading names; None for what it does not."""
    government = organization = None
    for line in lines:
        if found := _GOVERNMENT.fullmatch(line.strip()):
            government = government or found[1].strip()
        if found := _ORGANIZATION.search(line):
            organization = organization or found[1].strip()
    # A title names them without a label, one a line.
    for line in lines:
        if found := _REGION.fullmatch(line.strip()):
            government = government or found[1].strip()
        if found := _OFFICE.fullmatch(line.strip()):
            organization = organization or found[1].strip()
    titles = " ".join(line for line in lines if len(line) <= _LONGEST_TITLE)
    years = _YEAR.findall(titles) or _YEAR.findall(" ".join(lines))
    year = int(years[0]) if years else None
    return Form(government, organization, year, period_of(lines, year))


def _number_of(month: str) -> int:
    """The number of a month by its name in capitals."""
    return _MONTHS.index(_OLD.get(month, month)) + 1


def period_of(lines: Sequence[str], year: int | None) -> Period | None:
    """The period of a line like "PERIODE : MARET 2022", else a quarter, else a month of a title.

    Of several months the last is meant: "BULAN JANUARI S.D. MARET"; "1 JANUARI SD 31 DESEMBER" is
    the whole year, and so is what is told at its last day: "PER 31 DESEMBER".
    """
    for line in lines:
        if found := _PERIOD.search(line):
            word, in_year = found[1].upper(), int(found[2])
            return Period(in_year, month=_number_of(word) if word in _MONTHS else None)
    if year is None:
        return None
    titles = " ".join(line for line in lines if len(line) <= _LONGEST_TITLE)
    told = _MONTH.findall(titles) or [
        one[1] for line in lines if len(line) <= _LONGEST_TITLE and (one := _TITLED.match(line))
    ]
    months = [_number_of(month.upper()) for month in told]
    month = Period(year, month=months[-1]) if months else None
    is_ended = bool(month and month.month == len(MONTHS) and _LAST_DAY.search(titles))
    if month and (is_ended or _WHOLE_YEAR.search(titles)):
        month = Period(year)
    half = Period(year, quarter=2) if first_half(lines) else None
    return Period.read(" ".join(lines), year) or month or half


def first_half(lines: Sequence[str]) -> str:
    """The words of titles that tell of a year's first half and not of its second; else "".

    What was reached by its end was reached by the end of the second quarter.

    >>> first_half(["LAPORAN SEMESTER I TAHUN 2025"]), first_half(["SEMESTER I DAN SEMESTER II"])
    ('SEMESTER I', '')
    """
    titles = " ".join(line for line in lines if len(line) <= _LONGEST_TITLE)
    told = list(_HALF.finditer(titles))
    firsts = all(one[1].upper() in {"I", "1", "PERTAMA"} for one in told)
    return told[0][0] if told and firsts else ""
