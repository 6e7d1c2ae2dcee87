"""The lines of a table above its header: titles, and what names the rows that follow."""

import re
from collections.abc import Iterator, Sequence

from tolok.documents.columns.headers import Columns, are_same, texts_of
from tolok.documents.columns.moments import Moment, bare_moment
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import is_labelled_name
from tolok.documents.document import Table, TableRow
from tolok.documents.leftovers import ABOVE, Leftover
from tolok.domain.forms import Source

_LABEL = re.compile(r"(?:PERIODE|BULAN|KEADAAN|POSISI)\s*:?\s*(?=[A-Z]{3})")
"""What may stand before the name of a period in a line of its own."""
_OF_YEAR = re.compile(r"(?<=\S)\s+(?:TAHUN\s+(?:ANGGARAN\s+)?)?20\d\d$")


def title_rows(block: Table, header: Columns) -> Sequence[TableRow]:
    """The lines right above a header within a table that hold one text at most: its titles."""
    first = header.first_row
    while first and sum(map(bool, texts_of(block.rows[first - 1]))) < 2:
        first -= 1
    return block.rows[first : header.first_row]


def named_above(block: Table, header: Columns) -> tuple[TableRow, ...]:
    """The last line above a header without a column of names, where it names what that measures.

    "Sasaran 1 : Meningkatnya mutu layanan" is the first row of such a table.
    """
    last = [row for row in title_rows(block, header) if any(texts_of(row))][-1:]
    texts = [text for row in last for text in texts_of(row) if text]
    named = len(texts) == 1 and is_labelled_name(texts[0]) and not (header.names or header.by)
    return tuple(last) if named else ()


def apart(block: Table, headers: Sequence[Columns]) -> list[Columns]:
    """The headers without those that say the same as the one before, as where a page begins.

    A line right above one that names another period, and nothing else, begins a table of its own:
    "TRIWULAN II".
    """
    kept: list[Columns] = []
    named = frozenset[Moment]()
    for before, header in zip((None, *headers), headers, strict=False):
        periods = _periods_above(block, header)
        if before is None or not periods <= named or not are_same(before, header):
            kept.append(header)
        named = periods or named
    return kept


def _periods_above(block: Table, header: Columns) -> frozenset[Moment]:
    """The periods that titles name, alone or with their year: "TRIWULAN II TAHUN 2025"."""
    texts = (text for row in title_rows(block, header) for text in texts_of(row) if text)
    return frozenset(filter(None, map(_period_in, texts)))


def _period_in(text: str) -> Moment | None:
    """The period that a title names; None where a text names none or is no title."""
    upper = normal(text)
    return bare_moment((_LABEL.sub("", _OF_YEAR.sub("", upper)),)) or bare_moment((upper,))


def titles_above(block: Table, header: Columns) -> Iterator[Leftover]:
    """The texts of the titles."""
    return _texts(block, title_rows(block, header), named_above(block, header))


def texts_above(block: Table, headers: Sequence[Columns]) -> Iterator[Leftover]:
    """The texts of a table above its first header, all of them where it has none."""
    if not headers:
        return _texts(block, block.rows)
    first = headers[0]
    return _texts(block, block.rows[: first.first_row], named_above(block, first))


def _texts(
    block: Table, rows: Sequence[TableRow], named: Sequence[TableRow] = ()
) -> Iterator[Leftover]:
    for row in rows:
        for column, text in enumerate(texts_of(row) if row not in named else (), start=1):
            if text:
                yield Leftover(text, Source("", block.name, row.number, column), ABOVE)
