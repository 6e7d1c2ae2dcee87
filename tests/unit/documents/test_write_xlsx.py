import io
from decimal import Decimal

import openpyxl
import pytest

from tolok.documents.document import (
    Cell,
    Document,
    PageBreak,
    Paper,
    Percent,
    Position,
    Role,
    Sum,
    Table,
    TableRow,
)
from tolok.documents.sheets.number_formats import shown
from tolok.documents.writers import xlsx


def number(text: str) -> Cell:
    return Cell(text, number=Decimal(text.replace(".", "").replace(",", ".")))


def book_of(*rows: tuple[Cell | None, ...], paper: Paper = Paper.F4) -> openpyxl.Workbook:
    head = TableRow(tuple(Cell("KEPALA") for _ in rows[0]), role=Role.HEADER)
    table = Table("Uji", (head, *(TableRow(cells) for cells in rows)))
    data = xlsx.write(Document((table,), title="Uji", paper=paper))
    return openpyxl.load_workbook(io.BytesIO(data))


def values_of(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(document)), data_only=True)


@pytest.mark.parametrize("text", ["15.071.228.465", "30000", "0,00", "25", "12,5", "1.234,50"])
def test_a_number_shows_what_was_written(text: str) -> None:
    cell = book_of((number(text),)).worksheets[0]["A2"]
    assert shown(cell.value, cell.number_format)[0] == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-", "@x", "http://example.org", "mailto:a@b.id"])
def test_a_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    cell = book_of((Cell(text),)).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_percentage_is_a_formula_that_stays_blank_without_its_part() -> None:
    percent = Cell("13,41", Decimal("13.41"), formula=Percent(Position(1, 1), Position(1, 0), 2))
    sheet = book_of((number("15"), number("2"), percent)).worksheets[0]
    assert sheet["C2"].value == '=IF(AND(ISNUMBER(B2),N(A2)<>0),ROUND(B2*100/A2,2),"")'


def test_a_sum_names_neighbours_as_a_range_and_keeps_its_value_beside_it() -> None:
    places = tuple(Position(row, 0) for row in (2, 3, 5))
    total = Cell("6", Decimal(6), formula=Sum(places))
    rows = tuple(
        TableRow((cell,)) for cell in (total, number("1"), number("2"), Cell(), number("3"))
    )
    document = Document((Table("Uji", (TableRow((Cell("K"),), role=Role.HEADER), *rows)),))
    formulas = openpyxl.load_workbook(io.BytesIO(xlsx.write(document)))
    assert formulas.worksheets[0]["A2"].value == "=SUM(A3:A4,A6)"
    assert values_of(document).worksheets[0]["A2"].value == 6


def test_a_sum_too_long_for_excel_stays_a_number() -> None:
    total = Cell(
        "6", Decimal(6), formula=Sum(tuple(Position(2 * row, 0) for row in range(1, 3000)))
    )
    assert book_of((total,)).worksheets[0]["A2"].value == 6


def test_header_rows_are_frozen_and_repeated_on_paper_that_is_landscape() -> None:
    sheet = book_of((Cell("a"),), paper=Paper.A4).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_a_note_becomes_a_comment_and_an_indent_stays() -> None:
    cell = book_of((Cell("a", indent=2, note="Periksa."),)).worksheets[0]["A2"]
    assert cell.comment.text == "Periksa."
    assert cell.alignment.indent == 2


def test_a_page_break_begins_a_sheet_whose_name_excel_takes() -> None:
    table = Table("Uji", (TableRow((Cell("a"),)),))
    names = ("Formulir [1/2]: sebuah nama yang terlalu panjang", "Uji", "History", "")
    blocks = [block for name in names for block in (PageBreak(name), table)]
    book = values_of(Document((table, *blocks)))
    assert len(set(book.sheetnames)) == 5
    assert all(len(name) <= 31 for name in book.sheetnames)


@pytest.mark.parametrize("text", ["=1+1", "+62 21 555", "@SUM(A1)", "-1+cmd|' /C calc'!A0"])
def test_a_text_that_begins_like_a_formula_stays_text_when_it_is_edited(text: str) -> None:
    cell = book_of((Cell(text),)).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_other_texts_and_numbers_are_not_quoted() -> None:
    sheet = book_of((Cell("Program"), number("-12,5"))).worksheets[0]
    assert not sheet["A2"].quotePrefix
    assert not sheet["B2"].quotePrefix
