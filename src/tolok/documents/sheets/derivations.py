"""What the formulas of a sheet say about a form's cells, told in the form's own rows and cells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tolok.documents.document import Cell as SheetCell
from tolok.documents.document import Document
from tolok.documents.sheets.formulas import (
    Node,
    Place,
    averaged,
    given,
    places_in,
    shared,
    summed,
    understood,
)
from tolok.domain.forms import NUMBER_CELLS, Cell, Computation, Derivation, Form, Row, State
from tolok.domain.notation import read_number
from tolok.domain.quantities import decimals_of, plain, rounded

MOST = 500_000
"""Cells that all formulas of a file may look at together; beyond, they are left in peace."""

_SAME = Fraction(1, 10**9)
"""Binary numbers keep 15 digits and lose a few in a long sum: nearer than this is the same."""

Sheets = Mapping[str, Mapping[Place, SheetCell]]
Spot = tuple[str, str]
"""A number cell of a form: row id and cell name."""


def sheets_of(document: Document) -> Sheets:
    """The cells of every sheet that has formulas, by row and column from 1."""
    return {
        table.name: {
            (row.number, column): cell
            for row in table.rows
            for column, cell in enumerate(row.cells, start=1)
            if cell is not None
        }
        for table in document.tables
        if any(cell and cell.formula_text for row in table.rows for cell in row.cells)
    }


def with_derivations(form: Form, sheets: Sheets, *, is_ours: bool) -> Form:
    """The form, each computed cell with its derivation."""
    spots = {
        (cell.source.table, (cell.source.row, cell.source.column)): (row.id, name)
        for row in form.rows
        for name in NUMBER_CELLS
        if (cell := row.cell(name)).written and cell.source is not None
    }
    telling = _Telling(sheets, spots, is_ours=is_ours)
    rows = []
    for row in form.rows:
        told = {
            name: cell
            for name in NUMBER_CELLS
            if (cell := telling.told(row.cell(name))) is not row.cell(name)
        }
        rows.append(_with(row, told) if told else row)
    return replace(form, rows=tuple(rows))


def _with(row: Row, told: Mapping[str, Cell]) -> Row:
    cells = {name: told.get(name, row.cell(name)) for name in NUMBER_CELLS}
    return replace(
        row,
        target=cells["target"],
        ceiling=cells["ceiling"],
        realization=cells["realization"],
        spending=cells["spending"],
        achievement=cells["achievement"],
        absorption=cells["absorption"],
    )


class _Telling:
    """Tells the derivations of one form, as long as its formulas are of a sane length."""

    def __init__(
        self, sheets: Sheets, spots: Mapping[tuple[str, Place], Spot], *, is_ours: bool
    ) -> None:
        self.sheets = sheets
        self.spots = spots
        self.is_ours = is_ours
        self.left = MOST

    def told(self, cell: Cell) -> Cell:
        """The cell with its derivation; the same cell where the file only states its figure."""
        source = cell.source
        if source is None or not cell.written or source.table not in self.sheets:
            return cell
        own = self.sheets[source.table].get((source.row, source.column))
        if own is None or not own.formula_text:
            return cell
        return replace(cell, derivation=self._derivation(cell, own, own.formula_text))

    def _derivation(self, cell: Cell, own: SheetCell, text: str) -> Derivation:
        plainly = Derivation(text, is_selective=self.is_ours)
        source = cell.source
        node = understood(text) if self.left > 0 else None
        if source is None or node is None:
            return plainly
        looked = list(places_in(node))
        self.left -= len(looked)
        if self.left < 0 or (source.row, source.column) in looked:
            return plainly
        cells = self.sheets[source.table]
        computation, places = _kind(node)
        terms = [(at, self.spots.get((source.table, at))) for at in places]
        return replace(
            plainly,
            computation=computation,
            terms=tuple(spot for _, spot in terms if spot is not None),
            left_out=tuple(spot for at, spot in terms if spot and _is_text(cells.get(at))),
            is_closed=all(spot or _number(cells.get(at)) is None for at, spot in terms),
            gives=_stale(cell, own, given(node, lambda *at: _number(cells.get(at)))),
        )


def _kind(node: Node) -> tuple[Computation, Sequence[Place]]:
    if (places := summed(node)) is not None:
        return Computation.SUM, places
    if (places := averaged(node)) is not None:
        return Computation.MEAN, places
    if (pair := shared(node)) is not None:
        return Computation.SHARE, pair
    return Computation.OTHER, ()


def _number(cell: SheetCell | None) -> Decimal | None:
    """The number that a formula meets in a cell: a percentage counts as its hundredth part."""
    if cell is None or cell.number is None:
        return None
    return plain(cell.number).scaleb(-2) if cell.text.endswith("%") else cell.number


def _is_text(cell: SheetCell | None) -> bool:
    """Whether a cell says a figure and holds it as text."""
    if cell is None or cell.number is not None or cell.formula_text:
        return False
    return read_number(cell.text).state is State.VALUE


def _stale(cell: Cell, own: SheetCell, result: Fraction | None) -> Decimal | None:
    """What the formula gives where that is visibly another figure than the cell's."""
    if result is None or own.number is None or cell.value is None:
        return None
    result = result * 100 if own.text.endswith("%") else result
    if abs(result - Fraction(own.number)) <= _SAME * max(Fraction(1), abs(result)):
        return None
    gives = rounded(result, decimals_of(cell.value))
    return None if gives == cell.value else gives
