"""Tables as offices type them: sums to a period's end, outputs of the state, points and commas."""

from office_files import of_period, read, rules, told


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
