"""Odd files as offices have them: typed by hand, printed by systems, each with its own habits."""

from office_files import brief, of_year, read, rules, told

from tolok.domain.levels import Level

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


def test_a_figure_that_is_about_is_that_figure() -> None:
    form = read(
        "Indikator;Satuan;Target;Realisasi", "Nilai ANBK;nilai;65;±64,2", "Peserta;orang;90;~88"
    ).main.form
    assert told(form, "realization") == ["64.2", "88"]
