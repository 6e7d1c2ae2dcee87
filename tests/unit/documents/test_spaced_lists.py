"""Rows in columns of spaces: lists of indicators, codes before names, amounts on two lines."""

import pytest

from tolok.documents.formats import document_of
from tolok.documents.reading import read_forms


def grid(text: str) -> list[list[str | None]]:
    (table,) = document_of(text.strip("\n").encode(), "a.txt").tables
    return [[cell.text if cell else None for cell in row.cells] for row in table.rows]


def test_figures_beside_a_list_are_of_one_row_with_the_budget_on_its_first_line() -> None:
    text = """
Kegiatan               Indikator              Satuan      Target          Pagu
Penyediaan Gaji        1. Indeks SPBE         Nilai           43    97.000.000
dan Tunjangan          2. Opini BPK           Persen          33
Rehabilitasi Jalan     Nilai AKIP             Nilai           82    42.000.000
Penyuluhan Gizi        Prevalensi balita      Persen          17    56.000.000
"""
    assert grid(text)[1][:5] == [
        "Penyediaan Gaji\ndan Tunjangan",
        "1. Indeks SPBE\n2. Opini BPK",
        "Nilai\nPersen",
        "43\n33",
        "97.000.000",
    ]
    assert len(grid(text)) == 4


def test_codes_before_names_and_numbers_within_them_are_no_figures() -> None:
    text = """
Program                          Indikator              Target          Pagu
1.01.02 PROGRAM PENYUSUNAN       Indeks SPBE                43    97.000.000
RENSTRA PERANGKAT DAERAH
1.01.02.2.01.0001 Perbaikan      Nilai AKIP                 82    42.000.000
Rumah Tahap 1
1.01.02.2.01.0002 Perbaikan      Opini BPK                  17    56.000.000
Rumah Tahap 2
"""
    assert [row[0] for row in grid(text)[1:]] == [
        "1.01.02 PROGRAM PENYUSUNAN\nRENSTRA PERANGKAT DAERAH",
        "1.01.02.2.01.0001 Perbaikan\nRumah Tahap 1",
        "1.01.02.2.01.0002 Perbaikan\nRumah Tahap 2",
    ]


def test_an_amount_below_its_currency_is_of_the_same_row() -> None:
    text = """
Kegiatan               Indikator              Target           Pagu
Penyediaan Gaji        Indeks SPBE                43    Rp.
dan Tunjangan          perangkat                        97.000.000,-
Rehabilitasi Jalan     Nilai AKIP                 82    Rp.
Kabupaten              daerah                           42.000.000,-
"""
    assert [row[2:] for row in grid(text)[1:]] == [
        ["43", "Rp.97.000.000,-"],
        ["82", "Rp.42.000.000,-"],
    ]


def test_whole_figures_below_one_another_are_not_joined_to_one() -> None:
    table = """
    <table><tr><td>Program<td>Indikator<td>Satuan<td>Target<td>Realisasi</tr>
    <tr><td>Jalan<td>Indeks SPBE<td>Nilai<td>34<br>57<td>100,0<br>0</tr>
    <tr><td>Gizi<td>Opini BPK<td>Nilai<td>12<td>13</tr></table>
    """
    (form,) = read_forms(table.encode(), "a.html").forms
    row = form.rows[0]
    assert (row.target.written, row.target.value) == ("34 57", None)
    assert str(row.realization.value) == "100.00"


@pytest.mark.parametrize("broken", ["1.01.02.2.01.<br>0001 Gaji", "1.01.02.2.01.00<br>01 Gaji"])
def test_a_code_that_its_column_broke_before_the_name_is_whole(broken: str) -> None:
    table = f"""
    <table><tr><td>Uraian<td>Indikator<td>Satuan<td>Target<td>Realisasi</tr>
    <tr><td>1.01.02.2.01 Pegawai<td>Indeks SPBE<td>Nilai<td>34<td>33</tr>
    <tr><td>{broken}<td>Opini BPK<td>Nilai<td>12<td>13</tr></table>
    """
    (form,) = read_forms(table.encode(), "a.html").forms
    assert (form.rows[1].code, form.rows[1].name) == ("1.01.02.2.01.0001", "Gaji")
