"""Text as extraction from PDFs and scans leaves it: cells between tabs, or columns of spaces."""

from tolok.documents.document import Document, Table, TableRow
from tolok.documents.plain_text import cell_of, decoded
from tolok.documents.spaced.blocks import blocks_of
from tolok.documents.spaced.words import typed_lines
from tolok.domain.errors import UnreadableError

MAX_WORDS = 1_000_000
"""A form of 10,000 rows has 400,000."""


def read(data: bytes, name: str) -> Document:
    """One table of the lines where tabs part cells, else what columns of spaces make.

    A line's number in the file is its row number.
    """
    text = decoded(data)
    if len(text.split(maxsplit=MAX_WORDS)) > MAX_WORDS:
        raise UnreadableError(
            f"{name}: lebih dari {MAX_WORDS} kata. Simpan halaman formulirnya saja ke berkas baru, "
            "lalu coba lagi."
        )
    lines = text.splitlines()
    if text.count("\t") < len(lines):
        return Document(tuple(blocks_of(typed_lines(text), "teks", "teks")), source=name)
    rows = tuple(
        TableRow(tuple(cell_of(text) for text in line.split("\t")), number)
        for number, line in enumerate(lines, start=1)
    )
    return Document((Table("teks", rows),), source=name)
