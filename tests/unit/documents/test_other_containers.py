"""Forms in containers that systems and programs write beside the common ones."""

from decimal import Decimal
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from tolok.documents.document import Table
from tolok.documents.formats import document_of
from tolok.documents.reading import read_form_bytes
from tolok.domain.errors import UnreadableError

HEADER = ("Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target", "Realisasi")
LINES = (
    ("Program Pemerintahan", "Indeks kepuasan", "Indeks", "85", "80"),
    ("Kegiatan Koordinasi", "Jumlah laporan", "Laporan", "12", "11"),
)
EXCEL = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/><Font ss:Bold="1"/></Style></Styles>
%s</Workbook>"""


def only_table(data: bytes, name: str = "a.xls") -> Table:
    """The one table of a file."""
    (table,) = document_of(data, name).tables
    return table


def texts(table: Table) -> list[list[str | None]]:
    """Its texts; None for covered cells."""
    return [[cell.text if cell else None for cell in row.cells] for row in table.rows]


def page(lines: tuple[tuple[str, ...], ...] = (HEADER, *LINES)) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in line)}</tr>" for line in lines)
    return f"<html><body><table>{rows}</table></body></html>"


def assert_read(data: bytes, name: str) -> None:
    """That the two lines are rows with their figures."""
    rows = read_form_bytes(data, name).form.rows
    assert [(row.name, row.target.written, row.realization.written) for row in rows] == [
        ("Program Pemerintahan", "85", "80"),
        ("Kegiatan Koordinasi", "12", "11"),
    ]


def test_a_web_archive_is_read_as_the_page_in_it() -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText(page(), "html", "utf-8"))
    assert_read(archive.as_bytes(), "formulir.mht")
    assert_read(archive.as_bytes(), "formulir.xls")


def test_each_sheet_of_a_web_archive_is_a_page() -> None:
    archive = MIMEMultipart("related")
    for content in ("<html><frameset></frameset></html>", page(), page(), page((HEADER,))):
        archive.attach(MIMEText(content, "html", "utf-8"))
    assert len(list(document_of(archive.as_bytes(), "a.mht").tables)) == 3


def test_a_letter_without_a_page_is_refused_in_words() -> None:
    letter = MIMEText("Terlampir formulirnya.", "plain", "utf-8").as_bytes()
    with pytest.raises(UnreadableError, match=r"a\.mht: arsip web ini tidak berisi halaman"):
        document_of(letter, "a.mht")


def test_the_xml_of_excel_2003_has_its_places_spans_and_looks() -> None:
    sheet = """<Worksheet ss:Name="TW I"><Table><Column ss:Index="5" ss:Hidden="1"/>
    <Row><Cell ss:MergeDown="1"><Data ss:Type="String">A</Data></Cell>
         <Cell ss:MergeAcross="1"><Data ss:Type="String">B</Data></Cell></Row>
    <Row><Cell ss:Index="2"><Data ss:Type="String">C</Data></Cell>
         <Cell ss:StyleID="p"><Data ss:Type="Number">0.1341</Data></Cell></Row>
    <Row ss:Index="5" ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="Number">12</Data></Cell></Row>
    </Table></Worksheet>"""
    table = only_table((EXCEL % sheet).encode())
    assert texts(table) == [["A", "B", None], [None, "C", "13,41%"], ["", "", "12"]]
    assert [row.number for row in table.rows] == [1, 2, 5]
    assert [row.hidden for row in table.rows] == [False, False, True]
    share = table.rows[1].cells[2]
    assert share is not None
    assert (share.number, share.bold) == (Decimal("13.41"), True)
    assert table.hidden_columns == (4,)


def test_formulas_of_the_xml_of_excel_2003_are_told_by_letters() -> None:
    sheet = """<Worksheet ss:Name="A"><Table><Row ss:Index="4">
    <Cell ss:Index="3" ss:Formula="=SUM(R[-3]C:R[-1]C)/R2C1&amp;&quot;RC&quot;">
    <Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet>"""
    cell = only_table((EXCEL % sheet).encode()).rows[0].cells[2]
    assert cell is not None
    assert cell.formula_text == '=SUM(C1:C3)/$A$2&"RC"'


def test_hidden_sheets_of_the_xml_of_excel_2003_stand_aside() -> None:
    sheet = """<Worksheet ss:Name="Bantu"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell>
    </Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">
    <Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"""
    document = document_of((EXCEL % sheet).encode(), "a.xls")
    assert not list(document.tables)
    assert [table.name for table in document.hidden] == ["Bantu"]


@pytest.mark.parametrize(
    "sheet",
    [
        '<Worksheet><Table><Row ss:Index="999999"><Cell/></Row></Table></Worksheet>',
        "<Worksheet><Table><Row><Cell></Row></Table></Worksheet>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    ],
)
def test_damaged_or_endless_xml_of_excel_is_refused_in_words(sheet: str) -> None:
    with pytest.raises(UnreadableError, match=r"a\.xls: "):
        document_of((EXCEL % sheet).encode(), "a.xls")


def test_the_first_line_of_a_csv_may_tell_what_parts_it() -> None:
    lines = "".join("^".join(line) + "\r\n" for line in (HEADER, *LINES))
    assert_read(f"sep=^\r\n{lines}".encode(), "a.csv")
    assert only_table(f"sep=^\r\n{lines}".encode(), "a.csv").rows[0].number == 2


def test_tables_drawn_with_bars_are_read() -> None:
    rows = ["| " + " | ".join(line) + " |" for line in (HEADER, ("---",) * 5, *LINES)]
    assert_read("\n".join(["# Formulir", "", *rows]).encode(), "a.md")
    rule = "+----+----+----+----+----+"
    drawn = [rule, rows[0], rule, *rows[2:], rule]
    assert_read("\n".join(drawn).encode(), "a.txt")
    bare = [" | ".join(line) for line in (HEADER, *LINES)]
    assert_read("\n".join(bare).replace("|", "│").encode(), "a.txt")


def test_a_barred_cell_may_hold_a_bar() -> None:
    table = only_table(b"| a \\| b | c |\n| d | e |\n| f | g |\n", "a.md")
    assert texts(table) == [["a | b", "c"], ["d", "e"], ["f", "g"]]


def test_prose_with_bars_is_no_table() -> None:
    prose = "Serang | Banten | 2025\n" + "Kalimat panjang tanpa garis.\n" * 9
    assert not list(document_of(prose.encode(), "a.txt").tables)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"Rar!\x1a\x07\x01\x00", "arsip RAR"),
        (b"7z\xbc\xaf'\x1c\x00\x04", "arsip 7z"),
        (b"\0\0\0\x18ftypheic\0\0", "foto HEIC"),
        (b"\0\0\0\x18ftypmp42\0\0", "rekaman video"),
        (b"ID;PWXL;N;E\r\n", "SYLK"),
        (b"TABLE\r\n0,1\r\n", "DIF"),
        (b"<?xml version='1.0'?><laporan><baris>1</baris></laporan>", "isi XML ini tidak dikenal"),
        (b"\x01\x00\x02", "jenis berkas ini tidak dikenal. Yang dapat dibaca: teks, CSV"),
    ],
)
def test_kinds_that_are_not_read_are_named_with_a_remedy(start: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        document_of(start, "kiriman.bin")
