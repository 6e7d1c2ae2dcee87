"""Real workbooks with formulas, right and wrong, read and examined as an office's own."""

import io
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from old_files import as_computed_xls, open_document

from tolok.audit.findings import Finding
from tolok.audit.rulebook import examine
from tolok.documents.formats import document_of
from tolok.documents.reading import read_form_bytes
from tolok.documents.sheets import derivations, old_formulas
from tolok.documents.sheets.old_formulas import UNKNOWN
from tolok.documents.writing import write_document
from tolok.domain.forms import NUMBER_CELLS, Computation, Form
from tolok.reports.form import form_document

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"

HEAD = (
    "NO", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KINERJA", "SATUAN", "TARGET KINERJA",
    "PAGU (Rp)", "REALISASI KINERJA", "REALISASI (Rp)", "CAPAIAN KINERJA %", "CAPAIAN PAGU %",
)  # fmt: skip

ROWS = (
    ("B", "PROGRAM PENUNJANG", 15000, 5900),
    ("C", "Perencanaan", 6000, 2400),
    ("D", "Penyusunan Dokumen", 1000, 500),
    ("D", "Evaluasi Kinerja", 3000, 900),
    ("D", "Koordinasi", 2000, 1000),
    ("C", "Keuangan", 9000, 3500),
    ("D", "Penyediaan Gaji", 5000, 2500),
    ("D", "Laporan Akhir", 4000, 1000),
)

TOTALS = {
    "H2": "=SUM(H3,H7)", "J2": "=J3+J7", "H3": "=SUM(H4:H6)", "J3": "=SUM($J$4:J6)", "H7": "=H8+H9",
    "J7": "=SUM(J8:J9)",
}  # fmt: skip

Cells = dict[str, Any]


def sound() -> Cells:
    """An office's sheet: values, and pairs of a formula with its stored result."""
    cells: Cells = {f"{letter}1": text for letter, text in zip("ABCDEFGHIJKL", HEAD, strict=True)}
    for at, (column, name, ceiling, spending) in enumerate(ROWS, start=2):
        share = round(spending * 100 / ceiling, 2)
        cells |= {
            f"A{at}": at - 1, f"{column}{at}": name, f"E{at}": "Jumlah dokumen",
            f"F{at}": "Dokumen", f"G{at}": 4, f"H{at}": ceiling, f"I{at}": 1, f"J{at}": spending,
            f"K{at}": (f"=I{at}/G{at}*100", 25), f"L{at}": (f"=ROUND(J{at}/H{at}*100,2)", share),
        }  # fmt: skip
    return cells | {place: (formula, cells[place]) for place, formula in TOTALS.items()}


def workbook(cells: Mapping[str, Any], share: str = "0.00") -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Form")
        looks = {
            **dict.fromkeys("HJ", book.add_format({"num_format": "#,##0"})),
            "K": book.add_format({"num_format": "0.00"}),
            "L": book.add_format({"num_format": share}),
        }
        for place, value in cells.items():
            look = looks.get(place[0])
            if isinstance(value, tuple):
                sheet.write_formula(place, value[0], look, value[1])
            else:
                sheet.write(place, value, look)
    return file.getvalue()


def old_workbook(cells: Mapping[str, Any]) -> bytes:
    return as_computed_xls(cells, {"H": "#,##0", "J": "#,##0", "K": "0.00", "L": "0.00"})


def form_of(**changed: Any) -> Form:
    return read_form_bytes(workbook(sound() | changed), "kantor.xlsx").form


def findings_of(form: Form) -> list[Finding]:
    return [one for one in examine(form) if one.rule.startswith("formula-")]


def test_a_sound_workbook_of_an_office_is_silent() -> None:
    form = form_of()
    assert examine(form) == ()
    found = {
        (row.id, name): cell.derivation
        for row in form.rows
        for name in NUMBER_CELLS
        if (cell := row.cell(name)).derivation
    }
    total = found["2", "ceiling"]
    assert total
    assert (total.written, total.computation) == ("=SUM(H4:H6)", Computation.SUM)
    assert total.terms == (("3", "ceiling"), ("4", "ceiling"), ("5", "ceiling"))
    assert (total.is_closed, total.gives, total.is_selective) == (True, None, False)
    share = found["3", "absorption"]
    assert share
    assert share.terms == (("3", "spending"), ("3", "ceiling"))


CASES: dict[str, tuple[Cells, tuple[str, str, str], str]] = {
    "a sum that misses a child": (
        {"H3": ("=SUM(H4:H5)", 4000)}, ("formula-range", "2", "ceiling"),
        ("dihitung dengan =SUM(H4:H5). Rumus itu melewatkan baris 5 “Koordinasi” (2.000). Jumlah "
         "yang semestinya 6.000."),
    ),
    "a sum of totals and their parts": (
        {"H2": ("=SUM(H3:H9)", 30000)}, ("formula-range", "1", "ceiling"),
        ("memuat baris 2 “Perencanaan” (6.000), baris 6 “Keuangan” (9.000) yang tidak termasuk "
         "atau sudah terhitung. Jumlah yang semestinya 15.000."),
    ),
    "a sum with a row too many": (
        {"J7": ("=SUM(J8:J9,J6)", 4500)}, ("formula-range", "6", "spending"),
        "memuat baris 5 “Koordinasi” (1.000)",
    ),
    "a row counted twice": (
        {"H7": ("=H8+H9+H9", 13000)}, ("formula-range", "6", "ceiling"),
        "memuat baris 8 “Laporan Akhir” (4.000)",
    ),
    "a mean that misses a child": (
        {"K3": ("=AVERAGE(K4:K5)", 25)}, ("formula-mean", "2", "achievement"),
        "melewatkan baris 5 “Koordinasi” (25,00)",
    ),
    "a mean over one child of several": (
        {"K3": ("=AVERAGE(K4)", 25)}, ("formula-mean", "2", "achievement"),
        "dihitung dengan =AVERAGE(K4). Rumus itu melewatkan baris 4 ",
    ),
    "a figure that is text": (
        {"H5": "3.000", "H3": ("=SUM(H4:H6)", 3000)}, ("formula-text", "2", "ceiling"),
        ("dihitung dengan =SUM(H4:H6), tetapi baris 4 “Evaluasi Kinerja” (3.000) tersimpan sebagai "
         "teks sehingga tidak ikut terhitung."),
    ),
    "a stored result that is stale": (
        {"J3": ("=SUM(J4:J6)", 2300)}, ("formula-stale", "2", "spending"),
        "tersimpan 2.300, sedangkan rumusnya =SUM(J4:J6) kini memberi 2.400",
    ),
    "a typed share among computed ones": (
        {"L4": 50.01}, ("formula-typed-over", "3", "absorption"),
        ("tertulis 50,01 sebagai angka yang diketik, sedangkan sel sejenis di kolom itu dihitung "
         "dengan rumus, misalnya =ROUND(J2/H2*100,2). Rumusnya akan memberi 50,00."),
    ),
    "a typed share that is right today": (
        {"L4": 50}, ("formula-typed-over", "3", "absorption"), "Hasilnya kini sama",
    ),
    "a division by nothing": (
        {"L4": ("=J4/H99*100", "#DIV/0!")}, ("formula-error", "3", "absorption"),
        "berisi #DIV/0!: rumusnya =J4/H99*100 membagi dengan nol atau dengan sel kosong.",
    ),
    "a cell that is gone": (
        {"H4": ("=#REF!", "#REF!")}, ("formula-error", "3", "ceiling"),
        "berisi #REF!: rumusnya =#REF! menunjuk sel yang sudah dihapus.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_in_a_formula_is_told_with_place_and_remedy(case: str) -> None:
    changed, place, message = CASES[case]
    found = {(one.rule, one.row, one.cell): one for one in findings_of(form_of(**changed))}
    assert message in found[place].message
    source = found[place].source
    assert source
    assert (source.file, source.table) == ("kantor.xlsx", "Form")


@pytest.mark.parametrize("case", CASES.keys() - {"a cell that is gone"})  # xlwt writes no #REF!
def test_an_old_workbook_is_examined_as_a_new_one(case: str) -> None:
    changed, place, message = CASES[case]
    form = read_form_bytes(old_workbook(sound() | changed), "kantor.xls").form
    found = {(one.rule, one.row, one.cell): one for one in findings_of(form)}
    assert message in found[place].message


def test_a_sound_old_workbook_is_silent_and_formulas_that_cells_share_are_theirs() -> None:
    assert examine(read_form_bytes(old_workbook(sound()), "a.xls").form) == ()
    tokens = struct.pack("<BHHBHHB", 0x4C, 0, 0xC000 | 0xFE, 0x4C, 0, 0xC000 | 0xFF, 0x06)
    cells = {"A1": "x"}
    (table,) = document_of(as_computed_xls(cells, {}, {"E2": tokens}), "a.xls").tables
    assert [row.cells[4].formula_text for row in table.rows[1:] if row.cells[4]] == [
        "=C2/D2", "=C3/D3", "=C4/D4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "tokens", [b"\x06", b"\x1f\0", b"\x44\1", b"\x7f", b"", b"\x1e\1\0" + b"\x15" * 1_900]
)
def test_what_is_no_formula_of_an_old_workbook_is_said_and_harms_nothing(tokens: bytes) -> None:
    (table,) = document_of(as_computed_xls({"A1": "x"}, {}, {"B1": tokens}), "a.xls").tables
    assert {row.cells[1].formula_text for row in table.rows if row.cells[1]} == {UNKNOWN}


def test_formulas_of_an_old_workbook_that_cost_too_much_are_left_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(old_formulas, "MOST_WORK", 0)
    (table,) = document_of(old_workbook(sound()), "a.xls").tables
    told = {cell.formula_text for row in table.rows for cell in row.cells if cell}
    assert told == {None, UNKNOWN}


@pytest.mark.parametrize(
    "changed",
    [
        {"H2": ("=SUM(H4:H6,H8:H9)", 15000)},  # of the lowest rows
        {"H2": ("=SUM(H3:H9)/2", 15000)},  # an old trick, and right
        {"H3": ("=SUBTOTAL(9,H4:H6)", 6000)},
        {"H3": ("=SUM(H4:H6)+0", 6000)},
        {"H3": ("=Anggaran!C5", 6000)},
        {"K3": ("=AVERAGE(K4:K6)", 25)},
        {"K2": ("=AVERAGE(K4:K6,K8:K9)", 25)},
        {"K3": ("=IFERROR(I3/G3*100,0)", 25)},
        {"L4": ("=J4*100/H4", 50)},
        {"L5": ("=J5/H5*100", 30.000000000000004)},  # what binary numbers leave behind
    ],
)
def test_a_formula_that_is_right_or_not_understood_says_nothing(changed: Cells) -> None:
    assert findings_of(form_of(**changed)) == []


def test_percent_formats_are_heeded() -> None:
    cells = sound()
    for at, (_, _, ceiling, spending) in enumerate(ROWS, start=2):
        cells[f"L{at}"] = (f"=J{at}/H{at}", spending / ceiling)
    assert examine(read_form_bytes(workbook(cells, "0.00%"), "a.xlsx").form) == ()
    cells["L4"] = ("=J4/H4", 0.45)
    [found] = findings_of(read_form_bytes(workbook(cells, "0.00%"), "a.xlsx").form)
    assert (found.rule, found.written, found.expected) == ("formula-stale", "45,00%", "50,00")


def test_a_workbook_of_this_product_is_silent_about_its_own_formulas() -> None:
    form = read_form_bytes(SEED.read_bytes(), SEED.name).form
    again = read_form_bytes(write_document(form_document(form), "xlsx"), "a.xlsx").form
    assert any(row.absorption.derivation for row in again.rows)
    assert findings_of(again) == []
    assert [one.rule for one in examine(again)] == [one.rule for one in examine(form)]


def test_a_sheet_saved_without_results_says_nothing_of_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(sound())))
    file = io.BytesIO()
    book.save(file)
    form = read_form_bytes(file.getvalue(), "a.xlsx").form
    assert {one.rule for one in findings_of(form)} == set()


def test_an_open_document_is_examined_too() -> None:
    lines = []
    cells = sound() | {"H3": ("=SUM(H4:H5)", 4000)}
    for at in range(1, 10):
        line = []
        for letter in "ABCDEFGHIJKL":
            value = cells.get(f"{letter}{at}", "")
            formula, value = value if isinstance(value, tuple) else ("", value)
            inside = "=SUM([.H4:.H5])" if formula == "=SUM(H4:H5)" else ""
            kind = f' office:value-type="float" office:value="{value}"'
            line.append(
                f"<table:table-cell{kind if isinstance(value, int | float) else ''}"
                + (f' table:formula="of:{inside}"' if inside else "")
                + f"><text:p>{str(value).replace('.', ',')}</text:p></table:table-cell>"
            )
        lines.append(f"<table:table-row>{''.join(line)}</table:table-row>")
    data = open_document(f'<table:table table:name="Form">{"".join(lines)}</table:table>')
    [found] = findings_of(read_form_bytes(data, "a.ods").form)
    assert (found.rule, found.row) == ("formula-range", "2")
    assert "=SUM(H4:H5)" in found.message


def test_formulas_that_look_at_too_much_are_left_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivations, "MOST", 0)
    assert findings_of(form_of(H3=("=SUM(H4:H5)", 4000))) == []
