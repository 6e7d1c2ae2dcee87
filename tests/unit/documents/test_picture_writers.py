"""A picture in each format: the drawing where it can be, the table that says the same always."""

import ctypes
import io
import zipfile

import pypdfium2
import pytest
from pypdfium2 import raw

from tolok.documents.document import (
    Cell,
    Document,
    Paragraph,
    Picture,
    Role,
    Style,
    Table,
    TableRow,
)
from tolok.documents.writing import write_document

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {height}" width="100">'
    '<rect width="100" height="{height}" fill="#a00000"/></svg>'
)


def document(height: int = 20) -> Document:
    rows = (TableRow((Cell("Provinsi"),), 1, Role.HEADER), TableRow((Cell("BANTEN"),), 2))
    picture = Picture(
        "Capaian", SVG.format(height=height), "Capaian. Banten 82,50 %.", "Cara membaca.",
        Table("Capaian", rows, (40,)),
    )  # fmt: skip
    return Document((Paragraph("Uji", Style.TITLE), picture), title="Uji")


@pytest.mark.parametrize("format_", ["csv", "html", "xlsx", "docx"])
def test_every_format_has_the_title_the_caption_and_the_table(format_: str) -> None:
    data = write_document(document(), format_)
    if format_ in {"xlsx", "docx"}:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(parts.read(name) for name in parts.namelist())
    for text in ("Capaian", "Cara membaca.", "BANTEN"):
        assert text in data.decode(errors="replace")
    assert (b"<svg" in data) == (format_ == "html")


@pytest.mark.parametrize("height", [20, 2000])
def test_a_pdf_draws_it_whole_on_one_page_however_tall(height: int) -> None:
    pages = pypdfium2.PdfDocument(io.BytesIO(write_document(document(height), "pdf")))
    page = pages[0].render(scale=1).to_pil().convert("RGB")
    red = [
        (x, y)
        for x in range(0, page.width, 4)
        for y in range(0, page.height, 4)
        if page.getpixel((x, y))[0] > 120 and page.getpixel((x, y))[1] < 60
    ]
    assert red
    assert max(y for _, y in red) < page.height * 0.95
    text = "".join(one.get_textpage().get_text_bounded() for one in pages)
    assert "Cara membaca." in text
    assert "BANTEN" in text


def alternatives(pdf: bytes) -> set[str]:
    """The texts that stand in for drawings, out of the tree of tags."""
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    tree = raw.FPDF_StructTree_GetForPage(page)
    found, open_ = (
        set(),
        [
            raw.FPDF_StructTree_GetChildAtIndex(tree, number)
            for number in range(raw.FPDF_StructTree_CountChildren(tree))
        ],
    )
    while open_:
        one = open_.pop()
        size = raw.FPDF_StructElement_GetAltText(one, None, 0)
        text = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetAltText(one, text, size)
        found.add(text.raw.decode("utf-16-le").rstrip("\0"))
        for number in range(raw.FPDF_StructElement_CountChildren(one)):
            child = raw.FPDF_StructElement_GetChildAtIndex(one, number)
            if child:
                open_.append(child)
    return found


def test_a_screen_reader_is_told_what_the_drawing_shows() -> None:
    pdf = write_document(document(), "pdf")
    assert "Capaian. Banten 82,50 %." in alternatives(pdf)
