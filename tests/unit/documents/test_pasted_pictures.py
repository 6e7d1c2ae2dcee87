"""Forms that were pasted into an office document as pictures."""

import io
import zipfile

import docx
import numpy as np
import openpyxl
import pypdfium2
import pytest
from docx.shared import Cm
from openpyxl.drawing.image import Image as Drawing
from PIL import Image
from word_files import with_lines

from tolok.documents.document import Cell, Document, Role, Table, TableRow
from tolok.documents.formats import document_of, may_be_scan
from tolok.documents.pasted_pictures import pasted_in
from tolok.documents.reading import read_forms
from tolok.documents.writing import write_document
from tolok.domain.errors import UnreadableError

LINES = (
    ("Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target", "Realisasi"),
    ("Program Pemerintahan", "Indeks kepuasan", "Indeks", "85", "80"),
    ("Kegiatan Koordinasi", "Jumlah laporan", "Laporan", "12", "11"),
)


def noise(width: int = 900, height: int = 500) -> io.BytesIO:
    """A picture too rich to be small, in which nothing is written."""
    pixels = np.random.default_rng(1).integers(200, 256, (height, width), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream


def saved(made: "docx.document.Document | openpyxl.Workbook") -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def scanned() -> io.BytesIO:
    """The table as a scanner sees it."""
    header, *lines = (tuple(map(Cell, line)) for line in LINES)
    rows = (TableRow(header, role=Role.HEADER), *map(TableRow, lines))
    pdf = write_document(Document((Table("Formulir", rows, widths=(80, 70, 40, 30, 35)),)), "pdf")
    drawn: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil()
    stream = io.BytesIO()
    drawn.convert("RGB").crop((0, 0, drawn.width, drawn.height // 3)).save(stream, "PNG")
    return stream


def test_a_scan_in_a_letter_or_a_workbook_is_read_as_a_scan() -> None:
    picture = scanned()
    letter = docx.Document()
    letter.add_paragraph("Formulir tahun 2025 terlampir.")
    letter.add_picture(picture, width=Cm(15))
    book = openpyxl.Workbook()
    book.create_sheet("Pindaian").add_image(Drawing(picture), "A1")
    for data, name in ((saved(letter), "a.docx"), (saved(book), "a.xlsx")):
        steps: list[str] = []
        found = read_forms(data, name, lambda *done: steps.append(f"{done[0]} dari {done[1]}"))  # noqa: B023 - told at once
        rows = found.main.form.rows
        assert [(row.target.written, row.realization.written) for row in rows] == [
            ("85", "80"),
            ("12", "11"),
        ]
        assert rows[0].target.source is not None
        assert rows[0].target.source.table.startswith("Gambar 1")
        assert steps == ["0 dari 1", "1 dari 1"]


def test_pictures_come_as_the_document_shows_them() -> None:
    made = docx.Document()
    second, first = noise(901), noise(902)
    made.add_picture(first, width=Cm(5))
    made.add_picture(second, width=Cm(5))
    made.add_picture(first, width=Cm(5))
    found = pasted_in(saved(made))
    assert found.pictures == (first.getvalue(), second.getvalue())
    assert found.is_all
    assert may_be_scan(saved(made))


def test_emblems_and_documents_without_pictures_hold_none() -> None:
    made = docx.Document()
    made.add_picture(noise(200, 300), width=Cm(2))
    assert pasted_in(saved(made)).pictures == ()
    assert not may_be_scan(saved(made))
    assert pasted_in(saved(docx.Document())) == pasted_in(b"PK\x03\x04 rusak") == pasted_in(b"")


def test_a_picture_beside_a_table_is_told_and_not_read() -> None:
    made = with_lines(LINES)
    made.add_picture(noise(), width=Cm(5))
    found = read_forms(saved(made), "a.docx")
    assert [row.target.written for row in found.main.form.rows] == ["85", "12"]
    (told,) = [one.message for one in found.main.findings if one.rule == "reading-file"]
    assert "1 gambar yang tidak dibaca" in told
    assert not may_be_scan(saved(made))


def test_a_drawing_in_place_of_a_table_is_refused_with_its_remedy() -> None:
    made = docx.Document()
    made.add_picture(noise(), width=Cm(5))
    stream = io.BytesIO(saved(made))
    data = stream.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = b"\x01\0\0\0" + bytes(20_000) if "media/" in name else old.read(name)
            new.writestr(name, part)
    assert pasted_in(data).drawings == 0
    with pytest.raises(UnreadableError, match="gambar vektor"):
        document_of(changed.getvalue(), "a.docx")


def test_a_workbook_in_a_letter_is_read_where_the_letter_has_no_table() -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("TW I")
    for line in LINES:
        sheet.append(line)
    for made, rows in ((docx.Document(), ["85", "12"]), (with_lines(LINES), ["85", "12"])):
        made.add_paragraph("Formulir tahun 2025.")
        stream = io.BytesIO(saved(made))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", saved(book))
        found = read_forms(stream.getvalue(), "a.docx")
        assert [row.target.written for row in found.main.form.rows] == rows
        assert len(found.readings) == 1


def test_a_page_that_a_system_exports_within_a_letter_is_read() -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in line)}</tr>" for line in LINES)
    page = f"<html><body><table>{rows}</table></body></html>"
    stream = io.BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/afchunk.html", page)
    found = read_forms(stream.getvalue(), "a.docx")
    assert [row.target.written for row in found.main.form.rows] == ["85", "12"]
