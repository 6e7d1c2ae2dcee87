"""Which properties letters and paragraphs have: sprms (MS-DOC 2.6), by pages of them (2.9.33)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.old_word.container import DamagedError
from tolok.documents.old_word.doc_fib import Fib

_PAGE = 512
_LETTERS, _PARAGRAPHS = 12, 13  # fcPlcfBteChpx, fcPlcfBtePapx
_HEIGHT = 13  # bytes an entry of a page of paragraphs has (2.9.23)
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # operands by spra (2.2.5.1); 6 tells its own
_TABLE, _TABS = 0xD608, 0xC615  # sprmTDefTable has a length of two bytes, sprmPChgTabs of its own


class Sprm(NamedTuple):
    """One property: its number and its operand."""

    code: int
    operand: bytes

    @property
    def number(self) -> int:
        """The operand as a signed number."""
        return int.from_bytes(self.operand, "little", signed=True)

    @property
    def value(self) -> int:
        """The operand as a number without a sign."""
        return int.from_bytes(self.operand, "little")


def sprms(listed: bytes) -> Iterator[Sprm]:
    """The properties of a list, as far as they are whole."""
    at = 0
    while at + 2 < len(listed):
        (code,) = struct.unpack_from("<H", listed, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if code == _TABLE:
            size = int.from_bytes(listed[at : at + 2], "little") - 1
            at += 2
        elif size is None:
            size = listed[at]
            at += 1
            if code == _TABS and size == 0xFF:  # 2.9.182: deleted and added tabs by their counts
                deleted = listed[at] if at < len(listed) else 0
                behind = at + 1 + 4 * deleted
                added = listed[behind] if behind < len(listed) else 0
                size = 2 + 4 * deleted + 3 * added
        if size < 0 or at + size > len(listed):
            return
        yield Sprm(code, listed[at : at + size])
        at += size


class Run(NamedTuple):
    """Bytes of the stream with the same properties; ``style`` is that of a paragraph."""

    begin: int
    end: int
    listed: bytes
    style: int = 0


class Runs:
    """All runs of a document's letters, or of its paragraphs."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = sorted(runs)
        self._begins = [run.begin for run in self._runs]

    def at(self, place: int) -> Run | None:
        """The run that holds a byte."""
        found = bisect_right(self._begins, place) - 1
        if found < 0 or self._runs[found].end <= place:
            return None
        return self._runs[found]

    def between(self, begin: int, end: int) -> Iterator[Run]:
        """Runs that cover these bytes without a gap; one without properties where none is known."""
        while begin < end:
            run = self.at(begin)
            if run is None:
                following = bisect_right(self._begins, begin)
                later = self._begins[following] if following < len(self._begins) else end
                run = Run(begin, later, b"")
            last = min(end, run.end)
            yield run._replace(begin=begin, end=last)
            begin = last


def letter_runs(fib: Fib) -> Runs:
    """The runs of letters (ChpxFkp)."""
    found = []
    for page, ends in _pages(fib, _LETTERS):
        for number, (begin, end) in enumerate(pairwise(ends)):
            at = 2 * page[4 * len(ends) + number]
            listed = page[at + 1 : at + 1 + page[at]] if at else b""
            found.append(Run(begin, end, listed))
    return Runs(found)


def paragraph_runs(fib: Fib) -> Runs:
    """The runs of paragraphs (PapxFkp)."""
    found = []
    for page, ends in _pages(fib, _PARAGRAPHS):
        for number, (begin, end) in enumerate(pairwise(ends)):
            at = 2 * page[4 * len(ends) + _HEIGHT * number]
            listed = _listed(page, at) if at else b"\0\0"
            style = int.from_bytes(listed[:2], "little")
            found.append(Run(begin, end, listed[2:], style))
    return Runs(found)


def _pages(fib: Fib, place: int) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Each page once, with the edges of its runs."""
    plc = fib.part(place)
    count = (len(plc) - 4) // 8
    numbers = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count > 0 else ()
    for number in dict.fromkeys(one & 0x3FFFFF for one in numbers):
        page = fib.main[_PAGE * number : _PAGE * (number + 1)]
        if len(page) < _PAGE or 4 * (page[-1] + 1) > _PAGE:
            raise DamagedError
        yield page, struct.unpack_from(f"<{page[-1] + 1}I", page)


def _listed(page: bytes, at: int) -> bytes:
    """The style and the properties of paragraphs (PapxInFkp, 2.9.182)."""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]
