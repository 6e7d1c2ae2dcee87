"""Cards of indicators: labels and values in sheets, Word, text; one indicator a block."""

import io

import docx
import openpyxl
import pytest

from tolok.documents.reading import Readings, read_forms
from tolok.domain.errors import NoFormError
from tolok.domain.forms import DocumentKind
from tolok.domain.periods import Period

CARD = (
    ("Sasaran Strategis", "Meningkatnya derajat kesehatan"),
    ("Nama Indikator", "Angka harapan hidup"),
    ("Definisi Operasional", "Rata-rata tahun hidup"),
    ("Formula", "Data BPS"),
    ("Satuan Indikator", "Tahun"),
    ("Target 2025", "72,5"),
    ("Target 2026", "73"),
    ("Sumber Data", "BPS"),
    ("Penanggung Jawab", "Bidang Kesmas"),
    ("Frekuensi Pelaporan", "Tahunan"),
)
SECOND = (("Nama Indikator", "Prevalensi balita pendek"), ("Satuan", "%"), ("Target 2025", "14"))


def sheets(*every: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for number, rows in enumerate(every, start=1):
        sheet = book.create_sheet(f"IK {number}")
        for row in rows:
            sheet.append([text or None for text in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cards(colon: bool = True) -> list[list[str]]:  # noqa: FBT001, FBT002
    mid = [":"] if colon else []
    lines = [["INDIKATOR KINERJA UTAMA TAHUN 2025-2026"], []]
    lines += [[f"{at}.", label, *mid, text] for at, (label, text) in enumerate(CARD, start=1)]
    return [*lines, [], *(["", label, *mid, text] for label, text in SECOND)]


@pytest.mark.parametrize("colon", [True, False])
def test_a_sheet_of_cards_gives_an_indicator_a_block(colon: bool) -> None:  # noqa: FBT001
    read = read_forms(sheets(cards(colon)), "a.xlsx")
    first, second = read.forms
    assert (first.kind, first.period, second.period) == (
        DocumentKind.INDICATORS, Period(2025), Period(2026),
    )  # fmt: skip
    one, other = first.rows
    assert (one.name, one.indicator, one.method, one.unit, one.target.written) == (
        "Meningkatnya derajat kesehatan", "Angka harapan hidup", "Data BPS", "Tahun", "72,5",
    )  # fmt: skip
    assert one.details == {"responsible": "Bidang Kesmas", "data_source": "BPS"}
    assert (other.name, other.indicator, other.target.written) == (
        None, "Prevalensi balita pendek", "14",
    )  # fmt: skip


def test_every_text_is_in_the_form_with_its_place_or_left_over() -> None:
    read = read_forms(sheets(cards()), "a.xlsx")
    row = read.forms[0].rows[0]
    assert row.target.source is not None
    assert (row.target.source.table, row.target.source.row, row.target.source.column) == (
        "IK 1", 8, 4,
    )  # fmt: skip
    assert (row.sources["indicator"].row, row.sources["indicator"].column) == (4, 4)
    assert [(one.text, one.why, one.source.row) for one in read.leftovers] == [
        ("INDIKATOR KINERJA UTAMA TAHUN 2025-2026", "di atas tabel", 1),
        ("Definisi Operasional", "label tidak dikenal", 5),
        ("Rata-rata tahun hidup", "label tidak dikenal", 5),
        ("Frekuensi Pelaporan", "label tidak dikenal", 12),
        ("Tahunan", "label tidak dikenal", 12),
    ]


def test_a_card_a_sheet_makes_one_form_and_a_value_goes_on_below() -> None:
    def card(name: str) -> list[list[str]]:
        return [
            ["Indikator Kinerja", name],
            ["Rumus", "A / B x 100"],
            ["", "A: jumlah yang dilayani"],
            ["Target", "Triwulan I", "25"],
            ["Target", "80"],
        ]

    read = read_forms(sheets(card("Satu"), card("Dua")), "a.xlsx")
    year, quarter = read.forms
    assert [row.indicator for row in year.rows] == ["Satu", "Dua"]
    assert [row.method for row in year.rows] == ["A / B x 100 A: jumlah yang dilayani"] * 2
    assert [row.target.written for row in quarter.rows] == ["25", "25"]
    assert [row.sources["indicator"].table for row in year.rows] == ["IK 1", "IK 2"]


def test_paragraphs_of_word_are_read_where_they_say_label_and_value() -> None:
    word = docx.Document()
    for text in ("PERJANJIAN KINERJA TAHUN 2025", "Nama : Budi", "Jabatan : Kepala Dinas"):
        word.add_paragraph(text)
    for label, text in SECOND:
        word.add_paragraph(f"{label} : {text}")
    file = io.BytesIO()
    word.save(file)
    read = read_forms(file.getvalue(), "a.docx")
    (form,) = read.forms
    assert (form.year, form.rows[0].indicator, form.rows[0].target.written) == (
        2025, "Prevalensi balita pendek", "14",
    )  # fmt: skip
    assert "Nama : Budi" in [one.text for one in read.leftovers]


def test_typed_text_is_read_too() -> None:
    text = "\n".join(f"{label:22}: {value}" for label, value in CARD)
    read = read_forms(f"KARTU INDIKATOR\n\n{text}\n".encode(), "a.txt")
    assert [form.rows[0].target.written for form in read.forms] == ["72,5", "73"]


@pytest.mark.parametrize(
    "lines",
    [
        [["Nama", "Budi"], ["Jabatan", "Kepala"], ["Satuan", "Dinas"], ["Target", "80"]],
        [["Tujuan Indikator", "Mutu"], ["Satuan", "%"], ["Target", "80"]],
        [["Indikator", "Mutu"], ["Satuan", "%"], ["Warna", "biru"]],
    ],
)
def test_what_has_no_indicator_or_too_few_labels_is_no_card(lines: list[list[str]]) -> None:
    with pytest.raises(NoFormError):
        read_forms(sheets(lines), "a.xlsx")


def test_cards_beside_a_table_leave_it_as_it_is() -> None:
    table = [
        ["No", "Program", "Indikator Kinerja", "Target"],
        ["1", "Program Air Bersih", "Jumlah sambungan", "20"],
    ]
    read: Readings = read_forms(sheets(cards(), table), "a.xlsx")
    assert [len(form.rows) for form in read.forms] == [2, 2, 1]
    assert read.forms[2].rows[0].indicator == "Jumlah sambungan"


def test_a_hidden_column_of_cards_is_told_by_its_own_letter() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets(cards())))
    book["IK 1"].column_dimensions["D"].hidden = True
    file = io.BytesIO()
    book.save(file)
    read = read_forms(file.getvalue(), "a.xlsx")
    (told,) = [one for one in read.readings[0].findings if one.rule == "reading-hidden"]
    assert "kolom D disembunyikan" in told.message


def test_a_further_text_of_a_line_is_left_over() -> None:
    lines = [*map(list, SECOND), ["Target Triwulan I", "4", "angka sementara"]]
    read = read_forms(sheets(lines), "a.xlsx")
    assert [form.rows[0].target.written for form in read.forms] == ["14", "4"]
    assert [one.text for one in read.leftovers] == ["angka sementara"]


def test_words_behind_a_label_of_figures_are_no_figure() -> None:
    found = read_forms(
        b"Tahun : 2025\nIndikator : Persentase dokumen\nTarget : 100 Persen\n"
        b"Capaian Kegiatan : Persentase dokumen perencanaan tepat waktu\nSatuan : Persen\n"
        b"Realisasi : 95\n",
        "rka.txt",
    )
    (form,) = found.forms
    assert [row.achievement.written for row in form.rows] == [""]
    assert [row.realization.written for row in form.rows] == ["95"]


LABELS = ("Indikator Kinerja : Indeks SPBE", "Satuan : Indeks")


def by_period(*lines: str) -> dict[str, tuple[str, str, str]]:
    """The figures of each period of a document's only indicator."""
    read = read_forms("\n".join(lines).encode(), "a.csv")
    rows = {form.group or str(form.period and form.period.year): form.rows for form in read.forms}
    assert {row.indicator for several in rows.values() for row in several} == {"Indeks SPBE"}
    assert {row.unit for several in rows.values() for row in several} == {"Indeks"}
    return {
        when: (row.target.written, row.realization.written, row.achievement.written)
        for when, (row,) in rows.items()
    }


def test_the_figures_of_a_card_may_stand_in_a_table_below_its_labels() -> None:
    assert by_period(
        *LABELS,
        "No;Tahun;Target;Realisasi;Capaian (%);Predikat",
        "1;2024;2,5;2,6;104;Baik",
        "2;2025;2,8;2,7;96,43;Baik",
        "Sumber : Diskominfo",
    ) == {"2024": ("2,5", "2,6", "104"), "2025": ("2,8", "2,7", "96,43")}


def test_such_a_table_may_be_turned_over() -> None:
    assert by_period(
        *LABELS, "Uraian;2024;2025", "Target;2,5;2,8", "Realisasi;2,6;", "Capaian (%);104;"
    ) == {"2024": ("2,5", "2,6", "104"), "2025": ("2,8", "", "")}
    assert by_period(*LABELS, ";Target;Realisasi;Capaian", "TW I;10;9;90", "TW II;20;22;110") == {
        "Triwulan 1": ("10", "9", "90"),
        "Triwulan 2": ("20", "22", "110"),
    }


def test_such_a_table_of_word_stands_below_the_paragraphs_of_its_labels() -> None:
    word = docx.Document()
    for name in ("Angka harapan hidup", "Prevalensi balita pendek"):
        word.add_paragraph(f"Indikator Kinerja : {name}")
        word.add_paragraph("Satuan : Tahun")
        table = word.add_table(2, 3)
        for row, texts in zip(table.rows, (("Tahun", "Target", "Realisasi"), ("2025", "7", "6")),
                              strict=True):  # fmt: skip
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    file = io.BytesIO()
    word.save(file)
    (form,) = read_forms(file.getvalue(), "a.docx").forms
    told = [(row.indicator, row.target.written, row.realization.written) for row in form.rows]
    assert told == [("Angka harapan hidup", "7", "6"), ("Prevalensi balita pendek", "7", "6")]


def test_a_table_of_figures_without_labels_above_it_is_no_card() -> None:
    with pytest.raises(NoFormError):
        read_forms(b"Laporan\nTahun;Target;Realisasi\n2024;2,5;2,6\n2025;2,8;2,7", "a.csv")


@pytest.mark.parametrize(("merged", "led"), [(True, ""), (False, ""), (False, "Sasaran ")])
def test_a_manual_gives_its_targets_by_quarter_below_its_labels(merged: bool, led: str) -> None:  # noqa: FBT001
    book = openpyxl.Workbook()
    sheet = book.active or book.create_sheet()
    for text, number in (("Umur panjang", 1), ("Balita sehat", 2)):
        lines = [
            ["Sasaran Strategis", f"{led}{text}"],
            ["Nama Indikator", text],
            ["Satuan Pengukuran", "Persen"],
            ["Polarisasi Indikator", "Maximize"],
            ["Periode Pelaporan", "TW I", "TW II", "TW III", "TW IV", "Tahun 2025"],
            ["Target", "10", "20", "30", f"4{number}", f"10{number}"],
            ["Realisasi", "9", f"2{number}", "", "", ""],
            [],
        ]
        for line in lines:
            sheet.append([one or None for one in line])
            if merged and len(line) == 2:
                sheet.merge_cells(None, sheet.max_row, 2, sheet.max_row, 6)
    file = io.BytesIO()
    book.save(file)
    forms = read_forms(file.getvalue(), "a.xlsx").forms
    by_code = {form.period.code if form.period else "year": form for form in forms}
    second = by_code["2025-Q2"]
    assert [row.indicator for row in second.rows] == ["Umur panjang", "Balita sehat"]
    assert [row.target.written for row in second.rows] == ["20", "20"]
    assert [row.realization.written for row in second.rows] == ["21", "22"]
    assert [row.target.written for row in by_code["year"].rows] == ["101", "102"]
