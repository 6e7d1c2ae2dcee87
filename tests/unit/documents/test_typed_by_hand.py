"""Tables as offices type them: sums to a period's end, outputs of the state, points and commas."""

from office_files import of_period, of_year, read, rules, told

from tolok.documents.reading import read_forms


def test_a_sum_to_a_quarters_end_is_neither_its_plan_nor_its_own_result() -> None:
    found = read(
        "MONITORING KINERJA TAHUN 2025",
        "Kegiatan;Indikator;Target;;Realisasi;;;;Jumlah s/d TW II;",
        ";;K;Rp;TW I;;TW II;;K;Rp",
        ";;;;K;Rp;K;Rp;;",
        "Pembinaan;Koperasi dibina;60;240.000.000;15;48.000.000;18;66.000.000;33;114.000.000",
        "Pengembangan;Usaha naik kelas;40;150.000.000;5;10.500.000;12;40.000.000;17;50.500.000",
    )
    half = of_period(found, "2025-Q2")
    assert told(half, "target") == ["60", "40"]
    assert told(half, "realization") == ["18", "12"]
    assert told(half, "spending") == ["66000000", "40000000"]
    assert "reading-outdone-column" in rules(found)


def test_outputs_of_the_states_budget_name_rows() -> None:
    found = read(
        "LAPORAN DEKONSENTRASI TAHUN 2025",
        "No.;Kode;Rincian Output (RO);Volume;;Satuan;Anggaran;",
        ";;;Target;Realisasi;;Pagu;Realisasi",
        "1;4577.ABA.001;Rekomendasi kebijakan pangan;4;3;Rekomendasi;400.000.000;285.400.000",
        "2;4577.QDD.003;Fasilitasi kelompok tani;120;118;Kelompok;1.200.000.000;1.012.500.000",
    )
    (form,) = found.forms
    assert [row.name for row in form.rows] == [
        "Rekomendasi kebijakan pangan",
        "Fasilitasi kelompok tani",
    ]
    assert told(form, "realization") == ["3", "118"]
    assert told(form, "spending") == ["285400000", "1012500000"]


def test_what_a_title_tells_at_the_last_day_of_a_year_is_the_years() -> None:
    found = read(
        "REALISASI PENDAPATAN PER 31 DESEMBER 2025",
        "No;Uraian;Anggaran;Realisasi;%",
        "1;Jasa Layanan;42.500.000.000;44.125.350.000;103,82",
        "2;Hibah;500.000.000;250.000.000;50",
    )
    (form,) = found.forms
    assert form.period is not None
    assert form.period.code == "2025"


def test_what_was_spent_until_december_is_the_years() -> None:
    found = read(
        "REALISASI ANGGARAN TAHUN 2025",
        "Uraian;Pagu;Realisasi s.d. Desember;%",
        "Pengelolaan Sampah;8.000.000.000;7.700.000.000;96,25",
        "Penerbitan Izin;750.000.000;711.250.000;94,83",
    )
    (form,) = found.forms
    assert (form.year, form.period) == (2025, None)
    assert told(form, "spending") == ["7700000000", "711250000"]


def test_a_comma_parts_thousands_where_a_point_beside_it_parts_decimals() -> None:
    found = read(
        "Indikator;Satuan;Target 2025;Realisasi 2025",
        "Perpustakaan terakreditasi;%;12.50;13.04",
        "Kunjungan pemustaka;orang;45,000;41,230",
    )
    (form,) = found.forms
    assert told(form, "target") == ["12.50", "45000"]
    assert told(form, "realization") == ["13.04", "41230"]


def test_a_comma_parts_decimals_where_another_number_has_it_so() -> None:
    found = read(
        "Indikator;Satuan;Target 2025;Realisasi 2025",
        "Kakao;Ton;89.49;88,1",
        "Rasio;Indeks;12,5;3,456",
        "Kelapa;Ton;4,125;3.12",
    )
    (form,) = found.forms
    assert told(form, "target") == ["89.49", "12.5", "4.125"]


def test_what_was_reached_each_year_is_a_result_where_its_percentages_stand_beside() -> None:
    found = read(
        "EVALUASI RPJMD 2021-2026",
        "No;Indikator;Target RPJMD Tahun;;Capaian Tahun;;Tingkat Capaian (%);",
        ";;2021;2022;2021;2022;2021;2022",
        "1;Indeks infrastruktur;70;72;68,4;72,9;97,71;101,25",
        "2;Irigasi baik;60;63;58;61,5;96,67;97,62",
    )
    first = of_year(found, 2021)
    assert told(first, "realization") == ["68.4", "58"]
    assert told(first, "achievement") == ["97.71", "96.67"]
    assert "reading-told-column" in rules(found)


def test_a_mean_and_a_sum_in_one_line_are_no_row() -> None:
    found = read(
        "MONITORING TAHUN 2025",
        "No;Indikator Program;Target;Realisasi;Capaian;Pagu;Realisasi Anggaran;Serapan",
        "1;Sekolah penggerak;30;27,5;91,67;1.200.000.000;850.500.000;70,88",
        "2;Guru tersertifikasi;150;142;94,67;450.000.000;401.250.000;89,17",
        ";Rata-rata / Jumlah;;;93,17;1.650.000.000;1.251.750.000;75,86",
    )
    (form,) = found.forms
    assert [row.indicator for row in form.rows] == ["Sekolah penggerak", "Guru tersertifikasi"]


def test_a_share_of_a_plans_target_for_the_same_year_is_of_that_year() -> None:
    found = read(
        "No;Indikator;Target SDGs;Target RPJMD 2025;Realisasi 2025;Capaian terhadap RPJMD (%)",
        "1;Air bersih;100;88;86,5;98,3",
        "2;Sanitasi layak;100;92;93,1;101,2",
    )
    (form,) = found.forms
    assert (form.year, form.group) == (2025, None)
    assert told(form, "target") == ["88", "92"]
    assert told(form, "achievement") == ["98.3", "101.2"]


def test_amounts_to_the_end_of_a_quarter_are_spent_where_a_title_reports() -> None:
    found = read(
        "REALISASI ANGGARAN 2025",
        "No;Program;Pagu;S.d Triwulan I;;S.d Triwulan II;",
        ";;;Rp;%;Rp;%",
        "1;Program Keuangan;5.000.000.000;950.000.000;19;2.300.000.000;46",
        "2;Program Aset;800.000.000;40.000.000;5;310.000.000;38,75",
    )
    half = of_period(found, "2025-Q2")
    assert told(half, "spending") == ["2300000000", "310000000"]
    assert told(half, "absorption") == ["46", "38.75"]


def test_months_by_their_numbers_are_a_plans_where_its_title_says_so() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2026",
        "No;Indikator Kinerja;Satuan;Target;Bulan;;;",
        ";;;;1;2;3;4",
        "1;Patroli;kali;48;4;5;6;7",
        "2;Aduan ditindaklanjuti;%;95;90;91;92;93",
    )
    assert told(of_period(found, "2026-M03"), "target") == ["6", "92"]


def test_health_efforts_name_rows_and_their_coverage_is_the_result() -> None:
    found = read(
        "PENILAIAN KINERJA PUSKESMAS TAHUN 2025",
        "No;Upaya Kesehatan;Satuan;Target (%);Cakupan (%);Capaian thd Target (%)",
        "1;Imunisasi dasar;bayi;95;96,1;101,16",
        "2;Pelayanan hipertensi;orang;100;71,25;71,25",
    )
    (form,) = found.forms
    assert [row.name for row in form.rows] == ["Imunisasi dasar", "Pelayanan hipertensi"]
    assert told(form, "realization") == ["96.1", "71.25"]
    assert told(form, "achievement") == ["101.16", "71.25"]


def test_objects_that_each_name_a_quarter_are_the_columns_of_their_row() -> None:
    text = (
        '[{"tahun": 2025, "indikator": "Perda disahkan", "satuan": "perda", "triwulan": ['
        '{"tw": "TW I", "target": 2, "realisasi": 1},'
        '{"tw": "TW II", "target": 4, "realisasi": 5}]},'
        '{"tahun": 2025, "indikator": "Aspirasi ditindaklanjuti", "satuan": "%", "triwulan": ['
        '{"tw": "TW I", "target": 80, "realisasi": 75.5},'
        '{"tw": "TW II", "target": 82, "realisasi": 83.1}]}]'
    )
    found = read_forms(text.encode(), "dprd.json")
    half = of_period(found, "2025-Q2")
    assert told(half, "target") == ["4", "82"]
    assert told(half, "realization") == ["5", "83.1"]


def test_a_quarters_share_of_the_years_target_is_not_the_years_achievement() -> None:
    found = read(
        "LAPORAN KINERJA TRIWULAN II TAHUN 2025",
        "Indikator;Target Tahun 2025;Target TW II;Realisasi TW II;Capaian thd Target TW II (%);"
        "Capaian thd Target Tahunan (%)",
        "Sanitasi;85;80;81,2;101,5;95,53",
        "Jalan lingkungan;24;12;9,6;80;40",
    )
    half = of_period(found, "2025-Q2")
    assert told(half, "achievement") == ["101.5", "80"]
    assert {row.achievement.value for form in found.forms for row in form.rows if form != half} <= {
        None
    }
    assert "reading-outdone-column" in rules(found)


def test_words_of_a_programmers_keys_are_told_apart() -> None:
    text = (
        '{"data": {"tahun": 2025, "triwulan": "II", "rows": ['
        '{"namaProgram": "Program Pengawasan", "indikatorKinerja": "Kepatuhan", "satuan": "%",'
        ' "targetKinerja": 100, "realisasiKinerja": 98.4, "capaianKinerja": 98.4},'
        '{"namaProgram": "Program Kebijakan", "indikatorKinerja": "Unit WBK", "satuan": "unit",'
        ' "targetKinerja": 2, "realisasiKinerja": 1, "capaianKinerja": 50}]}}'
    )
    (form,) = read_forms(text.encode(), "inspektorat.json").forms
    assert form.period is not None
    assert form.period.code == "2025-Q2"
    assert told(form, "realization") == ["98.4", "1"]


def test_plans_and_results_of_lines_are_of_money_where_a_title_says_so() -> None:
    found = read(
        "RENCANA DAN REALISASI ANGGARAN KAS TAHUN 2025",
        "No;Uraian;Jenis;TW I;TW II",
        "1;Belanja Gaji;Rencana;900.000.000;1.200.000.000",
        ";;Realisasi;890.000.000;1.195.000.000",
        "2;Belanja Modal;Rencana;0;150.000.000",
        ";;Realisasi;0;75.000.000",
    )
    half = of_period(found, "2025-Q2")
    assert told(half, "ceiling") == ["1200000000", "150000000"]
    assert told(half, "spending") == ["1195000000", "75000000"]
    assert {row.target.value for row in half.rows} == {None}


def test_a_date_in_figures_is_the_month_at_whose_end_results_are_told() -> None:
    found = read(
        "Indikator;Satuan;Target 2025;Realisasi per 30/06/2025;Realisasi per 31/12/2025",
        "Saluran dibangun;m;3500;1450;3480",
        "Lampu jalan;titik;220;75;215",
    )
    assert told(of_period(found, "2025-M06"), "realization") == ["1450", "75"]
    assert told(found.forms[0], "realization") == ["3480", "215"]


def test_scores_of_years_are_results() -> None:
    found = read(
        "No;Indikator;Skor 2024;Skor 2025;Target 2026;Akar Masalah",
        "1;Kemampuan literasi;68,89;71,11;75;Minat baca",
        "2;Iklim keamanan;72,4;74,15;78;Perundungan",
    )
    assert told(of_year(found, 2025), "realization") == ["71.11", "74.15"]
    assert told(of_year(found, 2026), "target") == ["75", "78"]


def test_a_quarter_by_its_number_in_words_is_that_quarter() -> None:
    found = read(
        "CAPAIAN TAHUN 2025",
        "Indikator;Satuan;Triwulan Pertama;;Triwulan Kedua;",
        ";;Target;Realisasi;Target;Realisasi",
        "Siaran pers;rilis;30;28;30;35",
        "Aduan dijawab;%;90;88,5;90;93",
    )
    assert told(of_period(found, "2025-Q1"), "realization") == ["28", "88.5"]
    assert told(of_period(found, "2025-Q2"), "realization") == ["35", "93"]


def test_a_title_names_its_quarter_in_words() -> None:
    found = read(
        "LAPORAN KINERJA TRIWULAN KETIGA TAHUN 2025",
        "Indikator;Satuan;Target;Realisasi",
        "Siaran pers;rilis;30;28",
        "Aduan dijawab;%;90;88,5",
    )
    assert told(of_period(found, "2025-Q3"), "realization") == ["28", "88.5"]


def test_what_was_reached_where_a_plan_begins_is_a_result() -> None:
    found = read(
        "INDIKATOR KINERJA UTAMA TAHUN 2025-2029",
        "No;Indikator;Satuan;Capaian Awal 2024;Target;;",
        ";;;;2025;2026;2027",
        "1;Layanan infrastruktur;Indeks;5,87;6,1;6,3;6,5",
        "2;Jalan mantap;%;70,45;72;74;76",
    )
    (start,) = [form for form in found.forms if form.group == "Kondisi awal"]
    assert told(start, "realization") == ["5.87", "70.45"]


def test_the_only_words_left_of_a_budget_and_its_spending_name_its_rows() -> None:
    found = read(
        "REALISASI PENDAPATAN 2025",
        "No;Jenis Retribusi;Target (Rp);Realisasi (Rp);%;Ket",
        "1;Retribusi Pasar;900.000.000;1.012.500.000;112,5;",
        "2;Retribusi Parkir;500.000.000;425.000.000;85;",
    )
    (form,) = found.forms
    assert [row.name for row in form.rows] == ["Retribusi Pasar", "Retribusi Parkir"]
    assert told(form, "spending") == ["1012500000", "425000000"]
    assert "reading-told-column" in rules(found)


def test_what_a_budget_is_made_of_names_rows_and_is_no_amount() -> None:
    found = read(
        "LAPORAN TRIWULAN I TAHUN 2025",
        "No;Uraian Belanja;Pagu (Rp);Realisasi (Rp);%",
        "1;Belanja Perjalanan;75.000.000;18.750.000;25",
    )
    (form,) = found.forms
    assert [row.name for row in form.rows] == ["Belanja Perjalanan"]
    assert told(form, "ceiling") == ["75000000"]


def test_a_sum_that_is_called_so_is_told_by_two_rows() -> None:
    found = read(
        "REALISASI BELANJA BULANAN TAHUN 2025",
        "No;Sub Kegiatan;Anggaran;Realisasi Bulan;;;Jumlah;%",
        ";;;Januari;Februari;Maret;;",
        "1;Gaji;1.200.000.000;95.000.000;96.500.000;97.000.000;288.500.000;24,04",
        "2;Jasa Kantor;96.000.000;0;8.000.000;16.000.000;24.000.000;25",
    )
    assert told(found.forms[0], "spending") == ["288500000", "24000000"]
    assert "reading-told-column" in rules(found)


def test_what_a_school_reached_stands_in_the_last_column_too() -> None:
    found = read(
        "EVALUASI DIRI SEKOLAH TAHUN 2025",
        "Standar;Indikator;Satuan;Target;Ketercapaian;Keterangan",
        "Lulusan;Nilai ujian;nilai;78;80,4;",
        ";Kelulusan;%;100;100;",
        ";Prestasi akademik;prestasi;10;7;",
    )
    (form,) = found.forms
    assert told(form, "realization") == ["80.4", "100", "7"]


def test_a_table_with_a_header_that_no_word_tells_does_not_take_that_of_the_table_before() -> None:
    first = [
        ["No", "Indikator", "Target", "Realisasi", "%"],
        ["1", "SPPD tepat waktu", "30", "28", "93,33"],
    ]
    second = [
        ["No", "Rumpun", "Pagu (Rp)", "Penyerapan", "Keterangan"],
        ["1", "Perjalanan", "75.000.000", "18.750.000", "25"],
    ]
    tables = "".join(
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{x}</td>" for x in row) + "</tr>" for row in one)
        + "</table>"
        for one in (first, second)
    )
    found = read_forms(f"<html><body>{tables}</body></html>".encode(), "umum.html")
    assert {row.target.written for form in found.forms for row in form.rows} <= {"30", ""}


def test_a_title_of_another_period_over_the_same_header_begins_a_table_of_its_own() -> None:
    for titles in (("TRIWULAN III TAHUN 2025", "TRIWULAN IV TAHUN 2025"),):
        found = read(
            f"{titles[0]};;;",
            "No;Indikator;Target;Realisasi",
            "1;Peserta posbindu;900;840",
            f"{titles[1]};;;",
            "No;Indikator;Target;Realisasi",
            "1;Peserta posbindu;1.200;1.188",
        )
        assert told(of_period(found, "2025-Q3"), "realization") == ["840"]
        assert told(of_period(found, "2025-Q4"), "realization") == ["1188"]


def test_a_line_that_runs_its_periods_sums_up_is_neither_a_row_nor_their_total() -> None:
    found = read(
        "RENCANA PENARIKAN DANA TAHUN 2026",
        "Uraian;Pagu;Jan;Feb;Mar",
        "Gaji pokok;300.000.000;100.000.000;100.000.000;100.000.000",
        "Belanja ATK;9.000.000;0;4.500.000;4.500.000",
        "JUMLAH;309.000.000;100.000.000;104.500.000;104.500.000",
        "KUMULATIF;;100.000.000;204.500.000;309.000.000",
    )
    assert {row.name for form in found.forms for row in form.rows} == {"Gaji pokok", "Belanja ATK"}
