"""Typed tables whose texts begin at the left edges of their cells, as pdftotext lays them out."""

import pytest
from typed_tables import header, rows

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of
from tolok.documents.spaced.doubts import doubtful_columns
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.words import typed_lines


def body(text: str) -> list[list[str]]:
    return [
        [cell.text.replace("\n", " ") if cell else "" for cell in row.cells]
        for row in rows(text)
        if row.role is Role.BODY
    ]


def read(text: str) -> Readings:
    return forms_of(document_of(text.strip("\n").encode(), "a.txt"), "a.txt")


VALUES = """
                                        Target              Realisasi
No   Sasaran                 Indikator                                         Capaian (%)   Sumber
                                        Nilai    Predikat   Nilai    Predikat
1    Tata kelola yang baik   Nilai AKIP    64,64 B             59,62 CC              92,23   BPS
2    Mutu pendidikan dasar   Nilai SPBE    66,95 B             68,25 B              101,94   BPS
3    Mutu layanan warga      Nilai IKM     61,19 B             60,17 B               98,33   BPS
"""


def test_a_predicate_one_space_behind_its_value_has_a_column_of_its_own() -> None:
    assert body(VALUES)[0] == [
        *("1", "Tata kelola yang baik", "Nilai AKIP"),
        *("64,64", "B", "59,62", "CC", "92,23", "BPS"),
    ]


def test_a_group_begins_with_its_first_column_and_ends_before_what_has_none() -> None:
    first, second = header(VALUES)
    assert first[3:] == [("Target", 2), ("Realisasi", 2), ("Capaian (%)", 1), ("Sumber", 1)]
    assert [text for text, _ in second] == ["Nilai", "Predikat", "Nilai", "Predikat"]


QUARTERS = """
                                            Realisasi Kinerja Pada Triwulan
                                            I                   II                  Unit Kerja
Kode      Program                  Satuan
                                            K   Rp              K   Rp
                                   Laporan
7.01.01   Program Layanan          Laporan  10      1.658.400    8      4.208.000   Camat
7.01.02   Program Ketertiban       Dokumen   2      1.658.400   16      7.208.000   Camat
7.01.03   Program Pemberdayaan     Dokumen  11      2.597.800    1     15.890.400   Camat
"""


def test_words_at_the_top_middle_of_a_header_are_no_group_of_those_left_of_them() -> None:
    text = QUARTERS.replace("                                   Laporan\n7.01.01", "7.01.01", 1)
    text = text.replace("II                  Unit Kerja", "II").replace(
        "Satuan\n", "Satuan" + " " * 43 + "Unit Kerja\n"
    )
    names = header(text)
    assert names[0] == [
        *(("Kode", 1), ("Program", 1), ("Satuan", 1)),
        *(("Realisasi Kinerja Pada Triwulan", 4), ("Unit Kerja", 1)),
    ]
    assert names[1:] == [[("I", 2), ("II", 2)], [("K", 1), ("Rp", 1), ("K", 1), ("Rp", 1)]]


WRAPPED = """
     Perangkat                                                 Target   Realisasi
No               Sasaran                 Indikator
     Daerah                                                    TW1      TW1
     Kecamatan   Meningkatnya mutu       Angka Partisipasi
1                                                              51       35
     Contoh      pendidikan              Murni
     Kecamatan   Menguatnya usaha        Angka Harapan
2                                                              84       72
     Contoh      mikro                   Hidup
"""


def test_the_begin_of_the_first_name_is_none_of_the_header() -> None:
    assert [text for text, _ in header(WRAPPED)[0]] == [
        *("No", "Perangkat Daerah", "Sasaran", "Indikator", "Target TW1", "Realisasi TW1")
    ]
    assert body(WRAPPED)[0] == [
        *("1", "Kecamatan Contoh", "Meningkatnya mutu pendidikan"),
        *("Angka Partisipasi Murni", "51", "35"),
    ]


CROWDED = """
NO SASARAN STRATEGIS         INDIKATOR KINERJA       SATUAN TARGET REALISASI   ANGGARAN
1    Risiko bencana          Indeks kualitas hidup   Rumah      82        73   Camat
2    Daya saing usaha        Indeks layanan          Rumah      13        10   Camat
3    Mutu layanan            Indeks warga            Persen     83        76   Camat
"""


def test_names_one_space_apart_are_parted_by_what_stands_below_them() -> None:
    (names,) = header(CROWDED)
    assert [text for text, _ in names] == [
        *("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET", "REALISASI"),
        "ANGGARAN",
    ]
    assert body(CROWDED)[1][3:6] == ["Rumah", "13", "10"]


DRIFTED = """
Indikator Kinerja     Satuan   2023       2024      Capaian (%)     Kategori
Angka harapan hidup   Orang           72         76      103,03 Sangat Tinggi
Rata-rata sekolah     Tahun            8         14       87,50 Sedang
"""


def test_a_text_that_drifted_left_of_its_edge_belongs_to_it() -> None:
    assert body(DRIFTED)[0][-2:] == ["103,03", "Sangat Tinggi"]


CENTRED = """
No  Indikator               Target Tahun              Realisasi Tahun
                         2021   2022   2023         2021   2022   2023
1   Indeks mutu          83,47  83,97  84,47        70,81  80,56  88,45
2   Indeks layanan       23,00  23,00  25,00        23,00  25,00  23,00
"""


def test_a_header_over_the_middle_of_its_columns_is_told_by_their_middles() -> None:
    assert header(CENTRED)[0][2:] == [("Target Tahun", 3), ("Realisasi Tahun", 3)]


BARE = [Band(0, 10), Band(12, 18, is_figured=True), Band(20, 26, is_figured=True), Band(28, 34)]
"""A name, two columns of figures, and another name."""


def told(names: list[tuple[str, int]], titles: str, figures: str) -> frozenset[int]:
    cells: list[Cell | None] = []
    for text, columns in names:
        cells += [Cell(text, columns=columns), *(None for _ in range(columns - 1))]
    return doubtful_columns(
        [TableRow(tuple(cells), 1, Role.HEADER)], typed_lines(titles), BARE, typed_lines(figures)
    )


PLAIN = "Program     Target  Pagu    Ket"


def test_columns_with_names_of_their_own_are_not_doubtful() -> None:
    names = [("Program", 1), ("Target", 1), ("Pagu", 1), ("Ket", 1)]
    assert told(names, PLAIN, "Layanan     12,50   33,00   baik") == frozenset()


@pytest.mark.parametrize(
    ("names", "titles", "figures"),
    [
        ([("Program", 1), ("Target", 2), ("Ket", 1)], PLAIN, "Layanan     12,50   33,00   baik"),
        ([("Program", 1), ("Target", 1), ("", 1), ("", 1)], PLAIN, "Layanan     12,50   33,00"),
        (
            [("Program", 1), ("Tar get", 1), ("Pagu", 1), ("Ket", 1)],
            "Program    Tar  get   Pagu    Ket",
            "Layanan     12,50   33,00   baik",
        ),
    ],
    ids=["one name for both", "no name", "two names for one"],
)
def test_figures_whose_name_was_missed_make_all_beside_them_doubtful(
    names: list[tuple[str, int]], titles: str, figures: str
) -> None:
    assert told(names, titles, figures) == {1, 2}


def test_parts_of_a_code_below_one_name_are_not_doubtful() -> None:
    names = [("Program", 1), ("Kode", 2), ("Ket", 1)]
    assert told(names, PLAIN, "Layanan     01      2.01    baik") == frozenset()


def test_what_is_doubtful_is_asked_with_the_cells_that_it_concerns() -> None:
    text = """
Program                             Anggaran             Realisasi Anggaran
Program Layanan Publik      50.000.000   100.000.000             90.000.000
Program Ketertiban Umum     60.000.000   200.000.000             80.000.000
Program Pemberdayaan        70.000.000   300.000.000             70.000.000
"""
    found = [
        finding
        for reading in read(text).readings
        for finding in reading.findings
        if finding.rule == "reading-doubtful-columns"
    ]
    assert len(found) == 1
    assert "hanya dipisahkan spasi" in found[0].message
    assert "Excel atau Word" in found[0].message


BROKEN = """
Kode          Program            Indikator       Pagu          Target
7.01.01.2.0   Penataan desa      Jumlah desa     291.171.00        10
1                                                0
7.01.01.2.0   Pembinaan desa     Jumlah warga    1.142.347.            20
2                                                900
"""


def test_an_amount_that_its_cell_broke_goes_on_below_beside_a_code() -> None:
    found = body(BROKEN)
    assert [one[3] for one in found] == ["291.171.000", "1.142.347.900"]
    assert [one[0] for one in found] == ["7.01.01.2.0 1", "7.01.01.2.0 2"]
