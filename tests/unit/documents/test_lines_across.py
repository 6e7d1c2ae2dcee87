"""Lines across a table: what names the rows below, and what says of which affair they are."""

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.reading import Readings, forms_of
from tolok.domain.levels import Level


def read(*lines: str) -> Readings:
    """The forms of lines whose columns "|" parts; a line of one text covers all columns."""
    texts = [[text.strip() for text in line.split("|")] for line in lines]
    width = max(map(len, texts))
    rows = [
        TableRow(
            tuple(map(Cell, line))
            if len(line) > 1
            else (Cell(line[0], columns=width), *[None] * (width - 1)),
            at,
        )
        for at, line in enumerate(texts, start=1)
    ]
    return forms_of(Document((Table("Tabel", tuple(rows)),)), "a.docx")


def test_a_numbered_goal_across_names_the_indicators_below_it() -> None:
    (form,) = read(
        "Kode | Indikator | Satuan | Target | Realisasi",
        "TUJUAN 1. TANPA KEMISKINAN",
        "1.2.1* | Persentase penduduk miskin | Persen | 7,00 | 6,85",
        "TUJUAN 6. AIR BERSIH",
        "6.1.1 | Persentase rumah berair minum | Persen | 90,00 | 88,10",
    ).forms
    assert [row.name for row in form.rows if row.name] == [
        "TUJUAN 1. TANPA KEMISKINAN",
        "TUJUAN 6. AIR BERSIH",
    ]
    assert {row.level for row in form.rows} == {Level.GOAL}


def test_an_affair_across_below_a_header_is_none_of_its_words() -> None:
    found = read(
        "No | Program/Kegiatan | Indikator | Target | Realisasi | Permasalahan",
        "URUSAN PEMERINTAHAN BIDANG KOMUNIKASI DAN INFORMATIKA",
        "1 | Program Layanan | Indeks SPBE | 3,10 | 3,05 | Keterbatasan SDM",
        "1.1 | Aplikasi | Jumlah aplikasi | 4 | 4 | -",
    )
    names = [row.name for row in found.forms[0].rows]
    assert names == ["Program Layanan", "Aplikasi"]
    assert "Keterbatasan SDM" in {one.text for one in found.leftovers}
