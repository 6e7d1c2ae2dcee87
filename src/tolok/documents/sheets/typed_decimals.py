"""Figures typed with decimals that the format of their cell does not show: read as typed."""

from dataclasses import replace

from tolok.documents.document import Block, Cell, Document, Table, TableRow
from tolok.domain.notation import read_number, write_number
from tolok.domain.quantities import decimals_of, rounded

_MOST = 2
"""Decimals that people type; what has more was computed, and its format says how it is meant."""


def with_typed_decimals(document: Document) -> Document:
    """The document of a workbook, each figure that was typed with all its decimals.

    A cell without a formula that holds 57.85 and shows "57,9" was typed "57,85": percentages of the
    sheet follow from that. What a formula gave stays as it is shown.
    """
    return replace(document, blocks=tuple(map(_typed, document.blocks)))


def _typed(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    cells = (cell for row in block.rows for cell in row.cells if cell)
    if not any(map(_is_rounded, cells)):
        return block
    return replace(block, rows=tuple(map(_row, block.rows)))


def _row(row: TableRow) -> TableRow:
    cells = (cell._replace(text=_in_full(cell)) if cell else None for cell in row.cells)
    return row._replace(cells=tuple(cells))


def _is_rounded(cell: Cell) -> bool:
    return _in_full(cell) != cell.text


def _in_full(cell: Cell) -> str:
    """The text of a cell with the decimals that were typed.

    >>> from decimal import Decimal
    >>> _in_full(Cell("57,9", Decimal("57.85"))), _in_full(Cell("97%", Decimal("97.25")))
    ('57,85', '97,25%')
    >>> computed = Cell("58", Decimal("57.85"), formula_text="=A1")
    >>> _in_full(Cell("96,42", Decimal("96.4167"))), _in_full(computed)
    ('96,42', '58')
    """
    if cell.number is None or cell.formula_text or not 0 < decimals_of(cell.number) <= _MOST:
        return cell.text
    seen = read_number(cell.text).value
    if seen is None or decimals_of(seen) >= decimals_of(cell.number):
        return cell.text
    for grouped in (True, False):
        shown = write_number(seen, grouped=grouped)
        if cell.text.startswith(shown) and rounded(cell.number, decimals_of(seen)) == seen:
            return write_number(cell.number, grouped=grouped) + cell.text.removeprefix(shown)
    return cell.text
