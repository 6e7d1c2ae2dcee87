"""Figures that show rows or columns of space to be parted wrongly, and those that do not."""

import pytest

from tolok.documents.document import Cell, Role, Table, TableRow
from tolok.documents.formats import document_of
from tolok.documents.reading import forms_of
from tolok.documents.spaced.blocks import blocks_of
from tolok.documents.spaced.broken import broken_columns
from tolok.documents.spaced.pages import Columns
from tolok.documents.spaced.tables import table_rows
from tolok.documents.spaced.words import Line, Word, typed_lines


def body(*rows: tuple[str, ...]) -> list[TableRow]:
    return [TableRow(tuple(map(Cell, row)), at) for at, row in enumerate(rows, start=2)]


@pytest.mark.parametrize(
    "column",
    [
        ("Rp.", "326.165.553,-", "Rp. 155.713.725,-"),
        ("981.742.500,", "337.568.500,00", "12"),
        ("65", ".041", "12"),
        ("58 Dokumen", "Dokumen", "36 Unit"),
        ("58 Dokumen", "Unit\n91 Unit", "36 Unit"),
        ("5 Dokumen 4", "8", "9"),
        ("112,00% 110,00%", "87,50%", "66,67%"),
        ("16\n110", "8", "9"),
        ("28,68 UPTD Puskesmas", "38,10 Bidang Bina Marga", "24,80 Sekretariat"),
        ("Persen 21", "Indeks 87", "Unit 68"),
        ("Rp232.200.4", "Rp143.294.8", "12"),
        ("232.200.4", "143.294.800", "12"),
        ("Rp52.8", "Rp143.294.800", "12"),
    ],
)
def test_a_figure_in_parts_or_beside_another_tells_that_cells_were_parted_wrongly(
    column: tuple[str, ...],
) -> None:
    assert broken_columns(body(*((str(at), "Padi", one) for at, one in enumerate(column))))


@pytest.mark.parametrize(
    "column",
    [
        ("58 Dokumen", "36 Unit", "91 Persen"),
        ("672.291\n.900", "8", "9"),
        ("981.742.500,\n00", "337.568.500,00", "12"),
        ("1.01.02 PROGRAM PADI", "1.01.02.2.01 Guru Kota", "1.01.02.2.01.0001 Gizi Kota"),
        ("1. Indeks SPBE\n2. Nilai AKIP", "1. Opini BPK\n2. Nilai Guru", "Padi"),
        ("Meningkatnya mutu", "Berkurangnya risiko", "3"),
        ("3 dari 5 desa", "4 dari 5 desa", "5 dari 5 desa"),
        ("89.49", "52.8", "1.234.567,8"),
    ],
)
def test_figures_with_units_codes_and_lists_are_whole(column: tuple[str, ...]) -> None:
    assert not broken_columns(body(*((str(at), "Padi", one) for at, one in enumerate(column))))


def test_figures_below_one_another_are_whole_beside_a_list_of_as_many() -> None:
    listed = ("1. Indeks SPBE\n2. Nilai AKIP", "16\n110")
    assert not broken_columns(body(listed, ("Opini", "8"), ("Guru", "9")))
    alone = ("Indeks SPBE", "16\n110")
    assert broken_columns(body(alone, ("Opini", "8"), ("Guru", "9"))) == {1}


def test_rows_that_may_be_parted_wrongly_are_asked_about() -> None:
    text = """
No  Sasaran             Indikator            Target      Realisasi
1   Meningkatnya mutu   Indeks kepuasan      82 Persen   80 Persen
2   Meningkatnya data   Nilai SPBE           3 Nilai     Nilai
3   Meningkatnya gizi   Prevalensi balita    12 Nilai    14 Nilai
"""
    (reading,) = forms_of(document_of(text.encode(), "a.txt"), "a.txt").readings
    told = [one.message for one in reading.findings if one.rule == "reading-doubtful-columns"]
    assert len(told) == 1
    assert "Realisasi" in told[0]


def test_a_page_goes_on_below_a_row_that_is_higher_than_its_texts() -> None:
    def line(number: int, top: float, *texts: str) -> Line:
        places = zip((0.0, 10.0, 40.0, 60.0), (*texts, "Sekretariat"), strict=True)
        words = [Word(at, at + len(one), one, top=top) for at, one in places]
        return Line(number, tuple(words), space=4.5 if number == 4 else 1)

    lines = [
        line(1, 0.0, "No", "Sasaran", "Target"),
        line(2, 1.5, "1", "Guru", "81"),
        line(3, 3.0, "2", "Gizi", "82"),
        line(4, 9.0, "3", "Padi", "83"),
        line(5, 10.5, "4", "Data", "84"),
    ]
    (table,) = (one for one in blocks_of(lines, "Tabel", "Halaman 1") if isinstance(one, Table))
    assert [row.cells[2] for row in table.rows if row.role is Role.BODY][2:] == [
        Cell("83"),
        Cell("84"),
    ]


def test_an_amount_whose_thousands_stand_in_the_row_below_it_is_asked() -> None:
    def body(*amounts: str) -> list[TableRow]:
        return [TableRow((Cell(str(at)), Cell(one)), at) for at, one in enumerate(amounts, start=1)]

    assert broken_columns(body("Rp73", "6.719.000", "Rp80", "9.799.102")) == {0, 1}
    assert not broken_columns(body("Rp73", "Rp6.719.000", "Rp0", "9.799.102"))


def test_figures_that_the_second_item_of_a_list_took_from_the_first_are_asked() -> None:
    def body(first: str, second: str) -> list[TableRow]:
        return [
            TableRow((Cell("1. Panjang jalan\nmantap"), Cell("90 Unit"), Cell(first)), 1),
            TableRow((Cell("2. Rata-rata usia"), Cell("84 Km"), Cell(second)), 3),
        ]

    assert broken_columns(body("", "998.342.500,00")) == {1, 2}
    assert not broken_columns(body("998.342.500,00", ""))


def test_pages_behind_one_with_broken_amounts_are_asked_as_well() -> None:
    header = typed_lines("Program      Indikator    Satuan  Target  Pagu (Rp)")
    body = typed_lines(
        "Jalan        Panjang      Km      51      Rp73\n\n"
        "Air          Cakupan      Rumah   62      6.719.000\n\n"
        "Pasar        Jumlah       Unit    73      Rp81\n\n"
        "Taman        Luas         Ha      84      5.245.500\n"
    )
    _, columns = table_rows(header, [], body, Columns())
    assert columns.doubtful == {3, 4}
