"""A small scan: a picture file of pages with one agreement on each."""

import io

import pypdfium2

from tolok.documents.document import Cell, Document, Role, Table, TableRow
from tolok.documents.writing import write_document

ROWS = (
    ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"),
    ("1", "Terwujudnya mutu layanan", "Nilai mutu layanan", "Nilai", "81,50"),
    ("2", "Tertibnya arsip", "Jumlah arsip tertata", "Dokumen", "120"),
)


def scanned(pages: int) -> bytes:
    """A TIFF of small pages with one agreement on each."""
    roles = (Role.HEADER, Role.BODY, Role.BODY)
    rows = tuple(
        TableRow(tuple(map(Cell, row)), role=role) for row, role in zip(ROWS, roles, strict=True)
    )
    pdf = write_document(Document((Table("Perjanjian", rows, widths=(12, 60, 60, 30, 30)),)), "pdf")
    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil().convert("RGB")
    page = drawn.crop((0, 0, drawn.width, drawn.height // 4))
    stream = io.BytesIO()
    page.save(stream, "TIFF", save_all=True, append_images=[page] * (pages - 1))
    return stream.getvalue()
