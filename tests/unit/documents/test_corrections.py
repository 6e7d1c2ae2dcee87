"""The office's own file comes back: the accepted cells change, and nothing else does."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tolok.documents.correcting.boxes import anchor
from tolok.documents.correcting.formulas import recomputed
from tolok.documents.correcting.markup import elements
from tolok.documents.correcting.sheet import Sheet
from tolok.documents.corrections import Correction, CorrectionError, correct
from tolok.documents.readers import xlsx
from tolok.domain.forms import Source

# openpyxl says which extensions it would lose; nothing is saved by it here.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(fill: Any = None) -> bytes:
    """A workbook with most of what an office puts into one.

    Form:  A          B          C       D
      1    PROGRAM    INDIKATOR  PAGU
      2    Jumlah                =SUM(C3:C4) 949600100
      3    Satu       teks       949600000  13,41%
      4    Dua        teks       100        ="12,5"
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as written:
        sheet = written.add_worksheet("Form & isi")
        money = written.add_format({"num_format": "#,##0", "bold": True, "bg_color": "#FFEE00"})
        share = written.add_format({"num_format": "0.00%"})
        for column, head in enumerate(("PROGRAM", "INDIKATOR", "PAGU")):
            sheet.write_string(0, column, head)
        for row, name in enumerate(("Jumlah", "Satu", "Dua"), start=1):
            sheet.write_string(row, 0, name)
        sheet.write_formula(1, 2, "=SUM(C3:C4)", money, 949600100)
        sheet.write_number(2, 2, 949600000, money)
        sheet.write_number(3, 2, 100, money)
        sheet.write_number(2, 3, 0.1341, share)
        sheet.write_string(3, 3, "849.600.000")
        sheet.write_string(4, 3, "849.600.000")
        sheet.write_comment(3, 2, "Kata orang lain.")
        sheet.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True})
        sheet.data_validation("C3:C4", {"validate": "decimal", "criteria": ">", "value": 0})
        sheet.insert_image(8, 0, "titik.png", {"image_data": io.BytesIO(DOT)})
        chart = written.add_chart({"type": "column"})
        chart.add_series({"values": "='Form & isi'!$C$3:$C$4"})
        sheet.insert_chart("F8", chart)
        other = written.add_worksheet("Lain")
        other.write_formula("A1", "='Form & isi'!C2*2", None, 1899200200)
        other.write_comment("A1", "Di lembar lain.")
        written.define_name("Pagu", "='Form & isi'!$C$2")
        if fill:
            fill(written, sheet)
    # XlsxWriter asks every program to compute anew; Excel's own files do not.
    return edited(file.getvalue(), {"xl/workbook.xml": (b' fullCalcOnLoad="1"', b"")})


DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def change(row: int, column: int, before: str, after: str, table: str = "Form & isi") -> Correction:
    return Correction(Source("a.xlsx", table, row, column), before, after, "Jumlahnya & saksinya.")


CHILD = change(3, 3, "949.600.000", "849.600.000")
TOTAL = change(2, 3, "949.600.100", "849.600.100")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(data: bytes) -> dict[tuple[str, int, int], str]:
    return {
        (table.name, row.number, column): cell.text
        for table in xlsx.read(data, "a.xlsx").tables
        for row in table.rows
        for column, cell in enumerate(row.cells, start=1)
        if cell
    }


def edited(data: bytes, changes: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """The workbook with bytes of its parts replaced, as another program might have left them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts(data).items():
            old, new = changes.get(name, (b"", b""))
            assert old in part
            archive.writestr(name, part.replace(old, new, 1) if old else part)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_only_the_cell_its_comment_and_the_wish_to_compute_change() -> None:
    before = book()
    after = correct(before, "a.xlsx", [CHILD])
    old, new = parts(before), parts(after)
    changed = {name for name in old | new if old.get(name) != new.get(name)}
    assert changed == {
        SHEET, "xl/workbook.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    style = re.search(rb'<c r="C3" s="(\d+)"><v>949600000</v></c>', old[SHEET])
    assert style
    assert new[SHEET] == old[SHEET].replace(
        style[0], b'<c r="C3" s="%s"><v>849600000</v></c>' % style[1]
    )
    assert new["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"") == old["xl/workbook.xml"]


def test_reading_it_again_gives_the_corrected_figure_and_the_rest_as_it_was() -> None:
    before = book()
    old, new = texts(before), texts(correct(before, "a.xlsx", [CHILD]))
    assert new == old | {("Form & isi", 3, 3): "849.600.000"}


def test_the_comment_says_from_to_and_why_beside_those_that_were_there() -> None:
    existing = change(4, 3, "100", "200")
    opened = openpyxl.load_workbook(io.BytesIO(correct(book(), "a.xlsx", [CHILD, existing])))
    sheet = opened["Form & isi"]
    first, second = sheet["C3"].comment, sheet["C4"].comment
    assert first is not None
    assert second is not None
    assert (first.text, first.author) == (
        "Diperbaiki: semula 949.600.000, menjadi 849.600.000.\nAlasan: Jumlahnya & saksinya.",
        "Tolok",
    )
    assert second.text == (
        "Kata orang lain.\n\nDiperbaiki: semula 100, menjadi 200.\nAlasan: Jumlahnya & saksinya."
    )
    assert opened["Lain"]["A1"].comment is not None


def test_a_sheet_without_comments_gets_its_first() -> None:
    data = correct(book(), "a.xlsx", [change(1, 2, "", "5", "Lain")])
    new = parts(data)
    assert b'PartName="/xl/comments2.xml"' in new["[Content_Types].xml"]
    plain = io.BytesIO()
    with xlsxwriter.Workbook(plain) as written:
        sheet = written.add_worksheet("Polos")
        sheet.write_number(0, 0, 5)
        sheet.insert_image(3, 0, "titik.png", {"image_data": io.BytesIO(DOT)})
        sheet.add_table("C1:D3")
    data = correct(plain.getvalue(), "a.xlsx", [change(1, 1, "5", "6", "Polos")])
    new = parts(data)
    assert b"<drawing r:id" in new[SHEET]
    assert new[SHEET].index(b"<drawing") < new[SHEET].index(b"<legacyDrawing")
    assert new[SHEET].index(b"<legacyDrawing") < new[SHEET].index(b"<tableParts")
    assert b'Extension="vml"' in new["[Content_Types].xml"]
    assert openpyxl.load_workbook(io.BytesIO(data))["Polos"]["A1"].comment


def test_a_workbook_without_formulas_is_not_asked_to_compute() -> None:
    plain = io.BytesIO()
    opened = openpyxl.Workbook()
    sheet = opened.worksheets[0]
    sheet.title = "Polos"
    sheet["A1"] = 5
    opened.save(plain)
    data = correct(plain.getvalue(), "a.xlsx", [change(1, 1, "5", "6", "Polos")])
    assert parts(data)["xl/workbook.xml"] == parts(plain.getvalue())["xl/workbook.xml"]
    assert texts(data)["Polos", 1, 1] == "6"


@pytest.mark.parametrize("calculation", [b"", b'<calcPr calcId="1" fullCalcOnLoad="0"/>'])
def test_the_wish_to_compute_is_written_where_the_schema_wants_it(calculation: bytes) -> None:
    old = re.search(rb"<calcPr[^>]*/>", parts(book())["xl/workbook.xml"])
    assert old
    before = edited(book(), {"xl/workbook.xml": (old[0], calculation)})
    new = parts(correct(before, "a.xlsx", [CHILD]))["xl/workbook.xml"]
    assert new.count(b'fullCalcOnLoad="1"') == 1
    assert new.index(b"</definedNames>") < new.index(b"<calcPr")


def test_a_percentage_is_stored_as_its_share_of_one() -> None:
    data = correct(book(), "a.xlsx", [change(3, 4, "13,41%", "11,88")])
    assert b"<v>0.1188</v>" in parts(data)[SHEET]
    assert texts(data)["Form & isi", 3, 4] == "11,88%"


def test_a_text_that_other_cells_share_changes_in_one_of_them() -> None:
    before = book()
    data = correct(before, "a.xlsx", [change(4, 4, "849.600.000", "846.900.000")])
    assert texts(data)["Form & isi", 4, 4] == "846.900.000"
    assert texts(data)["Form & isi", 5, 4] == "849.600.000"
    assert parts(data)["xl/sharedStrings.xml"] == parts(before)["xl/sharedStrings.xml"]


@pytest.mark.parametrize(("after", "stored"), [("", None), ("-", "-")])
def test_a_figure_can_become_blank_or_a_dash(after: str, stored: str | None) -> None:
    data = correct(book(), "a.xlsx", [change(3, 3, "949.600.000", after)])
    assert openpyxl.load_workbook(io.BytesIO(data))["Form & isi"]["C3"].value == stored


def test_a_cell_that_was_never_there_is_made_in_its_place() -> None:
    data = correct(book(), "a.xlsx", [change(4, 2, "", "7"), change(5, 2, "", "8")])
    assert texts(data)["Form & isi", 4, 2] == "7"
    assert texts(data)["Form & isi", 5, 2] == "8"
    row = re.search(rb'<row r="4".*?</row>', parts(data)[SHEET])
    assert row
    assert re.findall(rb'<c r="([A-Z])4"', row[0]) == [b"A", b"B", b"C", b"D"]


def test_a_formula_gives_way_to_the_figure_and_is_named() -> None:
    data = correct(book(), "a.xlsx", [TOTAL])
    cell = openpyxl.load_workbook(io.BytesIO(data))["Form & isi"]["C2"]
    assert cell.value == 849600100
    assert cell.comment is not None
    assert "Sebelumnya dihitung dengan rumus =SUM(C3:C4); kini berupa angka." in cell.comment.text


def test_a_formula_that_gives_the_figure_by_itself_stays() -> None:
    data = correct(book(), "a.xlsx", [TOTAL, CHILD])
    cell = openpyxl.load_workbook(io.BytesIO(data))["Form & isi"]["C2"]
    assert cell.value == "=SUM(C3:C4)"
    assert texts(data)["Form & isi", 2, 3] == "849.600.100"
    assert cell.comment is not None
    assert "Rumus =SUM(C3:C4) tetap; hasilnya ikut berubah." in cell.comment.text


def shared_formulas() -> bytes:
    data = book(lambda _, sheet: [sheet.write_formula(row, 4, "=1", None, 5) for row in (1, 2, 3)])
    sheet = parts(data)[SHEET]
    for row, formula in (
        (2, b'<f t="shared" ref="E2:E4" si="0">C2/$C$3&amp;""</f>'),
        (3, b'<f t="shared" si="0"/>'),
        (4, b'<f t="shared" si="0"/>'),
    ):
        sheet = sheet.replace(b'<c r="E%d"><f>1</f>' % row, b'<c r="E%d">%s' % (row, formula), 1)
    return edited(data, {SHEET: (parts(data)[SHEET], sheet)})


def test_the_heirs_of_a_shared_formula_keep_it() -> None:
    data = correct(shared_formulas(), "a.xlsx", [change(2, 5, "5", "6")])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Form & isi"]
    assert [sheet[f"E{row}"].value for row in (2, 3, 4)] == [6, '=C3/$C$3&""', '=C4/$C$3&""']
    assert b'ref="E3:E4"' in parts(data)[SHEET]
    data = correct(shared_formulas(), "a.xlsx", [change(3, 5, "5", "6")])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Form & isi"]
    assert [sheet[f"E{row}"].value for row in (2, 3, 4)] == ['=C2/$C$3&""', 6, '=C4/$C$3&""']


def with_chain(chain: str) -> bytes:
    """A workbook as Excel saves it, with the order in which it computes."""
    name, kind = "xl/calcChain.xml", "spreadsheetml.calcChain+xml"
    data = edited(
        book(),
        {
            "xl/_rels/workbook.xml.rels": (
                b"</Relationships>",
                f'<Relationship Id="rId99" Type="{TIES}/calcChain" Target="calcChain.xml"/>'
                "</Relationships>".encode(),
            ),
            "[Content_Types].xml": (
                b"</Types>",
                f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-'
                f'officedocument.{kind}"/></Types>'.encode(),
            ),
        },
    )
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, f'<calcChain xmlns="{MAIN}">{chain}</calcChain>')
    return file.getvalue()


def test_a_cell_without_its_formula_leaves_the_order_of_computing() -> None:
    chain = '<c r="C2" i="1"/><c r="E9"/><c r="A1" i="2"/>'
    new = parts(correct(with_chain(chain), "a.xlsx", [TOTAL]))
    assert b'"><c i="1" r="E9"/><c r="A1" i="2"/></calcChain>' in new["xl/calcChain.xml"]


def test_an_empty_order_of_computing_leaves_the_file() -> None:
    new = parts(correct(with_chain('<c r="C2" i="1"/>'), "a.xlsx", [TOTAL]))
    assert "xl/calcChain.xml" not in new
    assert b"calcChain" not in new["[Content_Types].xml"] + new["xl/_rels/workbook.xml.rels"]


def test_a_sheet_whose_tags_bear_a_prefix_keeps_it() -> None:
    old = parts(book())[SHEET]
    prefixed = re.sub(rb"<(/?)(?=[a-zA-Z])(?!x14)", rb"<\1s:", old).replace(
        b"xmlns=", b"xmlns:s=", 1
    )
    prefixed = re.sub(rb"<s:extLst>.*?</s:extLst>", b"", prefixed, flags=re.DOTALL)
    data = correct(edited(book(), {SHEET: (old, prefixed)}), "a.xlsx", [CHILD])
    assert texts(data)["Form & isi", 3, 3] == "849.600.000"
    assert b"<s:v>849600000</s:v></s:c>" in parts(data)[SHEET]


def test_a_byte_order_mark_moves_nothing() -> None:
    old = parts(book())[SHEET]
    data = correct(edited(book(), {SHEET: (old, b"\xef\xbb\xbf" + old)}), "a.xlsx", [CHILD])
    assert texts(data)["Form & isi", 3, 3] == "849.600.000"


@pytest.mark.parametrize("spoiled", [b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', b"<worksheet><x"])
def test_a_part_that_is_no_plain_xml_is_refused(spoiled: bytes) -> None:
    with pytest.raises(CorrectionError, match="bukan XML"):
        elements(parts(book())[SHEET].replace(b"<worksheet", spoiled, 1))


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=SUM($A$1:A3)", 6),
        ("=SUM(A1:A2,A3)+a1", 7),
        ("=A1+A2-A3", 0),
        ("=A1/A2*100", 50),
        ("=ROUND(A1/A3*100,2)", Decimal("33.33")),
        ('=IF(AND(ISNUMBER(A1),N(A2)<>0),ROUND(A1*100/A2,2),"")', 50),
        ("=A1/B9", None),
        ("=A1:A3", None),
        ("=MAX(A1:A3)", None),
        ("=SUM(A:A)", None),
        ("=SUM(A1:Z99999)", None),
        ("=Lain!A1", None),
        ("=A1/(A3-A2-A1)", None),
    ],
)
def test_only_totals_and_shares_are_computed_here(formula: str, result: object) -> None:
    figures = {(1, 1): Decimal(1), (2, 1): Decimal(2), (3, 1): Decimal(3)}
    assert recomputed(formula, lambda row, column: figures.get((row, column))) == result


def test_a_box_is_as_wide_whatever_the_columns_are() -> None:
    sheet = Sheet.of(
        b'<worksheet><cols><col min="3" max="3" width="9" hidden="1"/>'
        b'<col min="4" max="4" width="30"/></cols><sheetData><row r="2" ht="30"/></sheetData>'
        b"</worksheet>"
    )
    # From 12 pixels into column C, which is hidden: D has 215 of them, E 64, the rest are F's.
    assert anchor(sheet, (2, 2), "satu baris") == "2, 12, 1, 4, 5, 33, 1, 30"


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (change(3, 3, "949.600.001", "1"), r"a\.xlsx: sel C3 pada lembar “Form & isi” berisi “949"),
        (change(3, 3, "949.600.000", "1", "Hilang"), "lembar “Hilang” tidak ada lagi"),
        (change(3, 3, "949.600.000", "84,5"), "akan menampilkan 85, bukan 84,5"),
        (change(50, 3, "", "1"), "Buka di Excel"),
    ],
)
def test_what_does_not_fit_is_refused_with_place_and_remedy(one: Correction, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        correct(book(), "a.xlsx", [one])


def test_part_of_an_array_is_refused() -> None:
    data = book(lambda _, sheet: sheet.write_array_formula("E2:E4", "{=C2:C4*2}", None, 5))
    with pytest.raises(CorrectionError, match="rumus larik E2:E4"):
        correct(data, "a.xlsx", [change(3, 5, "0", "6")])


def test_two_values_for_one_cell_are_refused() -> None:
    with pytest.raises(CorrectionError, match="dua usulan"):
        correct(book(), "a.xlsx", [CHILD, CHILD._replace(after="1")])
