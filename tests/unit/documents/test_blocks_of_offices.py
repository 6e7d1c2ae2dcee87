"""Several tables of one sheet, and lines between rows that only sum up or sign."""

from office_files import of_period, of_year, read, rules, told


def test_a_header_below_another_period_begins_a_table_of_its_own() -> None:
    found = read(
        "MONITORING KINERJA 2025;;;;",
        "TRIWULAN I;;;;",
        "No;Indikator;Satuan;Target;Realisasi",
        "1;Jumlah NIB;NIB;500;612",
        "2;Jumlah pengawasan;kali;20;18",
        ";;;;",
        "TRIWULAN II;;;;",
        "No;Indikator;Satuan;Target;Realisasi",
        "1;Jumlah NIB;NIB;1000;1203",
        "2;Jumlah pengawasan;kali;40;41",
    )
    assert told(of_period(found, "2025-Q1"), "realization") == ["612", "18"]
    assert told(of_period(found, "2025-Q2"), "realization") == ["1203", "41"]


def test_a_header_that_a_page_repeats_below_its_period_goes_on() -> None:
    found = read(
        "LAPORAN KINERJA TAHUN 2025;;;;",
        "TRIWULAN II;;;;",
        "No;Indikator;Satuan;Target;Realisasi",
        "1;Jumlah NIB;NIB;500;612",
        "TRIWULAN II;;;;",
        "No;Indikator;Satuan;Target;Realisasi",
        "2;Jumlah pengawasan;kali;40;41",
    )
    assert told(of_period(found, "2025-Q2"), "realization") == ["612", "41"]


def test_a_page_that_repeats_only_the_year_goes_on_with_its_quarter() -> None:
    found = read(
        "TRIWULAN II;;;;",
        "TAHUN 2025;;;;",
        "No;Indikator;Satuan;Target;Realisasi",
        "1;Jumlah NIB;NIB;500;612",
        "TAHUN 2025;;;;",
        "No;Indikator;Satuan;Target;Realisasi",
        "2;Jumlah pengawasan;kali;40;41",
    )
    assert told(of_period(found, "2025-Q2"), "realization") == ["612", "41"]


def test_letters_before_years_are_figures_of_each() -> None:
    found = read(
        "No;IKU;Sat;R 2024;T 2025;R 2025;C 2025",
        "1;Nilai MCP KPK;Nilai;82,1;85;87,2;102,59",
        "2;Skor SPI;Skor;75,2;76;74,1;97,5",
    )
    assert told(of_year(found, 2024), "realization") == ["82.1", "75.2"]
    assert told(of_year(found, 2025), "achievement") == ["102.59", "97.5"]


def test_what_was_spent_to_a_half_years_end_is_no_budget_of_it() -> None:
    found = read(
        "REALISASI KEUANGAN PER SEMESTER 2025",
        "No;Program;Anggaran;Smt I;;s.d. Smt II;",
        ";;;Rp;%;Rp;%",
        "1;Program Penunjang;2.400.000.000;1.100.000.000;45,83;2.350.000.000;97,92",
        "2;Program Penanaman Modal;500.000.000;180.000.000;36;480.000.000;96",
    )
    (second,) = [form for form in found.forms if form.group == "Semester II"]
    assert told(second, "spending") == ["2350000000", "480000000"]


def test_figures_to_december_are_the_years() -> None:
    (form,) = read(
        "Nama Sub Kegiatan;Pagu 2025;Realisasi s.d. Desember 2025;Persen",
        "Surat Menyurat;2.500.000;2.500.000;100,00%",
        "Bimtek;45.000.000;44.250.500;98,33%",
    ).forms
    assert (form.year, form.period) == (2025, None)


def test_what_was_reached_of_each_objective_sums_up_and_is_no_row() -> None:
    found = read(
        "LAPORAN KINERJA TAHUN 2025",
        "Indikator;Satuan;Target;Realisasi;Capaian",
        "Angka kriminalitas;kasus;120;112;106,67",
        "Capaian Sasaran 1;;;;106,67",
        "Konflik sosial tertangani;%;100;98;98",
        "Capaian Sasaran 2;;;;98",
    )
    assert told(found.main.form, "achievement") == ["106.67", "98"]


def test_other_officials_sign_too() -> None:
    found = read(
        "Program;Anggaran;Ket",
        "Program Pemerintahan;1.234.567.890;APBD",
        "Program Pemberdayaan;350.000.000;APBD",
        ";LURAH SUKAMAJU;",
        ";DEDI SUPRIADI, S.IP;",
    )
    assert len(found.main.form.rows) == 2
    assert "reading-leftover" not in rules(found)


def test_a_line_of_a_quarter_with_small_figures_is_no_line_of_the_header() -> None:
    for figures in ("1;1", "1;2"):
        found = read(
            "MONEV RENAKSI 2025",
            "Indikator;Periode;Target;Realisasi;Ket",
            f"Jumlah pelatihan;TW I;{figures};",
            ";TW II;2;2;",
            ";TW III;2;1;ditunda",
            ";TW IV;1;2;",
        )
        first = of_period(found, "2025-Q1")
        assert [row.indicator for row in first.rows] == ["Jumlah pelatihan"]
        assert told(first, "realization") == [figures[-1]]
        assert told(of_period(found, "2025-Q4"), "realization") == ["2"]


def test_a_budget_is_the_volume_at_its_price() -> None:
    found = read(
        "RKA RINCIAN BELANJA 2025",
        "Uraian;Volume;Satuan;Harga Satuan;Jumlah",
        "Alat Tulis Kantor;12;Bulan;1.000.000;12.000.000",
        "Perjalanan Dinas;120;OH;500.000;60.000.000",
    )
    assert told(found.main.form, "ceiling") == ["12000000", "60000000"]


def test_work_beside_money_may_be_shortened() -> None:
    found = read(
        "Pengukuran Kinerja 2025",
        "Kegiatan;Indikator;Target;;Realisasi;",
        ";;Kin;Rp;Kin;Rp",
        "Patroli;Jumlah laporan;12;85.000.000;9;60.250.000",
        "Pembinaan;Jumlah linmas;4;15.000.000;4;14.000.000",
    )
    assert told(found.main.form, "realization") == ["9", "4"]
    assert not rules(found)
