"""The cells of a grid: fields that no side parts are one."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.pages import Mask
from tolok.documents.scanning.sides import EDGE, has_own_words

_WEAK = 0.25  # of a table's length; a line that is ruled along less makes cells doubtful


class Box(NamedTuple):
    """A cell of a grid: its first row and column, its spans, and its inside in pixels."""

    row: int
    column: int
    rows: int
    columns: int
    left: int
    top: int
    right: int
    bottom: int
    is_doubtful: bool = False
    """Whether a line bounds it that hardly any other cell of the table shows."""


class Grid(NamedTuple):
    """A ruled table: where its lines lie, its cells in reading order."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]
    boxes: tuple[Box, ...]


class Sides(NamedTuple):
    """How much of each side of a grid's fields is there: lines down × columns, rows × lines across.

    A side is there from ``EDGE`` of it.
    """

    level: npt.NDArray[np.float64]
    upright: npt.NDArray[np.float64]


def boxes_of(sides: Sides, xs: list[int], ys: list[int], ink: Mask, near: int) -> tuple[Box, ...]:
    """The cells of a grid: fields without a side between them are one."""
    level, upright = sides
    weak_y, weak_x = _weak(level, xs), _weak(upright.T, ys)
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = np.full((rows, columns), -1)
    boxes: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row, column] >= 0:
                continue
            height, width = _span(level, upright, owner, (row, column))
            places = xs[column : column + width + 1]
            if width > 1 and has_own_words(ink, places, (ys[row], ys[row + height]), near):
                width = 1
            owner[row : row + height, column : column + width] = len(boxes)
            boxes.append(
                Box(
                    row,
                    column,
                    height,
                    width,
                    xs[column],
                    ys[row],
                    xs[column + width],
                    ys[row + height],
                    bool(
                        weak_y[[row, row + height]].any() or weak_x[[column, column + width]].any()
                    ),
                )
            )
    return tuple(boxes)


def _weak(sides: npt.NDArray[np.float64], along: list[int]) -> npt.NDArray[np.bool_]:
    """Which inner lines are ruled along little of the table, as words and stamps may be."""
    lengths = np.diff(along)
    shown = (sides >= EDGE) @ lengths / lengths.sum()
    shown[[0, -1]] = 1.0
    return np.asarray(shown < _WEAK, np.bool_)


def _span(
    level: npt.NDArray[np.float64],
    upright: npt.NDArray[np.float64],
    owner: npt.NDArray[np.int_],
    at: tuple[int, int],
) -> tuple[int, int]:
    """How many rows and columns the cell that begins here spans.

    It grows as a rectangle: to the right while no side of its rows is ruled, down while none of
    its columns is; a side that some field shows counts for all, so no cell swallows another.
    """
    row, column = at
    rows, columns = owner.shape
    width = 1
    while (
        column + width < columns
        and owner[row, column + width] < 0
        and upright[row, column + width] < EDGE
    ):
        width += 1
    height = 1
    while row + height < rows:
        below = level[row + height, column : column + width]
        inside = upright[row + height, column + 1 : column + width]
        if (
            float(below.max()) >= EDGE
            or (inside.size and float(inside.max()) >= EDGE)
            or (owner[row + height, column : column + width] >= 0).any()
        ):
            break
        height += 1
    return height, width
