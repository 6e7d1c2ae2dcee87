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
