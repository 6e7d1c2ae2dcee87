"""Tables of Word as grids: which cell begins where, and how far it reaches (17.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tolok.documents.word.markup import W, switch, unwrapped, value, whole
from tolok.domain.errors import UnreadableError

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

MAX_ROWS = 100_000
MAX_COLUMNS = 200  # Word itself allows 63


@dataclass(slots=True)
class Placed:
    """A cell at its first place: column from 0, and how many columns and rows it covers.

    ``more`` are the cells below it that it covers: Word shows nothing of them.
    """

    element: "Element"
    column: int
    columns: int
    rows: int = 1
    more: list["Element"] = field(default_factory=list)


@dataclass(slots=True)
class GridRow:
    """A row: its number in the table from 1, its width in columns, and the cells that begin in it.

    ``reached`` are the columns that cells above cover. Those that no cell begins in and none
    covers are empty (``w:gridBefore``).
    """

    number: int
    width: int
    cells: list[Placed]
    hidden: bool
    reached: list[int]


def grid_of(table: "Element", name: str) -> list[GridRow]:
    """The rows of a ``w:tbl``, those left out that a tracked change deletes."""
    rows: list[GridRow] = []
    above: dict[int, Placed] = {}
    found = (one for one in unwrapped(table) if one.tag == f"{W}tr")
    for number, row in enumerate(found, start=1):
        if number > MAX_ROWS:
            raise UnreadableError(f"{name} berisi lebih dari {MAX_ROWS} baris. Bagi tabelnya.")
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        made, above = _row(row, properties, number, above)
        if made.width > MAX_COLUMNS:
            raise UnreadableError(
                f"{name}, baris {number}: {made.width} kolom terlalu banyak; batasnya "
                f"{MAX_COLUMNS}. Hapus kolom kosong."
            )
        rows.append(made)
    return rows


def _row(
    row: "Element", properties: "Element | None", number: int, above: dict[int, Placed]
) -> tuple[GridRow, dict[int, Placed]]:
    """A row, and by column the cells that a row below may go on with."""
    column = min(max(0, whole(value(properties, "gridBefore"))), MAX_COLUMNS)
    cells: list[Placed] = []
    reaching: dict[int, Placed] = {}
    reached: list[int] = []
    for cell, look in _cells(row):
        columns = max(1, whole(value(look, "gridSpan"), 1))
        side = value(look, "hMerge")
        if cells and side is not None and side != "restart":
            cells[-1].columns += columns
            cells[-1].more.append(cell)
        else:
            merge = value(look, "vMerge")
            origin = above.get(column)
            goes_on = merge is not None and merge != "restart"
            if goes_on and origin is not None and origin.columns == columns:
                origin.rows += 1
                origin.more.append(cell)
                reaching[column] = origin
                reached += range(column, column + columns)
            else:
                placed = Placed(cell, column, columns)
                cells.append(placed)
                if merge is not None:
                    reaching[column] = placed
        column += columns
        if column > MAX_COLUMNS:
            break
    width = column + min(max(0, whole(value(properties, "gridAfter"))), MAX_COLUMNS)
    hidden = bool(switch(properties, "hidden"))
    return GridRow(number, width, cells, hidden, reached), reaching


def _cells(row: "Element") -> Iterator[tuple["Element", "Element | None"]]:
    for one in unwrapped(row):
        if one.tag == f"{W}tc":
            yield one, one.find(f"{W}tcPr")
