"""Rows in columns of spaces whose cells hold lists or are merged over the rows below."""

import pytest

from tolok.documents.formats import document_of
from tolok.documents.reading import read_forms


def grid(text: str) -> list[list[str | None]]:
    (table,) = document_of(text.strip("\n").encode(), "a.txt").tables
    return [[cell.text if cell else None for cell in row.cells] for row in table.rows]


LISTS = """
Sasaran                         Indikator                       Target
Meningkatnya layanan            1. Persentase temuan            1. 43 Rumah
yang cepat dan akurat           Inspektorat yang                2. 33 Nilai
                                ditindaklanjuti
                                2. Angka Partisipasi Murni
                                SD/MI
Meningkatnya mutu               1. Angka Partisipasi Murni      1. 82 Rumah
tata kelola daerah              SD/MI                           2. 90 Persen
                                2. Jumlah UMKM naik kelas
"""


def test_lists_of_unlike_length_side_by_side_are_one_row() -> None:
    assert [row[0::2] for row in grid(LISTS)[1:]] == [
        ["Meningkatnya layanan\nyang cepat dan akurat", "1. 43 Rumah\n2. 33 Nilai"],
        ["Meningkatnya mutu\ntata kelola daerah", "1. 82 Rumah\n2. 90 Persen"],
    ]
    (form,) = read_forms(LISTS.encode(), "a.txt").forms
    assert [(row.indicator, row.target.written) for row in form.rows] == [
        ("Persentase temuan Inspektorat yang ditindaklanjuti", "43 Rumah"),
        ("Angka Partisipasi Murni SD/MI", "33 Nilai"),
        ("Angka Partisipasi Murni SD/MI", "82 Rumah"),
        ("Jumlah UMKM naik kelas", "90 Persen"),
    ]


def test_numbers_that_run_on_over_all_rows_are_no_lists() -> None:
    text = """
Sasaran                         Indikator                       Target
Meningkatnya layanan            1. Indeks Kepuasan              1. 43 Rumah
Meningkatnya mutu               2. Angka Partisipasi Murni      2. 82 Rumah
Menurunnya kemiskinan           3. Jumlah UMKM naik kelas       3. 17 Rumah
"""
    assert [row[0] for row in grid(text)[1:]] == [
        "Meningkatnya layanan",
        "Meningkatnya mutu",
        "Menurunnya kemiskinan",
    ]


RANGES = """
NO   SASARAN STRATEGIS               INDIKATOR KINERJA               TARGET
1.   Berkurangnya risiko bencana     Indeks Kualitas Lingkungan      83 Dokumen
                                     Hidup (IKLH)
2.   Meningkatnya mutu pendidikan    Jumlah UMKM naik kelas          43-48
     dasar
3.   Menguatnya daya saing usaha     Jumlah pasar                    ≥90
     mikro dan koperasi
"""


def test_a_range_or_a_bound_is_the_figure_of_its_row() -> None:
    assert [(row[0], row[3]) for row in grid(RANGES)[1:]] == [
        ("1.", "83 Dokumen"),
        ("2.", "43-48"),
        ("3.", "≥90"),
    ]


MERGED = """
No   Indikator Kinerja               Satuan  Periode  Target  Realisasi
1    Jumlah rumah tidak layak huni   Persen  TW I         30         24
     (RTLH) yang ditangani                   TW II        83         75
                                             TW III       26         24
2    Indeks Kualitas Lingkungan      Rumah   TW I         55         46
     Hidup (IKLH)                            TW II        61         51
                                             TW III       89         79
3    Jumlah UMKM naik kelas          Persen  TW I         66         64
                                             TW II        39         28
                                             TW III       85         80
"""


def test_the_rest_of_a_merged_name_beside_the_next_row_is_told_by_what_stands_beside_it() -> None:
    assert [row[1] for row in grid(MERGED)[1:]] == [
        "Jumlah rumah tidak layak huni (RTLH) yang ditangani",
        "",
        "",
        "Indeks Kualitas Lingkungan Hidup (IKLH)",
        "",
        "",
        "Jumlah UMKM naik kelas",
        "",
        "",
    ]


def test_units_below_one_another_are_no_rest_of_each_other() -> None:
    text = """
No   Sasaran                         Indikator Kinerja              Satuan   Realisasi
1    Terwujudnya birokrasi yang      Angka Partisipasi Murni SD/MI  Dokumen         42
     bersih dan melayani
2    Meningkatnya ketahanan pangan   Tingkat inflasi pangan         Indeks          52
     daerah                          Nilai AKIP Pemerintah Daerah   Persen          84
3    Meningkatnya derajat kesehatan  Rata-rata lama sekolah         Dokumen         83
"""
    assert [row[2:4] for row in grid(text)[2:4]] == [
        ["Tingkat inflasi pangan", "Indeks"],
        ["Nilai AKIP Pemerintah Daerah", "Persen"],
    ]


LETTERS = """
NO   JENIS PELAYANAN  INDIKATOR                       STANDAR     REALISASI
1    Farmasi          a. Waktu tunggu obat jadi       78%         75,4%
                      b. Penulisan resep sesuai       80%         59,6%
                      formularium
2    Rawat Jalan      a. Waktu tunggu di klinik       98%         83,1%
                      b. Kepuasan pelanggan           94%         62,3%
"""


def test_a_lettered_item_begins_a_text() -> None:
    assert [row[2] for row in grid(LETTERS)[1:]] == [
        "a. Waktu tunggu obat jadi",
        "b. Penulisan resep sesuai\nformularium",
        "a. Waktu tunggu di klinik",
        "b. Kepuasan pelanggan",
    ]


CODED = """
Kode           Program                         Target   Realisasi  Pagu (Rp)
1              URUSAN PEMERINTAHAN WAJIB
               PELAYANAN DASAR
1. 03          BIDANG URUSAN PEKERJAAN UMUM
1. 03. 02.     PROGRAM PENGELOLAAN INFORMASI       12           7  726.940.000
               ADMINISTRASI KEPENDUDUKAN
1. 03. 03.     PROGRAM FASILITASI SERTIFIKASI      27          14  364.666.000
               HALAL BAGI UMKM
1. 03. 04.     PROGRAM PEMBANGUNAN SEKOLAH         49          25  973.764.500
1. 03. 05.     PROGRAM PELAYANAN PASAR             40          20  173.764.500
"""


def test_a_line_with_a_code_and_no_figures_is_a_row_of_its_own() -> None:
    assert [row[:2] for row in grid(CODED)[1:4]] == [
        ["1", "URUSAN PEMERINTAHAN WAJIB\nPELAYANAN DASAR"],
        ["1. 03", "BIDANG URUSAN PEKERJAAN UMUM"],
        ["1. 03. 02.", "PROGRAM PENGELOLAAN INFORMASI\nADMINISTRASI KEPENDUDUKAN"],
    ]


PROSE = """
No.  Indikator Kinerja         Target     Capaian  Analisis
1    Nilai AKIP                70,3 %     76%      1. Rapat lintas bidang
                                                   2. 3 dari 5 desa belum lapor
2    Indeks SPBE               90,1 %     70%      1. Rapat lintas bidang
                                                   2. 3 dari 5 desa belum lapor
3    Persentase aparatur       55,0 %     60%      1. Rapat lintas bidang
     terlatih                                      2. 3 dari 5 desa belum lapor
"""


def test_figures_within_a_sentence_part_no_columns() -> None:
    assert [row[-1] for row in grid(PROSE)[1:]] == [
        "1. Rapat lintas bidang\n2. 3 dari 5 desa belum lapor"
    ] * 3


GROUPED = """
Indikator Kinerja               Satuan      Realisasi               2025              Target Akhir
                                            2023  2024  Target  Realisasi  % Capaian
Opini BPK atas LKPD             Dokumen     60,1  64,0  54,5    46,8       85,87      56,5
Persentase aparatur terlatih    Unit Usaha  87,4  38,3  33,1    24,8       74,92      35,1
Rata-rata lama sekolah          Indeks      51,9  32,8  83,4    80,0       95,92      85,4
"""


def test_a_group_stands_over_leaves_that_it_does_not_touch() -> None:
    header = grid(GROUPED)[:2]
    assert header[0][4:] == ["2025", None, None, "Target Akhir"]
    assert header[1][4:] == ["Target", "Realisasi", "% Capaian", None]


BROKEN = """
PENGUKURAN KINERJA SEMESTERAN TAHUN 2025

Sasaran Kinerja     Indikator Kinerja  Target Setahun     Semester I      Semester II
                                                       Tar  Rea  Capai  Tar  Rea  Capai
                                                       get  lis  an     get  lis  an
                                                            asi  (%)         asi  (%)
Risiko bencana      Indeks kualitas               120   34   32  94,12   86   84  97,67
Daya saing usaha    Rata-rata lama                137   97   86  88,66   40   36  90,00
Mutu layanan        Angka partisipasi             111   28   21  75,00   83   63  75,90
"""


def test_words_of_narrow_headers_that_break_between_letters_are_read() -> None:
    halves = read_forms(BROKEN.encode(), "a.txt").forms[-2:]
    rows = [form.rows[0] for form in halves]
    assert [(row.target.written, row.realization.written) for row in rows] == [
        ("34", "32"),
        ("86", "84"),
    ]


TURNED = """
PROFIL INDIKATOR KINERJA TAHUN 2025

Uraian             IKU 1                   IKU 2                       IKU 3
Indikator Kinerja  Rata-rata lama sekolah  Indeks Kualitas Lingkungan  Persentase temuan yang
                                           Hidup (IKLH)                ditindaklanjuti
Satuan             Indeks                  Indeks                      Nilai
Target                                 63                          94                      99
Realisasi                              57                          82                      87
Capaian (%)                         90,48                       87,23                   87,88
Penanggung Jawab   Bidang Tata Ruang       Bidang Koperasi             Bidang Pendidikan Dasar
"""


def test_a_table_that_is_turned_over_has_a_row_for_each_label() -> None:
    assert [row[0] for row in grid(TURNED)] == [
        *("Uraian", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"),
        "Penanggung Jawab",
    ]
    (form,) = read_forms(TURNED.encode(), "a.txt").forms
    assert [(row.indicator, row.target.written) for row in form.rows] == [
        ("Rata-rata lama sekolah", "63"),
        ("Indeks Kualitas Lingkungan Hidup (IKLH)", "94"),
        ("Persentase temuan yang ditindaklanjuti", "99"),
    ]


ONE_ROW = """
3.2 Sasaran Strategis 2: Menguatnya daya saing usaha mikro dan koperasi

Indikator Kinerja              Satuan      Target 2025  Realisasi 2025  Capaian (%)
Angka Partisipasi Murni SD/MI  Unit Usaha          133             131        98,50

Capaian sasaran 2 didukung oleh program prioritas daerah.
"""


def test_one_row_below_a_header_is_a_table() -> None:
    (form,) = read_forms(ONE_ROW.encode(), "a.txt").forms
    assert [(row.indicator, row.target.written) for row in form.rows][-1:] == [
        ("Angka Partisipasi Murni SD/MI", "133"),
    ]


def test_two_signatures_side_by_side_are_no_table() -> None:
    text = """
Kepala Dinas Kesehatan         Pihak Pertama         Bendahara

Drs. Amir Hasan 19700101       Budi 19710101         Siti 19720101
"""
    assert not list(document_of(text.encode(), "a.txt").tables)


STANDARDS = """
No   Program                         Kegiatan                        Target  Realisasi    Biaya
                                            STANDAR ISI
1    Pengelolaan Perpustakaan        Peningkatan Kompetensi Guru         20         18  120.500
     Sekolah                         Pengembangan Kurikulum              81         64  310.000
                                          STANDAR PROSES
1    Pemeliharaan Ruang Kelas dan    Peningkatan Mutu Proses             50         34  401.000
     Laboratorium                    Pembelajaran
                                     Penguatan Penilaian Hasil           89         52  181.000
"""


def test_a_text_in_the_middle_of_a_table_stands_over_the_rows_below_it() -> None:
    assert [row[:3] for row in grid(STANDARDS)[1:]] == [
        ["STANDAR ISI", None, None],
        ["1", "Pengelolaan Perpustakaan Sekolah", "Peningkatan Kompetensi Guru"],
        ["", "", "Pengembangan Kurikulum"],
        ["STANDAR PROSES", None, None],
        [
            "1",
            "Pemeliharaan Ruang Kelas dan\nLaboratorium",
            "Peningkatan Mutu Proses\nPembelajaran",
        ],
        ["", "", "Penguatan Penilaian Hasil"],
    ]


CODES = """
KODE          URAIAN                          ANGGARAN   REALISASI
2.17.01.2.02  Pengelolaan Informasi            136.205     697.319
              Administrasi Kependudukan
2.17.01.2.03  Pelatihan Kader Posyandu         415.532     126.737
2.17.01.2.04  Administrasi Keuangan            828.508     410.940
              Perangkat Daerah
2.17.01.2.05  Administrasi Barang              828.508     410.940
2.17.01.2.06  Administrasi Umum                828.508     410.940
"""


def test_where_rows_have_codes_a_usual_first_word_begins_none() -> None:
    assert grid(CODES)[1][:2] == [
        "2.17.01.2.02",
        "Pengelolaan Informasi\nAdministrasi Kependudukan",
    ]


def test_a_word_that_begins_where_the_figures_do_is_in_their_column() -> None:
    text = """
Sasaran / Program               Indikator                       Target  Realisasi
Terwujudnya kota                Persentase aparatur             ≥ 75           84
Program Pasar                   Indeks Kualitas Lingkungan      WTP            12
Program Jalan                   Panjang jalan                       30         12
"""
    assert [row[2] for row in grid(text)[1:]] == ["≥ 75", "WTP", "30"]


@pytest.mark.parametrize(
    "lines",
    [
        ("1   Program Pasar       51,25   123.457.0", "                                   00"),
        (
            "                              123.457.0",
            "1   Program Pasar       51,25",
            "                                     00",
        ),
        ("1   Program Pasar       51,25   123.457.000,0", "                                0"),
    ],
    ids=["from the top", "in the middle", "within its decimals"],
)
def test_an_amount_that_its_column_breaks_is_one_figure(lines: tuple[str, ...]) -> None:
    header = "No  Program             Target  Pagu (Rp)"
    others = [line.replace("1 ", "2 ", 1).replace("Pasar", "Jalan") for line in lines]
    rows = ["\n".join(row) for row in (lines, others, others)]
    text = "\n\n".join((header, *rows))
    (form,) = read_forms(text.encode(), "a.txt").forms
    assert [row.ceiling.value for row in form.rows] == [123_457_000] * 3


def test_words_left_of_wide_columns_of_figures_take_columns_in_turn() -> None:
    text = """
Indikator Kinerja       Satuan     Target 2025        Realisasi 2025        Capaian (%)
Rata-rata lama sekolah  Indeks                   224                    210               93,75
Indeks SPBE             Rumah                     41                     36               87,80
Jumlah UMKM naik kelas  Nilai                    273                    270               98,90
"""
    assert grid(text)[0] == [
        *("Indikator Kinerja", "Satuan", "Target 2025", "Realisasi 2025", "Capaian (%)"),
    ]


STAIRS = """
Tujuan                          Sasaran                      Program                         Kegiatan                        Indikator                       Satuan     Target    PD
                                                                                                                                                                        Tahun
                                                                                                                                                                      2025  2026
Meningkatnya Kualitas Tata                                                                                                   Indeks SPBE                     Rumah      57    76  Dinas Contoh
Kelola Pemerintahan Daerah      Berkurangnya risiko bencana                                                                  Nilai AKIP Pemerintah Daerah    Dokumen    28    56  Dinas Contoh
                                                             Pengadaan Buku Teks Pelajaran                                   Tingkat inflasi pangan          Nilai      84    48  Dinas Contoh
                                                             SD                              Fasilitasi Sertifikasi Halal    Tingkat inflasi pangan          Indeks     96    53  Dinas Contoh
                                                                                             bagi UMKM
                                                                                             Pembangunan Unit Sekolah Baru   Opini BPK atas LKPD             Nilai      84    30  Dinas Contoh
                                                                                             (USB)
                                                             Perbaikan Rumah Tidak Layak                                     Angka Partisipasi Murni SD/MI   Dokumen    90    95  Dinas Contoh
                                                             Huni                            Pengelolaan Informasi           Tingkat inflasi pangan          Nilai      77    47  Dinas Contoh
                                                                                             Administrasi Kependudukan
                                                                                             Penanggulangan Bencana Banjir   Persentase ASN yang mengikuti   Indeks     29    75  Dinas Contoh
"""  # noqa: E501 - as wide as such a table is


def test_a_rest_beside_the_next_step_of_stairs_goes_back_to_its_own() -> None:
    rows = grid(STAIRS)[2:]
    assert [row[:4] for row in rows if any(row[:4])][:4] == [
        ["Meningkatnya Kualitas Tata Kelola Pemerintahan Daerah", "", "", ""],
        ["", "Berkurangnya risiko bencana", "", ""],
        ["", "", "Pengadaan Buku Teks Pelajaran SD", ""],
        ["", "", "", "Fasilitasi Sertifikasi Halal\nbagi UMKM"],
    ]


GRADED = """
NO   SASARAN STRATEGIS               INDIKATOR KINERJA               TARGET
1.   Menguatnya daya saing usaha     Tingkat inflasi pangan          73,5%
     mikro dan koperasi              Nilai AKIP Pemerintah Daerah    WTP
2.   Terwujudnya lingkungan          Rata-rata lama sekolah          65,5%
     permukiman yang layak huni
"""


def test_a_grade_is_the_target_of_its_own_indicator() -> None:
    (form,) = read_forms(GRADED.encode(), "a.txt").forms
    assert [(row.indicator, row.target.written) for row in form.rows] == [
        ("Tingkat inflasi pangan", "73,5%"),
        ("Nilai AKIP Pemerintah Daerah", "WTP"),
        ("Rata-rata lama sekolah", "65,5%"),
    ]
