"""Indicators in the column of what they measure, and levels that looks and sums tell together."""

from tolok.documents.reading import read_forms
from tolok.domain.forms import Form
from tolok.domain.levels import Level


def read(*lines: str) -> Form:
    return read_forms("\n".join(lines).encode(), "a.csv").main.form


def test_figures_below_a_name_without_any_are_its_indicators_where_the_header_says_so() -> None:
    form = read(
        "No;Sasaran / Indikator;Satuan;Target;Realisasi;Capaian (%)",
        "1.;Meningkatnya mutu air;;;;",
        "a;Indeks air;Indeks;80;60;75,00",
        "b;Jumlah sumur;Unit;50;40;80,00",
        "2.;Berkurangnya banjir;;;;",
        "a;Luas genangan;Ha;10;8;80,00",
    )
    assert [(row.name, row.indicator) for row in form.rows] == [
        ("Meningkatnya mutu air", None), (None, "Indeks air"), (None, "Jumlah sumur"),
        ("Berkurangnya banjir", None), (None, "Luas genangan"),
    ]  # fmt: skip
    assert {row.level for row in form.rows} == {Level.OBJECTIVE}
    assert [row.achievement.written for row in form.rows] == ["", "75,00", "80,00", "", "80,00"]


def test_programs_that_are_measured_themselves_stay_names() -> None:
    form = read(
        "No;Program / Indikator;Satuan;Target;Realisasi;Pagu",
        "1;Program Air;Indeks;80;60;80.000.000",
        "2;Program Jalan;Indeks;60;45;60.000.000",
    )
    assert [(row.name, row.indicator) for row in form.rows] == [
        ("Program Air", None), ("Program Jalan", None),
    ]  # fmt: skip


def test_headings_of_sections_do_not_turn_activities_and_subactivities_round() -> None:
    form = read(
        "No;Kegiatan / Sub Kegiatan;Keluaran;Satuan;Target;Realisasi;Pagu;Realisasi Anggaran",
        "A;BAGIAN UMUM;;;;;;",
        "1.;Rumah Tangga;Jumlah laporan;Laporan;9;8;90.000.000;60.000.000",
        "a.;Listrik;Jumlah bulan;Bulan;12;9;60.000.000;40.000.000",
        "b.;Air;Jumlah bulan;Bulan;12;9;30.000.000;20.000.000",
        "B;BAGIAN HUKUM;;;;;;",
        "1.;Perundangan;Jumlah perda;Dokumen;9;8;70.000.000;60.000.000",
        "a.;Naskah;Jumlah naskah;Dokumen;12;9;50.000.000;40.000.000",
        "b.;Sidang;Jumlah sidang;Kali;12;9;20.000.000;20.000.000",
    )
    work = [row for row in form.rows if row.indicator]
    assert [row.level for row in work] == [
        Level.ACTIVITY, Level.SUBACTIVITY, Level.SUBACTIVITY,
        Level.ACTIVITY, Level.SUBACTIVITY, Level.SUBACTIVITY,
    ]  # fmt: skip
    assert work[1].parent == work[0].id


def test_lines_that_add_up_to_a_program_are_its_activities_whatever_the_header_says() -> None:
    form = read(
        "No;Program;Pagu;Realisasi",
        "A;Air Bersih;80.000.000;60.000.000",
        "1;Sumur;50.000.000;40.000.000",
        "2;Pipa;30.000.000;20.000.000",
        "B;Jalan;60.000.000;30.000.000",
        "1;Aspal;60.000.000;30.000.000",
    )
    assert [row.level for row in form.rows] == [
        Level.PROGRAM, Level.ACTIVITY, Level.ACTIVITY, Level.PROGRAM, Level.ACTIVITY,
    ]  # fmt: skip
