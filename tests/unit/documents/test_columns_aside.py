"""Columns that are not used: why, and what stands in their place, is told to the person."""

import pytest

from tolok.documents.document import Cell, Document, PageBreak, Table, TableRow
from tolok.documents.reading import Readings, forms_of, read_forms


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.csv")


def told(readings: Readings) -> list[tuple[str, str]]:
    findings = (finding for one in readings.readings for finding in one.findings)
    return [(finding.rule, finding.written or "") for finding in findings]


HALVES = (
    "PENGUKURAN CAPAIAN KINERJA SEMESTERAN TAHUN 2025",
    "Sasaran;Indikator Kinerja;Satuan;Target Setahun;Semester I;;;Semester II;;",
)
WITH_SHARES = (
    ";;;;Trgxx;Realisasi;Capaian (%);Trgxx;Realisasi;Capaian (%)",
    "Mutu pendidikan;Rata-rata lama sekolah;Persen;97;34;28;82,35;63;52;82,54",
    "Mutu layanan;Opini BPK;Nilai;148;71;50;70,42;77;77;100,00",
    "Lingkungan;Angka partisipasi;Unit;126;66;36;54,55;60;59;98,33",
)
WITHOUT_SHARES = (
    ";;;;Trgxx;Realisasi;Catatan;Trgxx;Realisasi;Catatan",
    "Mutu pendidikan;Rata-rata lama sekolah;Persen;97;34;28;;63;52;",
    "Mutu layanan;Opini BPK;Nilai;148;71;50;;77;77;",
    "Lingkungan;Angka partisipasi;Unit;126;66;36;;60;59;",
)


def test_a_percentage_tells_a_period_s_own_target_where_the_year_has_one_too() -> None:
    forms = read(*HALVES, *WITH_SHARES).forms
    assert [form.rows[0].target.written for form in forms] == ["97", "34", "63"]


def test_the_year_s_target_in_a_period_is_a_question_where_a_column_may_hold_its_own() -> None:
    readings = read(*HALVES, *WITHOUT_SHARES)
    assert [form.rows[0].target.written for form in readings.forms] == ["97", "97"]
    asked = [written for rule, written in told(readings) if rule == "reading-lent-plan"]
    assert asked == ["Semester I · Trgxx", "Semester II · Trgxx"]


def test_a_target_of_the_year_in_its_quarters_is_no_question_where_no_column_is_open() -> None:
    readings = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Sasaran;Indikator Kinerja;Satuan;Target;Realisasi TW I;Realisasi TW II;Ladang",
        "Mutu pendidikan;Rata-rata lama sekolah;Persen;97;34;28;3",
        "Mutu layanan;Opini BPK;Nilai;148;71;50;4",
    )
    assert told(readings) == [("reading-unknown-column", "Ladang")]


@pytest.mark.parametrize(
    ("one", "other", "aside", "target"),
    [
        ("Target Murni", "Target Perubahan", "Target Murni", "34"),
        ("Target", "Target Kinerja", "Target Kinerja", "97"),
    ],
)
def test_of_two_columns_of_a_kind_the_one_aside_names_the_one_that_is_used(
    one: str, other: str, aside: str, target: str
) -> None:
    readings = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        f"Sasaran;Indikator Kinerja;Satuan;{one};{other};Realisasi",
        "Mutu pendidikan;Rata-rata lama sekolah;Persen;97;34;28",
        "Mutu layanan;Opini BPK;Nilai;148;71;50",
    )
    (finding,) = readings.main.findings
    assert (finding.rule, finding.written) == ("reading-outdone-column", aside)
    assert f"kolom “{other if aside == one else one}” yang dibaca sebagai Target" in finding.message
    assert "petakan kolomnya" in finding.message
    assert readings.main.form.rows[0].target.written == target
    left = [leftover.why for leftover in readings.leftovers if leftover.text in {"97", "34"}]
    assert left == ["kolom lain yang dipakai"]


def page(name: str, *lines: str) -> Table:
    rows = (tuple(map(Cell, line.split(";"))) for line in lines)
    return Table(name, tuple(TableRow(row, number) for number, row in enumerate(rows, start=1)))


def test_a_header_of_a_later_page_tells_levels_that_the_first_has_lost() -> None:
    first = page(
        "1",
        "Sasaran;Kegiatan dan Sub Vxxx;Indikator;Satuan;Target;Pagu",
        ";Pelayanan Kantor;Persentase layanan;Persen;100;300",
        ";Jasa Surat;Jumlah surat;Surat;12;100",
    )
    later = page(
        "2",
        "Sasaran;Kegiatan dan Sub Kegiatan;Indikator;Satuan;Target;Pagu",
        ";Jasa Listrik;Jumlah rekening;Rekening;12;200",
    )
    (form,) = forms_of(Document((first, PageBreak("Halaman 2"), later)), "a.pdf").forms
    assert [row.level for row in form.rows] == ["activity", "subactivity", "subactivity"]


EXPORT = (
    "Kode SKPD;Nama SKPD;Kode Program;Nama Program;Kode Sub Kegiatan;Nama Sub Kegiatan;Pagu",
    "7.01;Kecamatan Contoh;7.01.02;Program Pelayanan;7.01.02.2.01.0001;Patroli;1500000",
    "7.01;Kecamatan Contoh;7.01.02;Program Pelayanan;7.01.02.2.01.0002;Arsip;2500000",
)


def test_an_export_s_office_names_no_row_and_each_name_has_the_code_left_of_it() -> None:
    (form,) = read(*EXPORT).forms
    assert [(row.code, row.name) for row in form.rows] == [
        ("7.01.02", "Program Pelayanan"),
        ("7.01.02.2.01.0001", "Patroli"),
        ("7.01.02.2.01.0002", "Arsip"),
    ]


def test_the_code_of_a_problem_is_none_of_a_work() -> None:
    (form,) = read(
        "No;Kegiatan;Pagu (Rp);Realisasi (Rp);Kode Masalah",
        "1;Patroli wilayah;1.500.000;900.000;6",
        "2;Penataan arsip;2.500.000;1.900.000;",
    ).forms
    assert [row.code for row in form.rows] == [None, None]


def test_volume_below_a_plan_is_the_target_and_who_is_served_names_no_row() -> None:
    (form,) = read(
        "No;Program/Kegiatan;Perencanaan Kegiatan;;;;Realisasi;",
        ";;Volume;Satuan;Penerima Manfaat (Orang);Pagu (Rp);Keuangan (Rp);Fisik (Volume)",
        "1;Sumur bor;81;Unit;640;1.500.000;900.000;40",
        "2;Pipa;65;Km;310;2.500.000;1.900.000;60",
    ).forms
    assert [row.name for row in form.rows] == ["Sumur bor", "Pipa"]
    assert [(row.target.written, row.realization.written) for row in form.rows] == [
        ("81", "40"),
        ("65", "60"),
    ]


def test_a_percentage_of_one_fund_is_none_where_the_sum_of_funds_is_meant() -> None:
    (form,) = read(
        "No;Kegiatan;APBD;;;BLUD;;;Total;;",
        ";;Anggaran;Realisasi;%;Anggaran;Realisasi;%;Anggaran;Realisasi;%",
        "1;Obat;8.000.000;4.000.000;50,00;2.000.000;500.000;25,00;10.000.000;4.500.000;45,00",
        "2;Alat;6.000.000;5.400.000;90,00;4.000.000;1.000.000;25,00;10.000.000;6.400.000;64,00",
        "3;Jasa;5.000.000;1.000.000;20,00;1.000.000;800.000;80,00;6.000.000;1.800.000;30,00",
    ).forms
    rows = [(row.achievement.written, row.absorption.written) for row in form.rows]
    assert rows == [("", "45,00"), ("", "64,00"), ("", "30,00")]


def test_whom_a_work_serves_names_no_row() -> None:
    found = read(
        "No;Kegiatan;Sasaran;Pagu;Realisasi",
        "1;Posyandu;Balita;10.000.000;9.000.000",
        "2;Kerja bakti;Warga;5.000.000;5.000.000",
    )
    rows = [(row.name, row.ceiling.written) for row in found.forms[0].rows]
    assert rows == [("Posyandu", "10.000.000"), ("Kerja bakti", "5.000.000")]
    assert "Balita" in [one.text for one in found.leftovers]


def test_a_sum_may_be_shortened_and_a_mean_of_a_field_is_no_indicator() -> None:
    works = read(
        "No;Program;Anggaran;Realisasi Keuangan",
        ";JML;15.000.000;14.000.000",
        "1;Program Posyandu;10.000.000;9.000.000",
        "2;Program Kebersihan;5.000.000;5.000.000",
        ";Jlh.;15.000.000;14.000.000",
    )
    assert len(works.forms[0].rows) == 2
    measured = read(
        "No;Indikator;Satuan;Target;Realisasi;% Capaian",
        "1;Rata-rata lama sekolah;Tahun;8;8;100",
        "2;Jumlah UMKM;Unit;10;9;90",
        ";Rata-rata Bidang Ekonomi;;;;95",
    )
    assert [row.indicator for row in measured.forms[0].rows] == [
        "Rata-rata lama sekolah",
        "Jumlah UMKM",
    ]


def test_who_is_named_beside_objectives_names_no_row() -> None:
    (form,) = read(
        "Jabatan;Nama;Sasaran;Indikator;Target",
        "Kasi Trantib;Amir;Wilayah tertib;Jumlah patroli;24",
        "Kasi PMD;Budi;Warga berdaya;Jumlah pelatihan;4",
    ).forms
    assert [row.name for row in form.rows] == ["Wilayah tertib", "Warga berdaya"]


def test_a_further_indicator_left_of_a_program_is_the_objective_s() -> None:
    (form,) = read(
        "No;Sasaran Strategis;Indikator Kinerja;Target;Program;Anggaran",
        "1;Air bersih;Cakupan air;70;Program Pengelolaan Air;500.000.000",
        ";;Kualitas air;80;;",
        "2;Jalan mantap;Panjang jalan;60;Program Jalan;700.000.000",
    ).forms
    assert [(row.level, row.indicator) for row in form.rows[:3]] == [
        ("objective", "Cakupan air"),
        ("objective", "Kualitas air"),
        ("program", None),
    ]


def test_a_count_of_works_names_none_and_is_no_code() -> None:
    (form,) = read(
        "No;Program;Jumlah Kegiatan;Jumlah Sub Kegiatan;Pagu;Realisasi",
        "1;Program Air;3;12;100.000.000;90.000.000",
        "2;Program Jalan;2;8;50.000.000;25.000.000",
    ).forms
    assert [(row.code, row.name) for row in form.rows] == [
        (None, "Program Air"),
        (None, "Program Jalan"),
    ]


def test_columns_of_one_level_with_indicators_of_their_own_name_a_row_each() -> None:
    (form,) = read(
        "Sasaran;Indikator;Target;Sasaran;Indikator;Target",
        "Layanan prima;IKM;85;Layanan cepat;Waktu layanan;10",
        ";;;KTP terbit;Jumlah KTP;1.200",
    ).forms
    assert [(row.name, row.target.written) for row in form.rows] == [
        ("Layanan prima", "85"),
        ("Layanan cepat", "10"),
        ("KTP terbit", "1.200"),
    ]


def test_a_mean_that_says_so_is_no_row_though_its_figure_slid() -> None:
    (form,) = read(
        "No;Indikator;Satuan;Target;Realisasi;% Capaian",
        "1;Jumlah UMKM;Unit;10;9;90",
        "2;Jumlah pasar;Unit;10;10;100",
        ";Rata-rata Capaian;SK 1;;95;",
    ).forms
    assert [row.indicator for row in form.rows] == ["Jumlah UMKM", "Jumlah pasar"]


def test_outputs_beside_names_of_a_further_level_are_its_indicators() -> None:
    (form,) = read(
        "Program;Outcome;Target;Realisasi;Kegiatan;Output;Target;Realisasi",
        "Program Air;Cakupan air;80;76;Bangun sumur;Jumlah sumur;12;11",
        ";;;;Pasang pipa;Panjang pipa;40;40",
    ).forms
    assert [(row.indicator, row.target.written) for row in form.rows] == [
        ("Cakupan air", "80"),
        ("Jumlah sumur", "12"),
        ("Panjang pipa", "40"),
    ]


def test_an_office_whose_name_its_column_breaks_is_named_whole() -> None:
    (form,) = read(
        *(line.replace("Kecamatan Contoh", '"Kecamatan\nContoh"') for line in EXPORT)
    ).forms
    assert form.organization == "Kecamatan Contoh"
