"""Words as offices write them: misspelt, shortened, of funds and villages; how often is asked."""

from office_files import of_period, of_year, read, rules, told

from tolok.domain.levels import Level


def test_words_with_one_letter_wrong_are_read_and_not_asked_about() -> None:
    found = read(
        "PENGUKURAN KINERJA 2025",
        "No;Sasaran/Progam;Indiktor Kinera;Satun;Targt;Realisai;Capian (%);Angaran;"
        "Realisasi Anggran;%",
        "1;Meningkatnya literasi;Indeks Literasi;Indeks;70;68,5;97,86;;;",
        "2;Program Pembinaan;;;;;;425.000.000;402.500.000;94,71",
    )
    literacy, program = found.main.form.rows
    assert (literacy.indicator, literacy.unit) == ("Indeks Literasi", "Indeks")
    assert [str(literacy.cell(name).value) for name in ("target", "realization")] == ["70", "68.5"]
    assert [str(program.cell(name).value) for name in ("ceiling", "spending", "absorption")] == [
        "425000000", "402500000", "94.71",
    ]  # fmt: skip
    assert not rules(found)


def test_results_beside_targets_are_told_by_their_word_alone() -> None:
    found = read(
        "Indikator;Satuan;Target;Hasil;Capaian %",
        "Jumlah kunjungan;orang;24000;25610;106,71",
        "Angka kontak;per mil;150;148,5;99",
    )
    assert told(found.main.form, "realization") == ["25610", "148.5"]
    assert not rules(found)


def test_notes_between_rows_are_no_rows_and_are_not_asked_about() -> None:
    found = read(
        "Indikator;Satuan;Target;Realisasi",
        "IPG;Indeks;93;92,11",
        "*) angka sementara BPS;;;",
        "IDG;Indeks;70;71,5",
        "Penghambat: gugus tugas belum aktif;;;",
    )
    assert len(found.main.form.rows) == 2
    assert not rules(found)
    assert {one.why for one in found.leftovers} == {"catatan di bawah tabel"}


def test_columns_told_alike_are_asked_about_once() -> None:
    found = read(
        "Indikator;Satuan;Target 2025;Capaian TW I;%;Capaian TW II;%",
        "Kunjungan;orang;12000;2800;23,33;6100;50,83",
        "Koleksi;judul;3500;3420;97,71;3450;98,57",
    )
    assert rules(found).count("reading-told-column") == 1
    assert told(of_period(found, "2025-Q2"), "realization") == ["6100", "3450"]


def test_months_may_be_spelt_as_they_were() -> None:
    form = read(
        "LAPORAN RFK KEADAAN BULAN NOPEMBER 2025",
        "No;Uraian Kegiatan;Pagu;Realisasi Keuangan",
        "1;Pemeliharaan Jalan;800.000.000;640.000.000",
    ).main.form
    assert form.period is not None
    assert form.period.code == "2025-M11"


def test_funds_over_amounts_are_parts_of_the_total_beside() -> None:
    found = read(
        "RINCIAN DANA TAHUN 2025",
        "No;Kegiatan;APBD;DAK;Total",
        "1;Pengadaan alkes;400.000.000;2.000.000.000;2.400.000.000",
        "2;Pembangunan pustu;150.000.000;850.000.000;1.000.000.000",
        "3;Operasional;100.000.000;1.000.000.000;1.100.000.000",
    )
    assert told(found.main.form, "ceiling") == ["2400000000", "1000000000", "1100000000"]


def test_a_fund_of_a_budget_is_no_strange_word() -> None:
    found = read(
        "REALISASI DAK FISIK 2025",
        "No;Sub Kegiatan;Pagu DAK;Realisasi Keu (Rp);% Keu",
        "1;Rehab ruang kelas;3.200.000.000;3.050.000.000;95,31",
        "2;Pembangunan toilet;450.000.000;450.000.000;100",
    )
    assert told(found.main.form, "ceiling") == ["3200000000", "450000000"]
    assert not rules(found)


def test_fields_of_a_villages_budget_are_its_programs() -> None:
    form = read(
        "REALISASI APBDes TAHUN 2025",
        "No;Bidang;Pagu APBDes;Realisasi APBDes;Persentase",
        "1;Penyelenggaraan Pemerintahan;480.000.000;475.250.000;99,01",
        "2;Pembangunan Desa;720.000.000;698.500.000;97,01",
    ).main.form
    assert [(row.level, row.name) for row in form.rows] == [
        (Level.PROGRAM, "Penyelenggaraan Pemerintahan"),
        (Level.PROGRAM, "Pembangunan Desa"),
    ]
    assert told(form, "spending") == ["475250000", "698500000"]


def test_quarters_of_a_plan_of_cash_are_its_amounts() -> None:
    found = read(
        "RENCANA ANGGARAN KAS TAHUN 2025",
        "Kode;Uraian;Anggaran;TW I;TW II;TW III;TW IV",
        "5.02.01.2.02.0001;Gaji;400.000.000;100.000.000;125.000.000;100.000.000;75.000.000",
        "5.02.01.2.06.0006;Bahan bacaan;6.000.000;1.500.000;1.500.000;1.500.000;1.500.000",
    )
    assert told(of_period(found, "2025-Q2"), "ceiling") == ["125000000", "1500000"]
    assert rules(found).count("reading-bare-periods") == 1


def test_years_of_results_are_told_by_their_title_without_units_too() -> None:
    found = read(
        "Realisasi Kinerja Lima Tahun Terakhir",
        "No;Indikator;2023;2024;2025",
        "1;Indeks Reformasi Birokrasi;65;68,7;71,05",
        "2;Nilai SAKIP;62,35;65,5;66,8",
    )
    assert told(of_year(found, 2024), "realization") == ["68.7", "65.5"]
    assert "reading-bare-periods" in rules(found)


def test_what_was_reached_in_a_year_before_all_targets_is_a_result() -> None:
    found = read(
        "IKU 2025-2029",
        "No;Indikator;Satuan;Capaian 2024;Target 2025;Target 2026",
        "1;Indeks SPBE;Indeks;2,9;3,1;3,3",
        "2;OPD terhubung;%;90;95;100",
    )
    assert told(of_year(found, 2024), "realization") == ["2.9", "90"]
    assert "reading-told-column" in rules(found)


def test_a_year_behind_an_underscore_is_the_quarters_too() -> None:
    found = read(
        "kode_sub,nama_sub_kegiatan,pagu_2025,realisasi_keu_tw1,realisasi_keu_tw2",
        "1.01.01.2.01.0002,Penyusunan RKA,10000000,2000000,5500000",
        "1.01.01.2.01.0001,Penyusunan Renja,8000000,1000000,4000000",
    )
    assert told(of_period(found, "2025-Q2"), "spending") == ["5500000", "4000000"]


def test_a_pivot_tables_words_are_those_that_it_adds_up() -> None:
    form = read(
        "Row Labels;Sum of Pagu;Sum of Realisasi",
        "Belanja Pegawai;4.200.000.000;4.015.000.000",
        "Belanja Modal;600.000.000;575.500.000",
        "Grand Total;4.800.000.000;4.590.500.000",
    ).main.form
    assert told(form, "ceiling") == ["4200000000", "600000000"]
    assert told(form, "spending") == ["4015000000", "575500000"]


def test_what_tells_of_results_in_words_is_no_result() -> None:
    found = read(
        "Indikator;Target TW II;Realisasi TW II;Uraian Realisasi",
        "Jumlah bimtek;2 kali;1 kali;Baru satu kali",
        "Jumlah monitoring;6 kali;6 kali;Terlaksana",
    )
    assert "reading-strange-words" not in rules(found)
    assert "Baru satu kali" in {one.text for one in found.leftovers}


def test_who_is_to_be_served_is_the_target_and_who_was_the_result() -> None:
    found = read(
        "CAPAIAN SPM TAHUN 2025",
        "No;Jenis Pelayanan Dasar;Indikator;Sasaran (orang);Terlayani (orang);Capaian (%)",
        "1;Kesehatan ibu hamil;Pelayanan ibu hamil;4500;4412;98,04",
        "2;Kesehatan balita;Pelayanan balita;12000;11870;98,92",
    )
    assert told(found.main.form, "target") == ["4500", "12000"]
    assert told(found.main.form, "realization") == ["4412", "11870"]
    assert not rules(found)


def test_what_was_reached_before_its_percentage_is_a_result() -> None:
    found = read(
        "Indikator;Satuan;Target;Pencapaian;%",
        "Jumlah desa ODF;desa;60;55;91,67",
        "Stunting;%;14;14,9;93,57",
    )
    assert told(found.main.form, "realization") == ["55", "14.9"]
    assert told(found.main.form, "achievement") == ["91.67", "93.57"]
    assert rules(found) == ["reading-told-column"]
