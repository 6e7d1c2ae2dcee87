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
