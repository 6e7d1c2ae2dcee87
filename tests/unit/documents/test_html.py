"""HTML tables: spans, hidden rows, lines in cells; nothing that a page would run."""

from tolok.documents.document import Cell, Paragraph
from tolok.documents.formats import document_of
from tolok.documents.readers import html

PAGE = """<!DOCTYPE html><html><head><title>x</title><style>a{}</style></head><body>
<h1>Judul <em>satu</em></h1><script>alert('tidak dibaca')</script>
<table><tr><th rowspan=2>Nama<th colspan="2">Target</tr><tr><td>Kinerja<td>Pagu</tr>
<tr style="display: none"><td>&nbsp;&nbsp;&nbsp;&nbsp;Sub<td>1,5<br>persen<td><b>2.000</b></tr>
</table><p>Catatan</p></body></html>"""


def test_a_page_gives_its_tables_and_its_text() -> None:
    document = document_of(PAGE.encode(), "laporan.xls")
    (table,) = document.tables
    assert table.rows[0].cells == (
        Cell("Nama", rows=2, bold=True), Cell("Target", columns=2, bold=True), None,
    )  # fmt: skip
    assert [cell and cell.text for cell in table.rows[1].cells] == [None, "Kinerja", "Pagu"]
    assert table.rows[2].hidden
    assert table.rows[2].cells == (
        Cell("Sub", indent=2), Cell("1,5\npersen"), Cell("2.000", bold=True),
    )  # fmt: skip
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["Judul satu", "Catatan"]


def test_spans_without_end_stay_bounded() -> None:
    page = b"<table><tr><td colspan=99999999 rowspan=99999999>a<td>b</tr><tr><td>c</tr></table>"
    (table,) = html.read(page, "a.html").tables
    assert table.columns <= html.MAX_COLUMNS
