"""A workbook's document: its sheets in their order, those that it does not show aside."""

from collections.abc import Sequence

from tolok.documents.document import Document, Paragraph, Table


def document_of_sheets(sheets: Sequence[tuple[Table, bool]], name: str) -> Document:
    """The document of sheets, each with whether it is shown; a hidden one is named in its place."""
    blocks = tuple(
        table if is_shown else Paragraph(f"Lembar tersembunyi: {table.name}", place=table.name)
        for table, is_shown in sheets
    )
    hidden = tuple(table for table, is_shown in sheets if not is_shown)
    return Document(blocks, hidden=hidden, source=name)
