"""Text as it is extracted or typed: cells between tabs or bars, or columns of spaces."""

from collections import Counter
from collections.abc import Sequence

from tolok.documents.cards import are_cards
from tolok.documents.document import Document, Table, TableRow
from tolok.documents.letters.barred import barred_table
from tolok.documents.letters.plain_text import cell_of, decoded
from tolok.documents.spaced.blocks import blocks_of
from tolok.documents.spaced.words import typed_lines
from tolok.domain.errors import UnreadableError

MAX_WORDS = 1_000_000
"""A form of 10,000 rows has 400,000."""
_LEAST_TABS, _LEAST_ROWS = 2, 3
"""Tabs on each of so many lines that part cells among lines without any."""


def read(data: bytes, name: str) -> Document:
    """One table of the lines where tabs or bars part cells or label them, else spaced columns.

    A line's number in the file is its row number.
    """
    text = decoded(data)
    if len(text.split(maxsplit=MAX_WORDS)) > MAX_WORDS:
        raise UnreadableError(
            f"{name}: lebih dari {MAX_WORDS} kata. Simpan halaman formulirnya saja ke berkas baru, "
            "lalu coba lagi."
        )
    lines = text.splitlines()
    if "\t" not in text and (barred := barred_table(lines)):
        return Document((barred,), source=name)
    if text.count("\t") < len(lines) and not _is_parted(lines):
        if are_cards(labels := _lines(lines)):
            return Document((labels,), source=name)
        return Document(tuple(blocks_of(typed_lines(text), "teks", "teks")), source=name)
    rows = tuple(
        TableRow(tuple(cell_of(text) for text in line.split("\t")), number)
        for number, line in enumerate(lines, start=1)
    )
    return Document((Table("teks", rows),), source=name)


def _lines(lines: Sequence[str]) -> Table:
    """Each line that says something as a row of one cell."""
    rows = (
        TableRow((cell_of(line.strip()),), number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )
    return Table("teks", tuple(rows))


def _is_parted(lines: Sequence[str]) -> bool:
    """Whether lines with tabs mostly have the same number of them: a short table in a letter."""
    counts = Counter(tabs for line in lines if (tabs := line.strip("\t").count("\t")))
    tabs, times = counts.most_common(1)[0] if counts else (0, 0)
    return tabs >= _LEAST_TABS and times >= _LEAST_ROWS and 2 * times > counts.total()
