"""Dates and years in headers as offices write them: "s.d. 30 Juni 2025", "Thn. 2025", "Jan-25"."""

import re

from tolok.domain.periods import MONTHS

_NAMES = (
    *MONTHS, "Pebruari", "Nopember",
    "Jan", "Feb", "Peb", "Mar", "Apr", "Jun", "Jul", "Agt", "Ags", "Agu", "Agust", "Sep", "Sept",
    "Okt", "Nov", "Nop", "Des",
)  # fmt: skip
MONTH_NAMES = "|".join(sorted(map(str.upper, _NAMES), key=len, reverse=True))
"""The names of months in capitals, long and short, as a pattern's alternatives."""
_YEAR = re.compile(r"\b(?:THN|TH|TA|T\.\s?A|THN\s+ANGG)\b\.?\s*(?=20\d\d\b)")
_SHORT_YEAR = re.compile(rf"\b({MONTH_NAMES})\.?\s?[-/'’]\s?(\d\d)$")
_LAST_DAY = r"31\s+(?:DESEMBER|DES)\b"
_TO = r"(?:S\.?\s?/?\s?D\.?|SAMPAI(?:\s+DENGAN)?|HINGGA|PER|POSISI|KEADAAN|KONDISI)"
_DAY = re.compile(rf"\b(?!{_LAST_DAY})(?:TANGGAL\s+|TGL\.?\s+)?\d{{1,2}}\s+(?=(?:{MONTH_NAMES})\b)")
_DATE = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-](20\d\d)\b")
_ISO = re.compile(r"\b(20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T00:00:00)?\b")
"""Dates in figures, and those that a sheet keeps as such."""
_UNTIL_MONTH = re.compile(
    rf"{_TO}\s+(?:TANGGAL\s+|TGL\.?\s+)?(?:AKHIR\s+)?(?:BULAN\s+)?(?:\d{{1,2}}\s+)?"
    rf"(?:{MONTH_NAMES})\.?(?:\s+20\d\d)?"
)


def with_whole_years(upper: str) -> str:
    """A text in capitals with its shortened words for years written out.

    >>> with_whole_years("THN. 2025"), with_whole_years("T.A. 2025"), with_whole_years("JAN-25")
    ('TAHUN 2025', 'TAHUN 2025', 'JAN 2025')
    """
    upper = _YEAR.sub("TAHUN ", upper)
    return _SHORT_YEAR.sub(r"\1 20\2", upper)


def without_days(upper: str) -> str:
    """A text in capitals with its dates as their months; the last day of a year stays its year's.

    >>> without_days("S.D. 30 JUNI 2025"), without_days("PER 31 DESEMBER 2025")
    ('S.D. JUNI 2025', 'PER 31 DESEMBER 2025')
    >>> without_days("PER 30/06/2025"), without_days("2025-01-01T00:00:00")
    ('PER JUNI 2025', 'JANUARI 2025')
    """
    upper = _DATE.sub(lambda found: _written_out(*found.groups()), upper)
    upper = _ISO.sub(lambda found: _written_out(*reversed(found.groups())), upper)
    return _DAY.sub("", upper)


def _written_out(day: str, month: str, year: str) -> str:
    """A date with its month's name, which is that of a number from 1 to 12."""
    return f"{int(day)} {MONTHS[int(month) - 1].upper()} {year}"


def is_until_month(upper: str) -> bool:
    """Whether a text in capitals names the month to whose end figures are told, and no more.

    >>> is_until_month("S.D. 30 JUNI 2025"), is_until_month("REALISASI JUNI")
    (True, False)
    """
    return bool(_UNTIL_MONTH.fullmatch(upper))
