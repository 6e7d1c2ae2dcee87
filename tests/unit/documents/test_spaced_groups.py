"""Groups of a header without rules: written over each of their columns, or over the first alone."""

import pytest

from tolok.documents.document import Cell, Role, TableRow
from tolok.documents.formats import document_of
from tolok.documents.spaced.again import with_groups_apart
from tolok.documents.spaced.broken import broken_columns
from tolok.documents.spaced.doubts import doubtful_columns
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.words import typed_lines


def header(*names: str) -> list[TableRow]:
    return [TableRow(tuple(map(Cell, names)), 1, Role.HEADER)]


def texts(rows: list[TableRow]) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row.cells] for row in rows]


def test_a_group_that_names_repeat_stands_above_them() -> None:
    names = ("No", "Capaian Kinerja 2024 Target", "Capaian Kinerja 2024 Realisasi", "Satuan")
    rows = with_groups_apart(header(*names))
    assert texts(rows) == [
        ["No", "Capaian Kinerja 2024", "Capaian Kinerja 2024", "Satuan"],
        [None, "Target", "Realisasi", None],
    ]
    assert [cell.rows for cell in rows[0].cells if cell] == [2, 1, 1, 2]


def test_a_group_before_the_first_of_names_that_say_but_when_is_of_all() -> None:
    names = ("Target", "Realisasi Kinerja s.d. TW Lalu", "TW Ini", "s.d. TW Ini", "Lokasi")
    assert texts(with_groups_apart(header(*names))) == [
        ["Target", *["Realisasi Kinerja"] * 3, "Lokasi"],
        [None, "s.d. TW Lalu", "TW Ini", "s.d. TW Ini", None],
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Target", "Realisasi", "Capaian"),
        ("Anggaran Murni (Rp)", "Anggaran Perubahan (Rp)", "Realisasi Anggaran (Rp)"),
        ("Target TW I", "Realisasi TW I", "Capaian TW I"),
        ("Uraian", "Triwulan", "Target"),
    ],
)
def test_names_of_their_own_stay_whole(names: tuple[str, ...]) -> None:
    assert with_groups_apart(header(*names)) == header(*names)


_RUNNING = """
NO   SATUAN   Target Tahunan                       Realisasi                       Pagu (Rp)        Realisasi Anggaran (Rp)  S
                              s.d. Triwulan Lalu  Triwulan Ini  s.d. Triwulan Ini
1    Dokumen  19              2                   4             6                  Rp231.299.000    Rp109.404.427            T
2    Nilai    43,8            41,6                26,7          26,7               Rp231.299.000    Rp109.404.427            T
3    Orang    70              9                   13            22                 Rp231.299.000    Rp109.404.427            T
4    Unit     22              4                   4             8                  Rp231.299.000    Rp109.404.427            T
"""  # noqa: E501 - as it is typed


def test_a_group_over_wide_names_of_narrow_figures_is_over_all_of_them() -> None:
    (table,) = document_of(_RUNNING.strip("\n").encode(), "a.txt").tables
    over = [cell for cell in table.rows[0].cells if cell and cell.text == "Realisasi"]
    assert [cell.columns for cell in over] == [3]


def figured(many: int) -> list[Band]:
    return [Band(10 * at, 10 * at + 5, is_figured=True) for at in range(many)]


def doubted(*rows: TableRow) -> frozenset[int]:
    many = len(rows[0].cells)
    line = " ".join(f"{at:05},5  " for at in range(many))
    return doubtful_columns(rows, [], figured(many), typed_lines(line))


def test_quarters_of_unlike_width_are_asked() -> None:
    def quarters(*widths: int) -> list[TableRow]:
        cells: list[Cell | None] = []
        for numeral, width in zip(("I", "II", "III"), widths, strict=False):
            cells += [Cell(f"TW {numeral}", columns=width), *([None] * (width - 1))]
        below = tuple(Cell(f"Kolom {at}") for at in range(sum(widths)))
        return [
            TableRow(tuple(cells), 1, Role.HEADER),
            TableRow(below, 2, Role.HEADER),
        ]

    assert doubted(*quarters(2, 3)) == {0, 1, 2, 3, 4}
    assert not doubted(*quarters(2, 2))


def test_figures_with_one_and_the_same_name_are_asked() -> None:
    assert doubted(*header("Target", "Rp", "K", "Rp")) == {0, 1, 2, 3}
    assert not doubted(*header("Target", "Rp", "K"))


def test_a_column_in_which_units_run_together_with_amounts_is_asked_itself() -> None:
    body = [
        TableRow((Cell(str(at)), Cell(f"{unit} 61.969.000"), Cell("93")), at)
        for at, unit in enumerate(("Dokumen", "Indeks", "Unit", "Laporan"), start=1)
    ]
    assert broken_columns(body) == {0, 1, 2}


def test_a_sign_over_an_empty_column_ends_the_name_of_another() -> None:
    rows = header("Capaian Renstra", "(%)", "Rp", "Target")
    bands = figured(4)
    assert doubtful_columns(rows, [], bands, typed_lines("5,0                 7,0       8,0"))
    assert not doubtful_columns(rows, [], bands, typed_lines("5,0       6,0       7,0       8,0"))


def test_a_period_that_one_name_alone_begins_with_is_asked() -> None:
    assert doubted(*header("Target", "TW II Target", "Realisasi Kinerja")) == {0, 1, 2}
    assert not doubted(*header("Target", "TW II Target", "TW II Realisasi"))
    assert not doubted(*header("Target TW II", "Realisasi TW II", "Pagu"))
