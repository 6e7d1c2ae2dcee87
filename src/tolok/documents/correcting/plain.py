"""Text and CSV: the same letters with the accepted cells replaced; such files hold no comments."""

import csv as records
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TypeAlias

from tolok.documents.correcting.correction import (
    Correction,
    CorrectionError,
    refuse_change,
    same_text,
)
from tolok.documents.document import Document
from tolok.documents.letters.barred import barred_cells
from tolok.documents.letters.plain_text import decoded
from tolok.documents.readers import csv, text
from tolok.domain.errors import UnreadableError

Span: TypeAlias = tuple[int, int]
_MARKS = (",", ";", "\t", "|")
_CODECS = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"", "utf-8"),
    (b"", "cp1252"),
)
"""A file's first bytes and what they say of the others, in the order that the readers go by."""


def correct_text(data: bytes, name: str, corrections: Sequence[Correction]) -> bytes:
    """The text whose cells tabs or bars part, with each correction in its cell."""
    letters, written = _letters(data, name)
    lines = letters.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]

    def spans(number: int, _: Sequence[str]) -> list[Span]:
        (body,) = lines[number - 1].splitlines() or [""]
        start = starts[number - 1]
        if "\t" in letters:
            return _parted(body, "\t", start)
        return [(start + first, start + last) for first, last in barred_cells(body)]

    return written(_corrected(letters, text.read(data, name), corrections, spans, _plain_cell))


def correct_csv(data: bytes, name: str, corrections: Sequence[Correction]) -> bytes:
    """The CSV with each correction in its cell, in quotes where it had them or needs them."""
    letters, written = _letters(data, name)
    lines = list(io.StringIO(letters, newline=""))
    starts = [0, *accumulate(map(len, lines))]
    document = csv.read(data, name)
    told = csv.told_mark(letters) or ""
    ends = [row.number for table in document.tables for row in table.rows]
    firsts = {last: first for first, last in pairwise([0, *ends])}

    def spans(number: int, known: Sequence[str]) -> list[Span]:
        record = "".join(lines[firsts[number] : number])
        for mark in (*_MARKS, *told):
            found = _fields(record, mark)
            # The reader knows the mark of the file; the one that gives its cells is the same.
            if [_shown(record[start:end]) for start, end in found] == known:
                return [
                    (starts[firsts[number]] + start, starts[firsts[number]] + end)
                    for start, end in found
                ]
        raise CorrectionError(
            f"{name}: baris {number} tidak dapat ditulis ulang dengan pasti. Buka di Excel, "
            "simpan lagi sebagai CSV UTF-8, lalu ulangi."
        )

    def dressed(raw: str, after: str) -> str:
        return _csv_cell(raw, after, (*_MARKS, *told))

    return written(_corrected(letters, document, corrections, spans, dressed))


def _letters(data: bytes, name: str) -> tuple[str, Callable[[str], bytes]]:
    """The file's letters, and how letters become such a file again."""
    letters = decoded(data)
    for mark, codec in _CODECS:

        def written(changed: str, mark: bytes = mark, codec: str = codec) -> bytes:
            return mark + changed.encode(codec)

        try:
            if written(letters) == data:
                return letters, written
        except UnicodeEncodeError:
            continue
    raise UnreadableError(
        f"{name}: sebagian huruf berkas ini tidak terbaca, sehingga tidak dapat ditulis ulang apa "
        "adanya. Simpan lagi sebagai UTF-8, lalu coba lagi."
    )


def _corrected(
    letters: str,
    document: Document,
    corrections: Sequence[Correction],
    spans: Callable[[int, Sequence[str]], list[Span]],
    dressed: Callable[[str, str], str],
) -> str:
    """The letters with each correction in the span of its cell."""
    rows = {
        row.number: [cell.text if cell else "" for cell in row.cells]
        for table in document.tables
        for row in table.rows
    }
    puts: dict[Span, str] = {}
    for one in corrections:
        known = rows.get(one.source.row, [])
        place = f"{document.source}: baris {one.source.row} kolom {one.source.column}"
        refuse_change(place, one, dict(enumerate(known, start=1)).get(one.source.column))
        found = spans(one.source.row, known)
        if len(found) < one.source.column:
            raise CorrectionError(
                f"{place} terletak dalam kolom-kolom spasi yang tidak dapat ditulis ulang dengan "
                "pasti. Perbaiki sendiri menurut berita acara perbaikan."
            )
        start, end = found[one.source.column - 1]
        if (start, end) in puts:
            raise CorrectionError(
                f"{place} diubah oleh dua usulan sekaligus. Terima salah satunya saja."
            )
        puts[start, end] = dressed(letters[start:end], same_text(one.after))
    return "".join(_pieces(letters, puts))


def _pieces(letters: str, puts: dict[Span, str]) -> Iterator[str]:
    at = 0
    for (start, end), put in sorted(puts.items()):
        yield letters[at:start]
        yield put
        at = end
    yield letters[at:]


def _parted(body: str, mark: str, start: int) -> list[Span]:
    r"""The spans of the cells of a line.

    >>> _parted("a\t\tbc", "\t", 10)
    [(10, 11), (12, 12), (13, 15)]
    """
    found = []
    for cell in body.split(mark):
        found.append((start, start + len(cell)))
        start += len(cell) + len(mark)
    return found


def _fields(record: str, mark: str) -> list[Span]:
    """The spans of a record's fields, quotes included."""
    field = re.compile(rf'(?:"(?:[^"]|"")*"?)?[^{re.escape(mark)}\r\n]*')
    found, at = [], 0
    while (match := field.match(record, at)) is not None:
        found.append(match.span())
        at = match.end() + 1
        if at > len(record) or record[match.end()] != mark:
            break
    return found


def _value(raw: str) -> str:
    """What a field says without its quotes.

    >>> _value('"1,5"'), _value("1.5")
    ('1,5', '1.5')
    """
    (cells,) = records.reader(io.StringIO(raw, newline=""), delimiter="\0") if raw else [[""]]
    return cells[0]


def _shown(raw: str) -> str:
    """The field as the reader shows it."""
    value = _value(raw).strip()
    return same_text(value[1:] if _is_guarded(value) else value)


def _is_guarded(value: str) -> bool:
    """Whether an apostrophe keeps a spreadsheet from running the cell."""
    return value.startswith("'") and value.lstrip("'").startswith(("=", "+", "-", "@", "\t"))


def _plain_cell(raw: str, after: str) -> str:
    """The new text with the spaces that stood around the old one."""
    lead = raw[: len(raw) - len(raw.lstrip())]
    return lead + after + (raw[len(raw.rstrip()) :] if raw.strip() else "")


def _csv_cell(raw: str, after: str, marks: Sequence[str]) -> str:
    value = _value(raw)
    guard = "'" if _is_guarded(value.strip()) and after.startswith(("=", "+", "-", "@")) else ""
    put = _plain_cell(value, guard + after)
    if raw.startswith('"') or any(sign in put for sign in (*marks, '"', "\n", "\r")):
        return '"' + put.replace('"', '""') + '"'
    return put
