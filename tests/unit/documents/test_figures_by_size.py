"""What the size of a column's figures tells, and what percentages of unused figures do not."""

from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of, read_forms
from tolok.domain.forms import Form


def read(*lines: str) -> Readings:
    """The forms of lines whose columns "|" parts."""
    width = max(line.count("|") for line in lines)
    rows = (line + "|" * (width - line.count("|")) for line in lines)
    text = "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)
    return forms_of(document_of(text.encode(), "a.tsv"), "a.tsv")


def of_quarter(found: Readings, quarter: int) -> Form:
    """The form of a quarter."""
    return next(one for one in found.forms if one.period and one.period.quarter == quarter)


def told(form: Form, name: str) -> list[str]:
    """What a column of number cells says."""
    return [row.cell(name).written for row in form.rows]


def test_plans_of_rupiah_without_works_are_amounts_and_a_person_is_asked() -> None:
    found = read(
        "RENCANA DAN REALISASI PENARIKAN DANA 2025",
        "Sub Kegiatan | Pagu | Triwulan I | | Triwulan II | ",
        " | | Rencana | Realisasi | Rencana | Realisasi",
        "Penyusunan Renja | 100.000.000 | 20.000.000 | 18.000.000 | 30.000.000 | 29.000.000",
        "Penyusunan RKA | 80.000.000 | 20.000.000 | 15.000.000 | 20.000.000 | 22.000.000",
    )
    second = of_quarter(found, 2)
    assert told(second, "spending") == ["29.000.000", "22.000.000"]
    assert told(second, "target") == told(second, "realization") == ["", ""]
    every = [one for reading in found.readings for one in reading.findings]
    asked = [one.message for one in every if one.rule == "reading-told-column"]
    assert len(asked) == 2
    assert all("dan 1 kolom lain" in one for one in asked)


def test_what_was_reached_over_k_and_rupiah_is_no_percentage() -> None:
    found = read(
        "No | Program | Indikator | Target 2025 | | Capaian s.d. TW III | | Tingkat (%) |",
        " | | | K | Rp | K | Rp | K | Rp",
        "1 | Program Air | Nilai | 100 | 1.000.000 | 70 | 700.000 | 70,00 | 70,00",
        "2 | Program Jalan | IKM | 80 | 600.000 | 40 | 300.000 | 50,00 | 50,00",
    )
    (third,) = (form for form in found.forms if form.period and form.period.quarter == 3)
    assert told(third, "realization") == ["70", "40"]
    assert told(third, "spending") == ["700.000", "300.000"]


def test_rupiah_right_of_a_ceiling_are_spent_though_indicators_stand_there() -> None:
    (form,) = read(
        "No | Sasaran | Indikator | Capaian (%) | Pagu | Realisasi | %",
        "1 | Air bersih | Cakupan air | 97,50 | 1.000.000.000 | 900.000.000 | 90,00",
        "2 | Jalan mantap | Panjang jalan | 88,20 | 500.000.000 | 450.000.000 | 90,00",
        "3 | Warga sehat | Usia harapan hidup | 101,00 | 300.000.000 | 240.000.000 | 80,00",
    ).forms
    assert told(form, "spending") == ["900.000.000", "450.000.000", "240.000.000"]
    assert told(form, "achievement") == ["97,50", "88,20", "101,00"]
    assert told(form, "realization") == ["", "", ""]


def test_a_count_of_indicators_is_none() -> None:
    (form,) = read(
        "No | Sasaran | Jumlah Indikator | Target | Realisasi",
        "1 | Air bersih | 3 | 80 | 76",
        "2 | Jalan mantap | 2 | 70 | 63",
    ).forms
    assert [row.indicator for row in form.rows] == [None, None]


def test_percentages_of_figures_that_no_form_has_are_left_over() -> None:
    (form,) = read(
        "LAPORAN REALISASI BULAN AGUSTUS 2025",
        "No | Sub Kegiatan | Pagu | s.d. Bulan Lalu | | s.d. Bulan Ini | ",
        " | | | Rp | % | Rp | %",
        "1 | Renja | 100.000.000 | 50.000.000 | 50,00 | 60.000.000 | 60,00",
        "2 | RKA | 80.000.000 | 20.000.000 | 25,00 | 40.000.000 | 50,00",
        "3 | Evaluasi | 60.000.000 | 30.000.000 | 50,00 | 33.000.000 | 55,00",
    ).forms
    assert told(form, "achievement") == ["", "", ""]
    assert told(form, "absorption") == ["60,00", "50,00", "55,00"]


def test_a_plan_to_draw_is_no_ceiling_where_absorption_is_of_the_budget() -> None:
    found = read(
        "PENYERAPAN ANGGARAN S.D. TRIWULAN II 2025",
        "Program | Pagu | Rencana Penarikan s.d. Triwulan II (Rp) | Realisasi s.d. Triwulan II (Rp)"
        " | %",
        "Program Air | 100.000.000 | 50.000.000 | 40.000.000 | 40,00",
        "Program Jalan | 80.000.000 | 40.000.000 | 36.000.000 | 45,00",
        "Program Warga | 60.000.000 | 30.000.000 | 21.000.000 | 35,00",
    )
    assert told(of_quarter(found, 2), "ceiling") == ["100.000.000", "80.000.000", "60.000.000"]
    assert told(of_quarter(found, 2), "absorption") == ["40,00", "45,00", "35,00"]


def test_results_called_capaian_are_told_from_all_quarters_together() -> None:
    found = read(
        "CAPAIAN RENCANA AKSI TAHUN 2025",
        "No | Indikator Kinerja | Target Tahunan | TW I | | TW II | | TW III | | TW IV | ",
        " | | | T | C | T | C | T | C | T | C",
        "1 | Nilai SAKIP | 80 | 0 | 0 | 0 | 0 | 40 | 42 | 80 | 78",
        "2 | Cakupan air | 90 | 20 | 20 | 40 | 38 | 60 | 61 | 90 | 90",
        "3 | Jalan mantap | 70 | 10 | 9 | 30 | 30 | 50 | 52 | 70 | 66",
    )
    assert told(of_quarter(found, 3), "realization") == ["42", "61", "52"]
    assert told(of_quarter(found, 3), "target") == ["40", "60", "50"]


def test_numerals_over_k_and_rupiah_are_quarters() -> None:
    found = read(
        "EVALUASI HASIL RENJA TAHUN 2025",
        "No | Program | Indikator | Target 2025 | | I | | II | | III | | IV | | Realisasi 2025 | ",
        " | | | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp",
        "1 | Program A | SAKIP | 80 | 1.000 | 20 | 200 | 20 | 250 | 20 | 240 | 20 | 260 | 80 | 950",
        "2 | Program B | IKM | 90 | 500 | 20 | 100 | 30 | 120 | 20 | 110 | 10 | 120 | 80 | 450",
    )
    assert told(of_quarter(found, 2), "realization") == ["20", "30"]
    assert told(of_quarter(found, 2), "spending") == ["250", "120"]


def test_the_budget_that_percentages_are_of_is_the_ceiling_though_no_word_says_rupiah() -> None:
    (form,) = read(
        "Kode | Uraian | Murni | Pergeseran | Perubahan | Realisasi | %",
        "7.01.01 | Program Air | 1.000.000 | 1.050.000 | 1.100.000 | 990.000 | 90,00",
        "7.01.01.2.01 | Perencanaan | 100.000 | 100.000 | 120.000 | 102.000 | 85,00",
        "7.01.01.2.02 | Keuangan | 900.000 | 950.000 | 980.000 | 882.000 | 90,00",
    ).forms
    assert told(form, "ceiling") == ["1.100.000", "120.000", "980.000"]
    assert told(form, "spending") == ["990.000", "102.000", "882.000"]
    assert told(form, "absorption") == ["90,00", "85,00", "90,00"]


def test_amounts_below_the_names_of_funds_add_up_to_the_ceiling() -> None:
    (form,) = read(
        "Kode | Program/Kegiatan | Indikator | Target | Sumber Dana | | | Total",
        " | | | | PAD | DAU | DAK |",
        "7.01.01 | Program Air | Nilai | 80 | 200.000 | 800.000 | 100.000 | 1.100.000",
        "7.01.01.2.01 | Perencanaan | Dokumen | 6 | 120.000 | 180.000 | 0 | 300.000",
        "7.01.01.2.02 | Keuangan | Laporan | 12 | 180.000 | 620.000 | 100.000 | 900.000",
    ).forms
    assert told(form, "ceiling") == ["1.100.000", "300.000", "900.000"]
    assert told(form, "target") == ["80", "6", "12"]


def test_what_was_realized_in_rupiah_of_no_plan_and_no_indicator_is_spent() -> None:
    found = read(
        "Kode | Uraian | Murni | Perubahan | Realisasi | %",
        "7.01.01 | Program Air | 1.000.000 | 1.100.000 | 990.000 | 90,00",
        "7.01.01.2.01 | Perencanaan | 100.000 | 120.000 | 108.000 | 90,00",
        "7.01.01.2.02 | Keuangan | 900.000 | 980.000 | 882.000 | 90,00",
    )
    (form,) = found.forms
    assert told(form, "spending") == ["990.000", "108.000", "882.000"]
    assert told(form, "absorption") == ["90,00"] * 3
    assert told(form, "realization") == ["", "", ""]
    asked = [one.rule for reading in found.readings for one in reading.findings]
    assert "reading-told-column" in asked


def test_physical_per_cents_below_a_plan_and_a_result_are_target_and_result() -> None:
    found = read(
        "MONITORING S.D. TRIWULAN II 2025",
        "No | Program | Pagu | Rencana s.d. TW II | | Realisasi s.d. TW II | ",
        " | | | Keu (Rp) | Fisik (%) | Keu (Rp) | Fisik (%)",
        "1 | Program Air | 1.000.000.000 | 600.000.000 | 60 | 550.000.000 | 58",
        "2 | Program Jalan | 500.000.000 | 300.000.000 | 60 | 310.000.000 | 61",
        "3 | Program Warga | 300.000.000 | 150.000.000 | 50 | 140.000.000 | 49",
    )
    second = of_quarter(found, 2)
    assert told(second, "target") == ["60", "60", "50"]
    assert told(second, "realization") == ["58", "61", "49"]
    assert told(second, "absorption") == ["", "", ""]
    asked = [one.message for reading in found.readings for one in reading.findings]
    assert any("mungkin rencana penarikan" in message for message in asked)


def test_this_years_plan_beside_last_years_results_is_a_form_of_its_own() -> None:
    found = read(
        "Kode | Uraian | Indikator | Target | Pagu (Rp) | Realisasi Tahun Lalu",
        "7.01.01 | Program Air | Nilai | 80 | 1.000.000 | 75",
        "7.01.01.2.01 | Perencanaan | Dokumen | 6 | 100.000 | 6",
    )
    last, this = sorted(found.forms, key=lambda form: form.group is None)
    assert told(this, "target") == ["80", "6"]
    assert told(this, "ceiling") == ["1.000.000", "100.000"]
    assert told(last, "realization") == ["75", "6"]


def test_results_called_capaian_are_those_whose_percentage_another_column_tells() -> None:
    found = read(
        "CAPAIAN RENSTRA S.D. TAHUN 2025",
        "No | Indikator | Target Akhir Renstra | Capaian 2024 | Capaian 2025 | Tingkat Capaian (%)",
        "1 | Nilai SAKIP | 80 | 75 | 77 | 96,25",
        "2 | Kepuasan | 86 | 81 | 83 | 96,51",
        "3 | Temuan | 95 | 89 | 90 | 94,74",
    )
    results = {form.year: told(form, "realization") for form in found.forms if form.period}
    assert results == {2024: ["75", "81", "89"], 2025: ["77", "83", "90"]}


def test_a_quarter_to_come_has_spent_nothing_where_the_others_have_spent_rupiah() -> None:
    forms = read_forms(
        b"Sub Kegiatan;Anggaran;Realisasi;;\n;;TW I;TW II;TW III\n"
        b"Patroli;90.000.000;20.000.000;30.000.000;0\nArsip;80.000.000;10.000.000;10.000.000;0",
        "a.csv",
    ).forms
    assert [[row.spending.written for row in form.rows] for form in forms[-3:]] == [
        ["20.000.000", "10.000.000"],
        ["30.000.000", "10.000.000"],
        ["0", "0"],
    ]
    assert not any(row.realization.written for form in forms for row in form.rows)


def test_of_two_percentages_the_one_of_physical_progress_is_no_absorption() -> None:
    rows = {
        order: read_forms("\n".join((heads, leaves, *lines)).encode(), "a.csv").forms[0].rows
        for order, heads, leaves, lines in (
            (
                "money first",
                "KEGIATAN;PAGU;REALISASI;;PROGRES FISIK",
                ";;KEUANGAN;%;%",
                ("Kendaraan;50.000.000;20.000.000;40;45", "ATK;10.000.000;9.000.000;90;100"),
            ),
            (
                "work first",
                "KEGIATAN;PAGU;PROGRES FISIK;REALISASI;",
                ";;%;KEUANGAN;%",
                ("Kendaraan;50.000.000;45;20.000.000;40", "ATK;10.000.000;100;9.000.000;90"),
            ),
        )
    }
    for told in rows.values():
        shares = [(row.achievement.written, row.absorption.written) for row in told]
        assert shares == [("45", "40"), ("100", "90")]


def test_a_percentage_that_no_amount_explains_is_no_absorption() -> None:
    found = read(
        "CAPAIAN SPM TAHUN 2025",
        "No | Jenis Pelayanan Dasar | Sasaran (orang) | Capaian (%) | Anggaran | Realisasi",
        "1 | Penegakan Perda | 120 | 98,33 | 50.000.000 | 48.000.000",
        "2 | Trantibum | 300 | 100,00 | 75.000.000 | 70.000.000",
    )
    (form,) = found.forms
    assert told(form, "absorption") == ["", ""]
    assert told(form, "achievement") == ["98,33", "100,00"]
    assert told(form, "spending") == ["48.000.000", "70.000.000"]
