"""Headers that a page writes out again, and lines of units that look like them."""

import pytest

from tolok.documents.leftovers import STRANGE
from tolok.documents.reading import Readings, read_forms

_HEAD = "Program;Indikator Kinerja;Satuan;Target;Realisasi;Capaian (%);Pagu (Rp);Lokasi"
_ROW = "Program Jalan;Panjang jalan mantap;Km;20;18;90,00;70.000.000;Kec. Contoh"


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "a.csv")


def test_a_line_of_one_unit_below_each_figure_is_no_header_and_is_kept() -> None:
    figures = "Program Air;Cakupan;;53,9;29,1;54,00;80.000.000;"
    readings = read(_HEAD, _ROW, figures, ";temuan;;Persen;Persen;Persen;Persen;")
    assert "temuan" in {row.indicator for row in readings.main.form.rows}


def test_a_header_that_comes_again_leaves_no_row_but_what_else_its_line_says() -> None:
    again = _HEAD.replace("Lokasi", "Dikerjakan bersama desa-desa tetangga")
    readings = read(_HEAD, _ROW, again, _ROW.replace("Jalan", "Air"))
    assert len(readings.main.form.rows) == 2
    assert [(one.text, one.why) for one in readings.leftovers] == [
        ("Dikerjakan bersama desa-desa tetangga", STRANGE)
    ]


def test_a_bare_sum_in_the_column_of_indicators_is_no_row() -> None:
    readings = read(_HEAD, _ROW, ";Total;;;;;70.000.000;", ";Jumlah;Km;4;3;75,00;;")
    assert [row.indicator for row in readings.main.form.rows] == ["Panjang jalan mantap", "Jumlah"]


@pytest.mark.parametrize(
    "line", [";Jumlah kinerja;%;;;;;", ";Jumlah kinerja;;;;;70.000.000;", ";Total;%;;;;70.000.000;"]
)
def test_a_sum_without_money_with_a_unit_or_of_something_is_an_indicator(line: str) -> None:
    readings = read(_HEAD, _ROW, line)
    assert [row.indicator for row in readings.main.form.rows][1:] == [line.split(";")[1]]
