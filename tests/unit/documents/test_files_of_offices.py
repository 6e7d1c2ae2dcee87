"""Odd files as offices have them: typed by hand, printed by systems, each with its own habits."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "kantor.csv")


def told(form: Form, name: str) -> list[str]:
    return [str(row.cell(name).value) for row in form.rows]


def rules(found: Readings) -> list[str]:
    return [one.rule for reading in found.readings for one in reading.findings]


def of_year(found: Readings, year: int) -> Form:
    (form,) = [one for one in found.forms if one.period and one.period.year == year]
    return form


def brief(row: Row) -> tuple[Level, str | None, str | None]:
    return row.level, row.name, row.indicator


PLAN_OF_2025 = (
    "PROGRAM/OUTCOME/KEGIATAN/OUTPUT;INDIKATOR;TARGET 2026;PAGU 2026;TARGET 2027;PAGU 2027",
    "1.06.02 - PROGRAM PEMBERDAYAAN SOSIAL;;;1.000.000.000;;1.050.000.000",
    "Meningkatnya PSKS yang berdaya;Persentase PSKS berdaya (%);65;;70;",
    ";Indeks keberdayaan;3,5;;3,6;",
    "1.06.02.2.03 - Pengembangan Potensi;;;1.000.000.000;;1.050.000.000",
    "Tersedianya PSKS terlatih;Jumlah PSKS dilatih (Orang);120;;130;",
    "1.06.02.2.03.0001 - Peningkatan Kemampuan;;;1.000.000.000;;1.050.000.000",
    "Meningkatnya kapasitas TKSK;Jumlah TKSK (Orang);25;;26;",
)
"""The Renstra's table of programs since 2025 (Inmendagri 2/2025, annex)."""


def test_results_on_lines_between_works_give_them_their_indicators() -> None:
    found = read(*PLAN_OF_2025)
    form = of_year(found, 2027)
    assert list(map(brief, form.rows)) == [
        (Level.PROGRAM, "PROGRAM PEMBERDAYAAN SOSIAL", "Persentase PSKS berdaya (%)"),
        (Level.PROGRAM, None, "Indeks keberdayaan"),
        (Level.ACTIVITY, "Pengembangan Potensi", "Jumlah PSKS dilatih (Orang)"),
        (Level.SUBACTIVITY, "Peningkatan Kemampuan", "Jumlah TKSK (Orang)"),
    ]
    assert told(form, "target") == ["70", "3.6", "130", "26"]
    assert told(form, "ceiling")[0::2] == ["1050000000", "1050000000"]
    assert "Meningkatnya PSKS yang berdaya" in {one.text for one in found.leftovers}
    assert "reading-results-between" in rules(found)


def test_works_without_codes_among_names_of_results_keep_their_lines() -> None:
    found = read(
        "Program/Kegiatan/Output;Indikator;Target;Pagu",
        "1.06.02 Program Sosial;Persentase PSKS berdaya;65;100.000.000",
        "Pelatihan;Jumlah orang;25;60.000.000",
        "Pendampingan;Jumlah orang;12;40.000.000",
    )
    assert [row.name for row in found.main.form.rows] == [
        "Program Sosial",
        "Pelatihan",
        "Pendampingan",
    ]


def test_a_dash_between_a_code_and_its_name_is_of_neither() -> None:
    found = read(
        "Program / Kegiatan;Target;Satuan;Pagu (Rp)",
        "7.01.01 - PROGRAM PENUNJANG;100;Persen;2.000.000.000",
        "7.01.01.2.01-Perencanaan;7;Dokumen;20.000.000",
        "7.01.01.2.02: Administrasi Keuangan;12;Bulan;1.980.000.000",
    )
    assert [(row.code, row.name) for row in found.main.form.rows] == [
        ("7.01.01", "PROGRAM PENUNJANG"),
        ("7.01.01.2.01", "Perencanaan"),
        ("7.01.01.2.02", "Administrasi Keuangan"),
    ]


def test_parts_of_codes_that_a_sheet_keeps_as_numbers_make_the_code() -> None:
    found = read(
        "Kode;;;;;Uraian;Anggaran;Realisasi Anggaran",
        "5;2;1;;;PROGRAM PENUNJANG;50.000.000;45.000.000",
        "5;2;1;2,01;;Perencanaan;30.000.000;27.000.000",
        "5;2;1;2,01;1;Dokumen Perencanaan;30.000.000;27.000.000",
        "5;2;1;2,1;;Peningkatan Pelayanan;20.000.000;18.000.000",
    )
    rows = found.main.form.rows
    assert [row.code for row in rows] == [
        "5.02.01",
        "5.02.01.2.01",
        "5.02.01.2.01.01",
        "5.02.01.2.10",
    ]
    assert [row.level for row in rows] == [
        Level.PROGRAM,
        Level.ACTIVITY,
        Level.SUBACTIVITY,
        Level.ACTIVITY,
    ]
    assert not found.leftovers


def test_amounts_in_words_are_as_large_as_they_say() -> None:
    found = read(
        "No;Sasaran;Indikator;Satuan;Target;Realisasi;Anggaran;Realisasi",
        "1;Pajak naik;Pajak daerah;%;80;82;Rp 3,25 Milyar;Rp 3,1 Milyar",
        "2;Retribusi naik;Retribusi;%;70;75;Rp 1,5 M;Rp 1,4 M",
        "3;Wajib pajak patuh;Kepatuhan;%;80;78;Rp 750 juta;Rp 700 jt",
    )
    form = found.main.form
    assert told(form, "ceiling") == ["3250000000", "1500000000", "750000000"]
    assert told(form, "spending") == ["3100000000", "1400000000", "700000000"]
    assert "reading-unscaled-amounts" not in rules(found)


def test_a_result_in_rupiah_is_told_in_full_as_budgets_are() -> None:
    found = read(
        "No;Sasaran;Indikator;Satuan;Target;Realisasi",
        "1;Pendapatan naik;PAD;Rp;12,5 M;13,1 Milyar",
        "2;Investasi naik;Investasi;Milyar Rp;12,5;13,1",
        "3;Jalan baik;Panjang jalan;m;12 m;13 m",
    )
    form = found.main.form
    assert told(form, "target") == ["12500000000", "12.5", "12"]
    assert told(form, "realization") == ["13100000000", "13.1", "13"]
    assert "reading-worded-amounts" in rules(found)


def test_progress_to_the_plans_end_is_told_where_less_is_better_on_a_row() -> None:
    found = read(
        "No;Indikator;Satuan;Realisasi 2023;Target 2024;Realisasi 2024;Capaian 2024 (%);"
        "Target Akhir Renstra (2026);Tingkat Kemajuan (%)",
        "1;Kepuasan;Indeks;82,15;83,00;84,20;101,45;86,00;97,91",
        "2;Akreditasi;%;55,00;60,00;65,00;108,33;80,00;81,25",
        "3;Kematian ibu;per 100.000;98,5;90;85,2;105,33;80;93,90",
    )
    (end,) = [form for form in found.forms if form.group == "Akhir Renstra"]
    assert told(end, "achievement") == ["97.91", "81.25", "93.90"]
    assert told(of_year(found, 2024), "achievement") == ["101.45", "108.33", "105.33"]


def test_lines_of_periods_below_merged_names_have_figures_of_each_name() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2025",
        "Sasaran;Indikator;Target;Triwulan;Realisasi;% Capaian;Program;Anggaran (Rp);"
        "Realisasi (Rp);% Serapan",
        "Meningkatnya pelayanan;IKM;86;I;86,1;100,12;Program Pelayanan;60.000.000;12.000.000;20",
        ";;;II;86,4;100,47;;;27.000.000;45",
    )
    second = next(form for form in found.forms if form.period and form.period.quarter == 2)
    objective, program = second.rows
    assert (objective.indicator, str(objective.realization.value)) == ("IKM", "86.4")
    assert (program.realization.value, str(program.spending.value)) == (None, "27000000")
    first = next(form for form in found.forms if form.period and form.period.quarter == 1)
    assert str(first.rows[1].spending.value) == "12000000"


def test_a_nomenclature_names_rows_and_codes_tell_levels_where_nothing_does() -> None:
    lines = (
        "1.04.02;{};Persentase RLH;91;2.200.000.000",
        "1.04.02.2.01;{};Jumlah data;1;150.000.000",
        "1.04.02.2.03;{};Jumlah rumah;45;2.050.000.000",
    )
    named = read(
        "Kode;Nomenklatur;Indikator;Target;Pagu",
        *(
            line.format(name)
            for line, name in zip(lines, ("PERUMAHAN", "Data", "Rumah"), strict=True)
        ),
    ).main.form
    assert [row.name for row in named.rows] == ["PERUMAHAN", "Data", "Rumah"]
    bare = read(
        "Kode;Indikator;Target;Pagu", *(line.replace("{};", "") for line in lines)
    ).main.form
    levels = [Level.PROGRAM, Level.ACTIVITY, Level.ACTIVITY]
    assert [row.level for row in bare.rows] == [row.level for row in named.rows] == levels


def test_what_a_year_is_expected_to_bring_is_no_result_of_it() -> None:
    found = read(
        "Kode;Program;Indikator;Target 2023;Realisasi 2023;Target Renja 2024;"
        "Perkiraan Realisasi s.d. 2024",
        "2.09.02;Program Pangan;Jumlah lumbung;5;5;5;20",
        "2.09.03;Program Rawan Pangan;Jumlah desa;30;28;20;48",
    )
    assert told(of_year(found, 2024), "realization") == ["None", "None"]
    assert {"20", "48"} <= {one.text for one in found.leftovers}


def test_a_share_of_the_years_target_that_a_quarter_reached_is_the_quarters() -> None:
    found = read(
        "Indikator;Target 2024;Realisasi 2024;Capaian 2024;Target 2025;Realisasi TW II 2025;"
        "Capaian 2025",
        "Indeks Kualitas Air;55;54;98,18;56;55,1;98,39",
        "Sampah terkelola;75;70;93,33;78;40;51,28",
        "Indeks RTH;30;22;73,33;31;22;70,97",
    )
    half = next(form for form in found.forms if form.period and form.period.quarter == 2)
    assert told(half, "achievement") == ["98.39", "51.28", "70.97"]
    assert told(half, "target") == ["56", "78", "31"]
    assert "reading-told-column" in rules(found)


def test_levels_and_classes_beside_figures_are_of_no_unit() -> None:
    found = read(
        "Indikator;Target;Realisasi;Capaian",
        "Maturitas SPIP;Level 3;Level 2;66,67",
        "Tata kelola pengadaan;85 / Baik;82,5 / Baik;97,06",
        "Pelayanan publik;Skor 80;Skor: 78,5;98,13",
    )
    form = found.main.form
    assert told(form, "target") == ["3", "85", "80"]
    assert told(form, "realization") == ["2", "82.5", "78.5"]
    assert [row.unit for row in form.rows] == [None, None, None]


def test_a_title_ends_with_its_month_and_a_place_with_its_date_does_not() -> None:
    table = ("Kode;Kegiatan;Pagu;Realisasi Keuangan", "1.05.02.2.01;Patroli;450.000;441.000")
    month = read("Rekap Fisik dan Keuangan Maret 2024", *table).main.form
    assert month.period is not None
    assert month.period.code == "2024-M03"
    dated = read("Laporan Kinerja Tahun 2024", "Serang, Maret 2025", *table).main.form
    assert dated.period is None or dated.period.month is None
    day = read("Laporan sesuai Perda 12 Maret 2024", *table).main.form
    assert day.period is None or day.period.month is None


def test_lines_of_rupiah_below_works_are_their_money() -> None:
    found = read(
        "EVALUASI RENJA 2025",
        "Program;Indikator;Satuan;Target;Realisasi TW I;Capaian (%)",
        "Program Rehabilitasi;Persentase terlayani;%;80;20;25",
        ";;Rp;500.000.000;100.000.000;20",
        "Program Perlindungan;Jumlah KPM;KPM;1.200;300;25",
        ";;Rp.;300.000.000;50.000.000;16,67",
    )
    quarter = next(form for form in found.forms if form.period and form.period.quarter == 1)
    assert told(quarter, "target") == ["80", "1200"]
    assert told(quarter, "ceiling") == ["500000000", "300000000"]
    assert told(quarter, "realization") == ["20", "300"]
    assert told(quarter, "spending") == ["100000000", "50000000"]
    assert "reading-rupiah-lines" in rules(found)


def test_an_indicator_in_rupiah_of_its_own_is_no_money_of_the_work_above() -> None:
    form = read(
        "Program;Indikator;Satuan;Target",
        "Program Pajak;Persentase wajib pajak patuh;%;80",
        ";Pajak daerah;Rp;500.000.000",
        "Program Retribusi;Jumlah objek;Objek;12",
        ";Retribusi daerah;Rp;300.000.000",
    ).main.form
    assert told(form, "target") == ["80", "500000000", "12", "300000000"]


def test_the_only_line_of_a_program_is_as_deep_as_the_lists_of_others() -> None:
    form = read(
        "No;Uraian;Pagu;Realisasi Keuangan",
        "I;PROGRAM PENUNJANG;900.000.000;810.000.000",
        "1;Administrasi Keuangan;600.000.000;570.000.000",
        "2;Administrasi Umum;300.000.000;240.000.000",
        "II;PROGRAM TRANTIBUM;100.000.000;90.000.000",
        "1;Koordinasi Trantibum;100.000.000;90.000.000",
    ).main.form
    levels = [row.level for row in form.rows]
    assert levels[1] == levels[2] == levels[4]
    assert levels[0] == levels[3] == Level.PROGRAM


def test_an_agreements_year_alone_heads_its_targets() -> None:
    found = read(
        "Sasaran;Indikator;Realisasi 2024;PK 2025;Target PK 2026",
        "Meningkatnya produksi;Produksi padi;240.000;250.000;260.000",
        "Meningkatnya NTP;NTP;104,5;105;106",
    )
    assert told(of_year(found, 2025), "target") == ["250000", "105"]


def test_a_result_that_is_planned_is_a_target_whatever_it_is_called() -> None:
    form = read(
        "Kegiatan;Indikator;Satuan;Rencana Tingkat Capaian (Target);Pagu (Rp)",
        "Koordinasi;Jumlah laporan;Laporan;12;150.000.000",
        "Patroli;Jumlah patroli;Kali;48;90.000.000",
    ).main.form
    assert told(form, "target") == ["12", "48"]


def test_lines_of_plan_and_result_beside_a_budget_alone_are_of_money() -> None:
    found = read(
        "REALISASI BULANAN TAHUN 2025",
        "Sub Kegiatan;Pagu;Uraian;Jan;Feb",
        "Gaji;1.200.000.000;Rencana;100.000.000;100.000.000",
        ";;Realisasi;98.000.000;97.500.000",
        "Logistik;60.000.000;Rencana;5.000.000;5.000.000",
        ";;Realisasi;0;4.500.000",
    )
    january = next(form for form in found.forms if form.period and form.period.month == 1)
    assert told(january, "ceiling") == ["100000000", "5000000"]
    assert told(january, "spending") == ["98000000", "0"]
    assert told(january, "realization") == ["None", "None"]


def test_two_percentages_go_with_work_and_money_where_headers_name_periods() -> None:
    found = read(
        "Program;Indikator;Target 2025;Realisasi Smt I;Capaian;Anggaran 2025;"
        "Realisasi Anggaran Smt I;%",
        "Beasiswa;Jumlah penerima;500;320;64;2.500.000.000;1.500.000.000;60",
        "Kesehatan;Jumlah pasien;40.000;25.000;62,5;20.000.000.000;11.000.000.000;55",
    )
    (half,) = found.forms
    assert told(half, "achievement") == ["64", "62.5"]
    assert told(half, "absorption") == ["60", "55"]


def test_money_written_with_the_sign_of_per_cent_is_no_amount() -> None:
    form = read(
        "Nama Program;Fisik Target;Fisik Realisasi;Keuangan Target;Keuangan Realisasi",
        "Program Penunjang;60,00%;58,50%;55,00%;52,10%",
        "Program Kesmas;40,00%;35,25%;38,00%;30,00%",
    ).main.form
    assert told(form, "absorption") == ["52.10", "30.00"]
    assert told(form, "spending") == ["None", "None"]


def test_revenue_is_held_against_its_target_in_rupiah_not_against_a_budget() -> None:
    found = read(
        "Indikator;Target 2025 (Rp);Realisasi s.d. TW III 2025;Capaian thd Target 2025",
        "Pajak Daerah;Rp1,25 T;Rp925 M;74%",
        "Retribusi Daerah;Rp80 M;Rp52,5 M;65,63%",
        "Lain-lain PAD;Rp200 M;Rp155 M;77,5%",
    )
    rows = [row for form in found.forms for row in form.rows]
    assert not any(row.ceiling.value for row in rows)
    assert {str(row.target.value) for row in rows} >= {"1250000000000", "80000000000"}
    assert {str(row.realization.value) for row in rows} >= {"925000000000", "52500000000"}
    assert {row.unit for row in rows} == {None}
    assert "reading-told-column" in rules(found)


def test_plans_that_are_shortened_are_targets_of_their_quarters() -> None:
    found = read(
        "RENAKSI 2025",
        "Kegiatan;Satuan;Vol;TW I;;TW II;",
        ";;;Rcn;Real;Rcn;Real",
        "Pembinaan;Kali;12;3;3;3;2",
        "Posyandu;Kali;48;12;11;12;12",
    )
    first = next(form for form in found.forms if form.period and form.period.quarter == 1)
    assert told(first, "target") == ["3", "12"]
    assert told(first, "realization") == ["3", "11"]


def test_targets_that_rise_by_one_each_year_number_no_columns() -> None:
    found = read(
        "Tabel 4.5 Indikator Kinerja Utama",
        "NO;INDIKATOR;SATUAN;TARGET TAHUN;;;;;",
        ";;;2025;2026;2027;2028;2029;2030",
        "1;Indeks Infrastruktur;Indeks;65,2;66;67;68;69;70",
        "2;Persentase jalan mantap;%;80;81;82;83;84;85",
    )
    assert told(of_year(found, 2025), "target") == ["65.2", "80"]
    assert told(of_year(found, 2030), "target") == ["70", "85"]


def test_a_quarter_is_told_by_its_months() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2025",
        "No;Indikator Kinerja;Satuan;Target;Target Jan-Mar;Target Apr - Jun;Target Jul-Sept;"
        "Target Oktober - Desember",
        "1;Jumlah laporan;Laporan;12;3;4;3;2",
    )
    quarters = [form for form in found.forms if form.period and form.period.quarter]
    assert [form.period.quarter for form in quarters if form.period] == [1, 2, 3, 4]
    assert [told(form, "target") for form in quarters] == [["3"], ["4"], ["3"], ["2"]]


def test_amounts_told_for_programs_and_for_activities_are_of_what_is_named_last() -> None:
    found = read(
        "Program;Kegiatan;Indikator;Target;Pagu Program;Realisasi Program;Pagu Kegiatan;"
        "Realisasi Kegiatan",
        "Program Kearsipan;Pengelolaan;Arsip;500;300.000.000;270.000.000;200.000.000;180.000.000",
        ";Penyelamatan;Khazanah;20;;;100.000.000;90.000.000",
    )
    activities = [row for row in found.main.form.rows if row.level is Level.ACTIVITY]
    assert [str(row.ceiling.value) for row in activities] == ["200000000", "100000000"]
    assert [str(row.spending.value) for row in activities] == ["180000000", "90000000"]
    assert {"300.000.000", "270.000.000"} <= {one.text for one in found.leftovers}


def test_a_figure_that_is_about_is_that_figure() -> None:
    form = read(
        "Indikator;Satuan;Target;Realisasi", "Nilai ANBK;nilai;65;±64,2", "Peserta;orang;90;~88"
    ).main.form
    assert told(form, "realization") == ["64.2", "88"]


def test_a_table_before_a_change_is_set_aside_for_the_one_beside_it() -> None:
    found = read(
        "Matriks Perubahan Perjanjian Kinerja 2025",
        "Sebelum Perubahan;;;Sesudah Perubahan;;",
        "Sasaran;Indikator;Target;Sasaran;Indikator;Target",
        "Meningkatnya pelayanan;IKM;86;Meningkatnya pelayanan;IKM;87",
        "Meningkatnya ketertiban;Kasus;10;Meningkatnya ketertiban;Kasus;8",
    )
    assert told(found.main.form, "target") == ["87", "8"]
    assert {"86", "10"} <= {one.text for one in found.leftovers}
    assert rules(found).count("reading-outdone-column") == 3


def test_a_reviewed_draft_is_set_aside_for_what_was_found_to_be_needed() -> None:
    found = read(
        "No;Rancangan Awal RKPD;;;Hasil Analisis Kebutuhan;;;Catatan Penting",
        ";Program;Target;Pagu Indikatif (Rp);Program;Target;Kebutuhan Dana (Rp);",
        "1;Program Bencana;40;1.500.000.000;Program Bencana;45;1.750.000.000;Tambahan",
        "2;Program Penunjang;78;3.000.000.000;Program Penunjang;80;3.100.000.000;",
    )
    form = found.main.form
    assert told(form, "target") == ["45", "80"]
    assert told(form, "ceiling") == ["1750000000", "3100000000"]


def test_a_percentage_of_a_result_is_none_itself_however_it_is_spelled() -> None:
    form = read(
        "Program;Pagu;Prosentase Realisasi Keuangan;Presentase Realisasi Fisik;Realisasi (Rp)",
        "Program Penunjang;2.000.000.000;20,00;22,50;400.000.000",
        "Program Sosial;500.000.000;10,00;12,00;50.000.000",
        "Program Data;100.000.000;25,00;5,00;25.000.000",
    ).main.form
    assert told(form, "achievement") == ["22.50", "12.00", "5.00"]
    assert told(form, "absorption") == ["20.00", "10.00", "25.00"]
    assert told(form, "realization") == ["None"] * 3


def test_volumes_with_units_of_their_own_are_targets() -> None:
    form = read(
        "Kegiatan;Volume;Jumlah Anggaran;Realisasi Volume;Realisasi Anggaran",
        "Paving;300 m2;75.000.000;300 m2;74.500.000",
        "Penerangan;20 titik;30.000.000;18 titik;27.000.000",
    ).main.form
    assert told(form, "target") == ["300", "20"]
    assert told(form, "realization") == ["300", "18"]


def test_what_a_revision_says_is_meant() -> None:
    found = read(
        "Indikator;Target Awal;Target Revisi;Realisasi",
        "Persentase usulan;60;65;62",
        "Nilai SAKIP;80;81;80,1",
    )
    assert told(found.main.form, "target") == ["65", "81"]
    assert "reading-strange-words" not in rules(found)
