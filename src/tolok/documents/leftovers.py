"""Texts of a source that are in no form: none is dropped without a word."""

from typing import NamedTuple

from tolok.domain.forms import Source

ABOVE, TOTAL, FOOTER, TAIL, STRANGE, COLUMN, LABEL, MOVED, ASIDE, NUMBERING, RECAP, ACCOUNT = (
    "di atas tabel",
    "baris jumlah",
    "catatan di bawah tabel",
    "di luar tabel",
    "baris tidak dipahami",
    "kolom tidak dikenal",
    "label tidak dikenal",
    "tersisih oleh angka yang bergeser",
    "disisihkan menurut pemetaan kolom",
    "nomor kolom",
    "rekapitulasi per perangkat daerah",
    "rincian belanja menurut rekening",
)
"""Why a text of the source is in no row."""


class Leftover(NamedTuple):
    """A text of the source that is in no form, where it stands, and why."""

    text: str
    source: Source
    why: str
