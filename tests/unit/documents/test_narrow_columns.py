"""Pages without rules whose columns are too narrow for the figures and codes in them."""

from printed_lines import line

from tolok.documents.spaced.apart import told_rows
from tolok.documents.spaced.edges import edged_columns
from tolok.documents.spaced.gutters import Band, bands_of
from tolok.documents.spaced.placing import Placed
from tolok.documents.spaced.words import Line


def told(lines: list[Line], bands: list[Band]) -> list[list[Placed]]:
    rows = told_rows(lines, bands)
    assert rows is not None
    return rows


def test_a_code_that_a_narrow_cell_broke_is_one_row() -> None:
    bands = [Band(0, 8, is_figured=True), Band(20, 36), Band(60, 62, is_figured=True)]
    rows = told(
        [
            line(2, 2.6, (0, "1.02.02."), (20, "Penyuluhan"), (60, "97")),
            line(3, 3.6, (0, "2.01.00"), (20, "kelompok tani"), space=0),
            line(4, 4.6, (0, "01"), (20, "di desa"), space=0),
            line(5, 7.2, (0, "1.02.02."), (20, "Pelatihan"), (60, "95")),
            line(6, 8.2, (0, "2.01.00"), (20, "kelompok nelayan"), space=0),
            line(7, 9.2, (0, "02"), (20, "di pesisir"), space=0),
        ],
        bands,
    )
    assert [[one.text(0) for one in row] for row in rows] == [
        ["1.02.02.", "2.01.00", "01"],
        ["1.02.02.", "2.01.00", "02"],
    ]


def test_a_code_above_its_name_in_one_cell_is_one_row() -> None:
    bands = [Band(0, 10), Band(60, 62, is_figured=True)]
    rows = told(
        [
            line(1, 0.0, (0, "1.02.02."), (60, "97")),
            line(2, 1.0, (0, "2.01.00"), space=0),
            line(3, 2.0, (0, "01"), space=0),
            line(4, 3.0, (0, "Pelatihan"), space=0),
            line(5, 4.0, (0, "Tahap"), space=0),
            line(6, 5.0, (0, "1"), space=0),
            line(7, 7.2, (0, "Penyuluhan"), (60, "95")),
        ],
        bands,
    )
    assert len(rows) == 2


def test_a_percentage_that_a_narrow_cell_broke_is_one_figure() -> None:
    bands = [Band(0, 10), Band(60, 65, is_figured=True)]
    lines = [
        line(1, 0.0, (0, "Penyuluhan"), (60, "100,9")),
        line(2, 1.0, (0, "kelompok"), (60, "8"), space=0),
        line(3, 3.6, (0, "Pelatihan"), (60, "87,93")),
        line(4, 6.2, (0, "Lomba"), (60, "62,50")),
    ]
    assert [[one.text(1) for one in row] for row in told(lines, bands)] == [
        ["100,98", ""],
        ["87,93"],
        ["62,50"],
    ]
    of_two = [*lines[:2], line(3, 3.6, (0, "Lomba"), (60, "87,9")), lines[3]]
    assert told_rows(of_two, bands) is None


def test_amounts_that_narrow_cells_broke_still_tell_columns_by_their_edges() -> None:
    header = [
        line(1, 0.0, (0, "Uraian"), (30, "Target"), (70, "Realisasi"), (110, "Ket.")),
        line(2, 1.6, (30, "K"), (50, "Rp"), (70, "K"), (90, "Rp")),
    ]
    body = [
        line(3, 5.0, (0, "Padi"), (30, "97"), (50, "672.291"), (90, "412.8"), (110, "A")),
        line(4, 6.0, (50, ".900"), (90, "12.500"), space=0),
        line(5, 8.6, (0, "Guru"), (30, "96"), (50, "772.291"), (90, "512.8"), (110, "B")),
        line(6, 9.6, (50, ".900"), (90, "12.500"), space=0),
    ]
    bands = edged_columns(header, body, bands_of(body, header))
    assert [band.left for band in bands] == [0, 30, 50, 70, 90, 110]


def test_a_percentage_with_its_sign_on_the_line_below_is_one_figure_alone() -> None:
    bands = [Band(0, 10), Band(60, 65, is_figured=True)]
    lines = [
        line(1, 0.0, (0, "Penyuluhan"), (60, "100,0")),
        line(2, 1.0, (0, "kelompok"), (60, "0%"), space=0),
        line(3, 3.6, (0, "Pelatihan"), (60, "12")),
    ]
    assert told(lines, bands)[0][0].text(1) == "100,00%"
