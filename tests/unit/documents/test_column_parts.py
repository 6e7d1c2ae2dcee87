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


def test_how_far_a_plan_is_on_its_way_is_told_by_its_word_on_few_rows() -> None:
    forms = by_period(
        read(
            "Capaian Kinerja Tahun 2025",
            "No;Sasaran;Indikator;Target;Realisasi 2025;Target Akhir Renstra;Kemajuan (%)",
            "1;Air bersih;Indeks air;60;70;80;87,50",
            "2;Jalan mulus;Indeks jalan;50;45;60;75,00",
        )
    )
    assert first(forms["Akhir Renstra"]) == ["80", "", "87,50"]
    assert first(forms[""]) == ["60", "70", ""]


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


def test_quarters_under_a_budget_are_what_was_spent_and_their_sum_the_years() -> None:
    forms = by_period(
        read(
            "REALISASI ANGGARAN TAHUN 2025",
            "No;Program;Pagu;TW I;TW II;Jumlah;%",
            "1;Program Air;80.000.000;20.000.000;40.000.000;60.000.000;75,00",
            "2;Program Jalan;60.000.000;15.000.000;15.000.000;30.000.000;50,00",
            "3;Program Sawah;20.000.000;5.000.000;10.000.000;15.000.000;75,00",
        )
    )
    assert first(forms[""], MONEY) == ["80.000.000", "60.000.000", "75,00"]
    assert first(forms["2025-Q2"], MONEY) == ["80.000.000", "40.000.000", ""]


def test_years_after_the_one_in_which_a_plan_begins_are_targets() -> None:
    forms = by_period(
        read(
            "IKU 2025-2029",
            "No;Sasaran;Indikator;Satuan;Baseline 2024;2025;2026;2027",
            "1;Air bersih;Indeks air;Indeks;60;62;64;66",
        )
    )
    assert [first(forms[year])[0] for year in ("2025", "2026", "2027")] == ["62", "64", "66"]
    assert first(forms["Kondisi awal"]) == ["", "60", ""]


def test_an_achievement_as_large_as_its_target_is_the_result_and_asked_about() -> None:
    found = read(
        "CAPAIAN KINERJA TAHUN 2025",
        "No;Sasaran;Indikator;Target;Capaian",
        "1;Air bersih;Indeks air;8;7,1",
        "2;Jalan mulus;Jumlah jalan;600;450",
        "3;Sawah;Jumlah sawah;90;80",
    )
    assert first(found.forms[0]) == ["8", "7,1", ""]
    assert [one.rule for one in found.main.findings] == ["reading-told-column"]
    kept = read(
        "CAPAIAN KINERJA TAHUN 2025",
        "No;Sasaran;Indikator;Target;Capaian",
        "1;Air bersih;Indeks air;8;88,75",
        "2;Jalan mulus;Jumlah jalan;600;75",
        "3;Sawah;Jumlah sawah;90;80",
    )
    assert first(kept.forms[0]) == ["8", "", "88,75"]


def test_an_achievement_counted_in_other_units_is_the_result() -> None:
    (form,) = read(
        "CAPAIAN KINERJA TAHUN 2025",
        "No;Indikator Kinerja;Satuan;Capaian Kabupaten;Capaian Provinsi",
        "1;Indeks air;Indeks;60,5;70,2",
        "2;Jumlah sawah;Ha;30;40",
    ).forms
    assert first(form) == ["", "60,5", ""]


def test_money_spent_until_last_month_is_no_result_of_works() -> None:
    (form,) = read(
        "LAPORAN REALISASI BULAN JUNI 2025",
        "No;Kegiatan;Pagu;Realisasi s/d Bulan Lalu;Realisasi Bulan Ini;Realisasi s/d Bulan Ini;%",
        "1;Sumur;80.000.000;40.000.000;20.000.000;60.000.000;75,00",
        "2;Pipa;60.000.000;30.000.000;15.000.000;45.000.000;75,00",
    ).forms
    assert first(form) == ["", "", ""]
    assert first(form, MONEY) == ["80.000.000", "60.000.000", "75,00"]


def test_of_two_columns_told_a_percentage_the_one_that_counts_is_its_part() -> None:
    (form,) = read(
        "No;Indikator;Target (%);Sasaran;Capaian;Persentase",
        "1;Persentase ibu dilayani;100;800;700;87,50",
        "2;Persentase bayi dilayani;100;600;450;75,00",
        "3;Persentase balita dilayani;100;500;400;80,00",
    ).forms
    assert first(form) == ["100", "", "87,50"]


def test_of_two_targets_the_plans_own_is_of_its_end_and_percentages_prove_the_other() -> None:
    forms = by_period(
        read(
            "EVALUASI HASIL RENJA TAHUN 2025",
            "No;Program;Indikator;Target Renstra;Target 2025;Realisasi 2025;Capaian (%)",
            "1;Program Air;Indeks air;100;80;60;75,00",
            "2;Program Jalan;Indeks jalan;90;60;30;50,00",
        )
    )
    assert first(forms[""]) == ["80", "60", "75,00"]
    assert first(forms["Akhir Renstra"]) == ["100", "", ""]
    (form,) = read(
        "EVALUASI HASIL RENJA TAHUN 2025",
        "No;Program;Indikator;Target (a);Target (b);Realisasi;Capaian (%)",
        "1;Program Air;Indeks air;100;80;60;75,00",
        "2;Program Jalan;Indeks jalan;90;60;30;50,00",
        "3;Program Sawah;Jumlah sawah;80;50;40;80,00",
    ).forms
    assert first(form) == ["80", "60", "75,00"]


def test_what_was_reached_to_date_is_the_years_where_it_sums_up_quarters() -> None:
    forms = by_period(
        read(
            "CAPAIAN TRIWULAN II TAHUN 2025",
            "No;Sasaran;Indikator;Target;Realisasi TW I;Realisasi TW II;Realisasi s.d. TW II;%",
            "1;Air;Jumlah sumur;80;20;40;60;75,00",
            "2;Jalan;Panjang jalan;60;15;15;30;50,00",
            "3;Sawah;Jumlah sawah;50;10;30;40;80,00",
        )
    )
    assert first(forms[""]) == ["80", "60", "75,00"]
    assert first(forms["2025-Q2"]) == ["80", "40", ""]


def test_where_a_plan_began_has_no_target_of_this_year() -> None:
    forms = by_period(
        read(
            "No;Sasaran;Indikator;Kondisi Awal 2024;Target 2025;Realisasi 2025",
            "1;Air;Indeks air;60;80;70",
        )
    )
    assert first(forms["Kondisi awal"]) == ["", "60", ""]


def test_what_was_reached_in_years_without_a_target_is_as_large_as_the_others() -> None:
    forms = by_period(
        read(
            "Perbandingan Capaian Kinerja Tahun 2024 dan 2025",
            "No;Indikator Kinerja;Capaian 2024;Target 2025;Realisasi 2025;Capaian 2025 (%)",
            "1;Jumlah jalan;440;600;450;75,00",
            "2;Jumlah sawah;3;5;4;80,00",
        )
    )
    assert first(forms["2024"]) == ["", "440", ""]
    assert first(forms["2025"]) == ["600", "450", "75,00"]


def test_how_much_of_a_target_is_due_in_a_quarter_is_no_achievement() -> None:
    found = read(
        "RENCANA AKSI KINERJA 2025",
        "No;Sasaran;Indikator;Target 2025;Target TW I;%;Target TW II;%",
        "1;Air;Jumlah sumur;80;20;25,00;40;50,00",
        "2;Jalan;Panjang jalan;60;15;25,00;30;50,00",
        "3;Sawah;Jumlah sawah;50;10;20,00;20;40,00",
    )
    assert all(not row.achievement.written for form in found.forms for row in form.rows)
    assert "25,00" in [one.text for one in found.leftovers]


def test_names_of_a_second_level_have_figures_of_their_own_right_of_them() -> None:
    (form,) = read(
        "Sasaran;Indikator Sasaran;Target;Realisasi;%;Program;Indikator Program;Target;Realisasi;%",
        "Air bersih;Indeks air;80;70;87,50;Program Air;Jumlah sumur;20;15;75,00",
        "Jalan mulus;Indeks jalan;60;45;75,00;Program Jalan;Panjang jalan;10;9;90,00",
    ).forms
    assert [(row.name, *(row.cell(name).written for name in WORK)) for row in form.rows] == [
        ("Air bersih", "80", "70", "87,50"), ("Program Air", "20", "15", "75,00"),
        ("Jalan mulus", "60", "45", "75,00"), ("Program Jalan", "10", "9", "90,00"),
    ]  # fmt: skip


def test_halves_of_a_year_add_up_to_it_and_years_behind_short_words_are_headers() -> None:
    forms = by_period(
        read(
            "No;Sasaran;Indikator;Target;Semester;;Realisasi Tahun 2025;Capaian",
            ";;;;I;II;;",
            "1;Air;Jumlah sumur;80;20;40;60;75,00",
            "2;Jalan;Panjang jalan;60;15;15;30;50,00",
            "3;Sawah;Jumlah sawah;50;10;30;40;80,00",
        )
    )
    assert first(forms["Semester II"]) == ["80", "40", ""]
    plan = by_period(
        read(
            "Program;Indikator;Target 2025;Rp 2025;Target 2026;Rp 2026",
            "Program Air;Indeks air;80;80.000.000;82;85.000.000",
        )
    )
    assert first(plan["2026"], ("target", "ceiling")) == ["82", "85.000.000"]


def test_an_achievement_that_may_be_the_result_is_asked_about() -> None:
    found = read(
        "CAPAIAN TAHUN 2025",
        "No;Indikator;Target;Capaian",
        "1;Persentase air;80%;75%",
        "2;Persentase jalan;60%;62%",
    )
    assert first(found.forms[0]) == ["80%", "", "75%"]
    assert [one.rule for one in found.main.findings] == ["reading-told-column"]


def test_a_percentage_of_large_figures_and_a_result_beside_what_was_spent_stay_what_they_say() -> (
    None
):
    (form,) = read(
        "LAPORAN KINERJA TAHUN 2025",
        "No;Kegiatan;Indikator;Target;Pagu (Rp);Realisasi;Realisasi Anggaran (Rp);Capaian Pagu (%)",
        "1;Sumur;Jumlah warga;90;80.000.000;250.000;60.000.000;100000",
        "2;Pipa;Jumlah warga;90;60.000.000;310.000;45.000.000;100000",
    ).forms
    assert first(form) == ["90", "250.000", ""]
    assert first(form, MONEY) == ["80.000.000", "60.000.000", "100000"]
