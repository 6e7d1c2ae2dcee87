"""Cells that a rule should part where none was seen: nobody writes two figures into one cell."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from tolok.documents.scanning.boxes import Box, Grid
from tolok.documents.scanning.cells import Crop
from tolok.documents.scanning.wellformed import is_well_formed, looks_numeric

Text = Callable[[Crop], str]
"""What was read in a line."""


class Part(NamedTuple):
    """A cell with the lines in it, and what they would be if its columns were cells each."""

    box: Box
    crops: tuple[Crop, ...]
    beside: "tuple[Part, ...]" = ()

    @property
    def every(self) -> tuple[Crop, ...]:
        """All lines to be read."""
        return self.crops + tuple(crop for part in self.beside for crop in part.crops)


def cut(box: Box, grid: Grid, cropped: Callable[[Box], tuple[Crop, ...]], letter: int) -> Part:
    """A cell as it is ruled; one over several columns also by these, where paper parts its ink."""
    whole = Part(box, cropped(box))
    if box.columns < 2 or not whole.crops:
        return whole
    columns = range(box.column, box.column + box.columns)
    boxes = [
        box._replace(
            column=at, columns=1, left=grid.xs[at], right=grid.xs[at + 1], is_doubtful=True
        )
        for at in columns
    ]
    beside = tuple(Part(one, cropped(one)) for one in boxes)
    filled = [part.crops for part in beside if part.crops]
    is_parted = len(filled) > 1 and all(
        len(left) == len(right) == 1 and right[0].left - left[0].right > letter
        for left, right in pairwise(filled)
    )
    return whole._replace(beside=beside) if is_parted else whole


def parted(part: Part, text_of: Text, ys: tuple[int, ...]) -> list[Part]:
    """The cell, or a cell for each column or each row that holds a number, the others too."""
    beside = [crop for one in part.beside for crop in one.crops]
    if beside and all(_is_number(text_of(crop)) for crop in beside):
        return list(part.beside)
    box = part.box
    lines: dict[int, list[Crop]] = {row: [] for row in range(box.row, box.row + box.rows)}
    numbers = set()
    for crop in part.crops:
        above = bisect_right(ys, (crop.top + crop.bottom) // 2) - 1
        row = min(max(above, box.row), box.row + box.rows - 1)
        lines[row].append(crop)
        if _is_number(text_of(crop)):
            numbers.add(row)
    if len(numbers) < 2:
        return [part]
    return [
        Part(box._replace(row=row, rows=1, is_doubtful=True), tuple(some))
        for row, some in lines.items()
    ]


def _is_number(text: str) -> bool:
    return looks_numeric(text) and is_well_formed(text)
