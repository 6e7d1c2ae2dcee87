"""Fiscal periods: a calendar year, its quarters (triwulan) and its months."""

import re
from dataclasses import dataclass

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV")

_IN_WORDS = {"PERTAMA": "I", "KEDUA": "II", "KETIGA": "III", "KEEMPAT": "IV"}
_CODE = re.compile(r"(\d{4})(?:-Q([1-4])|-M(0[1-9]|1[0-2]))?")
_QUARTER = re.compile(
    r"\b(?:TRI\s*[WB]ULAN|KUARTAL|TW)[\s.\-:]*(?:KE[\s-]*)?"
    r"(IV|I{1,3}|[1-4]|PERTAMA|KEDUA|KETIGA|KEEMPAT)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A fiscal year, or one quarter or one month of it. The fiscal year is the calendar year.

    Source: UU 17/2003 article 4.

    >>> Period(2022, quarter=1).code, Period(2022, quarter=1).label
    ('2022-Q1', 'Triwulan I Tahun 2022')
    >>> Period.parse("2022-M03").months_elapsed
    3
    """

    year: int
    quarter: int | None = None
    month: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no period."""
        if not 1000 <= self.year <= 9999:
            raise ValueError(f"tahun {self.year} tidak dikenal")
        if self.quarter is not None and self.month is not None:
            raise ValueError("triwulan dan bulan tidak dapat disebut bersama")
        if self.quarter is not None and not 1 <= self.quarter <= 4:
            raise ValueError(f"triwulan {self.quarter} tidak ada")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"bulan {self.month} tidak ada")

    @property
    def code(self) -> str:
        """The stable name: 2022, 2022-Q1 or 2022-M03."""
        if self.quarter:
            return f"{self.year:04}-Q{self.quarter}"
        if self.month:
            return f"{self.year:04}-M{self.month:02}"
        return f"{self.year:04}"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        if self.quarter:
            return f"Triwulan {ROMAN[self.quarter - 1]} Tahun {self.year}"
        if self.month:
            return f"{MONTHS[self.month - 1]} {self.year}"
        return f"Tahun {self.year}"

    @property
    def months_elapsed(self) -> int:
        """Months of the fiscal year that have passed at the period's end: 1 to 12."""
        if self.quarter:
            return 3 * self.quarter
        return self.month or 12

    @classmethod
    def parse(cls, code: str) -> "Period":
        """The period of a code; ValueError (in Indonesian) where it is none."""
        match = _CODE.fullmatch(code.strip())
        if match is None:
            raise ValueError(f"periode {code!r} tidak dikenal; contoh: 2022, 2022-Q1, 2022-M03")
        year, quarter, month = match.groups()
        return cls(int(year), int(quarter) if quarter else None, int(month) if month else None)

    @classmethod
    def read(cls, text: str, year: int) -> "Period | None":
        """The quarter that a heading names ("TRIWULAN II", "TW 1", "TRIWULAN KEDUA"), if just one.

        >>> Period.read("S.D. TRIWULAN II TAHUN 2022", 2022)
        Period(year=2022, quarter=2, month=None)
        """
        quarters = {match.group(1).upper() for match in _QUARTER.finditer(text)}
        quarters = {_IN_WORDS.get(written, written) for written in quarters}
        if len(quarters) != 1:
            return None
        written = quarters.pop()
        return cls(year, quarter=int(written) if written.isdigit() else ROMAN.index(written) + 1)
