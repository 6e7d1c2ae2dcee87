"""The small picture of a proposal: whole lengths, names beside bars, nothing where nothing fits."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest

from tolok.documents.reading import read_form
from tolok.domain.forms import Form
from tolok.domain.levels import Level
from tolok.repair.proposals import Change, Edit, Insertion, Repair
from tolok.reports.pictures import picture_of

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(SEED).form


def repair(edit: Edit) -> Repair:
    return Repair("P1", Decimal("0.99"), (edit,), (), (), "")


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter("text")]  # noqa: S314 - our own


def test_a_wrong_term_is_drawn_against_the_row_above(form: Form) -> None:
    svg = picture_of(form, repair(Change("31", "ceiling", "949.600.000", "849.600.000")))
    assert texts(svg) == [
        "jumlah bagian", "1.057.600.000", "dengan usul", "957.600.000", "tertulis di atas",
        "957.600.000",
    ]  # fmt: skip
    assert "baris 31: 949.600.000 menjadi 849.600.000" in svg


def test_a_wrong_total_is_drawn_against_its_parts(form: Form) -> None:
    svg = picture_of(form, repair(Change("1", "spending", "1.020.331.464", "2.020.331.464")))
    assert texts(svg)[-2:] == ["usul", "2.020.331.464"]


def test_a_percentage_is_drawn_as_a_fraction(form: Form) -> None:
    svg = picture_of(form, repair(Change("11", "absorption", "21,83", "21,85")))
    assert texts(svg)[2:] == ["tertulis", "21,83 %", "dari angkanya", "21,85 %"]


def test_bars_have_whole_lengths_within_the_picture(form: Form) -> None:
    svg = picture_of(form, repair(Change("1", "spending", "1.020.331.464", "2.020.331.464")))
    for rect in ET.fromstring(svg).iter("rect"):  # noqa: S314 - our own
        assert int(rect.attrib["x"]) + int(rect.attrib["width"]) <= 320


def test_nothing_is_drawn_for_a_row_that_is_missing(form: Form) -> None:
    row = Insertion("4", "9", Level.SUBACTIVITY, "22.000.000", "0", "0,00")
    assert picture_of(form, repair(row)) == ""
