"""Tables as offices really make them: nothing is lost, and nothing is read as what it is not."""

import pytest

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form


def read(text: str) -> Readings:
    return read_forms(text.encode(), "a.csv")


def form(text: str) -> Form:
    return read(text).main.form


@pytest.mark.parametrize(
    "lines",
    [
        (
            "SASARAN,INDIKATOR,SATUAN,TARGET,REALISASI\n"
            "Jalan baik,Persentase jalan mantap,Persen,80,75\n"
            "Air bersih,Persentase air bersih,Persen,75,80\n"
            "Air limbah,Persentase air limbah,Persen,1,2"
        ),
        (
            "NO,SASARAN,INDIKATOR,SATUAN,TARGET,REALISASI\n"
            "1,Jalan baik,Persentase jalan mantap,Persen,3,4\n"
            "2,Program Air,Persentase air bersih,Persen,3,4\n"
            "3,Air limbah,Persentase air limbah,Persen,90,80"
        ),
        (
            "INDIKATOR,TARGET,REALISASI\n"
            "Persentase jalan mantap,80,75\nPersentase air,75,80\nPersentase api,1,2"
        ),
    ],
)
def test_rows_of_small_figures_and_words_of_headers_are_rows(lines: str) -> None:
    rows = form(lines).rows
    assert len(rows) == 3
    assert all(row.target.value and row.realization.value for row in rows)


def test_a_letter_before_a_name_counts_it_and_is_no_name() -> None:
    rows = form(
        "NO,PROGRAM/KEGIATAN,INDIKATOR KINERJA,SATUAN,TARGET,REALISASI\n"
        "A,Program Satu,,,,\n1,Kegiatan Satu,Jumlah buku,Buku,10,9\nB,Program Dua,,,,\n"
        "1,Kegiatan Dua,Jumlah meja,Meja,10,9"
    ).rows
    assert [(row.level.value, row.name, row.parent) for row in rows] == [
        ("program", "Program Satu", None), ("activity", "Kegiatan Satu", "1"),
        ("program", "Program Dua", None), ("activity", "Kegiatan Dua", "3"),
    ]  # fmt: skip


def test_a_text_column_under_a_year_keeps_its_text() -> None:
    rows = form(
        "Program/Kegiatan,Indikator,Rencana Tahun 2026,,,Rencana Tahun 2027,\n"
        ",,Lokasi,Target,Sumber Dana,Target,Pagu (Rp)\n"
        "Program Air,Jumlah sumur,Serang,5 unit,DAK,6 unit,1.000.000"
    ).rows
    assert rows[0].details == {"location": "Serang", "funding": "DAK"}
