"""One header over two columns: a figure and its unit, or the sign of rupiah and its amount."""

import io

import openpyxl

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Row


def sheet(*lines: tuple[str, ...], merged: tuple[str, ...] = ()) -> Readings:
    book = openpyxl.Workbook()
    page = book.create_sheet("Lampiran", 0)
    for line in lines:
        page.append(line)
    for cells in merged:
        page.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return read_forms(file.getvalue(), "a.xlsx")


AGREED = (
    ("NO", "SASARAN", "INDIKATOR KINERJA", "TARGET", ""),
    ("1", "Wilayah tertib", "Jumlah patroli", "12", "Kali"),
    ("2", "Arsip rapi", "Persentase arsip tertata", "95", "%"),
)
WORKS = (
    ("NO", "SUB KEGIATAN", "ANGGARAN", "", "KET"),
    ("1", "Patroli wilayah", "Rp", "12.500.000,-", "APBD"),
    ("2", "Penataan arsip", "Rp.", "7.250.000,-", "APBD"),
)


def measured(rows: tuple[Row, ...]) -> list[tuple[str, str | None]]:
    return [(row.target.written, row.unit) for row in rows]


def test_a_unit_beside_its_target_under_one_header_is_the_unit() -> None:
    for merged in ((), ("D1:E1",)):
        (form,) = sheet(*AGREED, merged=merged).forms
        assert measured(form.rows) == [("12", "Kali"), ("95", "%")]
        assert not any(row.ceiling.written for row in form.rows)


def test_the_sign_of_rupiah_in_a_column_of_its_own_is_no_amount() -> None:
    for merged in ((), ("C1:D1",)):
        (form,) = sheet(*WORKS, merged=merged).forms
        assert [row.ceiling.value for row in form.rows] == [12_500_000, 7_250_000]


def test_a_sum_is_none_of_the_rows_whether_or_not_its_sign_stands_apart() -> None:
    read = sheet(*WORKS, ("JUMLAH ANGGARAN", "", "Rp", "19.750.000,-", ""))
    assert len(read.forms[0].rows) == 2
    assert "19.750.000,-" in [one.text for one in read.leftovers]


def test_a_header_over_the_units_alone_is_of_the_figures_too() -> None:
    lines = (
        ("NO", "INDIKATOR KINERJA", "", "TARGET"),
        ("1", "Jumlah patroli", "12", "Kali"),
        ("2", "Persentase arsip tertata", "95", "%"),
    )
    (form,) = sheet(*lines).forms
    assert measured(form.rows) == [("12", "Kali"), ("95", "%")]
