"""Tables with a row for each office: no form holds them, and a person is told where they belong."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.kinds import is_figure, text_at
from tolok.documents.document import TableRow
from tolok.domain.forms import Source

_OFFICE = re.compile(
    r"(?:\d{1,3}[.)]\s*)?(?:DINAS|BADAN|KECAMATAN|KEC\.|KELURAHAN|KEL\.|DESA|INSPEKTORAT|SEKRETARIAT|"
    r"SATUAN\s+POLISI|SATPOL|RUMAH\s+SAKIT|RSUD|BAGIAN|UPTD?|PUSKESMAS|KANTOR|BAPPE\w+|BKPSDM|BPKAD|"
    r"BPBD|BAKESBANGPOL|DISDIK\w*|DINKES|DINSOS|DISHUB)(?:\b|(?<=\.)).*",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = re.compile(
    r"(?:NAMA\s+)?(?:DINAS|BADAN|KECAMATAN|KELURAHAN|DESA|BAGIAN|KANTOR|UPTD?|PUSKESMAS)"
    r"(?:\s*/\s*(?:KELURAHAN|DESA))?",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?:SUB\s*)?(?:JUMLAH|TOTAL|RATA[\s-]*RATA)\b", re.IGNORECASE)
_LEAST, _MOST, _FULL = 3, 8, 10
"""Offices that make a recap, and of ten texts of their column how many are some."""
_LONGEST = 90
"""Letters of an office's name; what is longer is a sentence that begins with one."""


class Recap(NamedTuple):
    """A table with a row for each office: where it stands, and the first and number of offices."""

    source: Source
    first: str
    offices: int

    @property
    def said(self) -> str:
        """What it is and where it belongs, in Indonesian."""
        return (
            f"Tabel “{self.source.table}” adalah rekapitulasi {self.offices} perangkat daerah "
            f"({self.first}, …): setiap barisnya satu perangkat daerah, bukan tujuan, program, "
            "atau kegiatan, sehingga tidak masuk formulir dan isinya dicatat sebagai sisa. "
            "Kirimkan formulir tiap perangkat daerah itu; rekapnya dihitung dari formulir-formulir "
            "tersebut."
        )

    @property
    def finding(self) -> Finding:
        """The same as a remark on what else was read of the file."""
        return Finding("reading-recap", Severity.NOTE, self.said, source=self.source)


def recap_of(rows: Sequence[TableRow], table: str, file: str = "") -> Recap | None:
    """The recap that rows are; None where they name anything but offices.

    The column of words that stands furthest left tells: nearly all its texts below the header are
    offices, each another, and figures stand right of them. A column of who answers for a row, as
    forms have it, stands right of the names of rows and repeats itself.
    """
    width = max((len(row.cells) for row in rows), default=0)
    for place in range(width):
        named = [(row, text) for row in rows if _is_worded(text := text_at(row, place))]
        first = next((at for at, (_, text) in enumerate(named) if _is_office(text)), None)
        if first is None:
            if 2 * len(named) >= len(rows):
                return None
            continue
        body = named[first:]
        offices = [text for _, text in body if _is_office(text)]
        measured = sum(_has_figures(row, place) for row, text in body if _is_office(text))
        many = len(set(offices)) >= _LEAST and _FULL * len(set(offices)) >= _MOST * len(body)
        if not many or _FULL * measured < _MOST * len(offices) or first > _LEAST:
            return None
        row, text = body[0]
        source = Source(file, table, row.number, place + 1)
        return Recap(source, " ".join(text.split()), len(set(offices)))
    return None


def _is_worded(text: str) -> bool:
    """Whether a text is more than a number or a mark of its row, and names no sum."""
    worded = sum(map(str.isalpha, text)) > _LEAST and not is_figure(text)
    return worded and not _SUM.match(text.strip())


def _is_office(text: str) -> bool:
    """Whether a text names an office; "Desa" alone heads a column of them."""
    bare = text.strip()
    is_one = len(text) <= _LONGEST and bool(_OFFICE.fullmatch(bare))
    return is_one and not _HEAD.fullmatch(bare)


def _has_figures(row: TableRow, place: int) -> bool:
    return any(is_figure(text_at(row, at)) for at in range(place + 1, len(row.cells)))
