"""Formulas whose results a file does not hold, as systems write workbooks: cells look blank."""

from collections.abc import Iterator
from itertools import groupby

from tolok.audit.findings import Finding, Severity
from tolok.documents.document import Cell
from tolok.documents.rows.forming import Stretch
from tolok.documents.sheets.cells import column_letters
from tolok.domain.forms import Source

_MOST = 8
"""Cells that a message names."""

_BLANK = '""'
"""What a formula has that may give an empty text."""


def uncomputed_cells(stretch: Stretch, file: str) -> Iterator[Finding]:
    """One finding for each table with formulas that nobody has computed yet."""
    for table, lines in groupby(stretch.lines, key=lambda line: line[1]):
        found = [
            (row.number, column)
            for row, _ in lines
            for column, cell in enumerate(row.cells)
            if cell and _is_uncomputed(cell)
        ]
        if not found:
            continue
        told = ", ".join(f"{column_letters(column)}{row}" for row, column in found[:_MOST])
        more = f" dan {len(found) - _MOST} sel lain" if len(found) > _MOST else ""
        row, column = found[0]
        yield Finding(
            "reading-uncomputed",
            Severity.ERROR,
            f"{table} · Sel {told}{more} berisi rumus yang belum pernah dihitung, sehingga terbaca "
            "kosong. Buka berkasnya di Excel atau LibreOffice, simpan, lalu coba lagi.",
            source=Source(file, table, row, column + 1),
        )


def _is_uncomputed(cell: Cell) -> bool:
    """Whether a formula has no result, and none of its own words may make it blank."""
    formula = cell.formula_text
    return bool(formula) and not cell.text and cell.number is None and _BLANK not in (formula or "")
