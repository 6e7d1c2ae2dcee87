"""Odd headers as offices write them: what periods, plans, results and money are called."""

from office_files import of_year, read, rules, told

from tolok.domain.levels import Level


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


def test_a_title_ends_with_its_month_and_a_place_with_its_date_does_not() -> None:
    table = ("Kode;Kegiatan;Pagu;Realisasi Keuangan", "1.05.02.2.01;Patroli;450.000;441.000")
    month = read("Rekap Fisik dan Keuangan Maret 2024", *table).main.form
    assert month.period is not None
    assert month.period.code == "2024-M03"
    dated = read("Laporan Kinerja Tahun 2024", "Serang, Maret 2025", *table).main.form
    assert dated.period is None or dated.period.month is None
    day = read("Laporan sesuai Perda 12 Maret 2024", *table).main.form
    assert day.period is None or day.period.month is None


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
