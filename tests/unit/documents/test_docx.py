"""Word documents: tables on their grid, numbers that only Word shows, text that nobody sees."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.documents.document import Cell, Document, Paragraph
from tolok.documents.formats import document_of
from tolok.documents.readers import docx as reader
from tolok.documents.reading import read_forms
from tolok.documents.writing import write_document
from tolok.domain.errors import UnreadableError
from tolok.reports.form import form_document

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def saved(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: "docx.document.Document") -> Document:
    return document_of(saved(document), "a.docx")


def test_merged_cells_keep_their_spans() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Nama"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Target"
    table.cell(2, 2).text = "1,5"
    (found,) = read(document).tables
    name, target = found.rows[0].cells[:2]
    assert (name, target) == (Cell("Nama", rows=2), Cell("Target", columns=2))
    assert found.rows[1].cells[0] is None
    assert [cell and cell.text for cell in found.rows[2].cells] == ["", "", "1,5"]


def test_text_and_tables_come_in_order_and_numbers_are_written_out() -> None:
    document = docx.Document()
    document.add_paragraph("Judul")
    document.add_paragraph("satu", style="List Number")
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "isi"
    document.add_paragraph("dua", style="List Number")
    for paragraph in document.paragraphs[1:]:
        assert paragraph.style is not None
        number = paragraph.style.element.find(".//{*}numId").get(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
        )
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            )
        )
    blocks = read(document).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "Judul", "1. satu", "2. dua",
    ]  # fmt: skip
    assert [type(block).__name__ for block in blocks] == [
        "Paragraph", "Paragraph", "Table", "Paragraph",
    ]  # fmt: skip


def test_what_was_deleted_is_not_read_and_what_was_inserted_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("pagu ")
    for change in (
        '<w:ins {0} w:id="1" w:author="a"><w:r><w:t>849</w:t></w:r></w:ins>',
        '<w:del {0} w:id="2" w:author="a"><w:r><w:delText>949</w:delText></w:r></w:del>',
    ):
        paragraph._p.append(parse_xml(change.format(nsdecls("w"))))
    assert read(document).blocks == (Paragraph("pagu 849"),)


def test_steps_from_the_left_and_bold_are_kept() -> None:
    document = docx.Document()
    table = document.add_table(3, 1)
    for row, points in enumerate((0, 12, 24)):
        table.cell(row, 0).text = "a"
        table.cell(row, 0).paragraphs[0].paragraph_format.left_indent = Pt(points)
    table.cell(0, 0).paragraphs[0].runs[0].bold = True
    (found,) = read(document).tables
    cells = [row.cells[0] for row in found.rows]
    assert [(cell.indent, cell.bold) for cell in cells if cell] == [
        (0, True), (1, False), (2, False),
    ]  # fmt: skip


def test_the_form_that_we_write_is_read_back() -> None:
    form = read_forms(SEED.read_bytes(), SEED.name).main.form
    data = write_document(form_document(form), "docx")
    assert read_forms(data, "a.docx").main.form == form


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8)
GRIDS = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(TEXTS, min_size=wide, max_size=wide), min_size=1, max_size=5)
)


@settings(deadline=None, max_examples=30)
@given(
    st.integers(1, 4).flatmap(
        lambda wide: st.lists(st.lists(TEXTS, min_size=wide, max_size=wide), min_size=1, max_size=5)
    )
)
def test_any_grid_of_texts_is_read_as_it_was_written(grid: list[list[str]]) -> None:
    document = docx.Document()
    table = document.add_table(len(grid), len(grid[0]))
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    (found,) = read(document).tables
    assert [[cell and cell.text for cell in row.cells] for row in found.rows] == grid


@pytest.mark.parametrize("content", [b"<a", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a/>"])
def test_a_damaged_or_booby_trapped_document_is_refused(content: bytes) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", content)
    with pytest.raises(UnreadableError, match="Word ini rusak"):
        reader.read(file.getvalue(), "a.docx")
