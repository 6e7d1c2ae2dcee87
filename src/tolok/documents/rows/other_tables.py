"""Lines below the header of another table, of whose words none is known: no rows of this form's."""

from collections.abc import Iterator, Sequence

from tolok.audit.findings import Finding, Severity
from tolok.documents.alignment import is_words
from tolok.documents.columns.headers import Columns, texts_of
from tolok.documents.columns.shortened_words import normal
from tolok.documents.document import TableRow
from tolok.documents.leftovers import Leftover
from tolok.domain.forms import NUMBER_CELLS, Source

_LEAST = 3
"""Texts that a header has at least."""

Where = tuple[str, int]
"""A line by its table and its number."""


def others_of(lines: Sequence[tuple[TableRow, str]], columns: Columns) -> frozenset[Where]:
    """The lines from the header of another table on, to where this table's own comes again.

    Such a header has the word over the numbers of rows where this table's rows have theirs ("No"),
    and words where these have figures: "No · Aspek Perilaku · Kategori · Nilai".
    """
    return frozenset(_others(lines, columns))


def _others(lines: Sequence[tuple[TableRow, str]], columns: Columns) -> Iterator[Where]:
    number = columns.fields.get("number")
    if number is None or columns.by is not None:
        return
    told = (normal(word).strip(".") for word in columns.columns[number].words)
    words = {word for word in told if any(map(str.isalpha, word))}
    inside = False
    for line, table in lines:
        texts = texts_of(line)
        if number < len(texts) and normal(texts[number]).strip(".") in words:
            inside = _is_of_another(texts, columns)
        if inside:
            yield table, line.number


def _is_of_another(texts: Sequence[str], columns: Columns) -> bool:
    """Whether a header has words that are not this table's, one of them over its figures."""
    told = [(one, texts[one.place]) for one in columns.columns if one.place < len(texts)]
    filled = [(one, text) for one, text in told if text]
    own = all(normal(text) in map(normal, one.words) for one, text in filled)
    over = any(one.meaning and one.meaning.field in NUMBER_CELLS for one, _ in filled)
    return len(filled) >= _LEAST and not own and over and all(is_words(text) for _, text in filled)


def others_aside(lines: Sequence[Leftover], source: Source) -> Finding:
    """That the lines of another table are in no form, where its header stands."""
    header = " · ".join(one.text for one in lines if one.source.row == source.row)
    many = len({(one.source.table, one.source.row) for one in lines}) - 1
    return Finding(
        "reading-other-table",
        Severity.NOTE,
        f"Mulai baris berkas {source.row} ada tabel lain yang judul kolomnya tidak dikenal "
        f"(“{header[:120]}”): {many} baris di bawahnya tidak masuk formulir dan dicatat sebagai "
        "sisa. Bila tabel itu penting, petakan kolomnya.",
        source=source,
    )
