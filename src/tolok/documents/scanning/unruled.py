"""What stands outside ruled tables: lines of text, and columns that only space keeps apart."""

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from tolok.documents.scanning.boxes import Grid
from tolok.documents.scanning.cells import Crop, Field, crops_of
from tolok.documents.scanning.colours import Sheet
from tolok.documents.scanning.ink import Marks
from tolok.documents.scanning.pages import Mask

_GAP = 2.2  # letters of paper between two columns; words stand closer
_LEAST_ROWS = 3  # lines with several parts, before they are a table


class Layout(NamedTuple):
    """Text without rules: a line, or the rows of a table (cells of crops)."""

    top: int
    left: int
    rows: tuple[tuple[tuple[Crop, ...], ...], ...]
    is_text: bool

    @property
    def crops(self) -> tuple[Crop, ...]:
        """All crops in reading order."""
        return tuple(crop for row in self.rows for cell in row for crop in cell)


def layouts_of(
    sheet: Sheet, marks: Marks, rules: Mask, grids: tuple[Grid, ...]
) -> tuple[Layout, ...]:
    """The unruled texts of a page, from top to bottom; ``marks`` are its black ink."""
    letter = marks.letter
    parts = _parts(marks, rules, grids)
    lines = _lines(parts)
    found: list[Layout] = []
    block: list[list[Field]] = []
    last = 0
    for line in lines:
        top = min(part.top for part in line)
        if block and (len(line) < 2 or top - last > 5 * letter):
            found += _closed(block, sheet, rules, letter)
            block = []
        if len(line) >= 2:
            block.append(line)
        else:
            found += _texts(line, sheet, rules, letter)
        last = max(part.bottom for part in line)
    found += _closed(block, sheet, rules, letter)
    return tuple(sorted(found, key=lambda layout: (layout.top, layout.left)))


def _parts(marks: Marks, rules: Mask, grids: tuple[Grid, ...]) -> list[Field]:
    """Runs of words outside the grids, each as its rectangle."""
    letter = marks.letter
    dark = np.where(rules > 0, 0, marks.dark).astype(np.uint8)
    for grid in grids:
        dark[max(0, grid.ys[0] - 3) : grid.ys[-1] + 3, max(0, grid.xs[0] - 3) : grid.xs[-1] + 3] = 0
    reach = round(_GAP * letter) | 1
    smeared = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    smeared = cv2.morphologyEx(smeared, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(smeared, np.uint8))
    found = []
    for x, y, width, height, _ in stats[1:]:
        box = dark[y : y + height, x : x + width]
        if height < 0.5 * letter and width < 0.5 * letter:
            continue
        if np.count_nonzero(box) < 8 or height > 8 * letter:
            continue
        found.append(Field(int(x), int(y), int(x + width), int(y + height)))
    return found


def _lines(parts: list[Field]) -> list[list[Field]]:
    """Parts gathered to lines: those that stand beside each other."""
    lines: list[list[Field]] = []
    for part in sorted(parts, key=lambda found: (found.top + found.bottom, found.left)):
        for line in lines[-3:]:
            top, bottom = min(p.top for p in line), max(p.bottom for p in line)
            shared = min(bottom, part.bottom) - max(top, part.top)
            if shared > 0.5 * min(bottom - top, part.bottom - part.top):
                line.append(part)
                break
        else:
            lines.append([part])
    return [sorted(line, key=lambda part: part.left) for line in lines]


def _texts(line: list[Field], sheet: Sheet, rules: Mask, letter: int) -> list[Layout]:
    crops = tuple(crop for part in line for crop in _crops(part, sheet, rules, letter))
    if not crops:
        return []
    return [Layout(line[0].top, line[0].left, ((crops,),), is_text=True)]


def _crops(part: Field, sheet: Sheet, rules: Mask, letter: int) -> tuple[Crop, ...]:
    height, width = sheet.black.shape
    grown = Field(
        max(0, part.left - 2),
        max(0, part.top - 2),
        min(width, part.right + 2),
        min(height, part.bottom + 2),
    )
    return crops_of(sheet, grown, rules, letter)


def _closed(block: list[list[Field]], sheet: Sheet, rules: Mask, letter: int) -> list[Layout]:
    """A run of lines with several parts: a table where columns line up, else lines of text."""
    bounds = _columns(block, sheet.black.shape[1], letter)
    if len(block) < _LEAST_ROWS or len(bounds) < 2:
        return [layout for line in block for layout in _texts(line, sheet, rules, letter)]
    rows = []
    for line in block:
        cells: list[tuple[Crop, ...]] = [()] * len(bounds)
        for part in line:
            middle = (part.left + part.right) / 2
            column = min(
                range(len(bounds)),
                key=lambda index: max(bounds[index][0] - middle, middle - bounds[index][1], 0),
            )
            cells[column] += _crops(part, sheet, rules, letter)
        rows.append(tuple(cells))
    first = block[0][0]
    return [Layout(first.top, first.left, tuple(rows), is_text=False)]


def _columns(block: list[list[Field]], width: int, letter: int) -> list[tuple[int, int]]:
    """Where columns lie: stretches that parts cover, apart by paper that nearly all lines keep."""
    cover: npt.NDArray[np.int_] = np.zeros(width + 1, np.int_)
    for line in block:
        for part in line:
            cover[part.left : part.right] += 1
    filled = cover > max(0, len(block) // 12)
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for x, is_filled in enumerate(filled):
        if is_filled and begin is None:
            begin = x
        elif not is_filled and begin is not None:
            found.append((begin, x))
            begin = None
    merged: list[tuple[int, int]] = []
    for left, right in found:
        if merged and left - merged[-1][1] < 0.6 * letter:
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged
