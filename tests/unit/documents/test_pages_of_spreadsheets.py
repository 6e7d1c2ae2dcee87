"""Pages without rules as spreadsheets print them: texts flush with edges, at the bottom of rows."""

from tolok.documents.document import Table, TableRow
from tolok.documents.spaced.blocks import blocks_of
from tolok.documents.spaced.bottoms import Bottomed, bottomed_table
from tolok.documents.spaced.words import Line, Word, typed_lines

Placed = tuple[float, str]
"""Where a text begins and what it says."""


def line(number: int, top: float, *texts: Placed) -> Line:
    words = []
    for begin, text in texts:
        left = begin
        for word in text.split(" "):
            words.append(Word(left, left + len(word), word, top=top, high=0.85))
            left += len(word) + 0.6
    return Line(number, tuple(words))


def table_of(header: list[Line], *body: Line) -> Bottomed:
    found = bottomed_table(header, body, [])
    assert found is not None
    return found


def texts(row: TableRow) -> list[str | None]:
    return [cell.text if cell else None for cell in row.cells]


def header() -> list[Line]:
    """Figures of the third column end at 59,5, just before the fourth begins."""
    return [
        line(1, 0.0, (0, "No"), (10, "Indikator"), (50, "Target"), (60, "Satuan"), (80, "Ket."))
    ]


def test_what_hangs_above_a_row_is_the_begin_of_its_texts() -> None:
    found = table_of(
        header(),
        line(2, 1.5, (0, "1"), (10, "Indeks SPBE"), (57.5, "85"), (60, "Nilai")),
        line(3, 2.7, (10, "Persentase jalan dalam")),
        line(4, 3.7, (0, "2"), (10, "kondisi mantap"), (57.5, "72"), (60, "Persen")),
    )
    assert texts(found.rows[1]) == ["1", "Indeks SPBE", "85", "Nilai", ""]
    assert texts(found.rows[2]) == [
        "2",
        "Persentase jalan dalam\nkondisi mantap",
        "72",
        "Persen",
        "",
    ]
    assert len(found.rows) == 3


def test_a_text_less_than_a_space_behind_a_figure_stands_in_its_own_column() -> None:
    rows = table_of(
        header(),
        line(2, 1.5, (0, "1"), (10, "Indeks SPBE"), (57.5, "85"), (60, "Nilai")),
        line(3, 3.0, (0, "2"), (10, "Angka harapan hidup"), (56.5, "107"), (60, "Tahun")),
    ).rows
    assert texts(rows[2])[2:4] == ["107", "Tahun"]


def grouped() -> list[Line]:
    """Two groups of K and Rp; the unit's name stands beside these, at the bottom of the header."""
    return [
        line(1, 0.0, (20, "Target"), (50, "Realisasi")),
        line(2, 1.5, (0, "Program"), (20, "K"), (30, "Rp"), (50, "K"), (60, "Rp"), (80, "Unit")),
    ]


def test_a_group_ends_where_names_that_come_again_do() -> None:
    rows = table_of(
        grouped(),
        line(
            3, 3.0, (0, "Program A"), (27.5, "12"), (44.5, "5.000"), (57.5, "10"), (74.5, "4.000")
        ),
        line(
            4, 4.5, (0, "Program B"), (27.5, "14"), (44.5, "6.000"), (57.5, "11"), (74.5, "5.000")
        ),
    ).rows
    assert texts(rows[0]) == ["Program", "Target", None, "Realisasi", None, "Unit"]
    assert [cell.columns for cell in rows[0].cells if cell] == [1, 2, 2, 1]
    assert texts(rows[1]) == [None, "K", "Rp", "K", "Rp", None]


def merged(*figures: Placed) -> Bottomed:
    """A name and what stands beside it on the second of its two rows, another on the third."""
    return table_of(
        [
            line(
                1,
                0.0,
                (0, "Sasaran"),
                (20, "Bobot"),
                (30, "Indikator"),
                (60, "Target"),
                (80, "Ket."),
            )
        ],
        line(2, 1.5, (30, "Indeks SPBE"), (77.5, "85")),
        line(3, 3.0, (0, "Meningkat"), *figures, (30, "Opini BPK"), (77.5, "90")),
        line(4, 4.5, (0, "Menurun"), *figures, (30, "Nilai AKIP"), (77.5, "72")),
    )


def test_a_name_at_the_bottom_of_several_rows_is_of_all_of_them() -> None:
    rows = merged().rows
    assert texts(rows[1])[0] == "Meningkat"
    first = rows[1].cells[0]
    assert first is not None
    assert first.rows == 2
    assert texts(rows[2])[0] is None
    assert rows[1].doubtful == frozenset()


def test_figures_that_may_be_merged_along_with_a_name_are_asked_about() -> None:
    rows = merged((27.5, "40")).rows
    assert texts(rows[1])[:2] == ["Meningkat", "40"]
    assert rows[1].doubtful == {1}


def test_a_row_whose_figure_has_its_unit_is_of_the_body() -> None:
    names = [*header(), line(2, 1.5, (10, "Indeks SPBE"), (50, "25 Dokumen"), (60, "Bina"))]
    rows = table_of(
        names,
        line(3, 3.0, (0, "1"), (10, "Opini BPK"), (50, "30 Orang"), (60, "Marga")),
        line(4, 4.5, (0, "2"), (10, "Nilai AKIP"), (50, "31 Orang"), (60, "Marga")),
    ).rows
    assert [row.role for row in rows] == ["header", "body", "body", "body"]


def test_texts_in_the_middle_of_their_rows_are_not_read_so() -> None:
    body = [
        line(2, 1.5, (30, "Indeks SPBE"), (77.5, "85")),
        line(3, 2.3, (0, "Meningkat")),
        line(4, 3.1, (30, "Opini BPK"), (77.5, "90")),
    ]
    names = [line(1, 0.0, (0, "Sasaran"), (30, "Indikator"), (60, "Target"), (80, "Ket."))]
    assert bottomed_table(names, body, []) is None


def test_texts_flush_with_no_edge_are_not_read_so() -> None:
    body = [
        line(2, 1.5, (3, "1"), (14, "Indeks SPBE"), (52.5, "85"), (63, "Nilai")),
        line(3, 3.0, (3, "2"), (12, "Opini BPK"), (52.5, "90"), (62, "Persen")),
    ]
    assert bottomed_table(header(), body, []) is None


def test_rows_as_near_as_lines_of_a_text_are_not_read_so() -> None:
    body = [
        line(2, 1.5, (0, "1"), (10, "Persentase jalan dalam kondisi mantap"), (57.5, "85")),
        line(3, 2.5, (10, "seluruhnya")),
        line(4, 3.5, (0, "2"), (10, "Persentase jembatan dalam kondisi"), (57.5, "72")),
        line(5, 4.5, (10, "baik")),
        line(6, 5.5, (0, "3"), (10, "Indeks SPBE"), (57.5, "70")),
        line(7, 6.5, (0, "4"), (10, "Opini BPK"), (57.5, "71")),
    ]
    assert bottomed_table(header(), body, []) is None


def listing() -> list[Line]:
    """A work whose cell lists two indicators, its only budget on the last of their lines."""
    return [
        line(
            1, 0.0, (0, "Kegiatan"), (20, "Indikator"), (50, "Target"), (60, "Pagu"), (80, "Ket.")
        ),
        line(2, 1.5, (0, "Gizi"), (20, "Angka stunting"), (50, "12"), (60, "40.000"), (80, "Baik")),
        line(3, 7.0, (20, "1. Indeks SPBE")),
        line(4, 8.0, (20, "2. Persentase jalan"), (50, "85"), (80, "7")),
        line(5, 9.0, (0, "Jalan"), (20, "mantap"), (50, "90"), (60, "50.000"), (80, "8")),
        line(6, 10.5, (0, "Guru"), (20, "Rasio guru"), (50, "14"), (60, "60.000"), (80, "Baik")),
    ]


def test_figures_beside_what_a_cell_lists_are_of_one_row() -> None:
    names, *body = listing()
    row = table_of([names], *body).rows[2]
    assert texts(row) == [
        "Jalan",
        "1. Indeks SPBE\n2. Persentase jalan\nmantap",
        "85\n90",
        "50.000",
        "7\n8",
    ]


def test_a_cell_that_begins_far_above_its_figures_parts_no_table() -> None:
    lines = listing()
    lines[2] = Line(3, lines[2].words, 4.5)
    (table,) = (one for one in blocks_of(lines, "Tabel", "") if isinstance(one, Table))
    assert [texts(row)[0] for row in table.rows] == ["Kegiatan", "Gizi", "Jalan", "Guru"]


def test_a_space_typed_twice_parts_no_text() -> None:
    rows = table_of(
        header(),
        line(2, 1.5, (0, "1"), (10, "Indeks SPBE"), (22.8, "(Nilai)"), (57.5, "85"), (60, "Nilai")),
        line(3, 3.0, (0, "2"), (10, "Angka harapan hidup"), (56.5, "107"), (60, "Tahun")),
    ).rows
    assert texts(rows[1])[1] == "Indeks SPBE (Nilai)"


def levels(*below: Line) -> list[list[str | None]]:
    """An objective beside the last of its rows, and works in a column for each level."""
    names = ((0, "Sasaran"), (20, "Program"), (40, "Kegiatan"), (60, "Indikator"), (90, "Target"))
    figures = (97.5, "85"), (100, "Baik")
    found = table_of(
        [line(1, 0.0, *names, (100, "Ket."))],
        line(2, 1.5, (20, "PROGRAM A"), (60, "Indeks SPBE"), *figures),
        line(3, 3.0, (0, "Meningkat"), (40, "Gizi anak"), (60, "Opini BPK"), *figures),
        line(4, 4.5, (20, "PROGRAM B"), (60, "Nilai AKIP"), *figures),
        line(5, 6.0, (0, "Menurun"), (40, "Guru kelas"), (60, "Rasio guru"), *figures),
        *below,
    )
    return [texts(row)[:3] for row in found.rows[1:]]


def test_levels_side_by_side_are_not_merged_over_rows() -> None:
    assert levels() == [
        ["Meningkat", "PROGRAM A", ""],
        [None, "", "Gizi anak"],
        ["Menurun", "PROGRAM B", ""],
        [None, "", "Guru kelas"],
    ]


def test_a_sum_below_hides_no_cells_merged_over_rows() -> None:
    assert [row[0] for row in levels(line(6, 7.5, (0, "Jumlah"), (97.5, "85")))] == [
        "Meningkat",
        None,
        "Menurun",
        None,
        "Jumlah",
    ]


def test_what_some_rows_leave_out_right_of_their_names_is_not_merged() -> None:
    rows = table_of(
        header(),
        line(2, 1.5, (0, "1"), (10, "Indeks SPBE"), (57.5, "85")),
        line(3, 3.0, (0, "2"), (10, "Opini BPK"), (57.5, "90"), (60, "Kota Contoh"), (80, "Baik")),
        line(4, 4.5, (0, "3"), (10, "Nilai AKIP"), (57.5, "91"), (60, "Kota Contoh"), (80, "Baik")),
    ).rows
    assert [texts(row)[3] for row in rows[1:]] == ["", "Kota Contoh", "Kota Contoh"]


CARD = """
Nama Indikator       Indeks Reformasi Birokrasi
Satuan               Nilai
Sumber Data          Laporan Bidang
Periode Pelaporan    TW I   TW II   TW III   TW IV
Target                 15      20       28      27
Realisasi                      18
"""


def rows_of(text: str) -> list[list[str | None]]:
    (table,) = blocks_of(typed_lines(text), "Tabel", "teks")
    assert isinstance(table, Table)
    return [texts(row) for row in table.rows]


def test_figures_of_a_card_stand_under_the_periods_above_them() -> None:
    rows = rows_of(CARD)
    assert rows[0][:2] == ["Nama Indikator", "Indeks Reformasi Birokrasi"]
    assert rows[3][:5] == ["Periode Pelaporan", "TW I", "TW II", "TW III", "TW IV"]
    assert rows[4][:5] == ["Target", "15", "20", "28", "27"]
    assert rows[5][:5] == ["Realisasi", "", "18", "", ""]


def test_a_figure_under_no_period_of_a_card_is_given_to_none() -> None:
    rows = rows_of(CARD.replace("Realisasi                      18", "Realisasi             18"))
    assert rows[5] == ["Realisasi", "", "", "", "", "18"]


def test_a_name_beside_the_first_row_may_be_of_more_rows_or_of_it_alone() -> None:
    names = [line(1, 0.0, (0, "Sasaran"), (30, "Indikator"), (60, "Target"), (80, "Ket."))]
    rows = table_of(
        names,
        line(2, 1.5, (0, "Meningkat"), (30, "Indeks SPBE"), (77.5, "85")),
        line(3, 3.0, (30, "Opini BPK"), (77.5, "90")),
        line(4, 4.2, (30, "Nilai AKIP")),
        line(5, 5.2, (0, "Menurun"), (30, "perangkat daerah"), (77.5, "72")),
    ).rows
    assert [texts(row)[0] for row in rows[1:]] == ["Meningkat", "", "Menurun"]
    assert rows[1].doubtful == {0}
