"""Sheets without a header: those that begin anew are forms of their own, pages are not."""

import io

import openpyxl
import pytest

from tolok.documents.document import Cell, Document, PageBreak, Table, TableRow
from tolok.documents.reading import Readings, forms_of, read_forms

HEAD = ["No", "Program", "Indikator Kinerja", "Target", "Realisasi"]
FIRST = [["1", "Program Air", "Sambungan", "20", "15"], ["2", "Program Jalan", "Panjang", "9", "8"]]
SECOND = [["1", "Program Sawah", "Luas", "30", "25"], ["2", "Program Kebun", "Luas", "7", "7"]]
FURTHER = [["3", "Program Hutan", "Luas", "30", "25"]]


def workbook(*sheets: list[list[str]]) -> Readings:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Lembar {number}")
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return read_forms(file.getvalue(), "a.xlsx")


def table(name: str, rows: list[list[str]]) -> Table:
    return Table(
        name, tuple(TableRow(tuple(map(Cell, row)), at) for at, row in enumerate(rows, start=1))
    )


@pytest.mark.parametrize("title", [[], [["PENGUKURAN KINERJA DINAS PERTANIAN TAHUN 2024"]]])
def test_a_sheet_that_begins_anew_is_a_form_of_its_own(title: list[list[str]]) -> None:
    read = workbook([HEAD, *FIRST], [*title, *SECOND])
    one, other = read.forms
    assert [row.name for row in one.rows] == ["Program Air", "Program Jalan"]
    assert [row.name for row in other.rows] == ["Program Sawah", "Program Kebun"]
    assert other.year == (2024 if title else None)
    told = [one.message for one in read.readings[1].findings if one.rule == "reading-headless"]
    assert [text.startswith("Lembar 2 tidak mempunyai kepala") for text in told] == [True]


def test_a_sheet_that_counts_on_goes_on() -> None:
    (form,) = workbook([HEAD, *FIRST], FURTHER).forms
    assert len(form.rows) == 3


def test_a_page_that_begins_as_the_first_goes_on() -> None:
    blocks = (table("1", [HEAD, *FIRST]), PageBreak("Halaman 2"), table("2", SECOND))
    (form,) = forms_of(Document(blocks), "a.pdf").forms
    assert len(form.rows) == 4
