"""PDFs with letters: ruled tables on their grid, over pages, with turned and broken texts."""

import io
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
import typst

from tolok.documents.document import Paragraph, Table
from tolok.documents.letters.spacing import closed_up
from tolok.documents.readers import pdf
from tolok.documents.reading import read_forms
from tolok.documents.writing import write_document
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import NUMBER_CELLS, Form, Row
from tolok.reports.form import form_document

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def typeset(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


def grid_of(data: bytes) -> list[list[str | None]]:
    (table,) = pdf.read(data, "a.pdf").tables
    return [[cell.text if cell else None for cell in row.cells] for row in table.rows]


def test_merged_cells_keep_their_spans() -> None:
    data = typeset(
        "#table(columns: 3, table.cell(rowspan: 2)[Nama], table.cell(colspan: 2)[Target],"
        "[Kinerja], [Pagu], [Satu], [1,5], [2.000])"
    )
    (table,) = pdf.read(data, "a.pdf").tables
    first, second, third = table.rows
    assert first.cells[0] is not None
    assert first.cells[1] is not None
    assert (first.cells[0].rows, first.cells[1].columns) == (2, 2)
    assert (first.cells[2], second.cells[0]) == (None, None)
    assert [cell and cell.text for cell in third.cells] == ["Satu", "1,5", "2.000"]


@pytest.mark.parametrize("angle", [90, 270])
def test_turned_words_are_read_in_their_order(angle: int) -> None:
    data = typeset(
        f"#table(columns: 2, rotate({angle}deg, reflow: true)[Realisasi kinerja], [Nama], [1], [2])"
    )
    assert grid_of(data)[0] == ["Realisasi kinerja", "Nama"]


def test_a_word_broken_at_its_own_hyphen_stays_one_word() -> None:
    data = typeset("#table(columns: (22mm, 22mm), [Dokumen DPA-SKPD akhir], [a], [b], [c])")
    assert grid_of(data)[0][0] == "Dokumen\nDPA-SKPD\nakhir"


@pytest.mark.parametrize("stroke", ["0.5pt", "none"], ids=["ruled", "bare"])
def test_letters_that_are_set_apart_are_words(stroke: str) -> None:
    rows = "".join(
        f"[{at}], text(tracking: 3pt)[Program Pelayanan Bagian Umum], [{at}1,5], [{at}00.500.000],"
        for at in range(1, 7)
    )
    data = typeset(
        f"#set page(width: 300mm)\n#table(columns: 4, stroke: {stroke}, inset: 6pt, [No], "
        f"[Program], [Target], [Pagu (Rp)], {rows})"
    )
    form = read_forms(data, "a.pdf").main.form
    assert [(row.name, row.ceiling.written) for row in form.rows] == [
        ("Program Pelayanan Bagian Umum", f"{at}00.500.000") for at in range(1, 7)
    ]


def test_a_line_of_usual_letters_is_left_as_it_is() -> None:
    data = typeset("#set par(justify: true)\n#lorem(60)")
    with pdfplumber.open(io.BytesIO(data)) as document:
        letters = document.pages[0].chars
        assert closed_up(letters) == letters


def test_lines_of_letters_two_points_high_stay_apart() -> None:
    data = typeset(
        "#set text(size: 1.8pt, hyphenate: false)\n#set par(leading: 1.1pt)\n"
        "#table(columns: (9mm, 6mm), [Program Penyediaan Gaji dan Tunjangan], [12], [a], [b])"
    )
    text = grid_of(data)[0][0]
    assert text is not None
    assert "\n" in text
    assert " ".join(text.split()) == "Program Penyediaan Gaji dan Tunjangan"


def test_text_around_a_table_keeps_its_page() -> None:
    data = typeset("Judul di atas #table(columns: 2, [a], [b], [c], [d]) Catatan di bawah")
    texts = [block for block in pdf.read(data, "a.pdf").blocks if isinstance(block, Paragraph)]
    assert [(text.text, text.place) for text in texts] == [
        ("Judul di atas", "Halaman 1"),
        ("Catatan di bawah", "Halaman 1"),
    ]


def said(row: Row) -> list[object]:
    cells = [(row.cell(name).written, row.cell(name).state) for name in NUMBER_CELLS]
    return [row.level, row.parent, row.name, row.indicator, row.unit, cells]


def test_the_form_that_we_print_is_read_back_from_its_pages() -> None:
    form: Form = read_forms(SEED.read_bytes(), SEED.name).main.form
    data = write_document(form_document(form), "pdf")
    document = pdf.read(data, "a.pdf")
    assert len([block for block in document.blocks if isinstance(block, Table)]) > 1
    again = read_forms(data, "a.pdf").main.form
    assert (again.organization, again.year) == (form.organization, form.year)
    assert [said(row) for row in again.rows] == [said(row) for row in form.rows]


def test_a_number_broken_over_two_lines_is_one_number() -> None:
    data = typeset(
        "#set text(size: 7pt)\n#table(columns: (8mm, 40mm, 40mm, 15mm, 15mm, 20mm),"
        "[No], [Program], [Indikator Kinerja], [Satuan], [Target], [Pagu],"
        "[1], [Program Mutu], [Nilai mutu], [Nilai], [80], [15.071.228. \\ 465])"
    )
    (form,) = read_forms(data, "a.pdf").forms
    assert str(form.rows[0].ceiling.value) == "15071228465"


def test_a_page_without_letters_is_told_apart() -> None:
    data = typeset("#rect(fill: blue) #pagebreak() a")
    assert pdf.read_pages(data, "a.pdf").pictures == (1,)


def test_a_damaged_pdf_is_refused_with_a_remedy() -> None:
    with pytest.raises(UnreadableError, match="PDF ini rusak"):
        pdf.read(b"%PDF-1.7", "a.pdf")


def test_what_the_library_thinks_of_a_damaged_font_does_not_reach_a_terminal() -> None:
    # In a process of its own, for pytest takes what is logged before a terminal could.
    code = (
        "from tolok.documents.readers import pdf\nimport logging\n"
        "logging.getLogger('pdfminer.pdffont').warning('Could not get FontBBox')"
    )
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], check=True, capture_output=True
    )
    assert done.stderr == b""


def test_a_locked_pdf_asks_for_a_copy_without_password() -> None:
    # An encryption dictionary of revision 2 whose password is not the empty one.
    locked = typeset("a").replace(b"trailer", b"trailer")
    assert b"trailer" in locked
    key = b"<<" + b"/Filter/Standard/V 1/R 2/O <" + b"41" * 32 + b">/U <" + b"42" * 32 + b">/P -4>>"
    place = locked.rindex(b"/Root")
    with pytest.raises(UnreadableError, match="berkata sandi"):
        pdf.read(locked[:place] + b"/Encrypt " + key + b" " + locked[place:], "a.pdf")


UNRULED = """
#set page(width: 330mm, height: 90mm, margin: 12mm)
#set text(size: 8pt)
PERJANJIAN KINERJA TAHUN 2025

#table(columns: (9mm, 1fr, 1fr, 20mm, 16mm, 30mm, 16mm, 30mm), stroke: none,
  align: (x, y) => (if x < 4 { left } else { right }) + ALIGN,
  table.header(table.cell(rowspan: 2)[NO], table.cell(rowspan: 2)[SASARAN STRATEGIS],
    table.cell(rowspan: 2)[INDIKATOR KINERJA], table.cell(rowspan: 2)[SATUAN],
    table.cell(colspan: 2)[TARGET], table.cell(colspan: 2)[REALISASI],
    [KINERJA], [PAGU (Rp)], [KINERJA], [PAGU (Rp)]), ROWS)
"""


@pytest.mark.parametrize("align", ["top", "horizon", "bottom"])
def test_a_table_without_rules_is_read_by_its_gutters_over_pages(align: str) -> None:
    rows = "".join(
        f"[{at}], [Meningkatnya kualitas pelayanan publik kecamatan kepada warga dan masyarakat "
        f"kelurahan {at}], [Persentase dokumen perencanaan dan penganggaran yang disusun tepat "
        f"waktu], [Persen], [100], [{at}.250.000.500], [{20 + at}], [{at}.020.331.464],"
        for at in range(1, 15)
    )
    data = typeset(UNRULED.replace("ALIGN", align).replace("ROWS", rows))
    assert len([1 for _ in pdf.read(data, "a.pdf").tables]) > 1
    (form,) = read_forms(data, "a.pdf").forms
    assert [row.ceiling.written for row in form.rows] == [
        f"{at}.250.000.500" for at in range(1, 15)
    ]
    assert {row.indicator for row in form.rows} == {
        "Persentase dokumen perencanaan dan penganggaran yang disusun tepat waktu"
    }
    assert form.rows[13].name == (
        "Meningkatnya kualitas pelayanan publik kecamatan kepada warga dan masyarakat kelurahan 14"
    )
