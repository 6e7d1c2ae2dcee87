"""The formulas of Excel 97 workbooks as text, read from the records that hold them; never run."""

import re
import struct
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xlrd.book import Book

UNKNOWN = "=rumus tidak dikenal"
"""Stands for a formula that is there and was not understood."""

_BOUNDSHEET, _BOF, _EOF = 0x85, 0x809, 0x0A
_FORMULA, _SHARED = 0x06, 0x4BC
_SHARED_TOKEN = 0x01
_WORKSHEET = 0
_LONGEST = 1_800
"""Bytes of a formula: what Excel 97 itself allows."""
MOST_WORK = 300_000_000
"""Squares of the lengths of all formulas together: text grows with each step of a formula."""

_QUOTED = re.compile(r'("[^"]*")')
_WHOLE = re.compile(r"(?<![\w.])(\d+)\.0(?![\w.])")
_LATER = re.compile(r"CALL_ADDIN\(_xlfn\.([A-Z.]+),")
_TWICE = re.compile(r"(?<=!)(\$?[A-Z]{1,3}\$?\d+):\1\b")

At = tuple[int, int]
"""Row and column of a cell, both from 0."""


class _Tokens(NamedTuple):
    """A formula as it is stored; ``is_shared`` where its cells count from the one that has it."""

    data: bytes
    is_shared: bool = False


def formulas_of(book: "Book") -> list[Mapping[At, str]]:
    """The formulas of each worksheet as Excel shows them ("=SUM(A1:A3)"), by cell.

    The book must still hold its bytes. A formula that breaks off, uses what nobody wrote down, or
    comes after too much work is UNKNOWN; versions before 5.0 have none here.
    """
    stream = book.mem
    if not stream or book.biff_version < 50:
        return [{} for _ in range(book.nsheets)]
    left = MOST_WORK
    found: list[Mapping[At, str]] = []
    for start in _worksheets(stream, book.base):
        texts: dict[At, str] = {}
        for at, tokens in _formulas(stream, start):
            left -= len(tokens.data) ** 2
            texts[at] = _text(book, at, tokens) if left > 0 else UNKNOWN
        found.append(texts)
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on: what each is, and its bytes; to the end of the substream."""
    depth = 0
    while 0 <= at <= len(stream) - 4:
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:  # a chart in a sheet is a substream of its own
            yield kind, bytes(stream[at + 4 : at + 4 + length])
        at += 4 + length


def _worksheets(stream: bytes, base: int) -> Iterator[int]:
    """Where each worksheet begins, in the order of the book; other sheets are passed over."""
    for kind, data in _records(stream, base):
        if kind == _BOUNDSHEET and len(data) >= 6:
            place, _, sheet = struct.unpack_from("<iBB", data)
            if sheet == _WORKSHEET:
                yield base + place


def _formulas(stream: bytes, start: int) -> Iterator[tuple[At, _Tokens]]:
    """The formulas of a sheet; what several cells share is given to each of them."""
    shared: dict[At, bytes] = {}
    waiting: list[tuple[At, At]] = []
    last: At = (0, 0)
    for kind, data in _records(stream, start):
        if kind == _FORMULA and len(data) >= 22:
            row, column = struct.unpack_from("<HH", data)
            last = row, column
            tokens = _cut(data, 20)
            if tokens[:1] == bytes([_SHARED_TOKEN]) and len(tokens) >= 5:
                first, beside = struct.unpack_from("<HH", tokens, 1)
                waiting.append((last, (first, beside)))
            else:
                yield last, _Tokens(tokens)
        elif kind == _SHARED and len(data) >= 10:
            top, _, left = struct.unpack_from("<HHB", data)
            shared[last] = shared[top, left] = _cut(data, 8)
    for at, of in waiting:
        yield at, _Tokens(shared.get(of, b""), is_shared=True)


def _cut(data: bytes, at: int) -> bytes:
    """The bytes of a formula whose length stands at a place; none where it is too long."""
    (length,) = struct.unpack_from("<H", data, at)
    tokens = data[at + 2 : at + 2 + length]
    return tokens if len(tokens) == length <= _LONGEST else b""


def _text(book: "Book", at: At, tokens: _Tokens) -> str:
    from xlrd.formula import (  # noqa: PLC0415 - heavy
        FMLA_TYPE_CELL,
        FMLA_TYPE_SHARED,
        decompile_formula,
    )

    if not tokens.data:
        return UNKNOWN
    kind = FMLA_TYPE_SHARED if tokens.is_shared else FMLA_TYPE_CELL
    try:
        text = decompile_formula(book, tokens.data, len(tokens.data), kind, *at)
    except Exception:  # noqa: BLE001 - damage shows itself as any of a dozen errors of the library
        return UNKNOWN
    return f"={_tidy(text)}" if text else UNKNOWN


def _tidy(text: str) -> str:
    """A formula as Excel writes it: whole numbers whole, functions of later years by their name.

    >>> _tidy('ROUND(CALL_ADDIN(_xlfn.IFERROR,B2*100.0,0.0)&"1.0",2.0)+Lain!A1:A1')
    'ROUND(IFERROR(B2*100,0)&"1.0",2)+Lain!A1'
    """
    parts = _QUOTED.split(text)
    for at in range(0, len(parts), 2):  # what stands between texts
        plain = _WHOLE.sub(r"\1", parts[at])
        plain = _LATER.sub(r"\1(", plain)
        parts[at] = _TWICE.sub(r"\1", plain)
    return "".join(parts)
