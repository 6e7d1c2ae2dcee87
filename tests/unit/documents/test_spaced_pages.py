"""Tables without rules that go on over pages: their columns are those of the page before."""

import pytest
from printed_lines import line

from tolok.documents.document import Cell, Paragraph, Table, TableRow
from tolok.documents.letters.page_breaks import is_rest_of, with_rest
from tolok.documents.spaced.blocks import page_blocks
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.pages import Columns, goes_on
from tolok.documents.spaced.words import typed_lines


def texts(row: TableRow) -> list[str | None]:
    return [cell.text if cell else None for cell in row.cells]


def columns(doubtful: frozenset[int] = frozenset()) -> Columns:
    """A number, a goal, an indicator and two figures, as a page told them."""
    bands = (
        Band(0, 2, is_figured=True),
        Band(10, 32),
        Band(40, 62),
        Band(70, 76, is_figured=True),
        Band(90, 96, is_figured=True),
    )
    return Columns(bands, doubtful)


def test_a_column_that_is_empty_on_the_next_page_is_still_there() -> None:
    page = [
        line(1, 0.0, (0, "4"), (40, "Nilai AKIP"), (70, "61,40"), (90, "58,10")),
        line(2, 1.6, (0, "5"), (40, "Opini BPK"), (70, "50,70"), (90, "47,90")),
        line(3, 3.2, (0, "6"), (40, "Angka harapan hidup"), (70, "72,10"), (90, "71,00")),
    ]
    (table,), _ = page_blocks(page, "Tabel", "Halaman 2", columns())
    assert isinstance(table, Table)
    assert texts(table.rows[0]) == ["4", "", "Nilai AKIP", "61,40", "58,10"]


def test_a_page_that_begins_with_the_rest_of_a_row_has_no_header() -> None:
    page = [
        line(1, 0.0, (10, "tata kelola"), (40, "pemerintah daerah")),
        line(2, 1.0, (10, "desa"), space=0),
        line(3, 2.6, (0, "5"), (10, "Mutu naik"), (40, "Opini"), (70, "50,70"), (90, "47,90")),
        line(4, 4.2, (0, "6"), (10, "Gizi naik"), (40, "Gizi"), (70, "72,10"), (90, "71,00")),
    ]
    (table,), _ = page_blocks(page, "Tabel", "Halaman 2", columns())
    assert isinstance(table, Table)
    assert [texts(row) for row in table.rows[:2]] == [
        ["", "tata kelola\ndesa", "pemerintah daerah", "", ""],
        ["5", "Mutu naik", "Opini", "50,70", "47,90"],
    ]


def test_the_last_words_of_a_cell_above_the_rows_of_a_page_are_no_text_of_their_own() -> None:
    page = [
        line(1, 0.0, (10, "daerah")),
        line(2, 1.0, (10, "dan desa"), space=0),
        line(3, 2.6, (0, "5"), (10, "Mutu naik"), (40, "Opini"), (70, "50,70"), (90, "47,90")),
        line(4, 4.2, (0, "6"), (10, "Gizi naik"), (40, "Gizi"), (70, "72,10"), (90, "71,00")),
        line(5, 5.8, (0, "7"), (10, "Air naik"), (40, "Air"), (70, "72,10"), (90, "71,00")),
    ]
    blocks, _ = page_blocks(page, "Tabel", "Halaman 2", columns())
    assert not any(isinstance(one, Paragraph) for one in blocks)


def test_a_page_with_words_of_headers_begins_a_table_of_its_own() -> None:
    page = [
        line(1, 0.0, (0, "No"), (10, "Sasaran"), (40, "Indikator"), (70, "Target"), (90, "Satuan")),
        line(2, 1.6, (0, "5"), (10, "Mutu naik"), (40, "Opini"), (70, "50,70"), (90, "Nilai")),
        line(3, 3.2, (0, "6"), (10, "Gizi naik"), (40, "Gizi"), (70, "72,10"), (90, "Persen")),
    ]
    (table,), found = page_blocks(page, "Tabel", "Halaman 2", columns())
    assert isinstance(table, Table)
    assert texts(table.rows[0]) == ["No", "Sasaran", "Indikator", "Target", "Satuan"]
    assert not found.bands[4].is_figured


def test_what_is_doubtful_on_one_page_is_so_on_the_next() -> None:
    page = [
        line(1, 0.0, (0, "4"), (40, "Nilai AKIP"), (70, "61,40"), (90, "58,10")),
        line(2, 1.6, (0, "5"), (40, "Opini BPK"), (70, "50,70"), (90, "47,90")),
        line(3, 3.2, (0, "6"), (40, "Angka harapan hidup"), (70, "72,10"), (90, "71,00")),
    ]
    (table,), found = page_blocks(page, "Tabel", "Halaman 2", columns(frozenset({3, 4})))
    assert isinstance(table, Table)
    assert {row.doubtful for row in table.rows} == {frozenset({3, 4})}
    assert found.doubtful == {3, 4}


def test_typed_lines_that_go_on_in_other_columns_are_as_doubtful() -> None:
    page = typed_lines(
        "4   Nilai AKIP            61,40   58,10\n"
        "5   Opini BPK             50,70   47,90\n"
        "6   Angka harapan hidup   72,10   71,00\n"
    )
    (table,), _ = page_blocks(page, "Tabel", "teks", columns(frozenset({3, 4})))
    assert isinstance(table, Table)
    assert all(row.doubtful >= {3, 4} or row.doubtful >= {2, 3} for row in table.rows)


def test_lines_that_reach_over_columns_do_not_go_on_in_them() -> None:
    page = [
        line(1, 0.0, (0, "4"), (20, "Nilai AKIP Pemerintah Daerah"), (75, "61,40"), (99, "58,10")),
        line(2, 1.6, (0, "5"), (20, "Opini BPK atas laporan keuangan"), (75, "50,70")),
    ]
    assert not goes_on(page, columns())
    assert columns().scaled(2).bands[2] == Band(80, 124)


def test_words_where_figures_were_do_not_go_on_in_their_columns() -> None:
    page = [
        line(1, 0.0, (0, "4"), (10, "61,40"), (40, "58,10"), (70, "Nilai"), (90, "Persen")),
        line(2, 1.6, (0, "5"), (10, "50,70"), (40, "47,90"), (70, "Orang"), (90, "Unit")),
    ]
    assert not goes_on(page, columns())


def test_one_row_alone_on_the_next_page_is_one_row() -> None:
    page = [
        line(1, 0.0, (0, "5"), (10, "Mutu naik"), (40, "Opini BPK"), (70, "723.5"), (90, "518.5")),
        line(2, 1.0, (10, "di desa"), (40, "atas LKPD"), (70, "33.000"), (90, "35.475"), space=0),
        line(3, 2.0, (10, "dan kota"), (40, "provinsi"), space=0),
    ]
    (table,), _ = page_blocks(page, "Tabel", "Halaman 2", columns())
    assert isinstance(table, Table)
    assert [texts(row)[3:] for row in table.rows] == [["723.533.000", "518.535.475"]]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("564.47", "5.388", "564.475.388"),
        ("1.404.3", "04.000", "1.404.304.000"),
        ("Rp52\n0.948", ".120", "Rp520.948.120"),
        ("Rp.\n201.395.", "542,-", "Rp.201.395.542,-"),
        ("680.402.000,", "00", "680.402.000,00"),
        ("101,4", "5%", "101,45%"),
    ],
)
def test_a_figure_that_the_end_of_a_page_cut_is_whole_again(
    above: str, below: str, whole: str
) -> None:
    last = TableRow((Cell("Penyediaan Gaji"), Cell(above), Cell("87,93")), 1)
    rest = TableRow((Cell("dan Tunjangan"), Cell(below), Cell()), 2)
    assert is_rest_of(last, rest)
    assert with_rest(last, rest).cells[1] == Cell(whole)


def test_figures_of_two_rows_at_the_end_of_a_page_are_two() -> None:
    last = TableRow((Cell("Penyediaan Gaji"), Cell("564.475.388"), Cell("27,1")), 1)
    assert not is_rest_of(last, TableRow((Cell("dan Tunjangan"), Cell("388"), Cell()), 2))
    assert not is_rest_of(last, TableRow((Cell("dan Tunjangan"), Cell(), Cell("4")), 2))
