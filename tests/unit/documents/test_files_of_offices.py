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
