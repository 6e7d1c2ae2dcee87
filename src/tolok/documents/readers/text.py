"""Text with tab-separated cells, as extraction from PDFs and scans leaves it."""

from tolok.documents.document import Cell, Document, Table, TableRow

INDENT_STEP = 2
"""Leading spaces that make one step of indentation in text formats."""


def read(data: bytes, name: str) -> Document:
    """One table of the file's lines; a line's number is its row number."""
    rows = tuple(
        TableRow(tuple(cell_of(text) for text in line.split("\t")), number)
        for number, line in enumerate(decoded(data).splitlines(), start=1)
    )
    return Document((Table("teks", rows),), source=name)


def cell_of(text: str) -> Cell:
    """A cell of a text format; two leading spaces are one step of indentation."""
    stripped = text.strip()
    indent = (len(text) - len(text.lstrip(" "))) // INDENT_STEP if stripped else 0
    return Cell(stripped, indent=indent)


def decoded(data: bytes) -> str:
    """The text of bytes: by its mark, else UTF-8, else Windows-1252 as Excel saves it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
