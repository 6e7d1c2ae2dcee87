"""What a file says beside the texts of its cells: what is crossed out, and comments."""

from collections.abc import Iterator
from itertools import groupby

from tolok.audit.findings import Finding, Severity
from tolok.documents.document import Cell, Document, TableRow
from tolok.documents.leftovers import COMMENT, STRUCK, Leftover
from tolok.documents.rows.forming import Stretch
from tolok.documents.sheets.cells import column_letters
from tolok.domain.forms import Source

_MOST = 8
"""Places that a message names."""


def crossed_out(stretch: Stretch, name: str) -> Iterator[Finding]:
    """One finding for each table some of whose cells are wholly crossed out: they are read."""
    for table, lines in groupby(stretch.lines, key=lambda line: line[1]):
        found = [(row, places) for row, _ in lines if (places := _crossed_out(row))]
        if not found:
            continue
        told = [_place(row, places) for row, places in found]
        more = f" dan {len(told) - _MOST} baris lain" if len(told) > _MOST else ""
        row, places = found[0]
        yield Finding(
            "reading-struck",
            Severity.WARNING,
            f"{table} · Di berkas ini {', '.join(told[:_MOST])}{more} dicoret; isinya tetap "
            "dibaca. Hapus dari berkasnya bila memang dibatalkan, atau hilangkan coretannya.",
            source=Source(name, table, row.number, places[0] + 1),
        )


def _crossed_out(row: TableRow) -> list[int]:
    """The columns (from 0) whose whole text is crossed out."""
    return [at for at, cell in enumerate(row.cells) if cell and cell.struck and _is_whole(cell)]


def _is_whole(cell: Cell) -> bool:
    return cell.struck == cell.text


def _place(row: TableRow, places: list[int]) -> str:
    filled = sum(1 for cell in row.cells if cell and cell.text)
    if len(places) == filled:
        return f"baris {row.number}"
    return f"baris {row.number} kolom {', '.join(map(column_letters, places))}"


def beside_texts(document: Document, name: str) -> Iterator[Leftover]:
    """The comments on cells, and what is crossed out beside the text that a cell has.

    Those of our own files are what we have written on them.
    """
    for table in () if document.is_ours else document.tables:
        for row in table.rows:
            for column, cell in enumerate(row.cells, start=1):
                if cell is None:
                    continue
                source = Source(name, table.name, row.number, column)
                if cell.note:
                    yield Leftover(cell.note, source, COMMENT)
                if cell.struck and not _is_whole(cell):
                    yield Leftover(cell.struck, source, STRUCK)
