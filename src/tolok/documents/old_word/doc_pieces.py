"""The letters of a binary Word document: pieces in any order of its stream (MS-DOC 2.8.35)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.old_word.container import DamagedError
from tolok.documents.old_word.doc_fib import Fib

_CLX = 33  # fcClx
_CHANGES, _PIECES = 1, 2  # what a part of the Clx begins with (2.9.38)
_COMPRESSED = 0x40000000  # letters of one byte each (2.9.73)
_ENTRY = 8


class Piece(NamedTuple):
    """Letters that lie together: from which to which, and where in the stream.

    ``width`` is bytes a letter; ``changes`` are properties that all of them take besides.
    """

    begin: int
    end: int
    at: int
    width: int
    changes: bytes


class Pieces:
    """The pieces of a document, in the order of its letters."""

    def __init__(self, fib: Fib) -> None:
        self._main = fib.main
        self._pieces = list(_pieces(fib))
        self._begins = [piece.begin for piece in self._pieces]
        # Pieces share no letters: more of them than bytes would be made up.
        if sum(piece.end - piece.begin for piece in self._pieces) > len(fib.main):
            raise DamagedError

    def between(self, begin: int, end: int) -> Iterator[Piece]:
        """The pieces of these letters, the first and the last cut to them.

        DamagedError where there are fewer letters.
        """
        at = begin
        number = bisect_right(self._begins, begin) - 1
        while at < end:
            if not 0 <= number < len(self._pieces) or at < self._pieces[number].begin:
                raise DamagedError
            piece = self._pieces[number]
            last = min(end, piece.end)
            start = piece.at + (at - piece.begin) * piece.width
            if at >= last:
                raise DamagedError
            yield piece._replace(begin=at, end=last, at=start)
            at = last
            number += 1

    def letters(self, piece: Piece) -> str:
        """The letters of a piece, one a unit of UTF-16."""
        data = self._main[piece.at : piece.at + (piece.end - piece.begin) * piece.width]
        if piece.width == 1:
            return data.decode("cp1252", "replace")
        return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))


def _pieces(fib: Fib) -> Iterator[Piece]:
    clx = fib.part(_CLX)
    changes: list[bytes] = []
    at = 0
    while at < len(clx) and clx[at] == _CHANGES:
        (length,) = struct.unpack_from("<H", clx, at + 1)
        changes.append(clx[at + 3 : at + 3 + length])
        at += 3 + length
    if at >= len(clx) or clx[at] != _PIECES:
        raise DamagedError
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + length]
    count = (len(plc) - 4) // (4 + _ENTRY)
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    for number, (begin, end) in enumerate(pairwise(ends)):
        place, change = struct.unpack_from("<IH", plc, 4 * (count + 1) + _ENTRY * number + 2)
        width = 1 if place & _COMPRESSED else 2
        start = place & (_COMPRESSED - 1)
        start = start // 2 if width == 1 else start
        if begin >= end or start + (end - begin) * width > len(fib.main):
            raise DamagedError
        # An odd change is the number of a list of changes (2.9.208); an even one bears on looks.
        listed = changes[change >> 1] if change & 1 and change >> 1 < len(changes) else b""
        yield Piece(begin, end, start, width, listed)
