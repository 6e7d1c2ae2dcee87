"""Text as extraction from PDFs and scans leaves it: cells between tabs, or columns of spaces."""

from tolok.documents.document import Document, Table, TableRow
from tolok.documents.plain_text import cell_of, decoded
from tolok.documents.spaced.blocks import blocks_of
from tolok.documents.spaced.words import typed_lines


def read(data: bytes, name: str) -> Document:
    """One table of the lines where tabs part cells, else what columns of spaces make.

    A line's number in the file is its row number.
    """
    text = decoded(data)
    lines = text.splitlines()
    if text.count("\t") < len(lines):
        return Document(tuple(blocks_of(typed_lines(text), "teks", "teks")), source=name)
    rows = tuple(
        TableRow(tuple(cell_of(text) for text in line.split("\t")), number)
        for number, line in enumerate(lines, start=1)
    )
    return Document((Table("teks", rows),), source=name)
