"""Texts of a source that are in no form: none is dropped without a word."""

from typing import NamedTuple

from tolok.domain.forms import Source

ABOVE = "di atas tabel"
TOTAL = "baris jumlah"
FOOTER = "catatan di bawah tabel"
TAIL = "di luar tabel"
STRANGE = "baris tidak dipahami"
COLUMN = "kolom tidak dikenal"
OUTDONE = "kolom lain yang dipakai"
LABEL = "label tidak dikenal"
MOVED = "tersisih oleh angka yang bergeser"
ASIDE = "disisihkan menurut pemetaan kolom"
NUMBERING = "nomor kolom"
STRUCK = "teks yang dicoret"
COMMENT = "komentar pada sel"
RECAP = "rekapitulasi per perangkat daerah"
PEOPLE = "daftar orang"
ACCOUNT = "rincian belanja menurut rekening"
AFFAIR = "urusan atau perangkat daerah di atas program"
OTHER_TABLE = "tabel lain di bawah tabel ini"
UNPLACED = "kolom tanpa tempat di formulir"
"""Why a text of the source is in no row: one of these."""


class Leftover(NamedTuple):
    """A text of the source that is in no form, where it stands, and why."""

    text: str
    source: Source
    why: str
