"""Rows of cells with edges on paper, as a ``w:tbl`` whose cells count grid columns."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tolok.documents.old_word.elements import made, switched, within
from tolok.documents.word.grids import MAX_COLUMNS
from tolok.documents.word.markup import W

if TYPE_CHECKING:
    from tolok.documents.word.markup import Element

_NEAR = 30  # twentieths of a point, half a millimetre: edges drawn by hand differ by less
_USUAL = 1440  # twentieths of a point: the width of a cell whose row does not tell it


class Edge(NamedTuple):
    """A cell as its row declares it: its right edge, in twentieths of a point.

    ``down`` and ``across`` say how it is merged with its neighbours: "restart" where it begins a
    merged cell, "continue" where the one above or on the left covers it, "" where neither.
    """

    right: int
    down: str = ""
    across: str = ""


class Shape(NamedTuple):
    """What a row declares: its left edge and its cells."""

    left: int = 0
    edges: tuple[Edge, ...] = ()


class Row(NamedTuple):
    """A row with its cells (``w:tc``), which may be more or fewer than it declares."""

    cells: list["Element"]
    shape: Shape


def table_of(rows: Iterable[Row]) -> "Element":
    """The rows as a table: where any row has an edge, a grid column ends.

    A declared cell without content is empty; a cell that is not declared stands behind the others
    where it holds anything.
    """
    table = made("tbl")
    drawn = [(row, _drawn(row)) for row in rows]
    columns = _columns(edge for _, (left, edges) in drawn for edge in (left, *_rights(edges)))
    for row, (left, edges) in drawn:
        line = within(table, "tr")
        column = columns[left]
        if column:
            within(within(line, "trPr"), "gridBefore", str(column))
        cells = row.cells + [made("tc") for _ in range(len(row.cells), len(edges))]
        for cell, edge in zip(cells, edges, strict=False):
            end = max(column + 1, columns[edge.right])
            cell.insert(0, _properties(edge, end - column))
            line.append(cell)
            column = end
    return table


def _rights(edges: Sequence[Edge]) -> Iterator[int]:
    return (edge.right for edge in edges)


def _drawn(row: Row) -> tuple[int, list[Edge]]:
    """The left edge and one edge a cell, each to the right of the one before."""
    left, declared = row.shape
    at = left
    edges: list[Edge] = []
    # One more than any table may have: the grid refuses it in words.
    for edge in declared[: MAX_COLUMNS + 1]:
        at = max(edge.right, at + _NEAR + 1)
        edges.append(edge._replace(right=at))
    count = len(row.cells)
    # LibreOffice ends a cell twice that ends with a table.
    while edges and count > len(edges) and row.cells[count - 1].find(f".//{W}r") is None:
        count -= 1
    for _ in range(len(edges), count):
        at += _USUAL
        edges.append(Edge(at))
    return left, edges


def _columns(edges: Iterable[int]) -> dict[int, int]:
    """Each edge's number on the grid, from 0; edges that are near count as one."""
    found: dict[int, int] = {}
    first: int | None = None
    number = -1
    for edge in sorted(set(edges)):
        if first is None or edge - first > _NEAR:
            first, number = edge, number + 1
        found[edge] = number
    return found


def _properties(edge: Edge, columns: int) -> "Element":
    properties = made("tcPr")
    if columns > 1:
        within(properties, "gridSpan", str(columns))
    switched(properties, "vMerge", edge.down)
    switched(properties, "hMerge", edge.across)
    return properties
