"""Where the parts of a binary Word document lie: its File Information Block (MS-DOC 2.5)."""

import struct
from dataclasses import dataclass
from typing import NamedTuple

from tolok.documents.old_word.container import Container, DamagedError
from tolok.domain.errors import UnreadableError

_MAGIC = (0xA5EC, 0xA5DC)  # of Word 97 and later; of Word 6 and 95, and of some later ones
_OLDEST = 0xC0  # nFib: Word 97 writes 0xC1; Word 95 wrote 0x68
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COUNTS = 0x4C  # ccpText and the counts of letters after it (2.5.4)
_PLACES = 0x9A  # FibRgFcLcb97: pairs of offset and length (2.5.6)


class Counts(NamedTuple):
    """How many letters each story has, in their order."""

    text: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int


@dataclass(slots=True)
class Fib:
    """A document's streams, and where in its table stream each structure is."""

    main: bytes
    table: bytes
    data: bytes
    counts: Counts

    def part(self, place: int) -> bytes:
        """A structure by its place among the pairs; b"" where there is none."""
        start, length = self.place(place)
        if start + length > len(self.table):
            raise DamagedError
        return self.table[start : start + length]

    def place(self, place: int) -> tuple[int, int]:
        """Where a structure begins in the table stream, and how long it is."""
        found: tuple[int, int] = struct.unpack_from("<II", self.main, _PLACES + 8 * place)
        return found


def fib_of(data: bytes, name: str) -> Fib:
    """A document opened; UnreadableError where it is locked or older than Word 97."""
    container = Container(data)
    main = container.stream("WordDocument")
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 10)
    if magic not in _MAGIC:
        raise DamagedError
    if version < _OLDEST:
        raise UnreadableError(
            f"{name}: dokumen Word ini lebih tua dari Word 97, jadi belum dapat dibaca. Buka di "
            "Word atau LibreOffice, simpan sebagai .docx, lalu coba lagi."
        )
    if flags & _ENCRYPTED:
        raise UnreadableError(
            f"{name}: berkas ini berkata sandi. Hapus kata sandinya di Word (Berkas → Info), "
            "simpan, lalu coba lagi."
        )
    table = container.stream("1Table" if flags & _SECOND_TABLE else "0Table")
    counts = Counts(*struct.unpack_from("<8i", main, _COUNTS))
    if min(counts) < 0:
        raise DamagedError
    return Fib(main, table, container.stream("Data"), counts)
