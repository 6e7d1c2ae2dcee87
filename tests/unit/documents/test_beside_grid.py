"""What Excel sheets say outside their cells: text boxes, and headers and footers of pages."""

import io
from typing import Any

import xlsxwriter

from tolok.documents.document import Table
from tolok.documents.formats import document_of
from tolok.documents.reading import read_form_bytes

LINES = (
    ("Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target", "Realisasi"),
    ("Program Pemerintahan", "Indeks kepuasan", "Indeks", 85, 80),
)


def book(*sheets: Any) -> bytes:
    """A workbook; each function fills one of its sheets."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        for fill in sheets:
            fill(made.add_worksheet())
    return stream.getvalue()


def form(sheet: Any) -> None:
    sheet.insert_textbox("A1", "PENGUKURAN KINERJA\nTAHUN 2025")
    sheet.set_header('&C&"Arial,Bold"&12PEMERINTAH KOTA SERANG\nKECAMATAN TAKTAKAN&RHalaman &P')
    sheet.set_footer("&LSumber: laporan bidang&RDicetak &D")
    for at, line in enumerate(LINES):
        sheet.write_row(8 + at, 0, line)


def test_titles_in_boxes_and_headers_of_pages_are_read() -> None:
    read = read_form_bytes(book(form), "a.xlsx").form
    assert (read.government, read.organization) == ("PEMERINTAH KOTA SERANG", "KECAMATAN TAKTAKAN")
    assert read.year == 2025


def test_each_sheet_has_its_own_boxes_around_its_cells() -> None:
    def other(sheet: Any) -> None:
        sheet.write("A1", "x")
        sheet.insert_textbox("B2", "Lain")

    found = document_of(book(form, other), "a.xlsx").blocks
    told = [getattr(one, "text", getattr(one, "name", "")) for one in found]
    assert told == [
        "PEMERINTAH KOTA SERANG", "KECAMATAN TAKTAKAN", "PENGUKURAN KINERJA", "TAHUN 2025",
        "Sheet1", "Sumber: laporan bidang", "Lain", "Sheet2",
    ]  # fmt: skip


def test_numbers_and_dates_of_pages_are_not_told() -> None:
    def plain(sheet: Any) -> None:
        sheet.write("A1", "x")
        sheet.set_header("&LHalaman &P dari &N&C&F&R&D &T")

    assert all(isinstance(one, Table) for one in document_of(book(plain), "a.xlsx").blocks)
