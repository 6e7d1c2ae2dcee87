"""The words over each column of a header, from the top line to the lowest."""

from collections.abc import Sequence

from tolok.documents.document import TableRow

_WIDEST = 256
"""Columns up to which a cell is believed to reach over others that its file does not name."""


def paths_of(lines: Sequence[TableRow]) -> list[tuple[str, ...]]:
    """The texts over each column from top to bottom; a group's text stands over all it covers."""
    width = max(map(_width, lines))
    grid = [[""] * width for _ in lines]
    own = [[False] * width for _ in lines]
    for at, line in enumerate(lines):
        for place, cell in enumerate(line.cells):
            if cell is None or not cell.text:
                continue
            for row in range(at, min(at + max(1, cell.rows), len(lines))):
                for column in range(place, min(place + max(1, cell.columns), width)):
                    grid[row][column], own[row][column] = cell.text, True
    for at in range(len(lines) - 1):
        _spread(grid, own, at)
    return [
        tuple(text for at in range(len(lines)) if (text := grid[at][place]))
        for place in range(width)
    ]


def _width(line: TableRow) -> int:
    """Columns of a line; files may leave out what a last cell covers, and say what nobody means."""
    ends = (at + cell.columns for at, cell in enumerate(line.cells) if cell)
    return max(len(line.cells), min(max(ends, default=0), _WIDEST))


def _spread(grid: list[list[str]], own: list[list[bool]], at: int) -> None:
    """A group's word goes on to the right, over columns that only lines below name.

    It goes past columns that no line names, as below a word that stands over two of a group.
    """
    before = ""
    for place in range(len(grid[at])):
        below = any(own[row][place] for row in range(at + 1, len(grid)))
        above = any(own[row][place] for row in range(at))
        if not grid[at][place] and below and not above:
            grid[at][place] = before
        if below or above or grid[at][place]:
            before = grid[at][place] if below else ""
