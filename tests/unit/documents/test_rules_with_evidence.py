"""One word drops or turns no figure: what a rule takes must have a second sign, table by table."""

import pytest

from tolok.documents.leftovers import PEOPLE, TAIL, TOTAL
from tolok.documents.reading import Readings, read_forms
from tolok.domain.errors import NoFormError
from tolok.domain.forms import Form
from tolok.domain.levels import Level


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.csv")


def form_of(*lines: str) -> Form:
    (form,) = read(*lines).forms
    return form


def test_an_indicator_that_begins_as_a_footer_does_is_measured() -> None:
    form = form_of(
        "No;Sasaran;Indikator Kinerja;Satuan;Target;Realisasi",
        "1;Akuntabilitas;Nilai SAKIP;Nilai;80;79",
        ";;Predikat SAKIP;Predikat;90;88",
        ";;Tindak lanjut temuan BPK;Persen;100;90",
        "Predikat kinerja;;;;;Tinggi",
    )
    said = [row.indicator for row in form.rows]
    assert said == ["Nilai SAKIP", "Predikat SAKIP", "Tindak lanjut temuan BPK"]


def test_grades_are_measured_as_figures_are_and_a_class_of_the_whole_is_not() -> None:
    form = form_of(
        "No;Indikator Kinerja;Target;Realisasi;Capaian (%)",
        "1;Predikat SAKIP;BB;A;100",
        ";Predikat Kota Layak Anak;Utama;Madya;80",
        "3;Nilai IKM;80;80;100",
        ";Predikat kinerja;;;Sangat Tinggi",
    )
    assert [(row.indicator, row.target.written) for row in form.rows] == [
        ("Predikat SAKIP", "BB"),
        ("Predikat Kota Layak Anak", "Utama"),
        ("Nilai IKM", "80"),
    ]


def test_a_numbered_row_that_begins_as_a_sum_does_is_a_row_and_the_sum_is_none() -> None:
    found = read(
        "No;Uraian;Pagu (Rp);Realisasi (Rp)",
        "1;Jumlah pembangunan sumur;1.000.000;600.000",
        "2;Rehabilitasi pipa;2.000.000;900.000",
        ";Jumlah belanja air;3.000.000;1.500.000",
    )
    assert [row.name for row in found.forms[0].rows] == [
        "Jumlah pembangunan sumur",
        "Rehabilitasi pipa",
    ]
    assert next(one.text for one in found.leftovers if one.why == TOTAL) == "Jumlah belanja air"


def test_a_quantity_that_is_planned_is_no_sum_though_no_number_leads_it() -> None:
    form = form_of(
        "Uraian Kinerja;Target;Realisasi;Capaian (%)",
        "Jumlah dokumen perencanaan;4;2;50",
        "Rata-rata lama sekolah;10;9;90",
        "Jumlah;14;11;79",
    )
    assert [row.name for row in form.rows] == [
        "Jumlah dokumen perencanaan",
        "Rata-rata lama sekolah",
    ]


def test_an_official_in_a_name_signs_nothing_and_one_that_leads_it_does() -> None:
    found = read(
        "Sasaran;Indikator Kinerja;Satuan;Target;Realisasi",
        "Meningkatnya kapasitas kepala desa;;;;",
        ";Jumlah kepala desa terlatih;Orang;80;79",
        "Kepala desa yang tertib;;;;",
        ";Persentase laporan tepat waktu;Persen;80;79",
        "Camat Contoh;;;;",
        "Air bersih;Cakupan air;Persen;80;79",
    )
    assert [row.name for row in found.forms[0].rows if row.name] == [
        "Meningkatnya kapasitas kepala desa",
        "Kepala desa yang tertib",
        "Air bersih",
    ]
    assert [one.text for one in found.leftovers if one.why == TAIL] == ["Camat Contoh"]


def test_small_figures_that_do_not_count_number_no_columns() -> None:
    form = form_of(
        "No;Sasaran;Indikator Kinerja;Target;Realisasi;Capaian (%)",
        "1;2;3;4;5;6",
        "1;Air bersih;Jumlah sumur;10;5;50",
        ";;;12;12;12",
    )
    assert [row.target.written for row in form.rows] == ["10", "12"]


def test_money_in_per_cent_is_a_share_and_a_planned_share_is_no_cell() -> None:
    form = form_of(
        "Uraian Pekerjaan;Pagu Anggaran (Rp);Keuangan;;;Sisa Anggaran (Rp)",
        ";;Rencana (%);Realisasi (Rp);Realisasi (%);",
        "Sumur;1.000.000;80,00;600.000;60,00;400.000",
        "Pipa;2.000.000;80,00;900.000;45,00;1.100.000",
    )
    told = [(row.ceiling.written, row.spending.written, row.absorption.written)
            for row in form.rows]  # fmt: skip
    assert told == [("1.000.000", "600.000", "60,00"), ("2.000.000", "900.000", "45,00")]


def test_progress_in_per_cent_beside_a_budget_is_not_what_was_spent() -> None:
    form = form_of(
        "No;Uraian Pekerjaan;Pagu (Rp);Realisasi Fisik (%)",
        "1;Sumur;100.000.000;75",
        "2;Pipa;200.000.000;80",
    )
    assert [(row.realization.written, row.spending.written) for row in form.rows] == [
        ("75", ""),
        ("80", ""),
    ]


@pytest.mark.parametrize("words", [("Standar", "Realisasi"), ("Target SPM", "Realisasi SPM")])
def test_the_only_plan_is_the_target_whatever_stands_behind_it(words: tuple[str, str]) -> None:
    form = form_of(
        f"No;Indikator Kinerja;Satuan;{words[0]};{words[1]}",
        "1;Cakupan ibu hamil;Persen;100;75",
        "2;Cakupan balita;Persen;100;80",
    )
    assert [(row.target.written, row.realization.written) for row in form.rows] == [
        ("100", "75"),
        ("100", "80"),
    ]


def test_a_line_across_that_says_its_level_names_what_the_rows_below_are_of() -> None:
    form = form_of(
        "No;Uraian Pekerjaan;Pagu Anggaran (Rp);Realisasi (Rp)",
        "Program : Air Bersih;;;",
        "Kegiatan : Sumur;;;",
        "1;Sumur Mawar;1.000.000;600.000",
        "2;Sumur Melati;2.000.000;900.000",
    )
    assert [(row.level, row.parent) for row in form.rows] == [
        (Level.PROGRAM, None),
        (Level.ACTIVITY, "1"),
        (Level.SUBACTIVITY, "2"),
        (Level.SUBACTIVITY, "2"),
    ]


def test_a_sentence_about_a_program_across_the_table_is_none() -> None:
    form = form_of(
        "No;Sub Kegiatan;Pagu (Rp);Realisasi (Rp)",
        "PROGRAM AIR BERSIH;;;",
        "1;Sumur;1.000.000;600.000",
        "Program prioritas tahun ini dilanjutkan;;;",
        "2;Pipa;1.000.000;600.000",
    )
    assert [row.name for row in form.rows] == ["PROGRAM AIR BERSIH", "Sumur", "Pipa"]


def test_a_second_target_is_no_amount_where_its_figures_are_small() -> None:
    form = form_of(
        "No;Sasaran;Indikator Kinerja;Target RPJMD;Target PK;Realisasi;Capaian (%)",
        "1;Air;Nilai air;80;70;70;100",
        "2;Jalan;Nilai jalan;80;60;30;50",
        "3;Sosial;Nilai sosial;90;80;40;50",
    )
    assert {row.ceiling.written for row in form.rows} == {""}
    # The percentages tell which of the two targets is meant.
    assert [row.target.written for row in form.rows] == ["70", "60", "80"]


def test_villages_that_are_to_become_something_are_no_offices() -> None:
    form = form_of(
        "No;Sasaran;Satuan;Target;Realisasi",
        "1;Desa mandiri;Desa;4;3",
        "2;Desa tangguh bencana;Desa;5;3",
        "3;Kelurahan layak anak;Kelurahan;2;1",
    )
    assert [row.name for row in form.rows] == [
        "Desa mandiri",
        "Desa tangguh bencana",
        "Kelurahan layak anak",
    ]


def test_a_unit_of_work_counts_nothing() -> None:
    form = form_of(
        "No;Satuan Kerja;Program;Pagu (Rp);Realisasi (Rp)",
        "1;Sekretariat;Program Air;1.000.000;600.000",
        "2;Bidang Air;Program Jalan;2.000.000;600.000",
    )
    assert [row.unit for row in form.rows] == [None, None]


def test_each_indicator_of_an_objective_is_its_own_though_works_stand_beside() -> None:
    form = form_of(
        "Sasaran;Indikator Kinerja;Target;Sub Kegiatan;Anggaran (Rp)",
        "Air bersih;Cakupan air;80;Penyediaan pipa;1.000.000",
        ";Jumlah sumur;4;Pengeboran sumur;2.000.000",
    )
    assert [(row.level, row.indicator, row.target.written) for row in form.rows[:2]] == [
        (Level.OBJECTIVE, "Cakupan air", "80"),
        (Level.OBJECTIVE, "Jumlah sumur", "4"),
    ]
    assert [row.ceiling.written for row in form.rows[2:]] == ["1.000.000", "2.000.000"]


@pytest.mark.parametrize(
    "lines",
    [
        ("No;Nama Pegawai;Jabatan;Jumlah Hari Kerja;Realisasi Kehadiran;Persentase (%)",
         "1;Amir;Kasubbag;22;20;90,91", "2;Siti;Staf;22;22;100", "3;Budi;Staf;22;18;81,82"),
        ("No;Nama;Gaji;Belanja Gaji (Rp);Keterangan;Nomor Induk",
         "1;Amir;III/c;4.000.000;-;197001011990011001",
         "2;Siti;III/a;3.500.000;-;197201011992012002"),
    ],
)  # fmt: skip
def test_a_list_of_people_is_refused_with_what_it_lacks(lines: tuple[str, ...]) -> None:
    with pytest.raises(NoFormError, match=r"daftar orang \(\d nama\).*indikator, target"):
        read(*lines)


def test_people_who_have_indicators_are_measured_and_works_that_are_named_are_no_people() -> None:
    one = form_of("No;Nama Pegawai;Jabatan;Indikator Kinerja;Target;Realisasi",
                  "1;Amir;Kasubbag;Jumlah laporan;4;2", "2;Siti;Staf;Jumlah surat;9;8")  # fmt: skip
    other = form_of("No;Nama Pekerjaan;Pagu (Rp);Keterangan",
                    "1;Sumur;1.000.000;a", "2;Pipa;2.000.000;b")  # fmt: skip
    assert len(one.rows) == len(other.rows) == 2


def test_beside_a_form_people_are_told_and_kept_as_leftovers() -> None:
    found = read(
        "No;Program;Pagu;Realisasi Anggaran",
        "1;Program Air;1.000.000;600.000",
        "",
        "DAFTAR PEGAWAI",
        "No;Nama Pegawai;Golongan;Belanja Gaji (Rp);Keterangan",
        "1;Amir;III/c;4.000.000;-",
        "2;Siti;III/a;3.500.000;-",
    )
    (reading,) = found.readings
    assert [row.name for row in reading.form.rows] == ["Program Air"]
    assert "reading-people" in {finding.rule for finding in reading.findings}
    assert "4.000.000" in {one.text for one in found.leftovers if one.why == PEOPLE}
