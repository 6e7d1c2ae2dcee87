"""Tables of a picture whose rows are ruled and whose columns are parted by paper alone."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from tolok.documents.scanning.boxes import Grid
from tolok.documents.scanning.ink import marks_of
from tolok.documents.scanning.levelled import levelled_grids
from tolok.documents.scanning.ruling import grids_of, rules_of

LETTER = 12
STARTS = (60, 330, 520, 700)
ROWS = (
    ("Uraian", "Target Kinerja", "Realisasi", "Ket."),
    ("Penyediaan gaji", "12", "10", ""),
    ("Pemeliharaan gedung", "4", "4", ""),
    ("Penyusunan laporan", "8", "6", ""),
    ("Pembinaan lembaga", "3", "1", ""),
)


def drawn(rows: Sequence[Sequence[str]], *, ruled: Sequence[int]) -> tuple[Grid, ...]:
    """The grids of a picture of rows, with rules above them and below those in ``ruled``."""
    image = Image.new("L", (900, 400), 245)
    draw = ImageDraw.Draw(image)
    for at, row in enumerate(rows):
        for x, text in zip(STARTS, row, strict=True):
            draw.text((x, 40 + 36 * at), text, fill=0, font_size=16)
    for line in (-1, *ruled):
        draw.line((50, 66 + 36 * line, 850, 66 + 36 * line), fill=60, width=2)
    marks = marks_of(np.asarray(image))._replace(letter=LETTER)
    rules = rules_of(marks)
    assert not grids_of(rules, rules, LETTER)
    return levelled_grids(rules, marks.dark, LETTER)


def spans(grid: Grid) -> list[tuple[int, int, int, int]]:
    """Where cells lie that are more than one field: row, column, rows and columns."""
    return [one[:4] for one in grid.boxes if (one.rows, one.columns) != (1, 1)]


def test_columns_lie_where_rows_keep_paper_and_every_cell_is_doubtful() -> None:
    (grid,) = drawn(ROWS, ruled=range(5))
    assert (len(grid.ys) - 1, len(grid.xs) - 1) == (5, 4)  # the last column has a header alone
    assert not spans(grid)
    assert all(box.is_doubtful for box in grid.boxes)


def test_a_side_lies_beside_words_of_a_header_that_are_wider_than_its_figures() -> None:
    (grid,) = drawn(ROWS, ruled=range(5))
    assert STARTS[1] + 110 < grid.xs[2] < STARTS[2]


def test_words_over_two_columns_are_one_cell() -> None:
    group = ("Uraian", "Kinerja perangkat daerah tahun ini", "", "")
    (grid,) = drawn((group, *ROWS), ruled=range(6))
    assert spans(grid) == [(0, 1, 1, 2)]


def test_lines_between_few_rules_are_no_cells() -> None:
    assert not drawn(ROWS, ruled=(0, 4))


def test_rules_around_paragraphs_are_no_table() -> None:
    text = ("Uraian kegiatan ini", "dan itu yang panjang", "sekali ditulis", "di sini")
    assert not drawn((text,) * 8, ruled=(1, 3, 5, 7))
