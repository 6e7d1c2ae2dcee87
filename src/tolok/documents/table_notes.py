"""What a person is told of a table that was read: maps, words beside it, unknown columns."""

from collections.abc import Iterator, Sequence

from tolok.audit.findings import Finding, Severity
from tolok.documents.bare_periods import Told
from tolok.documents.column_uses import label_of
from tolok.documents.leftovers import Leftover
from tolok.documents.notes import (
    aside_column,
    bare_periods,
    scaled_amounts,
    told_column,
    unknown_column,
)
from tolok.documents.rows import Stretch
from tolok.documents.scales import scale_in
from tolok.documents.vocabulary import is_aside
from tolok.domain.forms import Source

_AMOUNTS = frozenset({"ceiling", "spending"})


def notes_of(
    stretch: Stretch, told: Told, leftovers: Sequence[Leftover], name: str
) -> Iterator[Finding]:
    """All remarks on the columns of a table of a file."""
    yield from _mapped(stretch, name)
    yield from _told(told, stretch, name)
    yield from _unknown_columns(stretch, leftovers)


def _mapped(stretch: Stretch, name: str) -> Iterator[Finding]:
    """That a map said what the columns mean, and where the map comes from."""
    by = stretch.columns.by
    if by is not None and stretch.lines:
        row, table = stretch.lines[0]
        told = f"Kolom-kolom tabel ini dibaca menurut pemetaan {by.origin}".rstrip() + "."
        if not by.lines:
            told += " Tabelnya tanpa kepala dan dikenali dari isinya: cocokkan urutan kolomnya."
        yield Finding(
            "reading-mapped",
            Severity.NOTE,
            told,
            source=Source(name, table, row.number, 1),
        )


def _told(told: Told, stretch: Stretch, name: str) -> Iterator[Finding]:
    """What words beside the table said of its columns: what periods hold, how large amounts are."""
    if not stretch.lines:
        return
    row, table = stretch.lines[0]
    source = Source(name, table, row.number, 1)
    if told.by:
        yield bare_periods(told.by, told.field, source)
    columns = stretch.columns.columns
    for one in columns:
        if one.why and one.meaning:
            label = label_of(one.meaning.field)
            yield told_column(one.title, label, one.why, source._replace(column=one.place + 1))
    money = [one for one in columns if one.meaning and one.meaning.field in _AMOUNTS]
    words = (word for column in money for word in column.words)
    if money and (scale := scale_in((*stretch.above, *words))):
        yield scaled_amounts(scale, source)


def _unknown_columns(stretch: Stretch, leftovers: Sequence[Leftover]) -> Iterator[Finding]:
    """One finding for each column that holds texts and whose header was not understood."""
    filled = {leftover.source.column: leftover for leftover in reversed(leftovers)}
    if stretch.columns.by:  # a person set them aside
        return
    for column in stretch.columns.columns:
        if column.meaning is None and column.words and column.place + 1 in filled:
            told = aside_column if is_aside(column.words) else unknown_column
            yield told(column.title, filled[column.place + 1].source)
