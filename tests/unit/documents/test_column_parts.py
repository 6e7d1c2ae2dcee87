"""Of which period figures are, where headers leave it open: arithmetic and neighbours tell."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import NUMBER_CELLS, Form
from tolok.domain.periods import Period

WORK = ("target", "realization", "achievement")
MONEY = ("ceiling", "spending", "absorption")


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.csv")


def by_period(found: Readings) -> dict[str, Form]:
    return {form.period.code if form.period else form.group or "": form for form in found.forms}


def first(form: Form, names: tuple[str, ...] = WORK) -> list[str]:
    return [form.rows[0].cell(name).written for name in names]


def test_a_percentage_without_a_year_is_of_the_year_whose_figures_it_follows_from() -> None:
    forms = by_period(
        read(
            "Capaian Kinerja Tahun 2025",
            "No;Sasaran;Indikator;Realisasi 2024;Target 2025;Realisasi 2025;Capaian (%)",
            "1;Air bersih;Indeks air;60;80;70;87,50",
            "2;Jalan mulus;Indeks jalan;44;60;45;75,00",
        )
    )
    assert first(forms["2025"]) == ["80", "70", "87,50"]
    assert first(forms["2024"]) == ["", "60", ""]


def test_a_target_without_a_year_is_of_the_year_that_the_percentage_is_of() -> None:
    forms = by_period(
        read(
            "Capaian Kinerja Tahun 2025",
            "No;Sasaran;Indikator;Target;Realisasi 2025;Capaian (%);Realisasi 2024",
            "1;Air bersih;Indeks air;80;70;87,50;60",
            "2;Jalan mulus;Indeks jalan;60;45;75,00;44",
        )
    )
    assert first(forms["2025"]) == ["80", "70", "87,50"]
    assert first(forms["2024"]) == ["", "60", ""]


def test_equal_headers_of_percentages_are_each_of_their_year() -> None:
    forms = by_period(
        read(
            "Realisasi Anggaran Tahun 2024 dan 2025",
            "No;Program;Anggaran 2024;Realisasi 2024;%;Anggaran 2025;Realisasi 2025;%",
            "1;Program Air;80.000.000;60.000.000;75,00;90.000.000;45.000.000;50,00",
            "2;Program Jalan;60.000.000;45.000.000;75,00;70.000.000;35.000.000;50,00",
        )
    )
    assert first(forms["2024"], MONEY) == ["80.000.000", "60.000.000", "75,00"]
    assert first(forms["2025"], MONEY) == ["90.000.000", "45.000.000", "50,00"]


def test_how_far_the_plans_end_is_reached_is_not_the_years_achievement() -> None:
    forms = by_period(
        read(
            "Realisasi Kinerja Tahun 2025 terhadap Target Akhir Renstra",
            "No;Sasaran;Indikator;Realisasi 2025;Target Akhir Renstra 2026;Kemajuan (%)",
            "1;Air bersih;Indeks air;70;80;87,50",
            "2;Jalan mulus;Indeks jalan;45;60;75,00",
            "3;Sawah;Jumlah sawah;40;50;80,00",
        )
    )
    assert first(forms[""]) == ["", "70", ""]
    assert first(forms["Akhir Renstra"]) == ["80", "", "87,50"]


def test_growth_is_no_achievement_and_its_years_are_results() -> None:
    found = read(
        "Perbandingan Realisasi 2024 dan 2025",
        "No;Indikator Kinerja;Satuan;2024;2025;Peningkatan (%)",
        "1;Indeks air;Indeks;60;70;16,67",
        "2;Indeks jalan;Indeks;44;45;2,27",
        "3;Jumlah sawah;Ha;30;40;33,33",
    )
    forms = by_period(found)
    assert first(forms["2024"]) == ["", "60", ""]
    assert first(forms["2025"]) == ["", "70", ""]
    assert "16,67" in [one.text for one in found.leftovers]


def test_a_column_that_sums_up_quarters_is_the_years_and_asked_about() -> None:
    found = read(
        "LAPORAN KINERJA TRIWULAN II TAHUN 2025",
        "No;Sasaran;Indikator;Target 2025;Realisasi TW I;Realisasi TW II;Sejauh Ini;%",
        "1;Air bersih;Indeks air;80;30;30;60;75,00",
        "2;Jalan mulus;Indeks jalan;60;15;30;45;75,00",
        "3;Sawah;Jumlah sawah;50;10;30;40;80,00",
    )
    forms = by_period(found)
    assert first(forms[""]) == ["80", "60", "75,00"]
    assert first(forms["2025-Q2"]) == ["80", "30", ""]
    asked = [one for reading in found.readings for one in reading.findings]
    assert [one.rule for one in asked] == ["reading-told-column"]
    assert "Sejauh Ini" in asked[0].message


def test_numerals_count_what_a_group_beside_theirs_counts() -> None:
    forms = by_period(
        read(
            "Sasaran;Indikator;Target Triwulan;;Realisasi Triwulan;;Capaian (%);",
            ";;I;II;I;II;I;II",
            "Air bersih;Indeks air;40;80;30;70;75,00;87,50",
        )
    )
    assert [first(form) for form in forms.values()] == [
        ["40", "30", "75,00"], ["80", "70", "87,50"],
    ]  # fmt: skip
    assert all(form.rows[0].absorption.written == "" for form in forms.values())


def test_four_numerals_that_nothing_explains_are_quarters() -> None:
    found = read(
        "RENCANA AKSI TAHUN 2025",
        "Sasaran;Indikator;Satuan;Target;Rencana Capaian Kinerja;;;",
        ";;;;I;II;III;IV",
        "Air bersih;Indeks air;Indeks;80;20;40;60;80",
    )
    assert [form.period for form in found.forms if form.period] == [
        Period(2025, quarter=quarter) for quarter in (1, 2, 3, 4)
    ]
    assert [first(form)[0] for form in found.forms if form.period] == ["20", "40", "60", "80"]


def test_what_was_spent_is_of_the_titles_quarter_beside_its_works() -> None:
    forms = by_period(
        read(
            "MONITORING RENCANA AKSI TRIWULAN II TAHUN 2025",
            "Program;Indikator;Target Tahunan;Kinerja Triwulan II;;;Pagu;Realisasi Anggaran;",
            ";;;Target;Realisasi;%;;Rp;%",
            "Program Air;Indeks air;80;40;30;75,00;80.000.000;60.000.000;75,00",
        )
    )
    quarter = forms["2025-Q2"].rows[0]
    assert [quarter.cell(name).written for name in NUMBER_CELLS] == [
        "40", "80.000.000", "30", "60.000.000", "75,00", "75,00",
    ]  # fmt: skip
    assert first(forms[""]) == ["80", "", ""]
