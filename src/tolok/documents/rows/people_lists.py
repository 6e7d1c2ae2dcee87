"""Tables with a row for each person, as of attendance and pay: they measure no performance."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.kinds import is_figure, share_of, text_at
from tolok.documents.columns.shortened_words import normal
from tolok.documents.document import TableRow
from tolok.domain.forms import Source
from tolok.domain.levels import Level

_NAMES = re.compile(r"NAMA\b.*")
_OF_PEOPLE = re.compile(
    r"(?:NAMA\s+(?:LENGKAP|PEGAWAI|ASN|PNS|GURU|SISWA|PESERTA)|NIP|NIK|NUPTK|NISN|PANGKAT|GOL|"
    r"GOLONGAN|JABATAN)\b"
)
_IDENTITY = re.compile(r"\d{8}\s?\d{6}\s?\d\s?\d{3}|\d{16}")
"""The number of a civil servant (Perka BKN 22/2007: birth, entry, sex, order), or of a citizen."""
_WORK = re.compile(r"(?:PROGRAM|(?:SUB[\s-]*)?KEGIATAN)\b", re.IGNORECASE)
_MEASURED = frozenset({"indicator", "target", "code"})
_PAID = frozenset({"ceiling", "spending"})
_LEAST, _MOST = 2, 80
"""People that make a list, and per cent of a column's cells that must be their numbers."""


class PeopleList(NamedTuple):
    """A table with a row for each person: where it stands, and how many it has."""

    source: Source
    people: int

    @property
    def said(self) -> str:
        """What it is and what it lacks, in Indonesian."""
        return (
            f"Tabel “{self.source.table}” adalah daftar orang ({self.people} nama): tidak ada "
            "kolom indikator, target, atau kode program, dan tidak ada pagu beserta realisasinya. "
            "Jadi tidak ada kinerja yang dapat dibaca dan isinya dicatat sebagai sisa. Bila tabel "
            "ini memang mengukur kinerja, tambahkan kolom INDIKATOR KINERJA dan TARGET."
        )

    @property
    def finding(self) -> Finding:
        """The same as a remark on what else was read of the file."""
        return Finding("reading-people", Severity.NOTE, self.said, source=self.source)


def people_of(columns: Columns, rows: Sequence[TableRow], source: Source) -> PeopleList | None:
    """The list of people that the rows below a header are; None where anything is measured.

    Words must tell neither an indicator nor a target, nor a code, nor a budget with what was spent
    of it; names stand under no word of the cascade, and a header or numbers say whose they are.
    """
    told = {one.meaning.field for one in columns.columns if one.meaning and not one.why}
    if columns.by or told & _MEASURED or told >= _PAID:
        return None
    named = [
        one
        for one in columns.columns
        if columns.names.get(one.place) == frozenset(Level)
        and _NAMES.fullmatch(normal(one.words[0] if one.words else ""))
    ]
    if len(named) != 1 or len(columns.names) != 1 or not _are_people(columns, rows):
        return None
    names = [text for row in rows if (text := text_at(row, named[0].place)) and not is_figure(text)]
    if len(names) < _LEAST or any(map(_WORK.match, names)):
        return None
    return PeopleList(source, len(names))


def _are_people(columns: Columns, rows: Sequence[TableRow]) -> bool:
    """Whether a header names what people have, or cells are the numbers that they have."""
    for column in columns.columns:
        if any(_OF_PEOPLE.match(normal(word)) for word in column.words):
            return True
        texts = [text for row in rows if (text := text_at(row, column.place))]
        if len(texts) >= _LEAST and share_of(texts, _IDENTITY.fullmatch) >= _MOST:
            return True
    return False
