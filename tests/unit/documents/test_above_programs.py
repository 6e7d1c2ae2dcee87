"""Levels of goals, objectives and works that share one column."""

from tolok.documents.reading import read_forms
from tolok.domain.forms import Form
from tolok.domain.levels import Level

GOAL, OBJECTIVE, PROGRAM = Level.GOAL, Level.OBJECTIVE, Level.PROGRAM
ACTIVITY, SUBACTIVITY = Level.ACTIVITY, Level.SUBACTIVITY


def read(*lines: str) -> Form:
    return read_forms("\n".join(lines).encode(), "a.csv").main.form


def levels(form: Form) -> list[Level]:
    return [row.level for row in form.rows]


def test_what_has_no_code_above_programs_with_codes_is_their_objective() -> None:
    form = read(
        "Kode;Program/Kegiatan/Sub Kegiatan;Indikator;Satuan;Target;Realisasi;Pagu",
        ";Meningkatnya mutu jalan;Persentase jalan mantap;%;90;85;70.000.000",
        "1.03.10;PROGRAM PENYELENGGARAAN JALAN;Panjang jalan;Km;20;18;70.000.000",
        "1.03.10.2.01;Penyelenggaraan Jalan;Panjang jalan;Km;20;18;70.000.000",
        "1.03.10.2.01.0005;Rehabilitasi Jalan;Panjang jalan;Km;20;18;70.000.000",
        ";Meningkatnya mutu gedung;Persentase gedung baik;%;80;85;50.000.000",
        "1.03.08;PROGRAM PENATAAN GEDUNG;Gedung tertata;Unit;2;1;50.000.000",
        "1.03.08.2.01;Penyelenggaraan Gedung;Gedung tertata;Unit;2;1;50.000.000",
    )
    assert levels(form) == [
        OBJECTIVE, PROGRAM, ACTIVITY, SUBACTIVITY, OBJECTIVE, PROGRAM, ACTIVITY,
    ]  # fmt: skip
    assert form.rows[1].parent == form.rows[0].id
    assert form.rows[5].parent == form.rows[4].id


def test_without_codes_the_sum_of_the_programs_that_follow_is_their_objective() -> None:
    form = read(
        "Uraian;Indikator;Satuan;Target;Realisasi;Pagu",
        "Meningkatnya mutu jalan;Persentase jalan mantap;%;90;85;90.000.000",
        "Program Jalan;Panjang jalan;Km;20;18;70.000.000",
        "Rehabilitasi Jalan;Panjang jalan;Km;20;18;70.000.000",
        "Program Jembatan;Jembatan baik;Unit;20;18;20.000.000",
        "Perbaikan Jembatan;Jembatan baik;Unit;20;18;20.000.000",
        "Meningkatnya mutu gedung;Persentase gedung baik;%;80;85;50.000.000",
        "Program Gedung;Gedung tertata;Unit;2;1;50.000.000",
        "Penataan Gedung;Gedung tertata;Unit;2;1;50.000.000",
    )
    assert levels(form) == [
        OBJECTIVE, PROGRAM, ACTIVITY, PROGRAM, ACTIVITY, OBJECTIVE, PROGRAM, ACTIVITY,
    ]  # fmt: skip


def test_a_last_work_above_the_next_program_stays_one() -> None:
    form = read(
        "Uraian;Indikator;Satuan;Target;Realisasi;Pagu",
        "Meningkatnya mutu jalan;Persentase jalan mantap;%;90;85;90.000.000",
        "Program Jalan;Panjang jalan;Km;20;18;70.000.000",
        "Rehabilitasi Jalan;Panjang jalan;Km;20;18;40.000.000",
        "Pemeliharaan Jalan;Panjang jalan;Km;20;18;30.000.000",
        "Program Jembatan;Jembatan baik;Unit;20;18;20.000.000",
        "Perbaikan Jembatan;Jembatan baik;Unit;20;18;20.000.000",
    )
    assert OBJECTIVE not in levels(form)[1:]


def test_of_two_lines_above_a_program_the_one_that_acts_is_the_goal() -> None:
    form = read(
        "Uraian;Indikator;Satuan;Target;Realisasi;Pagu",
        "Meningkatkan mutu jalan;Indeks jalan;Indeks;90;85;90.000.000",
        "Meningkatnya mutu jalan;Persentase jalan mantap;%;90;85;90.000.000",
        "Program Jalan;Panjang jalan;Km;20;18;90.000.000",
        "Rehabilitasi Jalan;Panjang jalan;Km;20;18;90.000.000",
    )
    assert levels(form)[:3] == [GOAL, OBJECTIVE, PROGRAM]


def test_of_two_lines_with_the_same_money_above_a_program_the_first_is_the_goal() -> None:
    form = read(
        "Uraian;Indikator;Satuan;Target;Realisasi;Pagu",
        "Terwujudnya jalan mantap;Indeks jalan;Indeks;90;85;90.000.000",
        "Meningkatnya mutu jalan;Persentase jalan mantap;%;90;85;90.000.000",
        "Program Jalan;Panjang jalan;Km;20;18;90.000.000",
    )
    assert levels(form) == [GOAL, OBJECTIVE, PROGRAM]


def test_what_adds_up_to_an_activity_that_its_name_tells_is_its_parts() -> None:
    form = read(
        "Uraian;Indikator;Satuan;Target;Realisasi;Pagu",
        "Program Jalan;Panjang jalan;Km;20;18;90.000.000",
        "Kegiatan Penyelenggaraan Jalan;Panjang jalan;Km;20;18;70.000.000",
        "Rehabilitasi Jalan;Panjang jalan;Km;20;18;40.000.000",
        "Pemeliharaan Jalan;Panjang jalan;Km;20;18;30.000.000",
        "Penataan Jembatan;Jembatan baik;Unit;20;18;20.000.000",
    )
    assert levels(form) == [PROGRAM, ACTIVITY, SUBACTIVITY, SUBACTIVITY, ACTIVITY]


def test_a_number_before_an_objective_is_no_affairs_code_of_programs_named_behind_their_code() -> (
    None
):
    form = read(
        "No;Program/Kegiatan;Indikator;Satuan;Target;Realisasi;Pagu",
        "1;Meningkatnya mutu jalan;Persentase jalan mantap;%;90;85;70.000.000",
        "a;1.03.10 PROGRAM PENYELENGGARAAN JALAN;Panjang jalan;Km;20;18;70.000.000",
        "1);1.03.10.2.01 Penyelenggaraan Jalan;Panjang jalan;Km;20;18;70.000.000",
    )
    assert levels(form) == [OBJECTIVE, PROGRAM, ACTIVITY]


def test_below_a_header_of_programs_and_activities_sums_tell_subactivities() -> None:
    lines = (
        "Program dan Kegiatan;Indikator;Satuan;Target;Realisasi;Pagu",
        "Program Jalan;Panjang jalan;Km;20;18;90.000.000",
        "Penyelenggaraan Jalan;Panjang jalan;Km;20;18;70.000.000",
        "Rehabilitasi Jalan;Panjang jalan;Km;20;18;40.000.000",
        "Pemeliharaan Jalan;Panjang jalan;Km;20;18;30.000.000",
        "Penataan Jembatan;Jembatan baik;Unit;20;18;20.000.000",
    )
    assert levels(read(*lines)) == [PROGRAM, ACTIVITY, SUBACTIVITY, SUBACTIVITY, ACTIVITY]
    flat = [line.replace("90.000.000", "160.000.000") for line in lines]
    assert levels(read(*flat)) == [PROGRAM, *[ACTIVITY] * 4]
