"""Rows and columns that a file does not show: they are read, and that is said."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import texts_of
from tolok.documents.document import Document
from tolok.documents.leftovers import Leftover
from tolok.documents.rows.forming import Stretch
from tolok.documents.sheets.cells import column_letters
from tolok.domain.forms import Source

HIDDEN = "lembar tersembunyi"
_MOST = 6
"""Stretches of hidden rows that a message names."""


def hidden_parts(stretch: Stretch, document: Document, file: str) -> Iterator[Finding]:
    """One finding for each table some of whose lines or columns, with texts in them, are hidden."""
    unseen = {table.name: table.hidden_columns for table in document.tables}
    lines = stretch.lines
    if stretch.places:  # laid out anew: what is hidden is told of the lines of the file
        told = {table for table, _, _ in stretch.places.values()}
        tables = (table for table in document.tables if table.name in told)
        lines = tuple((row, table.name) for table in tables for row in table.rows)
    for name, group in groupby(lines, key=lambda line: line[1]):
        rows = [row for row, _ in group if any(texts_of(row))]
        filled = {at for row in rows for at, text in enumerate(texts_of(row)) if text}
        columns = [at for at in unseen.get(name, ()) if at in filled]
        hidden = [row.number for row in rows if row.hidden]
        if columns or hidden:
            first = Source(file, name, (hidden or [rows[0].number])[0], (columns or [0])[0] + 1)
            yield _told(columns, hidden, first)


def _told(columns: Sequence[int], rows: Sequence[int], source: Source) -> Finding:
    parts = [f"kolom {', '.join(map(column_letters, columns))}"] if columns else []
    parts += [f"baris {_spans(rows)}"] if rows else []
    return Finding(
        "reading-hidden",
        Severity.NOTE,
        f"{source.table} · Di berkas ini {' dan '.join(parts)} disembunyikan; isinya tetap dibaca. "
        "Tampilkan di berkasnya dan periksa, atau hapus bila tidak berlaku.",
        source=source,
    )


def _spans(numbers: Sequence[int]) -> str:
    """Numbers in order, those that follow one another as one span: "3, 7–9"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    told = [f"{low}" if low == high else f"{low}–{high}" for low, high in spans[:_MOST]]
    more = len(spans) - len(told)
    return ", ".join(told) + (f" dan {more} bagian lain" if more else "")


def hidden_texts(document: Document, name: str) -> Iterator[Leftover]:
    """The texts of sheets that a workbook does not show; our own hold what we keep in them."""
    for table in () if document.is_ours else document.hidden:
        for row in table.rows:
            for column, text in enumerate(texts_of(row), start=1):
                if text:
                    yield Leftover(text, Source(name, table.name, row.number, column), HIDDEN)
