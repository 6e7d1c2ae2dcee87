"""Which period the words of a header name: a year, a quarter, a month, or a span in words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tolok.documents.columns.dates import MONTH_NAMES, is_until_month, without_days
from tolok.documents.columns.shortened_words import normal, spelled
from tolok.domain.periods import MONTHS, ROMAN


class Moment(NamedTuple):
    """Which period a column speaks of; all None means the period of the whole document.

    ``ordinal`` is a year counted from the table's first ("Tahun ke-2"); ``group`` a span of time
    that only its words name.
    """

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    ordinal: int | None = None
    group: str | None = None


ALWAYS = Moment()

_CHANGES = frozenset({
    "MURNI", "PERUBAHAN", "SEMULA", "MENJADI", "SEBELUM", "SESUDAH", "SETELAH", "SEBELUM PERUBAHAN",
    "SESUDAH PERUBAHAN", "SETELAH PERUBAHAN",
})  # fmt: skip
"""What parts a figure before a change of the budget from the one after it."""
ORDINAL = re.compile(r"\(?\d{1,2}[.)]?\)?(?:\s*=.*)?|\(?[A-Z]\)?")
_YEAR = re.compile(r"\b(20\d\d)\b")
_BARE_YEAR = re.compile(r"(?:TAHUN\s+)?20\d\d")
_YEARS = re.compile(r"TAHUN(?:\s+ANGGARAN)?|PERIODE(?:\s+TAHUN)?")
"""What stands over years, one a line."""
_QUARTER = re.compile(r"\b(?:TRI\s?WULAN|TW|TRW|TRIW|Q)[\s.\-]*(?:KE[\s\-]*)?(IV|I{1,3}|[1-4])\b")
_SEMESTER = re.compile(r"\b(?:SEMESTER|SMT|SEM)[\s.\-]*(?:KE[\s\-]*)?(II|I|1|2)\b")
_TO_END = re.compile(r"^(?:S\.?\s?/?\s?D\.?|SAMPAI(?:\s+DENGAN)?|HINGGA)\s+(?:AKHIR\s+)?")
_UNTIL = re.compile(
    r"(?:(?:S\.?\s?/?D\.?|SAMPAI(?:\s+DENGAN)?)\s+)?(?:BULAN|BLN|TRI\s?WULAN|TW|SEMESTER|TAHUN)\.?\s+(?:INI|LALU)"
)
_GROUPED_QUARTER = re.compile(
    r"\b(?:TRI\s?WULAN|TW)\b(?:\s+KE\b\s*-?)?(?!\.?\s+(?:INI|LALU|BERJALAN|SEBELUMNYA)\b)"
)
"""What stands over numerals of quarters; "TW ini · (4)" is a column with its number."""
_GROUPED_SEMESTER = re.compile(r"\b(?:SEMESTER|SMT)\b")
_PERIODS = re.compile(f"{_GROUPED_QUARTER.pattern}|{_GROUPED_SEMESTER.pattern}")
_BARE_SEMESTER = re.compile(r"(?:KE[\s\-]*)?\(?(I{1,2}|[12])\)?")
BARE_QUARTER = re.compile(r"(?:KE[\s\-]*)?\(?(IV|I{1,3}|[1-4])\)?")
_BAREORDINAL = re.compile(r"(?:TAHUN\s+)?(?:KE[\s\-]*)?(\d)")
_YEARS_GROUP = re.compile(r"\bTAHUN\s*KE\b|(?<!\bBULAN )\bKE[\s\-]*$|\bTAHUN[\s\-]*$")
_NTH_YEAR = re.compile(r"\bTAHUN\s*(?:KE)?[\s\-]*(\d|IV|V|I{1,3})\b")
_MONTHS = {month.upper(): number for number, month in enumerate(MONTHS, start=1)} | {
    short: number
    for number, short in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGT", "SEP", "OKT", "NOV", "DES"),
        start=1,
    )
}
_MONTHS |= {"AGS": 8, "AGU": 8, "AGUST": 8, "SEPT": 9, "NOP": 11, "NOPEMBER": 11, "PEBRUARI": 2}

_MONTH_OF_YEAR = re.compile(rf"({MONTH_NAMES})\.?\s+20\d\d")
_NTH_MONTH = re.compile(r"(?:B[\s.]?(?=\d\d)|(?:BULAN|BLN)[\s.]*(?:KE[\s\-]*)?)(0?[1-9]|1[0-2])")
"""A month by its number: "B03", at whose end an action plan is looked at; "Bulan ke-3"."""

_QUARTER_OF_MONTHS = re.compile(
    r"\(?\b(?:(JAN)\w*\s*[-–]\s*MAR\w*|(APR)\w*\s*[-–]\s*JUNI?\w*|(JUL)\w*\s*[-–]\s*SEP\w*|"
    r"(OKT)\w*\s*[-–]\s*DES\w*)\b\)?"
)
"""A quarter by its first month and its last: "Jan - Mar", "Oktober – Desember"."""
_ENDING_YEAR = re.compile(r"\.?\s+20\d\d\)?$")
_LAST_DAY = re.compile(
    r"\b31\s+DES|\b(?:S\.?\s?/?\s?D\.?|SAMPAI(?:\s+DENGAN)?)\s+(?:BULAN\s+)?DES(?:EMBER)?\b|"
    r"\bAWAL\b|\bBASE\s?LINE\b"
)
"""A year's last day or month, to which figures are those of the year; where a plan starts."""
_ENDING_MONTH = re.compile(r"(?:^|[\s%])B(0[1-9]|1[0-2])$")

WHOLE_YEAR = Moment(group="Setahun")
"""What a line's column says of the whole year, where the line's other figures are a period's."""

EACH_QUARTER = Moment(group="Tiap triwulan")
"""What a cell says of all quarters, each by its name."""

PLANS_END, TO_LAST_YEAR, LAST_YEAR = "Akhir Renstra", "s.d. tahun lalu", "Tahun lalu"
_LAST_YEAR = re.compile(r"\b(?:TAHUN|THN|TH)\b\.?\s*(?:YANG\s+)?(?:LALU|SEBELUMNYA|N\s*-\s*1)\b")
_RUNNING = re.compile(r"\bBERJALAN\b")
"""The year that a document is of, whatever it counts from: "Tahun Berjalan (Tahun n-1)" (E.81)."""
_SPANS = (
    (
        re.compile(
            r"AKHIR\s+(?:PERIODE\s+)?(?:RENSTRA|RPJMD|TAHUN\s+RENSTRA)|RENSTRA\b.*\bAKHIR\b|"
            r"KONDISI\s+(?:KINERJA\s+)?(?:PADA\s+)?AKHIR"
        ),
        PLANS_END,
    ),
    (
        re.compile(r"(?:KONDISI|KINERJA|CAPAIAN|DATA|TAHUN)\b.*\bAWAL\b|\bBASE\s?LINE\b"),
        "Kondisi awal",
    ),
    (
        re.compile(
            r"(?!.*(?:\b(?:BULAN|TRI\s?WULAN|TW|SEMESTER)\.?\s+(?:YANG\s+)?(?:LALU|SEBELUMNYA)|"
            r"\bBERJALAN\b)).*"
            r"(?:\bS\.?\s*/?\s*D\.?\b.*\b(?:LALU|SEBELUMNYA|N-[12])|\bSAMPAI\b.*\b(?:LALU|N-[12]))"
        ),
        TO_LAST_YEAR,
    ),
    (
        re.compile(
            r"(?:REALISASI|CAPAIAN)\b.*\b(?:RENSTRA|RPJMD)\b.*\b(?:S\.?/?D|SAMPAI)|"
            r"(?:REALISASI|CAPAIAN)\b.*\bTERHADAP\b.*\b(?:RENSTRA|RPJMD)|"
            r"TINGKAT\b.*\b(?:RENSTRA|RPJMD)"
        ),
        PLANS_END,
    ),
)
"""Spans of time that only words name (E.81, Renstra), and how a reader calls them."""

SEMESTERS = ("Semester I", "Semester II")
START = Moment(group="Kondisi awal")
"""Where a plan begins."""
GROUPS = (*dict.fromkeys(group for _, group in _SPANS), LAST_YEAR, *SEMESTERS)
"""How a reader calls each of these spans."""


def is_moment(upper: str) -> bool:
    """Whether a text is the name of a period and nothing else."""
    return bool(
        month_in(upper)
        or _MONTH_OF_YEAR.fullmatch(upper)
        or is_until_month(upper)
        or _QUARTER_OF_MONTHS.fullmatch(upper)
        or re.fullmatch(
            r"(?:(?:PRAKIRAAN\s+MAJU\s+)?RENCANA\s+)?(?:TAHUN\s+)?(?:ANGGARAN\s+)?20\d\d(?:\s*\(.*\))?",
            upper,
        )
        or _QUARTER.fullmatch(_TO_END.sub("", upper))
        or _SEMESTER.fullmatch(_TO_END.sub("", upper))
        or _UNTIL.fullmatch(upper)
        or _NTH_YEAR.fullmatch(upper)
        or upper in {"TAHUN", "BULAN", "%", "K", "RP", "(RP)", "RP.", "(%)", "KINERJA", "FISIK"}
        or upper in _CHANGES
    )


def period_alone(path: Sequence[str]) -> Moment | None:
    """The quarter or month that a header names, where it says nothing else; None elsewhere."""
    words = [spelled(text) for text in path if text.strip() and not is_bare_number(text, path)]
    whole = (_PERIODS, BARE_QUARTER)
    if not all(is_moment(word) or any(one.fullmatch(word) for one in whole) for word in words):
        return None
    moment = _within_a_year([normal(text) for text in path if text.strip()], figured=False)
    return moment if moment != ALWAYS else None


def period_in(text: str, header: Sequence[str]) -> Moment | None:
    """The quarter, month or year that a cell below a header names; None where it says more.

    >>> period_in("TW II", ("Periode",)).quarter, period_in("III", ("Triwulan",)).quarter
    (2, 3)
    >>> period_in("2024", ("Tahun",)).year, period_in("IV", ("Triwulan", "(7)")).quarter
    (2024, 4)
    """
    header = [word for word in header if not is_bare_number(word, header)]
    if header and _YEARS.fullmatch(normal(header[-1])):
        return bare_moment((text,))
    bare = BARE_QUARTER.fullmatch(normal(text))
    if bare and header and _GROUPED_QUARTER.fullmatch(normal(header[-1])):
        return Moment(quarter=_count(bare[1]))
    return period_alone((text,)) or (period_alone((*header[-1:], text)) if header else None)


def bare_moment(path: Sequence[str]) -> Moment | None:
    """The quarter, month or year that a header names, where it says nothing else."""
    words = [normal(text) for text in path if text.strip()]
    if words and all(_BARE_YEAR.fullmatch(word) or word == "TAHUN" for word in words):
        years = _YEAR.findall(" ".join(words))
        return Moment(int(years[-1])) if years else None
    return period_alone(path)


def is_bare_number(text: str, path: Sequence[str]) -> bool:
    """Whether a text is only the column's number; the lowest line often holds them."""
    upper = normal(text)
    return bool(ORDINAL.fullmatch(upper)) and upper != "K" and len(path) > 1


def named_moment(path: Sequence[str]) -> Moment:
    """The period of a column of figures whose header names no kind of figures.

    >>> named_moment(("Triwulan II", "Hasil")).quarter
    2
    """
    words = [spelled(text) for text in path if text.strip()]
    return moment_of(words, path, figured=True) if words else ALWAYS


def moment_of(words: Sequence[str], path: Sequence[str], *, figured: bool) -> Moment:
    """The period that a header names, the lowest line deciding before those above it."""
    lines = [normal(text) for text in path if text.strip()]
    years = [int(found[-1]) for line in reversed(lines) if (found := _YEAR.findall(line))]
    year = years[0] if years else None
    within = _within_a_year(lines, figured=figured)
    if within != ALWAYS:
        return within._replace(year=year)
    whole = " ".join(words)
    for pattern, group in _SPANS:
        if pattern.search(whole):
            return Moment(group=group)
    if year is None and _LAST_YEAR.search(whole) and not _RUNNING.search(whole):
        return Moment(group=LAST_YEAR)
    if year is None:
        return _nth_year(lines)
    leaf_year = bool(re.fullmatch(r"(?:TAHUN\s+)?20\d\d.*", lines[-1]))
    return Moment(year) if leaf_year or figured else ALWAYS


def _within_a_year(lines: Sequence[str], *, figured: bool) -> Moment:
    """The quarter or month that a header names, if any."""
    for line in map(without_days, reversed(lines)):
        if month := month_in(line):
            return Moment(month=month)
        is_dated = figured or _MONTH_OF_YEAR.fullmatch(line) or is_until_month(line)
        if (month := _last_month(line)) and is_dated:
            return Moment(month=month)
        if quarter := _quarter_in(line):
            return Moment(quarter=quarter)
        if found := _SEMESTER.search(line):
            return Moment(group=SEMESTERS[_count(found[1]) - 1])
    if half := _grouped(lines, _GROUPED_SEMESTER, _BARE_SEMESTER):
        return Moment(group=SEMESTERS[_count(half) - 1])
    grouped = _grouped(lines, _GROUPED_QUARTER, BARE_QUARTER)
    return Moment(quarter=_count(grouped)) if grouped else ALWAYS


def _quarter_in(line: str) -> int | None:
    """The quarter that a text in capitals names, by its number or by its months."""
    if found := _QUARTER.search(line):
        return _count(found[1])
    months = _QUARTER_OF_MONTHS.search(line)
    return months.lastindex if months else None


def ends_year(line: str) -> bool:
    """Whether a text in capitals names the last day or month of a year, to which figures are told.

    >>> ends_year("REALISASI S.D. DESEMBER"), ends_year("REALISASI DESEMBER")
    (True, False)
    """
    return bool(_LAST_DAY.search(line))


def _last_month(line: str) -> int | None:
    """The month that ends a text in capitals, or stands before its year: "REALISASI JUNI 2025"."""
    if _QUARTER_OF_MONTHS.search(line) or _LAST_DAY.search(line):
        return None
    numbered = _ENDING_MONTH.search(line)
    words = _ENDING_YEAR.sub("", line).strip("() ")
    return int(numbered[1]) if numbered else _MONTHS.get(words.rsplit(" ", maxsplit=1)[-1])


def month_in(upper: str) -> int | None:
    """The month that a text in capitals names and nothing else, even broken by a narrow column.

    >>> month_in("SEPTEMBER"), month_in("JA N"), month_in("B06"), month_in("JANUARI 2025")
    (9, 1, 6, None)
    """
    if found := _NTH_MONTH.fullmatch(upper):
        return int(found[1])
    return _MONTHS.get(upper) or _MONTHS.get(upper.replace(" ", ""))


def _nth_year(lines: Sequence[str]) -> Moment:
    """The year that a header only counts ("Tahun ke-2", or 2 under "Tahun ke"), if any."""
    for line in reversed(lines):
        if found := _NTH_YEAR.search(line):
            return Moment(ordinal=_count(found[1]))
    nth = _grouped(lines, _YEARS_GROUP, _BAREORDINAL)
    return Moment(ordinal=int(nth)) if nth else ALWAYS


def _grouped(lines: Sequence[str], group: re.Pattern[str], leaf: re.Pattern[str]) -> str | None:
    """The bare leaf ("II") under a group that says what it counts ("Triwulan")."""
    for place in range(len(lines) - 1, 0, -1):
        found = leaf.fullmatch(lines[place])
        if found and any(group.search(line) for line in lines[:place]):
            return found[1]
    return None


def _count(written: str) -> int:
    return int(written) if written.isdigit() else (*ROMAN, "V").index(written) + 1
