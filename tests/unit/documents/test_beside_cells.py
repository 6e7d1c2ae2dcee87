"""What files say beside the texts of cells: crossed-out texts, comments, tracked changes."""

import io

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from word_files import with_lines

from tolok.documents.leftovers import COMMENT, STRUCK
from tolok.documents.reading import Readings, read_forms

LINES = (
    ("Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target", "Realisasi"),
    ("Program Pemerintahan", "Indeks kepuasan", "Indeks", "85", "80"),
    ("Kegiatan Koordinasi", "Jumlah laporan", "Laporan", "12", "11"),
    ("Kegiatan Pembinaan", "Jumlah kelurahan", "Kelurahan", "6", "5"),
)


def sheet() -> Worksheet:
    made: Worksheet = openpyxl.Workbook().create_sheet("Formulir")
    for line in LINES:
        made.append(line)
    return made


def read_sheet(made: Worksheet) -> Readings:
    stream = io.BytesIO()
    assert made.parent is not None
    made.parent.save(stream)
    return read_forms(stream.getvalue(), "a.xlsx")


def read_document(made: "docx.document.Document") -> Readings:
    stream = io.BytesIO()
    made.save(stream)
    return read_forms(stream.getvalue(), "a.docx")


def told(found: Readings, rule: str) -> list[str]:
    return [one.message for one in found.main.findings if one.rule == rule]


def left(found: Readings, why: str) -> list[tuple[str, int, int]]:
    return [
        (one.text, one.source.row, one.source.column) for one in found.leftovers if one.why == why
    ]


def test_what_a_workbook_crosses_out_is_read_and_told() -> None:
    made = sheet()
    for cell in made[3]:
        cell.font = Font(strike=True)
    made["D4"].font = Font(strike=True)
    found = read_sheet(made)
    assert [row.target.written for row in found.main.form.rows] == ["85", "12", "6"]
    (message,) = told(found, "reading-struck")
    assert "baris 3, baris 4 kolom D dicoret; isinya tetap dibaca" in message


def test_what_is_crossed_out_beside_a_text_is_left_over() -> None:
    made = sheet()
    out = InlineFont(strike=True)
    made["B3"] = CellRichText(TextBlock(out, "Jumlah dokumen "), "Jumlah laporan")
    made["B4"] = CellRichText(TextBlock(out, "Jumlah "), TextBlock(out, "kelurahan"))
    found = read_sheet(made)
    indicators = [row.indicator for row in found.main.form.rows]
    assert indicators == [line[1] for line in LINES[1:]]
    assert left(found, STRUCK) == [("Jumlah dokumen", 3, 2)]
    assert "baris 4 kolom B" in told(found, "reading-struck")[0]


def test_comments_on_cells_are_shown() -> None:
    made = sheet()
    made["E3"].comment = Comment("mestinya\n12", "Budi")
    made["E4"].comment = Comment(
        "[Threaded comment]\n\nYour version of Excel…\n\nComment:\n    cek lagi", "Budi"
    )
    assert left(read_sheet(made), COMMENT) == [("mestinya 12", 3, 5), ("cek lagi", 4, 5)]


def test_formulas_that_nobody_has_computed_are_told() -> None:
    made = sheet()
    made["D3"], made["E3"], made["E4"] = "=6*2", '=IF(D4="","",D4)', "=D4-1"
    found = read_sheet(made)
    (message,) = told(found, "reading-uncomputed")
    assert "Sel D3, E4 berisi rumus yang belum pernah dihitung" in message


def test_nothing_is_told_of_a_workbook_that_crosses_out_nothing() -> None:
    found = read_sheet(sheet())
    assert not found.main.findings
    assert not found.leftovers


def test_what_word_crosses_out_is_told_or_left_over() -> None:
    made = with_lines(LINES)
    table = made.tables[0]
    table.cell(2, 3).paragraphs[0].runs[0].font.strike = True
    table.cell(3, 4).paragraphs[0].add_run("4").font.double_strike = True
    found = read_document(made)
    assert [row.target.written for row in found.main.form.rows] == ["85", "12", "6"]
    assert [row.realization.written for row in found.main.form.rows] == ["80", "11", "5"]
    assert "baris 3 kolom D" in told(found, "reading-struck")[0]
    assert left(found, STRUCK) == [("4", 4, 5)]


def test_a_crossed_out_paragraph_is_told_as_such() -> None:
    made = with_lines(LINES)
    made.add_paragraph("Catatan: ").add_run("lama").font.strike = True
    found = read_document(made)
    assert ("lama", "Teks dicoret") in [(one.text, one.source.table) for one in found.leftovers]


@pytest.mark.parametrize(("tag", "targets"), [("w:ins", "12"), ("w:del", "")])
def test_tracked_changes_are_accepted_and_told(tag: str, targets: str) -> None:
    made = with_lines(LINES)
    run = made.tables[0].cell(2, 3).paragraphs[0].runs[0]._r
    change = OxmlElement(tag)
    run.addprevious(change)
    change.append(run)
    found = read_document(made)
    assert found.main.form.rows[1].target.written == targets
    assert "Track Changes" in told(found, "reading-file")[0]
    assert not told(read_document(with_lines(LINES)), "reading-file")


def test_what_a_page_crosses_out_is_told_or_left_over() -> None:
    lines = [list(line) for line in LINES]
    lines[2] = [f"<s>{text}</s>" for text in lines[2]]
    lines[3][3] = '<span style="text-decoration: line-through"><b>7</b></span> 6'
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in line)}</tr>" for line in lines)
    found = read_forms(f"<table>{rows}</table>".encode(), "a.html")
    assert [row.target.written for row in found.main.form.rows] == ["85", "12", "6"]
    assert "baris 3 dicoret" in told(found, "reading-struck")[0]
    assert left(found, STRUCK) == [("7", 4, 4)]
