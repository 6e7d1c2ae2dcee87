"""Names that are written out again on each line of what they lead."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from tolok.documents.reading import read_forms
from tolok.domain.forms import Form
from tolok.domain.levels import Level
from tolok.domain.periods import Period


def read(*lines: str) -> Form:
    return read_forms("\n".join(lines).encode(), "a.csv").main.form


@pytest.mark.parametrize("counts", [("1", "2"), ("", "")])
def test_an_indicator_beside_a_repeated_objective_is_of_the_work_above_it(
    counts: tuple[str, str],
) -> None:
    form = read(
        "No;Sasaran;Program/Kegiatan;Indikator;Satuan;Target;Realisasi;Pagu",
        f"{counts[0]};Mutu jalan naik;Program Jalan;Panjang jalan;Km;20;18;70.000.000",
        ";Mutu jalan naik;;Jumlah jembatan;Unit;4;3;",
        f"{counts[1]};Mutu jalan naik;Rehabilitasi Jalan;Panjang jalan;Km;20;18;70.000.000",
        ";Mutu jalan naik;;Jumlah rambu;Unit;40;30;",
    )
    assert [(row.level, row.name, row.indicator) for row in form.rows] == [
        (Level.OBJECTIVE, "Mutu jalan naik", None),
        (Level.PROGRAM, "Program Jalan", "Panjang jalan"),
        (Level.PROGRAM, None, "Jumlah jembatan"),
        (Level.ACTIVITY, "Rehabilitasi Jalan", "Panjang jalan"),
        (Level.ACTIVITY, None, "Jumlah rambu"),
    ]
    assert form.rows[3].parent == form.rows[1].id


def test_a_further_indicator_does_not_part_an_activity_from_its_subactivities() -> None:
    form = read(
        "Program/Kegiatan/Sub Kegiatan;Indikator;Satuan;Target;Realisasi;Pagu",
        "Program Jalan;Panjang jalan;Km;20;18;70.000.000",
        "Penyelenggaraan Jalan;Panjang jalan;Km;20;18;70.000.000",
        ";Jumlah rambu;Unit;40;30;",
        "Rehabilitasi Jalan;Panjang jalan;Km;20;18;40.000.000",
        "Pemeliharaan Jalan;Panjang jalan;Km;20;18;30.000.000",
    )
    assert [row.level for row in form.rows] == [
        Level.PROGRAM, Level.ACTIVITY, Level.ACTIVITY, Level.SUBACTIVITY, Level.SUBACTIVITY,
    ]  # fmt: skip


def test_the_lines_of_a_workbooks_cells_are_of_its_indicators() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Program", "Indikator", "Satuan", "Target", "Realisasi"])
    sheet.append(
        ["Program Jalan", "1. Panjang jalan\n2. Jumlah rambu", "Km\nUnit", "20\n40", "18\n30"]
    )
    sheet.append(["Program Air", "Jumlah\nsumur", "Unit", "5", "4"])
    data = BytesIO()
    workbook.save(data)
    form = read_forms(data.getvalue(), "a.xlsx").main.form
    assert [(row.indicator, row.unit, row.target.written) for row in form.rows] == [
        ("Panjang jalan", "Km", "20"),
        ("Jumlah rambu", "Unit", "40"),
        ("Jumlah sumur", "Unit", "5"),
    ]


def test_a_name_is_repeated_wherever_its_lines_were_broken() -> None:
    form = read(
        "Sasaran;Program/Kegiatan;Indikator;Satuan;Target;Pagu",
        "Mutu jalan naik;Program Jalan;Panjang jalan;Km;20;70.000.000",
        '"Mutu jalan\nnaik";Rehabilitasi Jalan;Panjang jalan;Km;20;40.000.000',
        "Mutu jalan naik;Pemeliharaan Jalan;Panjang jalan;Km;20;30.000.000",
    )
    assert [row.level for row in form.rows][:2] == [Level.OBJECTIVE, Level.PROGRAM]
    assert Level.OBJECTIVE not in {row.level for row in form.rows[1:]}


def test_an_objectives_target_left_of_works_with_their_own_is_no_second_target_of_these() -> None:
    lines = [
        "Sasaran;Indikator Sasaran;Target Sasaran;Program;Indikator;Satuan;Target;Realisasi;%",
        "Mutu naik;Indeks mutu;80,31;Program A;Jumlah a;Unit;20;18;90",
        *(
            f";;;Program {at};Jumlah {at};Unit;{at};{at - 1};{100 * (at - 1) // at}"
            for at in (20, 25, 50)
        ),
    ]
    form = read(*lines)
    assert (form.rows[0].indicator, form.rows[0].target.written) == ("Indeks mutu", "80,31")
    assert [row.target.written for row in form.rows[1:]] == ["20", "20", "25", "50"]


def test_figures_beside_last_years_are_of_the_titles_year() -> None:
    lines = [
        "CAPAIAN KINERJA TAHUN 2024",
        "Program;Indikator;Satuan;Realisasi 2023;Tahun 2024;;Pagu (Rp);Realisasi Anggaran (Rp)",
        ";;;;Target;Realisasi;;",
        "Program Jalan;Panjang jalan;Km;17;20;18;70.000.000;60.000.000",
        "Program Air;Jumlah sumur;Unit;3;5;4;20.000.000;10.000.000",
    ]
    readings = read_forms("\n".join(lines).encode(), "a.csv")
    told = {form.year: form.rows[0] for form in readings.forms}
    assert told.keys() == {2023, 2024}
    assert (told[2023].realization.written, told[2023].ceiling.written) == ("17", "")
    row = told[2024]
    assert (row.target.written, row.realization.written) == ("20", "18")
    assert (row.ceiling.written, row.spending.written) == ("70.000.000", "60.000.000")
    assert {form.period for form in readings.forms} == {Period(2023), Period(2024)}
