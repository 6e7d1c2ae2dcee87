"""Typed tables whose texts begin with their columns and stand in the middle of their rows."""

import pytest
from typed_tables import header, rows

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.spaced.broken import broken_columns
from tolok.documents.spaced.centred_header import readings_of, unsure_columns


def body(text: str) -> list[list[str | None]]:
    return [
        [cell.text.replace("\n", " ") if cell else None for cell in row.cells]
        for row in rows(text)
        if row.role is Role.BODY
    ]


WORK_AND_MONEY = """
                                                                      Target
                                                                                            Realisasi
                                                                      dan Pagu
Sasaran                Kode       Program             Indikator                             TRIWULAN                   TRIWULAN
                                                                      K        Rp           I                          II
                                                                                            K          Rp              K          Rp
Meningkatnya derajat                                  Jumlah tani
                                  PROGRAM UNIT
kesehatan              1.01.02                        yang dibina     82       1.274.500    64,7       155.064         62,3       193.830
                                  SEKOLAH BARU
masyarakat                                            program
Meningkatnya derajat
                                  Pengelolaan         Indeks
kesehatan              1.01.03                                        85       980.000      53,5       73.779          42,5       92.224
                                  Informasi           Reformasi
masyarakat
Meningkatnya derajat
                                  Pengelolaan
kesehatan              1.01.04                        Nilai AKIP      9        443.693      8          81.284          7          101.605
                                  Arsip
masyarakat
"""  # noqa: E501 - as a page is laid out


def test_cells_of_unlike_height_share_the_middle_of_their_row() -> None:
    found = body(WORK_AND_MONEY)
    assert [row[0] for row in found] == ["Meningkatnya derajat kesehatan masyarakat"] * 3
    assert [row[1:4] for row in found] == [
        ["1.01.02", "PROGRAM UNIT SEKOLAH BARU", "Jumlah tani yang dibina program"],
        ["1.01.03", "Pengelolaan Informasi", "Indeks Reformasi"],
        ["1.01.04", "Pengelolaan Arsip", "Nilai AKIP"],
    ]
    assert [row[4:] for row in found] == [
        ["82", "1.274.500", "64,7", "155.064", "62,3", "193.830"],
        ["85", "980.000", "53,5", "73.779", "42,5", "92.224"],
        ["9", "443.693", "8", "81.284", "7", "101.605"],
    ]


def test_groups_of_a_header_are_told_by_their_height_up_to_the_lines_above_its_columns() -> None:
    first, second, third = header(WORK_AND_MONEY)
    assert first[4:] == [("Target dan Pagu", 2), ("Realisasi", 4)]
    assert second == [("K", 1), ("Rp", 1), ("TRIWULAN I", 2), ("TRIWULAN II", 2)]
    assert third == [("K", 1), ("Rp", 1), ("K", 1), ("Rp", 1)]


LISTS = """
No   Program             Indikator                   Target     Realisasi   Pagu        Belanja
                                                     2025       2025        (Rp)        (Rp)
(1)  (2)                 (3)                         (4)        (5)         (6)         (7)
                         1. Jumlah desa yang         11         9
     Penataan desa dan   ditata                      Desa       Desa
1                                                                           5.500.000   4.400.000
     kelurahan           2. Jumlah warga             250        200
                         yang dilayani               Orang      Orang
     Pembinaan           Jumlah pelatihan
2                                                    4 Kali     3 Kali      780.000     65.000
     aparatur            aparatur
     Pengelolaan         Nilai arsip
3                                                    80         78,5        12.000.000  9.750.000
     arsip               dinas
"""


def test_figures_of_a_list_stand_beside_its_items_in_one_row() -> None:
    first, *others = body(LISTS)
    assert first[1] == "Penataan desa dan kelurahan"
    assert first[3:] == ["11 Desa 250 Orang", "9 Desa 200 Orang", "5.500.000", "4.400.000"]
    assert [row[0] for row in others] == ["2", "3"]


TOP = """
No   Program             Indikator                   Target     Realisasi   Pagu        Belanja
                                                     2025       2025        (Rp)        (Rp)
1    Penataan desa dan   Jumlah desa yang            11         9           5.500.000   4.400.000
     kelurahan           ditata
2    Pembinaan           Jumlah pelatihan            4          3           780.000     65.000
     aparatur            aparatur
3    Pengelolaan         Nilai arsip                 80         78,5        12.000.000  9.750.000
     arsip               dinas
"""


def test_cells_at_the_top_of_their_rows_are_not_taken_for_centred_ones() -> None:
    assert [row[:3] for row in body(TOP)] == [
        ["1", "Penataan desa dan kelurahan", "Jumlah desa yang ditata"],
        ["2", "Pembinaan aparatur", "Jumlah pelatihan aparatur"],
        ["3", "Pengelolaan arsip", "Nilai arsip dinas"],
    ]


PUSHED = """
No   Program             Indikator           Satuan  Target     Realisasi   Pagu
                                                     2025       2025        (Rp)
     Penataan desa dan   Jumlah desa yang
1                                            Dokumen 110        95          5.500.000
     kelurahan           ditata
     Pembinaan           Jumlah pelatihan
2                                            Kali    4          3           780.000
     aparatur            aparatur
     Pengelolaan         Nilai arsip
3                                            Nilai   80         78,5        12.000.000
     arsip               dinas
"""


def test_a_figure_right_behind_a_unit_that_fills_its_cell_is_of_the_next_column() -> None:
    assert [row[3:5] for row in body(PUSHED)] == [
        ["Dokumen", "110"],
        ["Kali", "4"],
        ["Nilai", "80"],
    ]


def test_periods_before_letters_of_each_column_are_groups_over_them() -> None:
    text = """
No   Kode      Uraian              Indikator           Target 2025   TW-I   TW-I   TW-II   TW-II
                                                                     T      R      T       R
1    1.01      Penataan desa       Jumlah desa         55,2          10,2   9      11      48,5
2    1.02      Pembinaan           Jumlah warga        4             1      1      1       2
3    1.03      Pengelolaan arsip   Nilai arsip         80            20     18,5   20      21
"""
    first, second = header(text)[-2:]
    assert [name for name, _ in first[-4:]] == ["TW-I", "TW-I", "TW-II", "TW-II"]
    assert [name for name, _ in second] == ["T", "R", "T", "R"]


@pytest.mark.parametrize(
    ("columns", "unsure"),
    [
        # a leaf lower than the middle is below a group
        ([{1: "No"}, {0: "Target", 2: "K"}, {2: "Rp"}, {1: "Lokasi"}], frozenset()),
        # names that stand nowhere near one another's height tell of no header
        ([{0: "No"}, {3: "Target"}, {1: "Rp", 6: "K"}, {5: "Lokasi"}], frozenset(range(4))),
    ],
)
def test_a_header_that_may_be_read_otherwise_is_doubted(
    columns: list[dict[int, str]], unsure: frozenset[int]
) -> None:
    assert unsure_columns(readings_of(columns, 1)) == unsure


def test_a_unit_that_stands_twice_on_a_line_shows_that_cells_were_parted_wrongly() -> None:
    whole = [TableRow((Cell("Nilai"), Cell("23\nDokumen"), Cell(f"{at}")), at) for at in (7, 8)]
    assert broken_columns(whole) == frozenset()
    twice = TableRow((Cell("Nilai"), Cell("23\nDokumen Dokumen"), Cell("18")), 9)
    assert broken_columns([*whole, twice]) == {1, 2}


def test_two_names_that_ran_together_on_a_line_ask_about_the_figures() -> None:
    together = PUSHED.replace("Target     Realisasi   Pagu", "Target Realisasi       Pagu")
    together = together.replace("2025       2025        (Rp)", "2025                   (Rp)")
    for figure in ("95  ", "3   ", "78,5"):
        together = together.replace(f"   {figure}     ", f"   {'':4}     ")
    (row, *_) = [one for one in rows(together) if one.role is Role.BODY]
    assert {4, 5} <= row.doubtful
    assert not any(one.doubtful for one in rows(PUSHED))
