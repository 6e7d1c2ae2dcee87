"""Tables in columns of spaces, as extraction from PDFs leaves them."""

from decimal import Decimal
from pathlib import Path

import pytest

from tolok.documents.document import Document, Paragraph, Table
from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of, read_forms
from tolok.domain.forms import Row

CASES = Path(__file__).parents[4] / "shared" / "cases"


def document(text: str) -> Document:
    return document_of(text.strip("\n").encode(), "a.txt")


def grid(text: str) -> list[list[str | None]]:
    (table,) = document(text).tables
    return [[cell.text if cell else None for cell in row.cells] for row in table.rows]


MIDDLE = """
                    PERJANJIAN KINERJA TAHUN 2025

NO   SASARAN STRATEGIS           INDIKATOR KINERJA            TARGET

     Meningkatnya mutu           Persentase layanan
1                                                             100 %
     layanan kepada warga        tepat waktu
     Terjaganya ketertiban       Jumlah peristiwa
2    umum di kecamatan           yang ditangani                  12
     selama satu tahun           bersama warga
"""


def test_a_name_wrapped_around_its_figures_is_one_row() -> None:
    assert grid(MIDDLE)[1:] == [
        [
            "1",
            "Meningkatnya mutu\nlayanan kepada warga",
            "Persentase layanan\ntepat waktu",
            "100 %",
        ],
        [
            "2",
            "Terjaganya ketertiban\numum di kecamatan\nselama satu tahun",
            "Jumlah peristiwa\nyang ditangani\nbersama warga",
            "12",
        ],
    ]
    (form,) = read_forms(MIDDLE.encode(), "a.txt").forms
    assert [row.indicator for row in form.rows] == [
        "Persentase layanan tepat waktu",
        "Jumlah peristiwa yang ditangani bersama warga",
    ]


TOP = """
No   Program                     Pagu Anggaran        Realisasi Anggaran
1.   Program Pelayanan Publik        1.000.000                   250.000
     dan Pemerintahan
2.   Program Pembangunan                     -                         -
     Sarana di Kelurahan
     dan Desa
3.   Program Ketertiban              3.500.000                 3.400.000
"""


def test_a_name_that_goes_on_below_its_figures_is_one_row() -> None:
    assert [row[1:] for row in grid(TOP)[1:]] == [
        ["Program Pelayanan Publik\ndan Pemerintahan", "1.000.000", "250.000"],
        ["Program Pembangunan\nSarana di Kelurahan\ndan Desa", "-", "-"],
        ["Program Ketertiban", "3.500.000", "3.400.000"],
    ]


NARROW = """
No  Indikator               Target Tahun              Realisasi Tahun
                         2021   2022   2023         2021   2022   2023
1   Indeks mutu          83,47 83,97 84,47 88,45 70,81 80,56
2   Indeks layanan       23,00 23,00 25,00   23    23,00 25,00
3   Indeks tertib           90   90,1 90,62 97,89 98,02 94,04
4   Indeks warga           100   100    100   100   100   100
"""


def test_figures_one_space_apart_are_told_by_their_order() -> None:
    assert [row[2:] for row in grid(NARROW)[2:]] == [
        ["83,47", "83,97", "84,47", "88,45", "70,81", "80,56"],
        ["23,00", "23,00", "25,00", "23", "23,00", "25,00"],
        ["90", "90,1", "90,62", "97,89", "98,02", "94,04"],
        ["100"] * 6,
    ]


def test_a_group_stands_over_all_its_years() -> None:
    header = next(document(NARROW).tables).rows[0]
    assert [(cell.text, cell.columns) for cell in header.cells if cell] == [
        ("No", 1),
        ("Indikator", 1),
        ("Target Tahun", 3),
        ("Realisasi Tahun", 3),
    ]


def test_a_page_without_a_header_goes_on_in_the_columns_before() -> None:
    pages = NARROW + "\f\n" + "5   Indeks sampah         90   91    92    93   94    95\n" * 3
    first, *_ = read_forms(pages.encode(), "a.txt").forms
    assert [row.target.value for row in first.rows][-4:] == [100, 90, 90, 90]


def test_a_header_that_comes_again_is_no_row() -> None:
    pages = f"{TOP.strip()}\n\f{TOP.strip()}\n"
    (form,) = read_forms(pages.encode(), "a.txt").forms
    assert [row.name for row in form.rows][::3] == ["Program Pelayanan Publik dan Pemerintahan"] * 2
    assert len(form.rows) == 6


def test_running_heads_are_told_from_rows() -> None:
    pages = "".join(f"RENSTRA 2025 Dinas Contoh      {at}\n{TOP.strip()}\n" for at in (7, 8))
    read = read_forms(pages.encode(), "a.txt")
    assert sum(len(form.rows) for form in read.forms) == 6
    assert "RENSTRA 2025 Dinas Contoh 7" in [leftover.text for leftover in read.leftovers]


def test_prose_makes_no_table() -> None:
    text = "Nilai efisiensi 98,40 90 79,26 dari 100\n" * 5 + "Nama : [NAMA]\nJabatan : Camat\n"
    assert all(isinstance(block, Paragraph) for block in document(text).blocks)


def cases(name: str) -> tuple[bytes, Readings]:
    found = next(CASES.glob(f"{name}_*.txt"), None) if CASES.is_dir() else None
    if found is None:
        pytest.skip("shared/cases is not here")
    data = found.read_bytes()
    return data, forms_of(document_of(data, found.name), found.name)


def letters(texts: list[str]) -> str:
    return "".join(sorted("".join("".join(text.split()) for text in texts)))


@pytest.mark.parametrize("name", ["03", "05", "09", "12", "14", "15"])
def test_every_word_of_a_real_text_is_in_a_block(name: str) -> None:
    data, _ = cases(name)
    texts: list[str] = []
    for block in document_of(data, "a.txt").blocks:
        if isinstance(block, Table):
            texts += [
                cell.text
                for row in block.rows
                for cell in row.cells
                if cell and row.role != "numbering"
            ]
        elif isinstance(block, Paragraph):
            texts.append(block.text)
    numbering = [
        line
        for line in data.decode().splitlines()
        if "(1)" in line.split() and "(7)" in line.split()
    ]
    lines = [line for line in data.decode().splitlines() if line not in numbering]
    assert letters(texts) == letters(lines)


def figures(row: Row) -> list[Decimal | None]:
    return [row.cell(name).value for name in ("target", "realization", "achievement")]


def test_a_real_table_of_services_is_read_to_the_last_figure() -> None:
    _, read = cases("03")
    services = [form for form in read.forms if form.kind == "services"]
    assert [form.year for form in services] == [2020, 2021, 2022, 2023, 2024]
    assert [len(form.rows) for form in services] == [8] * 5
    sakip = [form.rows[3] for form in services]
    assert sakip[0].indicator == "Nilai Sakip Kecamatan (indikator sasaran 3)"
    written = [[row.cell(name).written for row in sakip] for name in ("target", "realization")]
    assert written == [
        ["83,47", "83,97", "84,47", "84,97", "85,47"],
        ["88,45", "70,81", "80,56", "83,65", "85,09"],
    ]
    assert [row.achievement.written for row in sakip] == ["106", "84,32", "95,37", "98,45", "99,55"]


def test_money_of_three_pages_is_read_in_its_years() -> None:
    _, read = cases("03")
    funding: dict[int, list[Row]] = {}
    for form in read.forms:
        if form.kind == "funding" and form.year:
            funding.setdefault(form.year, []).extend(form.rows)
    lines = {year: len(rows) for year, rows in funding.items()}
    assert lines == {2020: 21, 2021: 21, 2022: 27, 2023: 27, 2024: 27}
    paper = next(row for row in funding[2023] if row.name and "Bahan Bacaan" in row.name)
    assert [paper.cell(name).written for name in ("ceiling", "spending", "absorption")] == ["-"] * 3
    village = next(row for row in funding[2022] if row.name and "di Kelurahan" in row.name)
    assert [village.cell(n).written for n in ("ceiling", "spending", "absorption")] == [
        "",
        "212,074,000",
        "100%",
    ]


def test_a_table_goes_on_over_pages_without_a_header() -> None:
    _, read = cases("05")
    assert [len(form.rows) for form in read.forms] == [15] * 5
    last = [form.rows[-5] for form in read.forms]
    assert last[0].indicator == "Persentase penanganan pasca bencana"
    assert [figures(row)[0] for row in last] == [100, 100, 30, 45, 55]
    assert [row.realization.written for row in last] == ["70", "70", "89,52", "89,52", "93"]


LETTERS = """
CAPAIAN KINERJA TAHUN 2025
Program,Indikator,Target,Pagu
P rogram P enyediaan Jasa,Nilai P elayanan,80,1000
P rogram P engadaan Mebel Kelas A yang baru,Tipe A dan B yang baik,80,1000
"""


def test_letters_that_a_font_parted_are_joined_and_said() -> None:
    read = read_forms(LETTERS.strip().encode(), "a.csv")
    (form,) = read.forms
    assert [(row.name, row.indicator) for row in form.rows] == [
        ("Program Penyediaan Jasa", "Nilai Pelayanan"),
        ("Program Pengadaan Mebel Kelas A yang baru", "Tipe A dan B yang baik"),
    ]
    (finding,) = read.main.findings
    assert (finding.rule, finding.written, finding.expected) == (
        "reading-split-letters",
        "P rogram P enyediaan Jasa",
        "Program Penyediaan Jasa",
    )


def test_a_single_letter_before_a_word_is_left_alone() -> None:
    text = "Program,Indikator,Target,Pagu\nPROGRAM SATU,Nilai tipe A layanan,80,1000\n"
    read = read_forms(text.encode(), "a.csv")
    assert read.main.form.rows[0].indicator == "Nilai tipe A layanan"
    assert not read.main.findings


def test_a_group_among_the_leaves_stands_over_those_that_hang_below_it() -> None:
    lines = (
        "No  Indikator Kinerja  Satuan  Target 2025       Triwulan II",
        "                                           Target  Realisasi  Capaian (%)",
        "(1) (2)                (3)     (4)         (5)     (6)        (7)",
        "1   Nilai AKIP         Nilai           80      40         38        95,00",
        "2   Indeks SPBE        Indeks          60      30         27        90,00",
        "3   Jumlah UMKM        Unit            90      45         45       100,00",
    )
    *_, form = read_forms("\n".join(lines).encode(), "a.txt").forms
    cells = [form.rows[0].cell(name).written for name in ("target", "realization", "achievement")]
    assert cells == ["40", "38", "95,00"]


def test_an_indicator_on_two_lines_beside_a_unit_on_two_is_one_where_its_figures_are() -> None:
    text = """
No  Sasaran                    Indikator Kinerja       Satuan   Target
1   Terwujudnya pelayanan      Nilai mutu              Nilai        80
2   Berkurangnya risiko        Persentase kepemilikan  Unit         95
    bencana                    KTP-el dan KIA          Usaha
3   Menguatnya daya saing      Opini atas laporan      Opini         1
"""
    (form,) = read_forms(text.encode(), "a.txt").forms
    assert [(row.indicator, row.unit) for row in form.rows] == [
        ("Nilai mutu", "Nilai"),
        ("Persentase kepemilikan KTP-el dan KIA", "Unit Usaha"),
        ("Opini atas laporan", "Opini"),
    ]
