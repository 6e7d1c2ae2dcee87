"""Headers of several lines over columns of spaces."""

import pytest

from tolok.documents.formats import document_of
from tolok.documents.reading import read_forms
from tolok.documents.spaced.words import typed_lines


def header(text: str) -> list[list[str | None]]:
    """The cells of a header, None where another covers them."""
    (table,) = document_of(text.strip("\n").encode(), "a.txt").tables
    return [
        [cell.text if cell else None for cell in row.cells]
        for row in table.rows
        if row.role == "header"
    ]


LAST_GROUP_LONGER = """
                     EVALUASI HASIL RENJA

No   Program                 Satuan   Target Tahun 2025   Realisasi s.d.       Tingkat
                                                           Triwulan III        Capaian
                                                                              Kinerja dan
                                                                               Anggaran
                                                                                 (%)
                                      K    Rp             K    Rp           K      Rp
1    Program Sertifikasi     Orang     85  1.491.513.500   44  805.417.290  51,76  54,00
2    Program Informasi Desa  Dokumen   74  1.423.344.000   53  768.605.760  71,62  54,00
"""


def test_the_last_lines_of_one_group_alone_are_no_title() -> None:
    assert header(LAST_GROUP_LONGER)[0][3:] == [
        "Target Tahun 2025",
        None,
        "Realisasi s.d. Triwulan III",
        None,
        "Tingkat Capaian Kinerja dan Anggaran (%)",
        None,
    ]
    (form,) = read_forms(LAST_GROUP_LONGER.encode(), "a.txt").forms
    assert [row.cell("spending").written for row in form.rows] == ["805.417.290", "768.605.760"]


NUMBERED_BY_FORMULAS = """
Kode        Program/ Kegiatan      Target Renstra  Target dan Realisasi Kinerja Program dan Keluaran Tahun 2024  Perkiraan Realisasi s/d Tahun Berjalan
                                   Tahun 2026      Target Renja     Realisasi Renja     Tingkat Realisasi (%)    Realisasi Capaian  Tingkat Capaian (%)
1           2                      4               6                7                   8 = (7/6) x 100          10 = (5+7)         11=(10/4)
7.01.01     Program Perbaikan      252 Unit        50 Unit          27 Unit                            54,00     242 Unit                       96,03
            Rumah
7.01.02     Program Sertifikasi    263 Unit        27 Unit          24 Unit                            88,89     201 Unit                       76,43
            Halal bagi UMKM
7.01.03     Program Gaji dan       204 Unit        10 Unit          8 Unit                             80,00     164 Unit                       80,39
            Tunjangan
"""  # noqa: E501 - as wide as such a table is


def test_columns_may_be_numbered_by_what_they_follow_from() -> None:
    (table,) = document_of(NUMBERED_BY_FORMULAS.strip("\n").encode(), "a.txt").tables
    assert [row.role for row in table.rows] == ["header"] * 2 + ["numbering"] + ["body"] * 3


def test_a_group_takes_in_a_leaf_of_another_word_under_it() -> None:
    assert header(NUMBERED_BY_FORMULAS)[0][2:] == [
        "Target Renstra Tahun 2026",
        "Target dan Realisasi Kinerja Program dan Keluaran Tahun 2024",
        None,
        None,
        "Perkiraan Realisasi s/d Tahun Berjalan",
        None,
    ]


CODES_WITH_NAMES = """
BIDANG URUSAN/ PROGRAM/        INDIKATOR OUTCOME/ OUTPUT      SATUAN    TARGET DAN PAGU INDIKATIF TAHUN
KEGIATAN/ SUBKEGIATAN                                                         2026                   2027                   2028
                                                                      TARGET  PAGU (Rp.)     TARGET  PAGU (Rp.)     TARGET  PAGU (Rp.)
7.01 - KECAMATAN
7.01.01 - SOSIALISASI DAN      Indeks SPBE                    Laporan     72  1.465.611.000      75  1.535.402.000      78  1.605.193.000
EDUKASI MASYARAKAT
7.01.01.2.01 - Pengawasan      Opini BPK atas LKPD            Dokumen     30  1.465.611.000      33  1.535.402.000      36  1.605.193.000
Kinerja Pemerintah Desa
7.01.01.2.01.0001 -            Jumlah rumah tidak layak huni  Laporan     32    447.204.975      35    468.500.450      38    489.795.925
Rehabilitasi Jalan Kabupaten   (RTLH) yang ditangani
7.01.02 - Perbaikan Rumah      Jumlah UMKM naik kelas         Dokumen     61    688.174.200      64    720.944.400      67    753.714.600
"""  # noqa: E501 - as wide as such a table is


def test_a_code_its_dash_and_its_name_are_one_text() -> None:
    (table,) = document_of(CODES_WITH_NAMES.strip("\n").encode(), "a.txt").tables
    names = [row.cells[0].text for row in table.rows if row.role == "body" and row.cells[0]]
    assert names == [
        "7.01 - KECAMATAN",
        "7.01.01 - SOSIALISASI DAN\nEDUKASI MASYARAKAT",
        "7.01.01.2.01 - Pengawasan\nKinerja Pemerintah Desa",
        "7.01.01.2.01.0001 -\nRehabilitasi Jalan Kabupaten",
        "7.01.02 - Perbaikan Rumah",
    ]


@pytest.mark.parametrize("figure", ["7.5", "1.250"])
def test_a_dash_behind_a_decimal_and_above_another_figure_is_a_figure(figure: str) -> None:
    words = typed_lines(f"Jumlah laporan  {figure} -  3")[0].words
    assert [word.text for word in words][2:] == [figure, "-", "3"]


def test_a_group_does_not_reach_over_the_columns_of_its_neighbour() -> None:
    wide = CODES_WITH_NAMES.replace(" TARGET DAN PAGU", " " * 13 + "TARGET DAN PAGU", 1)
    assert header(wide)[0][3] == "TARGET DAN PAGU INDIKATIF TAHUN"
    assert header(wide)[1][3:] == ["2026", None, "2027", None, "2028", None]


CODED_IN_FULL = """
Kode               Program / Kegiatan           Anggaran (Rp)      Realisasi (Rp)      %
7.01.01            PERBAIKAN RUMAH TIDAK LAYAK  449.654.400,00     420.131.636,00  74,75
                   HUNI
7.01.01.2.01       Pengelolaan Pelayanan        449.654.400,00     420.131.636,00  74,75
                   Kesehatan Ibu dan Bayi
7.01.01.2.01.0001  Sosialisasi dan Edukasi      449.654.400,00     420.131.636,00  74,75
                   Masyarakat
7.01.02            BANTUAN SOSIAL               651.053.600,00     189.068.595,00  23,23
X.XX.01.2.02       Penyusunan Renstra dan       651.053.600,00     189.068.595,00  23,23
                   Renja
"""


def test_a_code_of_works_in_four_digits_begins_a_row() -> None:
    (table,) = document_of(CODED_IN_FULL.strip("\n").encode(), "a.txt").tables
    names = [row.cells[1].text for row in table.rows if row.role == "body" and row.cells[1]]
    assert names == [
        "PERBAIKAN RUMAH TIDAK LAYAK\nHUNI",
        "Pengelolaan Pelayanan\nKesehatan Ibu dan Bayi",
        "Sosialisasi dan Edukasi\nMasyarakat",
        "BANTUAN SOSIAL",
        "Penyusunan Renstra dan\nRenja",
    ]


SECTIONS = """
No   Kegiatan / Sub Kegiatan         Keluaran (Output)               Satuan           Kinerja                        Anggaran              Keterangan
                                                                              Target  Realisasi  %      Pagu           Realisasi    %
A                                                                BAGIAN TATA PEMERINTAHAN
1.   Pemutakhiran Data Keluarga      Jumlah dokumen yang dihasilkan  Dokumen      55         42  76,36  1.201.946.000  648.611.220  53,96
     Miskin
a.   Evaluasi Kinerja Perangkat      Jumlah laporan yang dihasilkan  Laporan     104         69  66,35    235.993.000  146.315.660  62,00
     Daerah
b.   Penyediaan Bahan Logistik       Jumlah dokumen yang dihasilkan  Dokumen      23         12  52,17    965.953.000  502.295.560  52,00
     Kantor
B                                                                   BAGIAN ORGANISASI
1.   Pengelolaan Informasi           Jumlah dokumen yang dihasilkan  Dokumen     107         74  69,16    633.540.500  427.175.535  67,43
     Administrasi Kependudukan
"""  # noqa: E501 - as wide as such a table is


def test_a_leaf_that_nothing_stands_over_is_under_the_group_beside_it() -> None:
    assert header(SECTIONS)[0][4:] == ["Kinerja", None, None, "Anggaran", None, None, "Keterangan"]


def test_a_mark_aside_of_a_text_in_the_middle_heads_the_rows_below() -> None:
    (table,) = document_of(SECTIONS.strip("\n").encode(), "a.txt").tables
    rows = [[cell.text for cell in row.cells if cell] for row in table.rows if row.role == "body"]
    assert rows[0] == ["A", "BAGIAN TATA PEMERINTAHAN"]
    assert rows[4] == ["B", "BAGIAN ORGANISASI"]
    assert rows[1][3:5] == ["Dokumen", "55"]


def test_a_mark_and_a_unit_alone_are_no_heading() -> None:
    unit = SECTIONS.replace("BAGIAN ORGANISASI", " Dokumen         ")
    (table,) = document_of(unit.strip("\n").encode(), "a.txt").tables
    assert all(cell is not None for row in table.rows[4:] for cell in row.cells)


QUARTERS_TO_COME = """
No          Kode        Program                 Target RKPD 2025        Realisasi Kinerja Pada Triwulan    Tingkat Capaian  Keterangan
                                                                          I           II          III            (%)
                                                  K          Rp       K    Rp      K    Rp     K    Rp        K      Rp
1            2          3                               4                 5           6           7               8         9
1   7   01  01          Program Pengadaan    12  Orang    4.667.316   5  750.280                            21,74  25,72
2   7   01  01   2.01   Pengadaan Sarana      8  Orang    3.505.602   1  514.090                            23,75  25,50
3   7   01  01   2.02   Pengelolaan Data     80  Dokumen  1.161.714  12  236.190                            30,88  26,40
"""  # noqa: E501 - as wide as such a table is


def test_quarters_to_come_are_columns_that_only_their_letters_name() -> None:
    groups, quarters, letters = header(QUARTERS_TO_COME)
    assert groups[9:17] == [
        "Realisasi Kinerja Pada Triwulan",
        *[None] * 5,
        "Tingkat Capaian (%)",
        None,
    ]
    assert quarters[9:15] == ["I", None, "II", None, "III", None]
    assert letters[9:17] == ["K", "Rp"] * 4


def test_words_in_the_middle_of_columns_without_names_stand_over_all_of_them() -> None:
    groups, _, letters = header(QUARTERS_TO_COME)
    assert groups[1:6] == ["Kode", None, None, None, "Program"]
    assert letters[6:9] == ["K", None, "Rp"]


QUARTERS_BY_NUMBER = """
No.  Sasaran                      Indikator Kinerja              Satuan  Target   Target Tribulan
                                                                                  1    2    3    4
1.   Meningkatnya pelayanan       Angka Partisipasi Murni        Persen      95   18   57   88   95
2.   Menguatnya daya saing        Persentase ASN yang mengikuti  Persen      96    8   22   45   96
                                  diklat
3.   Meningkatnya mutu            Persentase temuan yang         Rumah       94    7   17   29   94
                                  ditindaklanjuti
"""


def test_numbers_over_the_last_columns_alone_are_quarters() -> None:
    assert header(QUARTERS_BY_NUMBER)[0][4:] == ["Target", "Target Tribulan", None, None, None]
    forms = read_forms(QUARTERS_BY_NUMBER.encode(), "a.txt").forms
    assert [[row.target.written for row in form.rows] for form in forms[1:]] == [
        ["18", "8", "7"],
        ["57", "22", "17"],
        ["88", "45", "29"],
        ["95", "96", "94"],
    ]


LETTERS_BELOW_NUMBERS = """
No   Program                Target Renja 2025      Realisasi Triwulan I   Unit
1    2                               3                      4             5
                            K         Rp           K      Rp
1    Program Sertifikasi    64 Orang  679.359.500  2 Orang                Dinas Contoh
2    Program Rumah Layak    44 %       65.667.500  5 %                    Dinas Contoh
3    Program Buku Teks      12 Orang  180.183.500  1 Orang                Dinas Contoh
"""


def test_letters_below_the_numbers_of_columns_belong_to_the_header() -> None:
    groups, letters = header(LETTERS_BELOW_NUMBERS)
    assert groups[2:] == ["Target Renja 2025", None, "Realisasi Triwulan I", None, "Unit"]
    assert letters[2:] == ["K", "Rp", "K", "Rp", None]


BESIDE_QUARTERS = """
Kode     Program              Anggaran         Realisasi Kinerja Pada Triwulan            Total Realisasi
                                                   I                    II
                                          Realisasi  Penyerapan  Realisasi  Penyerapan  Realisasi  Penyerapan
7.01.01  Program Jalan     899.997.000         12    14.178.300         19  63.934.400         31  78.112.700
7.01.02  Program Gaji      303.690.000          9    32.485.200         12  63.756.000         21  96.241.200
7.01.03  Program Logistik  303.690.000          9    32.485.200          1  63.756.000         10  96.241.200
"""  # noqa: E501 - as wide as such a table is


def test_a_group_of_one_line_reaches_down_beside_quarters() -> None:
    groups, quarters, _ = header(BESIDE_QUARTERS)
    assert groups[3:] == ["Realisasi Kinerja Pada Triwulan", *[None] * 3, "Total Realisasi", None]
    assert quarters[3:7] == ["I", None, "II", None]


OVER_ONE_WITHOUT_LETTERS = """
Kode     Nama Program                             Anggaran
                            Total Pagu   Rencana Penarikan     Realisasi s/d
                                          s/d Triwulan II       Triwulan II
                                         Rp.          %      Rp.          %
2.09.01  Program Informasi  572.014.500  308.887.830  54,00  217.365.510  38,00
2.09.02  Program Buku Teks  197.933.000   81.152.530  41,00   83.131.860  42,00
2.09.03  Program Sekolah    900.941.500  468.489.580  52,00  207.216.545  23,00
"""


def test_a_group_reaches_over_a_column_that_begins_below_it() -> None:
    top, groups, _ = header(OVER_ONE_WITHOUT_LETTERS)
    assert top[2:] == ["Anggaran", None, None, None, None]
    assert groups[2:] == [
        "Total Pagu",
        "Rencana Penarikan s/d Triwulan II",
        None,
        "Realisasi s/d Triwulan II",
        None,
    ]


NUMBERS_LEFT_OF_FIGURES = """
NO   Indikator                SPM   IKK           Target Renstra       Catatan Analisis
                                         Tahun 2023  Tahun 2024
(1)  (2)                      (3)   (4)  (5)         (6)         (7)
1    Angka Partisipasi Murni  -     -            41          45
2    Persentase temuan        -     -            57          61
3    Jumlah rumah layak huni  -     -            44          48
"""


def test_a_number_below_words_numbers_their_column_and_the_last_is_empty() -> None:
    assert header(NUMBERS_LEFT_OF_FIGURES)[-1][4:] == ["Tahun 2023", "Tahun 2024", None]


def test_a_single_row_whose_indicator_begins_as_a_sum_does_has_all_its_columns() -> None:
    text = """
Indikator Kinerja           Satuan  Realisasi             Tahun 2025            Kategori
                                    2023  2024  Target  Realisasi  Capaian (%)
Jumlah kelompok tani yang   Indeks    39    37      60         35        58,33  Sedang
dibina
"""
    (table,) = document_of(text.encode(), "a.txt").tables
    texts = [cell.text for cell in table.rows[-1].cells if cell]
    assert texts[1:] == ["Indeks", "39", "37", "60", "35", "58,33", "Sedang"]


GROUPS_OF_UNLIKE_HEIGHT = """
Program/Kegiatan/Sub       Indikator Kinerja        Target Akhir Renstra        Realisasi pada Triwulan                                         Capaian Renja s.d. Tahun
Kegiatan                                                                                                                                        2025 (%)
                                                    Kinerja      Rp             I                                II                             Kinerja      Rp
                                                                                Kinerja     Rp                   Kinerja     Rp
PROGRAM PENGADAAN BUKU     Persentase ASN yang      46 Dokumen   Rp739.973.000  36 Dokumen  Rp542.119.947        38 Dokumen  Rp384.869.250      82,61%       46,30%
TEKS PELAJARAN             mengikuti diklat
                           minimal 20 JP
Pengadaan Buku             Persentase ASN yang      66 Orang     Rp739.973.000  42 Orang    Rp542.119.947        56 Orang    Rp384.869.250      89,06%       96,10%
                           diklatnya 20 JP
Pengadaan Buku Tahap 1     Rata-rata lama sekolah   50 Unit      Rp833.694.000  12 Unit     Rp110.839.466        10 Unit     Rp138.549.333      45,50%       29,92%
"""  # noqa: E501 - as it is typed


def test_quarters_over_columns_stand_beside_names_right_below_groups() -> None:
    groups, names, below = header(GROUPS_OF_UNLIKE_HEIGHT)
    assert groups[2:] == [
        "Target Akhir Renstra",
        None,
        "Realisasi pada Triwulan",
        None,
        None,
        None,
        "Capaian Renja s.d. Tahun 2025 (%)",
        None,
    ]
    assert names[2:] == ["Kinerja", "Rp", "I", None, "II", None, "Kinerja", "Rp"]
    assert below[2:] == [None, None, "Kinerja", "Rp", "Kinerja", "Rp", None, None]


JP_BELOW_A_WORD = """
Sasaran      Indikator Kinerja Program  Satuan   Target dan Pagu           Realisasi
             (outcome)                           Kinerja    Anggaran (Rp)  TW-I                    TW-II
                                                                           Kinerja  Anggaran (Rp)  Kinerja  Anggaran (Rp)
Mutu naik    minimal bersih 20 JP per   Orang    22         Rp833.694.000  4        Rp110.839.466  4        Rp138.549.333
             tahun
Jalan baik   Persen guru di 20 JP per   Unit     50         Rp833.694.000  12       Rp110.839.466  10       Rp138.549.333
             tahun
Air bersih   Jumlah rumah tidak layak   Orang    72         Rp107.228.000  13       Rp11.023.038   16       Rp13.778.798
             huni
"""  # noqa: E501 - as it is typed


def test_a_word_behind_a_figure_of_a_text_begins_no_column() -> None:
    groups, names, _ = header(JP_BELOW_A_WORD)
    assert groups[:4] == [
        "Sasaran",
        "Indikator Kinerja Program (outcome)",
        "Satuan",
        "Target dan Pagu",
    ]
    assert names[3:] == ["Kinerja", "Anggaran (Rp)", "TW-I", None, "TW-II", None]
