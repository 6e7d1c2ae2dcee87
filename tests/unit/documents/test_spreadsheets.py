"""Excel 97 and OpenDocument workbooks: what a person sees, with the exact number behind it."""

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
import xlwt
from old_files import open_document
from openpyxl.worksheet.worksheet import Worksheet

from tolok.documents.document import Paragraph
from tolok.documents.formats import document_of
from tolok.documents.readers import xls
from tolok.documents.reading import read_forms
from tolok.domain.errors import UnreadableError
from tolok.domain.periods import Period


def workbook(fill: Callable[[xlwt.Workbook], None]) -> bytes:
    book = xlwt.Workbook()
    fill(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_old_workbook_shows_its_numbers_as_excel_does() -> None:
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("Form")
        sheet.write_merge(0, 0, 0, 1, "TARGET", xlwt.easyxf("font: bold on"))
        sheet.write(1, 0, 0.1341, xlwt.easyxf(num_format_str="0.00%"))
        sheet.write(1, 1, 2020331464, xlwt.easyxf(num_format_str="#,##0"))
        sheet.row(1).hidden = True

    (table,) = xls.read(workbook(fill), "a.xls").tables
    head, row = table.rows
    assert head.cells[0] is not None
    assert (head.cells[0].text, head.cells[0].columns, head.cells[0].bold) == ("TARGET", 2, True)
    assert head.cells[1] is None
    assert row.hidden
    assert [(cell.text, cell.number) for cell in row.cells if cell] == [
        ("13,41%", Decimal("13.41")),
        ("2.020.331.464", Decimal(2020331464)),
    ]


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    def fill(book: xlwt.Workbook) -> None:
        book.add_sheet("Form").write(0, 0, "a")
        book.add_sheet("Rahasia").visibility = 1

    document = xls.read(workbook(fill), "a.xls")
    assert [table.name for table in document.tables] == ["Form"]
    assert Paragraph("Lembar tersembunyi: Rahasia", place="Rahasia") in document.blocks


def spreadsheet(rows: str) -> bytes:
    return open_document(f'<table:table table:name="Form">{rows}</table:table>')


CELL = "<table:table-cell{0}><text:p>{1}</text:p></table:table-cell>"


def test_an_open_document_keeps_exact_values_spans_and_formulas() -> None:
    value = ' office:value-type="percentage" office:value="0.1341" table:formula="of:=[.A1]/[.B1]"'
    data = spreadsheet(
        "<table:table-row>"
        + CELL.format(' table:number-columns-spanned="2"', "TARGET<text:s text:c='2'/>Rp")
        + "<table:covered-table-cell/></table:table-row>"
        "<table:table-row table:number-rows-repeated='4'><table:table-cell/></table:table-row>"
        '<table:table-row table:visibility="collapse">'
        + CELL.format(value, "13,41%")
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    (table,) = document_of(data, "a.ods").tables
    head, row = table.rows
    assert head.cells[0] is not None
    assert (head.cells[0].text, head.cells[0].columns) == ("TARGET Rp", 2)
    (cell,) = row.cells
    assert cell is not None
    assert (row.number, row.hidden) == (6, True)
    assert (cell.text, cell.number, cell.formula_text) == ("13,41%", Decimal("13.41"), "=A1/B1")


@pytest.mark.parametrize(
    ("kept", "shown", "text"),
    [
        ("15000", "15,000", "15.000"),
        ("15", "15,000", "15,000"),
        ("1500.25", "Rp1,500.25", "Rp1.500,25"),
        ("1267147", "1,267,147", "1.267.147"),  # as is the "976,591" beside it
        ("1234.5678", "1,235", "1.235"),
        ("15000", "lima belas ribu", "lima belas ribu"),
    ],
)
def test_an_open_document_of_an_english_program_is_shown_in_our_marks(
    kept: str, shown: str, text: str
) -> None:
    cell = CELL.format(f' office:value-type="float" office:value="{kept}"', shown)
    (table,) = document_of(spreadsheet(f"<table:table-row>{cell}</table:table-row>"), "a").tables
    assert [one.text for one in table.rows[0].cells if one] == [text]


def test_a_hidden_sheet_of_an_open_document_is_named_and_not_read() -> None:
    sheets = "".join(
        f'<table:table table:name="{name}" table:style-name="{style}"><table:table-row>'
        f"{CELL.format('', name)}</table:table-row></table:table>"
        for name, style in (("Form", "ta1"), ("Lama", "ta2"))
    )
    styles = "".join(
        f'<style:style style:name="{style}" style:family="table">'
        f'<style:table-properties table:display="{display}"/></style:style>'
        for style, display in (("ta1", "true"), ("ta2", "false"))
    )
    document = document_of(open_document(sheets, styles), "a.ods")
    assert [table.name for table in document.tables] == ["Form"]
    assert [table.name for table in document.hidden] == ["Lama"]
    assert Paragraph("Lembar tersembunyi: Lama", place="Lama") in document.blocks


def test_a_sheet_that_repeats_itself_without_end_is_refused() -> None:
    row = "<table:table-row table:number-rows-repeated='999999'>" + CELL.format("", "a")
    with pytest.raises(UnreadableError, match="melebihi 100000 baris"):
        document_of(spreadsheet(row + "</table:table-row>"), "a.ods")


def test_entities_are_never_opened() -> None:
    data = spreadsheet("<table:table-row>" + CELL.format("", "&lol;") + "</table:table-row>")
    with pytest.raises(UnreadableError, match="rusak"):
        document_of(data, "a.ods")


def test_what_stands_on_a_hidden_sheet_is_left_over_and_in_no_form() -> None:
    def fill(book: xlwt.Workbook) -> None:
        for name in ("Form", "Lama"):
            sheet = book.add_sheet(name)
            for column, text in enumerate(("Program", "Indikator", "Target", "Realisasi")):
                sheet.write(0, column, text)
                sheet.write(1, column, (f"Mutu {name}", "Jumlah orang", 2, 3)[column])
        sheet.visibility = 1

    read = read_forms(workbook(fill), "a.xls")
    assert [form.rows[0].name for form in read.forms] == ["Mutu Form"]
    told = [one.text for one in read.leftovers if one.why == "lembar tersembunyi"]
    assert told[:5] == ["Program", "Indikator", "Target", "Realisasi", "Mutu Lama"]


HEADS = ("Program", "Indikator", "Target", "Realisasi")
BODY = ("Program Air Bersih", "Jumlah sambungan", 2, 3)


def old_book_that_hides() -> bytes:
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("Form")
        for column, head in enumerate(HEADS):
            sheet.write(0, column, head)
            sheet.write(1, column, BODY[column])
            sheet.write(2, column, BODY[column])
        sheet.row(1).hidden = True
        sheet.col(3).hidden = True

    return workbook(fill)


def new_book_that_hides() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = "Form"
    for row in (HEADS, BODY, BODY):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("D", "E", hidden=True)  # one entry that speaks of two
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def open_sheet_that_hides() -> bytes:
    columns = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="999"/>'
    )
    rows = "".join(
        f"<table:table-row{look}>{''.join(CELL.format('', one) for one in row)}</table:table-row>"
        for row, look in ((HEADS, ""), (BODY, ' table:visibility="collapse"'), (BODY, ""))
    )
    return spreadsheet(columns + rows)


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (old_book_that_hides, "a.xls"),
        (new_book_that_hides, "a.xlsx"),
        (open_sheet_that_hides, "a.ods"),
    ],
)
def test_what_is_hidden_in_a_sheet_is_read_and_told(made: Callable[[], bytes], name: str) -> None:
    read = read_forms(made(), name)
    (form,) = read.forms
    assert [row.realization.written for row in form.rows] == ["3", "3"]
    (told,) = [one for one in read.main.findings if one.rule == "reading-hidden"]
    assert told.message.startswith("Form · Di berkas ini kolom D dan baris 2 disembunyikan")


def test_a_sheet_that_shows_everything_says_nothing() -> None:
    data = new_book_that_hides()
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["Form"].column_dimensions["D"].hidden = False
    book["Form"].row_dimensions[2].hidden = False
    file = io.BytesIO()
    book.save(file)
    rules = [one.rule for one in read_forms(file.getvalue(), "a.xlsx").main.findings]
    assert "reading-hidden" not in rules


@pytest.mark.parametrize(
    ("sheet", "period"),
    [
        ("TW II", Period(2025, quarter=2)),
        ("Triwulan III 2025", Period(2025, quarter=3)),
        ("Maret", Period(2025, month=3)),
        ("TW I 2024", None),
        ("Sheet1", None),
    ],
)
def test_a_sheet_is_of_the_quarter_that_its_name_says(sheet: str, period: Period | None) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(["PENGUKURAN KINERJA TAHUN 2025"])
    page.append(["Program", "Indikator Kinerja", "Satuan", "Target", "Realisasi"])
    page.append(["Program Air", "Jumlah sumur", "Unit", 5, 4])
    data = io.BytesIO()
    book.save(data)
    assert read_forms(data.getvalue(), "a.xlsx").main.form.period == period


def test_a_figure_is_read_with_the_decimals_that_were_typed_and_its_format_hides() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Indikator", "Target 2025", "Realisasi 2025", "Capaian (%)"])
    sheet.append(["Lulusan terserap kerja", 60, 57.85, 96.4167])
    sheet["C2"].number_format = "0.0"
    sheet["D2"].number_format = "0.00"
    stored = io.BytesIO()
    book.save(stored)
    ((row,),) = [form.rows for form in read_forms(stored.getvalue(), "naker.xlsx").forms]
    assert (row.realization.written, row.achievement.written) == ("57,85", "96,42")
