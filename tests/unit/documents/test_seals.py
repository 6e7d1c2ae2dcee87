"""A seal stands beside one signature, below several, and alone where nobody signs."""

import io
import re
import zipfile
from datetime import UTC, datetime

import openpyxl
import pypdfium2
import pytest

from tolok.documents.document import Cell as DocumentCell
from tolok.documents.document import Document, Paragraph, Signature, Signatures, Table, TableRow
from tolok.documents.writing import FORMATS, write_document
from tolok.reports.seals import code_svg, seal_of, sealed

ADDRESS = "https://kinerja.example.go.id/v/1a2b3c4d5e6f/"
SEAL = seal_of(("Versi 3 · Disetujui", "SHA-256 1a2b3c4d5e6f…"), ADDRESS)
AT = datetime(2026, 4, 7, 2, 30, tzinfo=UTC)
TABLE = Table("Uji", (TableRow((DocumentCell("isi"),)),))
SIGNED = tuple(Signature("Serang, 7 April 2026", "Camat", f"Nama {at}") for at in range(3))


def document(signed: int, *, table: bool = True) -> Document:
    blocks = (Paragraph("Judul"), *((TABLE,) if table else ()))
    signatures = (Signatures(SIGNED[:signed]),) if signed else ()
    return sealed(Document((*blocks, *signatures), title="Uji"), SEAL, AT, "versi 3 · 1a2b3c")


def text_of(data: bytes, format_: str) -> str:
    if format_ == "pdf":
        pages = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    if format_ == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return re.sub(r"<[^>]+>", "\n", archive.read("word/document.xml").decode())
    if format_ == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    return data.decode()


@pytest.mark.parametrize("table", [True, False])
@pytest.mark.parametrize("signed", [0, 1, 2, 3])
@pytest.mark.parametrize("format_", FORMATS)
def test_lines_and_address_stand_in_every_format_with_every_name(
    format_: str, signed: int, *, table: bool
) -> None:
    text = text_of(write_document(document(signed, table=table), format_), format_)
    for wanted in (*SEAL.lines, ADDRESS, *(one.name for one in SIGNED[:signed])):
        assert wanted in text, wanted


def test_a_dated_pdf_is_an_archive_and_says_what_its_code_is() -> None:
    data = write_document(document(1), "pdf")
    assert b"pdfaid" in data
    assert b"2026-04-07T02:30:00" in data


def test_files_bear_the_date_of_their_document() -> None:
    made = openpyxl.load_workbook(io.BytesIO(write_document(document(1), "xlsx")))
    assert made.properties.created == AT.replace(tzinfo=None)
    with zipfile.ZipFile(io.BytesIO(write_document(document(1), "docx"))) as archive:
        assert "2026-04-07T02:30:00Z" in archive.read("docProps/core.xml").decode()


def test_a_page_draws_the_code_and_says_where_it_leads() -> None:
    page = write_document(document(1), "html").decode()
    assert SEAL.svg in page
    assert f'aria-label="Kode QR menuju {ADDRESS}"' in page
    assert f'<a href="{ADDRESS}">' in page


def test_the_same_address_has_the_same_code_and_another_another() -> None:
    assert code_svg(ADDRESS) == SEAL.svg
    assert code_svg(ADDRESS + "x") != SEAL.svg


def test_an_address_that_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="terlalu panjang bagi kode QR"):
        code_svg("https://example.go.id/" + "a" * 5_000)
