"""Sheets without a header that begin anew: each its own form, the columns as before."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import Columns, is_header_line, is_number_line, texts_of
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import speaks
from tolok.documents.document import Table, TableRow
from tolok.documents.rows.forming import Stretch
from tolok.domain.forms import Source

_TITLES = 8
"""Lines that may stand above the first row."""
_WORDS = 3
"""Words of the vocabulary that make a line a header."""


def begins_anew(going: Stretch, block: Table) -> Columns | None:
    """The columns of a table as wide as the stretch before it that begins as that one began.

    None where it goes on: its first number, code or name is not the stretch's own first. None, too,
    where it has a header of its own that no word tells.
    """
    first = next(_leads(row for row, _ in going.lines), None)
    if first is None or block.columns != len(going.columns.columns):
        return None
    if has_other_header(going, block):
        return None
    for at, row in enumerate(block.rows[:_TITLES]):
        if next(_leads([row]), None) == first:
            return replace(going.columns, first_row=at, last_row=at - 1)
    return None


def has_other_header(going: Stretch, block: Table) -> bool:
    """Whether a table's first row of several texts is a header of words that no column before has.

    Its columns are not those of the table before, though no word may tell what they are.
    """
    known = {normal(word) for one in going.columns.columns for word in one.words}
    first = next((row for row in block.rows if sum(map(bool, texts_of(row))) > 1), None)
    if going.columns.by or first is None or not is_header_line(first):
        return False
    texts = [text for text in texts_of(first) if text]
    others = [text for text in texts if normal(text) not in known]
    return sum(map(speaks, texts)) >= _WORDS and bool(others) and any(map(speaks, others))


def _leads(rows: Iterable[TableRow]) -> Iterator[str]:
    """The first text of each row of a table; titles are no rows."""
    for row in rows:
        filled = [text for text in texts_of(row) if text]
        if len(filled) > 1 and not is_number_line(row):
            yield " ".join(filled[0].split())


def headed_before(stretch: Stretch, name: str) -> Iterator[Finding]:
    """That a sheet has no header of its own, so that its columns are those of the sheet before."""
    columns = stretch.columns
    if columns.by is None and columns.last_row < columns.first_row and stretch.lines:
        row, table = stretch.lines[0]
        yield Finding(
            "reading-headless",
            Severity.NOTE,
            f"{table} tidak mempunyai kepala tabel dan penomorannya mulai dari awal: dibaca "
            "sebagai formulir tersendiri menurut kepala tabel sebelumnya. Cocokkan urutan "
            "kolomnya.",
            source=Source(name, table, row.number, 1),
        )
