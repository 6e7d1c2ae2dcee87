"""Text with tab-separated cells, as extraction from PDFs and scans leaves it."""

from tolok.documents.document import Document, Table, TableRow
from tolok.documents.plain_text import cell_of, decoded


def read(data: bytes, name: str) -> Document:
    """One table of the file's lines; a line's number is its row number."""
    rows = tuple(
        TableRow(tuple(cell_of(text) for text in line.split("\t")), number)
        for number, line in enumerate(decoded(data).splitlines(), start=1)
    )
    return Document((Table("teks", rows),), source=name)
