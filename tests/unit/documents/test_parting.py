"""Cells of a scan over several columns whose figures stand apart are cells of their own, marked."""

import numpy as np
import pytest

from tolok.documents.scanning.boxes import Box, Grid
from tolok.documents.scanning.cells import Crop
from tolok.documents.scanning.colours import PAPER
from tolok.documents.scanning.parting import Part, cut, parted

LETTER = 12
WIDE = Box(0, 0, 1, 2, 0, 0, 200, 30)
"""A cell over two columns: the rule between them, at 100, was not seen."""
GRID = Grid((0, 100, 200), (0, 30), (WIDE,))


def line(left: int, right: int) -> Crop:
    return Crop(left, 8, right, 20, np.full((12, right - left), PAPER, np.uint8))


def cut_of(*lines: Crop) -> Part:
    """The cell with lines in it; a line lies in the column in which it ends."""

    def cropped(box: Box) -> tuple[Crop, ...]:
        return tuple(one for one in lines if box.left < one.right <= box.right)

    return cut(WIDE, GRID, cropped, LETTER)


def read(part: Part, *texts: str) -> list[tuple[int, int, bool]]:
    """Column, span and doubt of each cell once the lines of the columns bear these texts."""
    said = dict(zip((crop.left for one in part.beside for crop in one.crops), texts, strict=False))
    boxes = [one.box for one in parted(part, lambda crop: said.get(crop.left, ""), GRID.ys)]
    return [(box.column, box.columns, box.is_doubtful) for box in boxes]


def test_two_figures_that_paper_parts_are_a_cell_each_and_both_are_marked() -> None:
    part = cut_of(line(85, 95), line(120, 195))
    assert read(part, "1", "370.162.500") == [(0, 1, True), (1, 1, True)]


@pytest.mark.parametrize("texts", [("Program", "370.162.500"), ("12", "Dokumen"), ("1.37", "0.1x")])
def test_words_may_stand_over_several_columns(texts: tuple[str, str]) -> None:
    part = cut_of(line(85, 95), line(120, 195))
    assert read(part, *texts) == [(0, 2, False)]


def test_ink_that_runs_on_over_the_missing_rule_is_one_text() -> None:
    assert cut_of(line(60, 99), line(103, 140)).beside == ()


def test_one_figure_in_a_wide_cell_stays_there() -> None:
    assert cut_of(line(120, 195)).beside == ()


def test_two_lines_in_a_column_are_no_figure_of_it() -> None:
    assert cut_of(line(85, 95), line(120, 195), line(121, 195)).beside == ()
