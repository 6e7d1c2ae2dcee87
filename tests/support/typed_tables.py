"""The one table of a text in columns of spaces: its rows, and the words of its header."""

from tolok.documents.document import Role, TableRow
from tolok.documents.formats import document_of


def rows(text: str) -> list[TableRow]:
    """All rows of the table."""
    (table,) = document_of(text.strip("\n").encode(), "a.txt").tables
    return list(table.rows)


def header(text: str) -> list[list[tuple[str, int]]]:
    """The cells of each row of the header: what they say, and how many columns they span."""
    return [
        [(cell.text, cell.columns) for cell in row.cells if cell]
        for row in rows(text)
        if row.role is Role.HEADER
    ]
