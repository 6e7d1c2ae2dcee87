"""How offices write periods: dates over results, shortened years, quarters within one cell."""

from office_files import of_period, of_year, read, rules, told

from tolok.domain.forms import DocumentKind


def test_a_date_over_results_is_the_month_at_whose_end_they_are_told() -> None:
    found = read(
        "NO;INDIKATOR;SATUAN;TARGET 2025;s.d. 30 Juni 2025;CAPAIAN (%)",
        "1;Rumah tangga berakses air;Persen;89;87,6;98,43",
        "2;Jalan mantap;Km;412,5;398,25;96,55",
        "3;Kawasan kumuh tertangani;Persen;40;22,5;56,25",
    )
    half = of_period(found, "2025-M06")
    assert told(half, "realization") == ["87.6", "398.25", "22.5"]
    assert told(half, "achievement") == ["98.43", "96.55", "56.25"]
    assert "reading-told-column" in rules(found)


def test_a_title_that_reports_tells_the_only_dated_column() -> None:
    found = read(
        "LAPORAN CAPAIAN KINERJA",
        "Indikator;Target 2025;Per 30 September 2025",
        "Indeks Kualitas Air;55;54,2",
        "Predikat SAKIP;BB;B",
    )
    assert told(of_period(found, "2025-M09"), "realization")[0] == "54.2"
    assert "reading-bare-periods" in rules(found)


def test_the_last_day_of_a_year_is_the_years() -> None:
    found = read(
        "Indikator;Target 2025;Realisasi s.d. 31 Desember 2025",
        "Indeks Kualitas Air;55;54,2",
        "Sampah terkelola;75;70",
    )
    (form,) = found.forms
    assert told(form, "realization") == ["54.2", "70"]
    assert (form.year, form.period) == (2025, None)


def test_spending_of_months_that_are_written_with_their_year_is_of_each() -> None:
    found = read(
        "No;Uraian Sub Kegiatan;Pagu;Realisasi;",
        ";;;Juli 2025;Agustus 2025",
        "1;Penyediaan Bahan Kantor;24.000.000;2.000.000;3.500.000",
        "2;Perjalanan Dinas;60.000.000;0;12.500.000",
    )
    assert told(of_period(found, "2025-M07"), "spending") == ["2000000", "0"]
    assert told(of_period(found, "2025-M08"), "spending") == ["3500000", "12500000"]
    assert {row.realization.value for form in found.forms for row in form.rows} == {None}


def test_years_whose_word_is_shortened_are_targets_of_the_span_in_the_title() -> None:
    found = read(
        "INDIKATOR KINERJA UTAMA 2025-2029",
        "No;IKU;Satuan;Thn 2025;Thn. 2026;Th 2027",
        "1;Indeks Kepuasan;Indeks;87;88;89",
        "2;Nilai LPPD;Nilai;3,4;3,5;3,6",
    )
    assert told(of_year(found, 2026), "target") == ["88", "3.5"]
    assert "reading-bare-periods" in rules(found)


def test_budget_years_and_shortened_results_head_each_years_figures() -> None:
    found = read(
        "No;Indikator;T.A. 2024;;TA 2025;",
        ";;Tgt;Rls;Tgt;Rls",
        "1;Nilai IKM;85;85,2;86;86,9",
        "2;Nilai Kearsipan;65;66,3;70;71",
    )
    assert told(of_year(found, 2024), "realization") == ["85.2", "66.3"]
    assert told(of_year(found, 2025), "target") == ["86", "70"]


def test_a_letter_and_its_quarter_below_a_year_are_that_quarters_with_its_share() -> None:
    found = read(
        "No;Indikator;Satuan;2024;;;2025;;",
        ";;;T;R;%;T;R (s.d. TW II);%",
        "1;Cakupan imunisasi;%;96;94,7;98,65;96,5;48,3;50,05",
        "2;Balita stunting;%;16;17,1;93,13;14;16,4;82,86",
    )
    half = of_period(found, "2025-Q2")
    assert told(half, "target") == ["96.5", "14"]
    assert told(half, "realization") == ["48.3", "16.4"]
    assert told(half, "achievement") == ["50.05", "82.86"]
    assert told(of_year(found, 2024), "achievement") == ["98.65", "93.13"]


def test_a_shortened_share_and_a_letter_before_its_quarter_are_read_alone() -> None:
    form = read(
        "Formulir Pengukuran Kinerja Tahun 2025",
        "Indikator;Satuan;Target;R (s.d. TW II);% Cap",
        "Jumlah laporan;Laporan;4;2;50",
        "Jumlah dokumen;Dokumen;12;6;50",
    ).main.form
    assert told(form, "realization") == ["2", "6"]
    assert told(form, "achievement") == ["50", "50"]


def test_quarters_within_one_cell_are_each_a_target() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2025",
        "Sasaran;Indikator;Target 2025;Target per Triwulan",
        "Akuntabilitas naik;Nilai SAKIP;72;TW I: 0 TW II: 0 TW III: 0 TW IV: 72",
        "Tindak lanjut naik;Temuan selesai;90;TW I: 20% TW II: 45% TW III: 70% TW IV: 90%",
        "Pengawasan;Jumlah LHP;40;TW I = 10, TW II = 20, TW III = -, TW IV = 40",
    )
    assert told(of_period(found, "2025-Q2"), "target") == ["0", "45", "20"]
    assert told(of_period(found, "2025-Q4"), "target") == ["72", "90", "40"]
    assert of_period(found, "2025-Q3").rows[2].target.written == "-"
    assert found.main.form.kind is DocumentKind.ACTION_PLAN


def test_a_cell_that_says_more_than_its_quarters_stays_as_it_is_written() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2025",
        "Sasaran;Indikator;Target per Triwulan",
        "Akuntabilitas naik;Nilai SAKIP;TW I: 0 TW II: 10",
        "Tindak lanjut naik;Temuan selesai;TW I: 20 TW II: 45",
        "Pelayanan naik;Nilai IKM;TW I: 20 TW II: 30",
        "Layanan tepat;Layanan daring;TW I: 5 TW II: 8",
        "Pengawasan;Jumlah LHP;TW I: rapat TW II: audit",
    )
    texts = [row.target.written for form in found.forms for row in form.rows]
    assert "TW I: rapat TW II: audit" in texts


def test_what_was_reached_to_a_year_before_is_no_result_of_that_year() -> None:
    found = read(
        "EVALUASI HASIL RENJA TAHUN 2025",
        "Program/Kegiatan;Indikator;Target Renstra 2026;;Realisasi s.d. Tahun 2024;;"
        "Target Renja 2025;;Realisasi TW I;",
        ";;K;Rp;K;Rp;K;Rp;K;Rp",
        "Program Penunjang;Layanan;100;4.500.000.000;90;2.700.000.000;95;900.000.000;25;21.000.000",
        "Perencanaan;Dokumen;35;150.000.000;21;88.000.000;7;30.000.000;2;5.000.000",
    )
    (before,) = [form for form in found.forms if form.group == "s.d. tahun lalu"]
    assert told(before, "realization") == ["90", "21"]
    assert not [form for form in found.forms if form.period and form.period.year == 2024]


def test_numerals_below_the_word_for_which_quarter_are_quarters() -> None:
    found = read(
        "DATA CAPAIAN IKU TAHUN 2025",
        "Indikator;Target;Triwulan Ke-;;;",
        ";;I;II;III;IV",
        "Jumlah investor;80;15;22;18;30",
    )
    assert told(of_period(found, "2025-Q2"), "realization") == ["22"]


def test_kinds_of_lines_may_stand_below_remarks() -> None:
    found = read(
        "RENCANA AKSI DAN REALISASI 2025",
        "Indikator;Keterangan;TW I;TW II",
        "Jumlah kunjungan;Target;3000;3000",
        ";Realisasi;2875;3310",
        "Jumlah koleksi;Target;100;150",
        ";Realisasi;0;180",
    )
    second = of_period(found, "2025-Q2")
    assert told(second, "target") == ["3000", "150"]
    assert told(second, "realization") == ["3310", "180"]


def test_a_month_in_which_a_plan_starts_is_its_start() -> None:
    found = read(
        "Indikator;Satuan;Kondisi Awal Desember 2024;Target 2025;Target 2026",
        "Indeks SPBE;Indeks;2,9;3,1;3,3",
        "OPD terhubung;%;90;95;100",
    )
    (start,) = [form for form in found.forms if form.group == "Kondisi awal"]
    assert told(start, "realization") == ["2.9", "90"]
