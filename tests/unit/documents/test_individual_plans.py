"""Yearly plans of officers (SKP, PermenPAN-RB 6/2022): results, each with aspects and targets."""

from tolok.documents.document import Cell, Document, Table, TableRow
from tolok.documents.reading import Readings, forms_of
from tolok.domain.levels import Level

_HEADS = (
    "NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK",
    "INDIKATOR KINERJA INDIVIDU", "TARGET",
)  # fmt: skip


def plan(*lines: tuple[Cell | str | None, ...]) -> Readings:
    """The forms of a plan's lines below its header and the numbers of its columns."""
    heads = [_HEADS, tuple(f"({at})" for at in range(1, 7))]
    rows = [
        TableRow(tuple(Cell(one) if isinstance(one, str) else one for one in line), at)
        for at, line in enumerate([*heads, *lines], start=1)
    ]
    return forms_of(Document((Table("SKP", tuple(rows)),)), "a.docx")


def test_an_officers_own_results_are_objectives_with_an_indicator_an_aspect() -> None:
    found = plan(
        ("1.", "Pelayanan prima", "Tersusunnya laporan", "Kuantitas", "Jumlah", "12 Dokumen"),
        ("", "", "", "Kualitas", "Persentase kesesuaian", "95 %"),
        ("2.", "Akuntabilitas", "Terkelolanya arsip", "Waktu", "Ketepatan waktu", "12 Bulan"),
    )
    rows = found.forms[0].rows
    assert [row.name for row in rows] == ["Tersusunnya laporan", None, "Terkelolanya arsip"]
    assert [row.target.written for row in rows] == ["12 Dokumen", "95 %", "12 Bulan"]
    assert {row.level for row in rows} == {Level.OBJECTIVE}
    assert {"Pelayanan prima", "Kuantitas", "Waktu"} <= {one.text for one in found.leftovers}


def test_a_line_across_below_the_columns_numbers_is_none_of_the_header() -> None:
    found = plan(
        (Cell("A. KINERJA UTAMA", columns=6), None, None, None, None, None),
        ("1.", "Pelayanan prima", "Tersusunnya laporan", "Kuantitas", "Jumlah", "12 Dokumen"),
    )
    (row,) = found.forms[0].rows
    assert row.name == "Tersusunnya laporan"
