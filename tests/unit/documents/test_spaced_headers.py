"""Headers of several lines over columns of spaces."""

from tolok.documents.formats import document_of
from tolok.documents.reading import read_forms


def header(text: str) -> list[list[str | None]]:
    """The cells of a header, None where another covers them."""
    (table,) = document_of(text.strip("\n").encode(), "a.txt").tables
    return [
        [cell.text if cell else None for cell in row.cells]
        for row in table.rows
        if row.role == "header"
    ]


LAST_GROUP_LONGER = """
                     EVALUASI HASIL RENJA

No   Program                 Satuan   Target Tahun 2025   Realisasi s.d.       Tingkat
                                                           Triwulan III        Capaian
                                                                              Kinerja dan
                                                                               Anggaran
                                                                                 (%)
                                      K    Rp             K    Rp           K      Rp
1    Program Sertifikasi     Orang     85  1.491.513.500   44  805.417.290  51,76  54,00
2    Program Informasi Desa  Dokumen   74  1.423.344.000   53  768.605.760  71,62  54,00
"""


def test_the_last_lines_of_one_group_alone_are_no_title() -> None:
    assert header(LAST_GROUP_LONGER)[0][3:] == [
        "Target Tahun 2025",
        None,
        "Realisasi s.d. Triwulan III",
        None,
        "Tingkat Capaian Kinerja dan Anggaran (%)",
        None,
    ]
    (form,) = read_forms(LAST_GROUP_LONGER.encode(), "a.txt").forms
    assert [row.cell("spending").written for row in form.rows] == ["805.417.290", "768.605.760"]


NUMBERED_BY_FORMULAS = """
Kode        Program/ Kegiatan      Target Renstra  Target dan Realisasi Kinerja Program dan Keluaran Tahun 2024  Perkiraan Realisasi s/d Tahun Berjalan
                                   Tahun 2026      Target Renja     Realisasi Renja     Tingkat Realisasi (%)    Realisasi Capaian  Tingkat Capaian (%)
1           2                      4               6                7                   8 = (7/6) x 100          10 = (5+7)         11=(10/4)
7.01.01     Program Perbaikan      252 Unit        50 Unit          27 Unit                            54,00     242 Unit                       96,03
            Rumah
7.01.02     Program Sertifikasi    263 Unit        27 Unit          24 Unit                            88,89     201 Unit                       76,43
            Halal bagi UMKM
7.01.03     Program Gaji dan       204 Unit        10 Unit          8 Unit                             80,00     164 Unit                       80,39
            Tunjangan
"""  # noqa: E501 - as wide as such a table is


def test_columns_may_be_numbered_by_what_they_follow_from() -> None:
    (table,) = document_of(NUMBERED_BY_FORMULAS.strip("\n").encode(), "a.txt").tables
    assert [row.role for row in table.rows] == ["header"] * 2 + ["numbering"] + ["body"] * 3


def test_a_group_takes_in_a_leaf_of_another_word_under_it() -> None:
    assert header(NUMBERED_BY_FORMULAS)[0][2:] == [
        "Target Renstra Tahun 2026",
        "Target dan Realisasi Kinerja Program dan Keluaran Tahun 2024",
        None,
        None,
        "Perkiraan Realisasi s/d Tahun Berjalan",
        None,
    ]
