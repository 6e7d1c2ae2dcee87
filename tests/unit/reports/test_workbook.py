"""The workbook as Excel keeps it: fields, checks, formulas with their values, hidden parts."""

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from a_workbook import REALIZATION, SPENDING, column_of, header_of, line_of
from openpyxl.utils import get_column_letter

from tolok.documents.writing import write_document
from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.indicators import AKIP_GRADES, Accumulation, Calculation, Indicator
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.periods import Period
from tolok.reports.live_figures import WorkbookRow
from tolok.reports.workbook import workbook_document

SECOND = Period(2026, quarter=2)


def number(value: int | str) -> Cell:
    exact = Decimal(value)
    return Cell(write_number(exact), State.VALUE, exact)


def small_rows() -> list[WorkbookRow]:
    """A program with two subactivities: 12 months of 10 million, and a grade."""
    program = Row(
        "1", Level.PROGRAM, None, name="Penunjang", ceiling=number(10), spending=number(7)
    )
    months = Row(
        "2",
        Level.SUBACTIVITY,
        "1",
        name="Listrik",
        indicator="Jumlah bulan",
        unit="Bulan",
        target=number(12),
        ceiling=number(10),
        realization=number(6),
        spending=number(7),
        achievement=number("50.00"),
        absorption=number("70.00"),
    )
    grade = Row("3", Level.SUBACTIVITY, "1", name="AKIP", indicator="Nilai AKIP")
    ordinal = Indicator("Nilai AKIP", calculation=Calculation.ORDINAL, scale=AKIP_GRADES)
    latest = Indicator("Jumlah bulan", accumulation=Accumulation.SUM)
    return [
        WorkbookRow("k1", "0/0", program, "Penunjang", "7", {}, earlier_spending=number(5)),
        WorkbookRow(
            "k2",
            "1/1",
            months,
            "Listrik",
            "7.1",
            {"realization": "3", "spending": "2", "remarks": "=HYPERLINK(1)"},
            number(3),
            number(5),
            latest,
        ),
        WorkbookRow("k3", "0/0", grade, "AKIP", "7.2", {"realization": ""}, definition=ordinal),
    ]


@pytest.fixture(scope="module")
def data() -> bytes:
    rows = small_rows()
    form = Form("KOTA", "DINAS", 2026, SECOND, tuple(one.row for one in rows))
    return write_document(workbook_document(form, SECOND, rows, {"rows": {}}), "xlsx")


@pytest.fixture(scope="module")
def sheet(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


@pytest.fixture(scope="module")
def values(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]


def cell(sheet: Any, indicator: str, *words: str) -> Any:
    return sheet.cell(line_of(sheet, indicator), column_of(header_of(sheet)[1], *words))


def test_only_fields_can_be_written_to_and_no_password_stands_in_the_way(sheet: Any) -> None:
    assert sheet.protection.sheet
    assert not sheet.protection.password
    head, columns = header_of(sheet)
    fields = {
        (line, column)
        for line in range(1, sheet.max_row + 1)
        for column in range(1, sheet.max_column + 1)
        if not sheet.cell(line, column).protection.locked
    }
    realization, spending = column_of(columns, *REALIZATION), column_of(columns, *SPENDING)
    assert fields == {
        (head + 2, realization),
        (head + 2, spending),
        (head + 2, column_of(columns, "KETERANGAN")),
        (head + 3, realization),
    }


def test_a_field_takes_numbers_dashes_and_nothing_or_one_of_its_names(sheet: Any) -> None:
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    at = cell(sheet, "Jumlah bulan", *REALIZATION).coordinate
    assert rules[at].formula1 == f'OR(ISNUMBER({at}),TRIM({at})="-")'
    assert rules[at].allow_blank
    grades = rules[cell(sheet, "Nilai AKIP", *REALIZATION).coordinate]
    assert grades.formula1 == '"' + ",".join([*AKIP_GRADES.scores, "-"]) + '"'


def test_figures_are_live_and_their_values_stand_beside_them(sheet: Any, values: Any) -> None:
    for words, start, value in (
        (("REALISASI S.D. TRIWULAN II", "KINERJA"), "=IF(COUNT(", 6),
        (("REALISASI S.D. TRIWULAN II", "PAGU"), "=IF(COUNT(", 7),
        (("CAPAIAN", "KINERJA"), "=IF(AND(ISNUMBER(", 50),
        (("CAPAIAN", "PAGU"), "=IF(AND(ISNUMBER(", 70),
    ):
        assert str(cell(sheet, "Jumlah bulan", *words).value).startswith(start)
        assert cell(values, "Jumlah bulan", *words).value == value
    line, (_, columns) = line_of(sheet, "Jumlah bulan") - 1, header_of(sheet)
    assert "SUM(" in sheet.cell(line, column_of(columns, *SPENDING)).value
    assert values.cell(line, column_of(columns, *SPENDING)).value == 2


def test_what_only_the_site_can_compute_says_so(sheet: Any) -> None:
    assert cell(sheet, "Nilai AKIP", "CAPAIAN", "KINERJA").value == "dihitung Tolok"


def test_the_header_stays_and_keys_and_hash_are_out_of_sight(data: bytes, sheet: Any) -> None:
    head, columns = header_of(sheet)
    assert sheet.freeze_panes == f"A{head + 1}"
    letter = get_column_letter(column_of(columns, "KUNCI"))
    assert sheet.column_dimensions[letter].hidden
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [one.sheet_state for one in book.worksheets] == ["visible", "hidden"]


def test_a_text_never_becomes_a_formula(sheet: Any) -> None:
    assert cell(sheet, "Jumlah bulan", "KETERANGAN").data_type == "s"
