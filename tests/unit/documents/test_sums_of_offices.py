"""Sums, names and levels as offices write them: parts of budgets, totals without a word."""

from office_files import brief, read, rules, told

from tolok.domain.levels import Level


def test_a_budget_is_the_sum_of_its_kinds_not_the_first_of_them() -> None:
    form = read(
        "RINGKASAN DPA TA 2025",
        "Kode;Uraian;Belanja;;Jumlah",
        ";;Operasi;Modal;",
        "2.24.02;PROGRAM PENGELOLAAN ARSIP;225.000.000;50.000.000;275.000.000",
        "2.24.02.2.01;Pengelolaan Arsip Dinamis;125.000.000;50.000.000;175.000.000",
        "2.24.02.2.02;Pengelolaan Simpul Jaringan;100.000.000;0;100.000.000",
    ).main.form
    assert told(form, "ceiling") == ["275000000", "175000000", "100000000"]


def test_a_sum_without_a_word_below_its_amounts_is_no_row() -> None:
    found = read(
        "Sasaran/Program;Indikator;Target;Realisasi;Anggaran;Realisasi Anggaran;%",
        "Meningkatnya peran;Kelurahan berprestasi;60;50;;;",
        "Program Pemberdayaan;Jumlah RT;120;118;75.000.000;71.450.000;95,27",
        "Program Trantibum;Jumlah laporan;12;12;24.000.000;23.995.000;99,98",
        ";;;;99.000.000;95.445.000;96,41",
    )
    assert len(found.main.form.rows) == 3
    assert {("99.000.000", "baris jumlah"), ("95.445.000", "baris jumlah")} <= {
        (one.text, one.why) for one in found.leftovers
    }


def test_amounts_without_a_word_that_sum_nothing_stay_a_row() -> None:
    form = read(
        "Program;Indikator;Target;Anggaran;Realisasi Anggaran",
        "Program Pemberdayaan;Jumlah RT;120;75.000.000;71.450.000",
        "Program Trantibum;Jumlah laporan;12;24.000.000;23.995.000",
        ";;;5.000.000;4.000.000",
    ).main.form
    assert told(form, "ceiling") == ["75000000", "24000000", "5000000"]


def test_a_result_whose_unit_in_brackets_is_rupiah_is_told_in_full() -> None:
    form = read(
        "Sasaran/Program;Indikator;Target;Realisasi;Anggaran;Realisasi Anggaran",
        "Meningkatnya investasi;Realisasi investasi (Rp);1,2 T;1,35 T;;",
        "Program Promosi;;;;1,2 M;1,15 M",
    ).main.form
    assert str(form.rows[0].target.value) == "1200000000000"
    assert str(form.rows[0].realization.value) == "1350000000000"


def test_letters_of_codes_tell_levels_and_a_column_of_results_names_rows() -> None:
    for head in ("Kode", "No"):
        found = read(
            f"{head};Kinerja;Indikator;Target 2025;Realisasi 2025",
            "T1;Terwujudnya tata kelola;Indeks RB;75;76",
            "S1.1;Meningkatnya akuntabilitas;Nilai SAKIP;70;69",
            "P1.1.1;Meningkatnya kapasitas;Persentase ASN;85;80",
        )
        rows = found.main.form.rows
        assert list(map(brief, rows)) == [
            (Level.GOAL, "Terwujudnya tata kelola", "Indeks RB"),
            (Level.OBJECTIVE, "Meningkatnya akuntabilitas", "Nilai SAKIP"),
            (Level.PROGRAM, "Meningkatnya kapasitas", "Persentase ASN"),
        ]
        assert [row.code for row in rows] == ["T1", "S1.1", "P1.1.1"]
        assert not found.leftovers
        assert not rules(found)


def test_a_state_that_is_hoped_for_in_words_is_a_name_and_no_result() -> None:
    found = read(
        "Kondisi yang diharapkan;Indikator;Satuan;Target 2025",
        "Meningkatnya SDM;IPM;Indeks;75",
        "Meningkatnya akses;Rata-rata lama sekolah;Tahun;8,9",
        "PAUD terakreditasi;Jumlah PAUD;Lembaga;45",
    )
    rows = found.main.form.rows
    assert [row.name for row in rows] == [
        "Meningkatnya SDM", "Meningkatnya akses", "PAUD terakreditasi",
    ]  # fmt: skip
    assert {row.realization.written for row in rows} == {""}


def test_who_answers_for_a_row_may_be_shortened() -> None:
    form = read(
        "Indikator;Target 2025;P. Jawab;",
        "Jumlah hari layanan;365;Kabid",
        "Jumlah sosialisasi;12;Kasi",
    ).main.form
    assert [row.details["responsible"] for row in form.rows] == ["Kabid", "Kasi"]


def test_progress_to_the_plans_end_may_shorten_what_it_is_held_against() -> None:
    found = read(
        "No;Indikator;Satuan;Realisasi 2024;2025;;;Target Akhir Renstra (2026);"
        "Capaian s.d. 2025 thd Renstra (%)",
        ";;;;Target;Realisasi;% Capaian;;",
        "1;PMKS tertangani;%;64,2;70;71,35;101,93;75;95,13",
        "2;PSKS aktif;Orang;210;250;241;96,4;300;80,33",
    )
    (end,) = [form for form in found.forms if form.group == "Akhir Renstra"]
    assert told(end, "achievement") == ["95.13", "80.33"]
