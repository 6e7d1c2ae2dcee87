import csv
import io

import pytest

from tolok.documents.document import Cell, Document, Paragraph, Role, Style, Table, TableRow
from tolok.documents.writing import FORMATS, write_document


def document(*texts: str) -> Document:
    head = TableRow((Cell("Judul", columns=2), None), role=Role.HEADER)
    rows = tuple(TableRow((Cell(text), Cell("isi", indent=2))) for text in texts)
    table = Table("Contoh", (head, *rows))
    return Document((Paragraph("Judul dokumen", Style.TITLE), table), title="Judul dokumen")


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 21 555", "@SUM(A1)", "-1+cmd|' /C calc'!A0", "\t=x", "\n=x"]
)
def test_a_text_that_a_spreadsheet_would_run_is_guarded_by_an_apostrophe(text: str) -> None:
    assert cells(write_document(document(text), "csv"))[2][0] == "'" + text


@pytest.mark.parametrize("text", ["-", "-12,5", "1.234", "0,00", "+5", "Program"])
def test_numbers_and_the_dash_stay_as_they_are(text: str) -> None:
    assert cells(write_document(document(text), "csv"))[2][0] == text


def test_indentation_is_two_spaces_a_step_and_covered_cells_are_empty() -> None:
    lines = cells(write_document(document("a"), "csv"))
    assert lines[:3] == [["Judul dokumen"], ["Judul", ""], ["a", "    isi"]]


def test_html_escapes_every_text() -> None:
    page = write_document(document("<script>alert(1)</script>", '"&'), "html").decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&quot;&amp;" in page


def test_html_names_its_language_table_and_header_cells_and_asks_for_no_other_file() -> None:
    page = write_document(document("a"), "html").decode()
    assert '<html lang="id">' in page
    assert "<caption>Contoh</caption>" in page
    assert '<th scope="colgroup" colspan="2">Judul</th>' in page
    assert "src=" not in page
    assert "href=" not in page
    assert "url(" not in page


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_document_is_written_too(format_: str) -> None:
    assert write_document(Document(()), format_)


@pytest.mark.parametrize("format_", ["csv", "html", "docx", "pdf"])
def test_the_same_document_gives_the_same_bytes(format_: str) -> None:
    assert write_document(document("a"), format_) == write_document(document("a"), format_)


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="format 'odt' tidak dikenal"):
        write_document(document("a"), "odt")
