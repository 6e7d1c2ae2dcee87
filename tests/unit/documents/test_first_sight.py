"""What tables of the eighth and ninth set told at first sight, each by a small one of its kind."""

import pytest

from tolok.documents.headings import heading_of
from tolok.documents.reading import Readings, read_forms
from tolok.domain.levels import Level
from tolok.domain.periods import Period

PLAN = """
Sasaran                      Indikator Kinerja            Target Triwulan      Rencana Aksi
                                                          Tw. I      Tw. II
Menguatnya daya saing        Jumlah koperasi yang aktif   5 Unit     17 Unit   - Rapat
usaha mikro dan koperasi                                                       - Monitoring
                             Persentase aduan selesai     11 Orang   33 Orang  - Rapat
                                                                               - Monitoring
Berkurangnya risiko bencana  Jumlah desa yang siaga       1 Desa     4 Desa    - Rapat
                                                                               - Monitoring
"""

GROUPS = """
No  Program                      Target              Target              Target
                                  dan                 dan                 dan
                               Pendanaan           Pendanaan           Pendanaan
                                Program             Program             Program
                                  dan                 dan                 dan
                                Kegiatan            Kegiatan            Kegiatan
                               Tahun 2023          Tahun 2024          Tahun 2025
                            K       Rp          K       Rp          K       Rp
1   Program Jalan           10   1.000.000      20   2.000.000      30   3.000.000
2   Program Air Bersih      11   1.100.000      21   2.100.000      31   3.100.000
3   Program Sekolah         12   1.200.000      22   2.200.000      32   3.200.000
"""

VILLAGES = """
No   Sub Kegiatan             Satuan   Pagu Anggaran (Rp)   Realisasi Keuangan (Rp)
                                     A. Kelurahan Suka Maju
1    Pembinaan Kelompok       Paket            6.000.000                  3.000.000
     Tani
2    Rehabilitasi Jalan       Paket            4.000.000                  1.000.000
     Jumlah Suka Maju                         10.000.000                  4.000.000
                                     B. Kelurahan Suka Jaya
1    Penyediaan Logistik      Paket            5.000.000                  2.000.000
2    Evaluasi Kinerja         Paket            3.000.000                  1.000.000
     Jumlah Suka Jaya                          8.000.000                  3.000.000
"""

TREE = """
Tujuan / Sasaran / Indikator     Satuan    Target
                                           2025   2026
Tujuan 1: Meningkatnya mutu
pendidikan dasar
Indikator: Rata-rata lama        Tahun     9,3    9,8
sekolah
Sasaran 1.1: Menguatnya daya
saing sekolah
Indikator: Angka kelulusan       Persen    97,0   98,5
"""


def read(text: str, name: str = "a.txt") -> Readings:
    return read_forms(text.strip("\n").encode(), name)


def test_a_row_of_figures_with_units_is_no_header_come_again() -> None:
    form = read(
        "No;Sasaran;Indikator Kinerja;Target;TW I;TW II;Penanggung Jawab\n"
        "1;Air bersih;Persentase rumah berair;74 Persen;9 Persen;27 Persen;Bidang Air\n"
        ";;Persentase desa berair;80 Persen;8 Persen;30 Persen;Bidang Air\n",
        "a.csv",
    ).forms[0]
    assert [row.target.written for row in form.rows] == ["74 Persen", "80 Persen"]


def test_a_line_that_goes_on_in_small_letters_begins_no_indicator() -> None:
    data = (
        b"<table><tr><td>Sasaran<td>Indikator Kinerja<td>Target"
        b"<tr><td>Menguatnya usaha dan<br>koperasi<td>Persentase temuan yang<br>"
        b"ditindaklanjuti<td>64 Unit<br>Usaha</table>"
    )
    (form,) = read_forms(data, "a.html").forms
    (row,) = form.rows
    assert row.name == "Menguatnya usaha dan koperasi"
    assert (row.target.written, row.unit) == ("64 Unit Usaha", "Unit Usaha")


def test_a_name_that_says_its_level_has_it_without_a_code() -> None:
    (form,) = read(
        "Program / Kegiatan / Sub Kegiatan;Indikator;Target;Realisasi\n"
        "Program Air;Persentase air;10;5\nKegiatan Sumur;Jumlah sumur;4;2\n"
        "Sub Kegiatan Gali;Jumlah galian;4;2\nKegiatan Pipa;Jumlah pipa;6;3\n",
        "a.csv",
    ).forms
    levels = [row.level for row in form.rows]
    assert levels == [Level.PROGRAM, Level.ACTIVITY, Level.SUBACTIVITY, Level.ACTIVITY]


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("BULAN OKTOBER TAHUN ANGGARAN 2025", 10),
        ("KEADAAN SAMPAI DENGAN BULAN SEPTEMBER 2025", 9),
        ("Untuk Periode yang Berakhir 30 Juni 2025", 6),
        ("BULAN JANUARI S.D. MARET 2025", 3),
        ("Kota Contoh, 5 Oktober 2025", None),
    ],
)
def test_a_title_names_the_month_to_whose_end_it_goes(title: str, month: int | None) -> None:
    period = heading_of([title]).period
    assert period == (Period(2025, month=month) if month else None)


def test_a_quarter_goes_before_a_month_beside_it() -> None:
    period = heading_of(["TRIWULAN III 2025", "Keadaan 30 September 2025"]).period
    assert period == Period(2025, quarter=3)


@pytest.mark.parametrize("until", ["SD 31", "s.d.", "sampai dengan"])
def test_january_to_december_is_the_whole_year(until: str) -> None:
    title = f"PERIODE PENILAIAN: 1 JANUARI {until} DESEMBER 2025"
    assert heading_of([title]).period == Period(2025)


def test_amounts_under_programs_and_funding_are_no_parts_of_a_code() -> None:
    form = read(
        "Kode;Uraian;Target Program dan Pendanaan;;;\n;;2025;;2026;\n;;target;Rp;target;Rp\n"
        "1.03.02;Program Jalan;43;279.103.000;47;279.603.000\n"
        "1.03.03;Program Air;25;274.118.000;33;274.618.000\n",
        "a.csv",
    ).forms[-1]
    assert [row.ceiling.written for row in form.rows] == ["279.603.000", "274.618.000"]


def test_what_is_spent_until_now_beside_a_budget_is_no_sum_of_it() -> None:
    (form,) = read(
        "Kode;Uraian;Anggaran (Rp);Realisasi s.d. Bulan Ini (Rp);%\n"
        "1.03.02;Program Jalan;4.000.000;1.000.000;25,00\n"
        "1.03.03;Program Air;2.000.000;1.500.000;75,00\n",
        "a.csv",
    ).forms
    row = form.rows[1]
    assert (row.ceiling.written, row.spending.written) == ("2.000.000", "1.500.000")


def test_months_whose_letters_a_narrow_column_broke_are_months() -> None:
    data = (
        b"<table><tr><td rowspan=2>Sasaran<td rowspan=2>Indikator<td colspan=2>Target Bulan"
        b"<tr><td>J<br>an<td>F<br>e<br>b<tr><td>Air bersih<td>Jumlah sumur<td>1<td>2</table>"
    )
    assert [form.period for form in read_forms(data, "a.html").forms] == [None, None]
    assert [form.group for form in read_forms(data, "a.html").forms] == ["Bulan 1", "Bulan 2"]


def test_typed_targets_with_units_and_lists_make_one_row_each() -> None:
    first, second = read(PLAN).forms
    assert [row.indicator for row in first.rows] == [
        "Jumlah koperasi yang aktif", "Persentase aduan selesai", "Jumlah desa yang siaga",
    ]  # fmt: skip
    assert first.rows[0].name == "Menguatnya daya saing usaha mikro dan koperasi"
    written = [[row.target.written for row in form.rows] for form in (first, second)]
    assert written == [["5 Unit", "11 Orang", "1 Desa"], ["17 Unit", "33 Orang", "4 Desa"]]


def test_groups_of_seven_lines_over_typed_columns_are_told_apart() -> None:
    forms = read(GROUPS).forms
    assert [form.year for form in forms] == [2023, 2024, 2025]
    last = forms[-1]
    assert [row.ceiling.written for row in last.rows] == ["3.000.000", "3.100.000", "3.200.000"]


def test_short_headings_and_sums_between_typed_rows_are_neither_header_nor_row() -> None:
    (form,) = read(VILLAGES).forms
    works = [row for row in form.rows if row.ceiling.value is not None]
    assert [(row.name, row.ceiling.written) for row in works] == [
        ("Pembinaan Kelompok Tani", "6.000.000"), ("Rehabilitasi Jalan", "4.000.000"),
        ("Penyediaan Logistik", "5.000.000"), ("Evaluasi Kinerja", "3.000.000"),
    ]  # fmt: skip


def test_names_behind_their_level_are_rows_of_their_own_in_typed_lines() -> None:
    form = read(TREE).forms[0]
    assert [(row.level, row.name, row.indicator) for row in form.rows] == [
        (Level.GOAL, "Tujuan 1: Meningkatnya mutu pendidikan dasar", None),
        (Level.GOAL, None, "Rata-rata lama sekolah"),
        (Level.OBJECTIVE, "Sasaran 1.1: Menguatnya daya saing sekolah", None),
        (Level.OBJECTIVE, None, "Angka kelulusan"),
    ]


def test_tabs_part_the_cells_of_a_short_table_in_a_longer_letter() -> None:
    (form,) = read(
        "Perjanjian Kinerja Tahun 2025\n\nLurah Contoh\n\nKinerja yang akan diwujudkan:\n\n"
        "Sasaran\tIndikator\tTarget\nAir bersih\tJumlah sumur desa\t12\n"
        "Jalan mulus\tIndeks jalan desa\t80\n\nKota Contoh, 5 Juli 2025\n\nLurah,\n\nAmir Hasan\n"
    ).forms
    assert [row.target.written for row in form.rows] == ["12", "80"]
