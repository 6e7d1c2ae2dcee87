"""Columns whose header no word tells are told by their figures and cells, and a person is asked."""

import pytest

from tolok.documents.reading import Readings, read_forms
from tolok.domain.errors import NoFormError
from tolok.domain.forms import Row

WORK = ("target", "realization", "achievement")
MONEY = ("ceiling", "spending", "absorption")


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.csv")


def written(row: Row, names: tuple[str, ...]) -> list[str]:
    return [row.cell(name).written for name in names]


def test_figures_tell_a_plan_its_result_and_the_percentage_below_words_of_no_form() -> None:
    (reading,) = read(
        "No;Sasaran;Ukuran Keberhasilan;Rencana Hasil;Hasil Nyata;Keberhasilan",
        "1;Air bersih;Persentase rumah berair;80;60;75,00",
        "2;Jalan mulus;Indeks jalan desa;60;45;75,00",
        "3;Sawah;Jumlah sawah baru;50;40;80,00",
    ).readings
    assert [written(row, WORK) for row in reading.form.rows] == [
        ["80", "60", "75,00"], ["60", "45", "75,00"], ["50", "40", "80,00"],
    ]  # fmt: skip
    assert reading.form.rows[0].indicator == "Persentase rumah berair"
    asked = [one for one in reading.findings if one.rule == "reading-told-column"]
    assert len(asked) == 4
    assert "Hasil Nyata" in asked[2].message
    assert "3 dari 3 barisnya" in asked[2].message


def test_amounts_of_words_unknown_are_told_by_their_percentage_and_what_is_left_is_not() -> None:
    (form,) = read(
        "No;Kegiatan;Plafon;Terpakai;Persen Terpakai;Saldo",
        "1;Air bersih;80.000.000;60.000.000;75,00;20.000.000",
        "2;Jalan mulus;60.000.000;45.000.000;75,00;15.000.000",
        "3;Sawah;50.000.000;40.000.000;80,00;10.000.000",
    ).forms
    assert written(form.rows[2], MONEY) == ["50.000.000", "40.000.000", "80,00"]


def test_a_group_of_other_words_does_not_outweigh_arithmetic() -> None:
    (form,) = read(
        "No;Sasaran;Indikator;Capaian Kinerja;;",
        ";;;Rencana;Hasil;Tingkat",
        "1;Air bersih;Persentase rumah berair;80;60;75,00",
        "2;Jalan mulus;Indeks jalan;60;45;75,00",
        "3;Sawah;Jumlah sawah baru;50;40;80,00",
    ).forms
    assert written(form.rows[0], WORK) == ["80", "60", "75,00"]


def test_of_two_percentages_the_one_that_follows_from_the_other_is_the_achievement() -> None:
    (form,) = read(
        "No;Indikator Kinerja;Pembilang;Penyebut;Hasil (%);Target (%);Capaian (%)",
        "1;Indeks SPBE;450;500;90,00;80;112,50",
        "2;Cakupan air;300;400;75,00;90;83,33",
        "3;Mutu jalan;100;400;25,00;50;50,00",
    ).forms
    assert written(form.rows[1], WORK) == ["90", "75,00", "83,33"]


def test_what_words_tell_keeps_its_column_and_two_rows_prove_nothing() -> None:
    (form,) = read(
        "No;Indikator Kinerja;Jumlah Terlayani;Jumlah Penduduk;Target;Realisasi",
        "1;Indeks SPBE;450;500;80;90,00",
        "2;Cakupan air;300;400;90;75,00",
        "3;Mutu jalan;100;400;50;25,00",
    ).forms
    assert written(form.rows[0], WORK) == ["80", "90,00", ""]
    with pytest.raises(NoFormError):
        read(
            "No;Sasaran;Rencana Hasil;Hasil Nyata;Keberhasilan",
            "1;Air bersih;80;60;75,00",
            "2;Jalan mulus;60;45;75,00",
        )


def test_a_table_of_which_no_word_is_known_stays_unknown_whatever_its_figures() -> None:
    with pytest.raises(NoFormError) as refused:
        read(
            "Wilayah;Laki-laki;Semua;Bagian",
            "Utara;60;80;75,00",
            "Selatan;45;60;75,00",
            "Timur;40;50;80,00",
        )
    assert refused.value.tables == 1
