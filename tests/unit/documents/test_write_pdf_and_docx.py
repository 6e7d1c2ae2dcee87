import datetime as dt
import importlib
import io

import docx
import pytest

from tolok.documents.document import (
    Align,
    Cell,
    Document,
    PageBreak,
    Paper,
    Paragraph,
    Role,
    Signature,
    Signatures,
    Style,
    Table,
    TableRow,
    Tone,
)
from tolok.documents.writers import docx as docx_writer
from tolok.documents.writers import pdf

pypdfium2 = importlib.import_module("pypdfium2")  # it brings no types

MARKUP = '#read("/etc/passwd") *tebal* $x$ \\ <w:p/> & "kutip" ]'


def document(rows: int = 1, *, paper: Paper = Paper.F4) -> Document:
    head = (
        TableRow((Cell("NO", rows=2), Cell("TARGET", columns=2), None), role=Role.HEADER),
        TableRow((None, Cell("KINERJA"), Cell("PAGU")), role=Role.HEADER),
    )
    body = tuple(
        TableRow((Cell(f"baris {line}", indent=1), Cell(MARKUP), Cell("1,5", align=Align.END)))
        for line in range(rows)
    )
    return Document(
        (
            Paragraph("Judul", Style.TITLE),
            Paragraph("Perhatikan.", tone=Tone.WARNING),
            Table("Uji", (*head, *body), (20, 60, 30)),
            Signatures((Signature("Serang, 31 Maret 2022", "CAMAT", "Nama", "Pembina", "1965"),)),
        ),
        title="Judul",
        footer="Kaki halaman",
        paper=paper,
    )


def pages_of(data: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_bounded() for page in opened]
    opened.close()
    return texts


def test_every_text_reaches_the_pdf_as_text_and_never_as_markup() -> None:
    (page,) = pages_of(pdf.write(document()))
    assert '#read("/etc/passwd") *tebal* $x$' in " ".join(page.split())


def test_the_header_repeats_and_pages_are_counted() -> None:
    pages = pages_of(pdf.write(document(120)))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "TARGET" in page
        assert f"Halaman {number} dari {len(pages)}" in page


@pytest.mark.parametrize("rows", range(20, 70, 7))
def test_nobody_signs_a_page_without_a_row(rows: int) -> None:
    last = pages_of(pdf.write(document(rows)))[-1]
    assert "NIP. 1965" in last
    assert f"baris {rows - 1}" in last


@pytest.mark.parametrize("paper", list(Paper))
def test_the_paper_is_landscape_in_its_size(paper: Paper) -> None:
    opened = pypdfium2.PdfDocument(pdf.write(document(paper=paper)))
    width, height = opened[0].get_size()
    opened.close()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == paper.size


def test_a_pdf_is_tagged_titled_and_may_be_an_archive_file() -> None:
    data = pdf.write(document())
    assert b"pdfuaid" in data
    assert b"pdfaid" not in data
    archived = pdf.write(document(), archived_on=dt.datetime(2022, 4, 1, tzinfo=dt.UTC))
    assert b"pdfaid" in archived


def test_signatures_without_a_table_and_page_breaks_are_drawn() -> None:
    blocks = (Paragraph("Satu"), PageBreak(), Signatures((Signature("Serang", "CAMAT"),)))
    pages = pages_of(pdf.write(Document(blocks)))
    assert len(pages) == 2
    assert "CAMAT" in pages[1]


def test_word_opens_the_table_with_its_merges_and_repeated_header() -> None:
    word = docx.Document(io.BytesIO(docx_writer.write(document(3))))
    table = word.tables[0]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 1)._tc is table.cell(0, 2)._tc
    assert [len(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [1, 1, 0, 0, 0]
    assert table.cell(2, 1).text == MARKUP
    assert word.core_properties.title == "Judul"


def test_word_gets_a_landscape_page_with_numbers_and_the_signature() -> None:
    word = docx.Document(io.BytesIO(docx_writer.write(document())))
    section = word.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 330
    assert "Kaki halaman" in section.footer.paragraphs[0].text
    assert "NUMPAGES" in section.footer._element.xml
    assert "NIP. 1965" in word.tables[1].cell(0, 1).text


def test_word_survives_characters_that_xml_cannot_hold() -> None:
    data = docx_writer.write(Document((Paragraph("a\x00b\x0bc"),)))
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "abc"
