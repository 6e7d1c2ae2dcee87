"""What forms drawn piece by piece asked of headers, names, units and signatures."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form


def read(*lines: str, name: str = "a.csv") -> Readings:
    return read_forms("\n".join(lines).encode(), name)


def told(form: Form, name: str) -> list[str]:
    return [row.cell(name).written for row in form.rows]


def test_a_name_written_again_without_money_leads_a_further_indicator() -> None:
    (form,) = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program/Kegiatan/Sub Kegiatan;Indikator;Pagu;Target;Realisasi",
        "PROGRAM AIR;Rumah terlayani;900.000.000;80;76",
        "Pengelolaan Air;Sumur;900.000.000;12;9",
        "Pengelolaan Air;Pompa;;4;4",
        "Gali Sumur;Sumur gali;500.000.000;6;5",
        "Pasang Pompa;Pompa air;400.000.000;4;4",
    ).forms
    assert [str(row.level) for row in form.rows] == [
        "program", "activity", "activity", "subactivity", "subactivity"
    ]  # fmt: skip
    assert [row.name for row in form.rows][1:3] == ["Pengelolaan Air", None]


def test_an_absorption_is_of_the_only_budget_whose_year_the_spending_does_not_repeat() -> None:
    forms = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program;Indikator;2024;;2025;;Pagu Tahun 2025 (Rp);Realisasi Anggaran;Serapan (%)",
        ";;Target;Realisasi;Target;Realisasi;;;",
        "PROGRAM AIR;Rumah;70;65;80;76;450.000.000;360.000.000;80",
        "PROGRAM JALAN;Ruas;11;10;12;9;750.000.000;600.000.000;80",
        "PROGRAM SUNGAI;Bendung;3;3;4;4;500.000.000;250.000.000;50",
    ).forms
    (year,) = (form for form in forms if form.year == 2025)
    assert told(year, "absorption") == ["80", "80", "50"]


def test_the_word_over_a_group_may_be_written_over_each_of_its_columns() -> None:
    found = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program;Indikator;Anggaran (Rp);Anggaran (Rp);Anggaran (Rp);TW I;TW I;TW II;TW II",
        ";;APBD;DAK;Jumlah;T;R;T;R",
        "PROGRAM AIR;Rumah;100.000.000;300.000.000;400.000.000;20;18;25;22",
        "PROGRAM JALAN;Ruas;200.000.000;300.000.000;500.000.000;3;2;4;4",
    )
    first, second = found.forms
    assert told(first, "target") == ["20", "3"]
    assert told(second, "realization") == ["22", "4"]
    assert told(second, "ceiling") == ["400.000.000", "500.000.000"]


def test_figures_that_count_no_columns_begin_no_header() -> None:
    found = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program;Indikator;Satuan;Triwulan;Target;Realisasi;Capaian",
        "PROGRAM AIR;Persentase;Dokumen;TW-I;19;10;52,63%",
        "PROGRAM AIR;Persentase;Dokumen;TW-II;19;0;0%",
    )
    assert [told(form, "realization") for form in found.forms] == [["10"], ["0"]]


def test_who_signs_below_indicators_without_names_is_none_of_them() -> None:
    (form, *_) = read(
        "Pencapaian Kinerja Pelayanan Tahun 2023-2024",
        "Indikator Kinerja;Target;;Realisasi;",
        ";2023;2024;2023;2024",
        "Rumah terlayani;70;80;65;76",
        "Ruas selesai;11;12;10;9",
        "Kota Contoh, 5 Juli 2025;;;;",
        "Kepala Dinas,;;;;",
        "Drs. Amir Hasan;;;;",
    ).forms
    assert [row.indicator for row in form.rows] == ["Rumah terlayani", "Ruas selesai"]


def test_words_beside_a_few_figures_further_down_are_no_units() -> None:
    agreement, budget = read(
        "PERJANJIAN KINERJA TAHUN 2025",
        "No;Sasaran;Indikator;Target;",
        *(f"{at};Sasaran {at};Rumah terlayani (Unit);{at}0;" for at in range(1, 6)),
        "",
        "No;Kode;Program;Anggaran;Keterangan",
        "1;1.01.02;PROGRAM AIR;450.000.000;Sekretariat",
        "2;1.01.03;PROGRAM JALAN;750.000.000;Sekretariat",
    ).forms
    assert [row.unit for row in agreement.rows] == ["Unit"] * 5
    assert told(budget, "ceiling") == ["450.000.000", "750.000.000"]


def test_an_agreements_budget_may_have_a_column_that_no_form_has() -> None:
    found = read(
        "PERJANJIAN KINERJA TAHUN 2025",
        "Program;Anggaran;Faktor Penghambat",
        "PROGRAM AIR;450.000.000;-",
        "PROGRAM JALAN;750.000.000;Cuaca",
    )
    assert told(found.forms[0], "ceiling") == ["450.000.000", "750.000.000"]


def test_a_percentage_of_nothing_yet_is_no_weight_of_a_figure() -> None:
    first, second, *_ = read(
        "PENGUKURAN KINERJA TAHUN 2025",
        "Program;Indikator;Target;;Realisasi;;Capaian (%);;Bobot (%)",
        ";;TW I;TW II;TW I;TW II;TW I;TW II;",
        "PROGRAM AIR;Rumah;4;5;2;0;50;0;10",
        "PROGRAM JALAN;Ruas;8;4;6;0;75;0;10",
        "PROGRAM SUNGAI;Bendung;5;5;4;0;80;0;10",
    ).forms
    assert told(first, "achievement") == ["50", "75", "80"]
    assert told(second, "achievement") == ["0", "0", "0"]


def test_the_comma_that_ends_an_amount_parts_no_cells() -> None:
    lines = (f"PROGRAM {at};Rumah;Rp. {at}50.000.000,-;Rp. {at}00.000.000,-" for at in range(1, 5))
    signed = ("Kota Contoh, 5 Juli 2025", "Drs. Amir, M.Si")
    (form,) = read("Program;Indikator;Pagu (Rp);Realisasi (Rp)", *lines, *signed).forms
    assert told(form, "ceiling")[0] == "Rp. 150.000.000,-"
