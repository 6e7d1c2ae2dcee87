"""Tables of pages without rules: headers that begin with their columns, cells merged over rows."""

from printed_lines import Text, line

from tolok.documents.document import Table, TableRow
from tolok.documents.spaced.apart import told_rows
from tolok.documents.spaced.blocks import blocks_of
from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.placing import Placed
from tolok.documents.spaced.words import Line


def rows_of(*lines: Line) -> tuple[TableRow, ...]:
    (table,) = (one for one in blocks_of(lines, "Tabel", "Halaman 1") if isinstance(one, Table))
    return table.rows


def texts(row: TableRow) -> list[str | None]:
    return [cell.text if cell else None for cell in row.cells]


def told(lines: list[Line], bands: list[Band]) -> list[list[Placed]]:
    rows = told_rows(lines, bands)
    assert rows is not None
    return rows


def header() -> list[Line]:
    return [
        line(1, 0.0, (60, "Target")),
        line(2, 0.8, (0, "No"), (10, "Indikator"), (110, "Ket."), space=-1),
        line(3, 1.6, (60, "Semula"), (85, "Menjadi"), space=-1),
    ]


def test_a_group_begins_with_the_first_of_its_columns() -> None:
    rows = rows_of(
        *header(),
        line(4, 3.2, (0, "1"), (10, "Indeks SPBE"), (75, "97,00"), (100, "61,40"), (110, "Baik")),
        line(5, 4.8, (0, "2"), (10, "Opini BPK"), (75, "96,60"), (100, "50,70"), (110, "Baik")),
        line(6, 6.4, (0, "3"), (10, "Nilai AKIP"), (75, "91,90"), (100, "47,90"), (110, "Baik")),
    )
    assert texts(rows[0]) == ["No", "Indikator", "Target", None, "Ket."]
    assert texts(rows[1]) == [None, None, "Semula", "Menjadi", None]
    group = rows[0].cells[2]
    assert group is not None
    assert group.columns == 2
    assert texts(rows[2]) == ["1", "Indeks SPBE", "97,00", "61,40", "Baik"]


def figures(*written: str) -> list[Text]:
    return list(zip((50, 70, 90, 110), written, strict=True))


def test_names_that_are_set_in_by_levels_begin_with_their_column() -> None:
    rows = rows_of(
        line(1, 0.0, (50, "Anggaran"), (70, "Anggaran")),
        line(2, 0.8, (0, "No"), (10, "Uraian"), (90, "Target"), (110, "Realisasi"), space=-1),
        line(3, 1.0, (50, "(Rp)"), (70, "(Rp)"), space=-1),
        line(4, 1.8, (90, "TW II"), (110, "TW II"), space=-1),
        line(5, 2.0, (50, "Murni"), (70, "Perubahan"), space=-1),
        line(6, 4.0, (0, "1"), (10, "Program Air"), *figures("7.000", "8.000", "5", "3")),
        line(7, 5.6, (0, "2"), (14, "Pipa"), *figures("4.000", "5.000", "7", "2")),
        line(8, 7.2, (0, "3"), (18, "Pipa Tahap 1"), *figures("4.000", "5.000", "9", "8")),
        line(9, 8.8, (0, "4"), (10, "Program Guru"), *figures("2.000", "1.000", "1", "1")),
        line(10, 10.4, (0, "5"), (14, "Diklat"), *figures("2.000", "1.000", "3", "2")),
        line(11, 12.0, (0, "6"), (18, "Diklat Tahap 1"), *figures("2.000", "1.000", "4", "4")),
    )
    assert texts(rows[0]) == [
        *("No", "Uraian", "Anggaran (Rp) Murni", "Anggaran (Rp) Perubahan"),
        *("Target TW II", "Realisasi TW II"),
    ]
    assert texts(rows[1]) == ["1", "Program Air", "7.000", "8.000", "5", "3"]


def test_texts_beside_numbers_are_no_indents_of_their_column() -> None:
    rows = rows_of(
        line(1, 0.0, (60, "Target"), (80, "Realisasi")),
        line(2, 0.8, (0, "No"), (22, "Indikator"), space=-1),
        line(3, 1.6, (50, "2024"), (66, "2025"), (76, "2024"), (90, "2025"), space=-1),
        line(4, 3.2, (0, "1"), (6, "Nilai SAKIP daerah"), *of_years("83,4", "85,5", "12", "36,7")),
        line(5, 4.8, (0, "2"), (6, "Indeks kepuasan warga"), *of_years("1", "2,5", "90,6", "7")),
        line(6, 6.4, (0, "3"), (6, "Opini BPK atas LKPD"), *of_years("100", "1", "83,4", "76,1")),
        line(7, 8.0, (0, "4"), (6, "Angka harapan hidup"), *of_years("76", "83,4", "1", "6")),
    )
    assert texts(rows[2])[:3] == ["1", "Nilai SAKIP daerah", "83,4"]
    assert len(rows[2].cells) == 6


def of_years(*written: str) -> list[Text]:
    return list(zip((50, 66, 76, 90), written, strict=True))


def test_a_group_ends_before_a_column_that_begins_beside_it() -> None:
    rows = rows_of(
        line(1, 0.0, (0, "Uraian"), (30, "Realisasi"), (70, "Pagu"), (90, "Ket.")),
        line(2, 1.0, (70, "Anggaran"), space=0),
        line(3, 1.1, (30, "TW I"), (50, "TW II"), space=-1),
        line(5, 5.0, (0, "Padi"), (30, "97"), (50, "61"), (70, "7.000.000"), (90, "Baik")),
        line(6, 6.6, (0, "Guru"), (30, "96"), (50, "50"), (70, "8.000.000"), (90, "Baik")),
        line(7, 8.2, (0, "Gizi"), (30, "91"), (50, "47"), (70, "9.000.000"), (90, "Baik")),
    )
    assert texts(rows[0]) == ["Uraian", "Realisasi", None, "Pagu Anggaran", "Ket."]
    assert texts(rows[1]) == [None, "TW I", "TW II", None, None]


def test_a_cell_merged_over_rows_belongs_to_the_first_of_them() -> None:
    rows = rows_of(
        *header(),
        line(4, 3.2, (10, "Indeks SPBE"), (75, "97,00"), (100, "61,40"), (110, "Baik")),
        line(5, 4.0, (0, "1"), space=-1),
        line(6, 4.8, (10, "Opini BPK"), (75, "96,60"), (100, "50,70"), (110, "Baik"), space=-1),
        line(7, 6.4, (10, "Nilai AKIP"), (75, "91,90"), (100, "47,90"), (110, "Baik")),
        line(8, 8.0, (0, "2"), (10, "Tingkat"), (75, "90,00"), (100, "47,00"), (110, "Baik")),
        line(9, 9.6, (10, "Rasio guru"), (75, "91,00"), (100, "48,00"), (110, "Baik")),
    )
    assert [texts(row)[0] for row in rows[2:]] == ["1", "", "2", "", ""]
    assert [texts(row)[2] for row in rows[2:]] == ["97,00", "96,60", "91,90", "90,00", "91,00"]


def test_a_heading_right_below_the_header_heads_the_rows() -> None:
    rows = rows_of(
        line(1, 0.0, (0, "No"), (10, "Indikator"), (60, "Target"), (85, "Realisasi")),
        line(2, 1.6, (0, "A. Kelurahan Suka Maju")),
        line(3, 3.2, (0, "1"), (10, "Indeks SPBE"), (75, "97,00"), (100, "61,40")),
        line(4, 4.8, (0, "2"), (10, "Opini BPK"), (75, "96,60"), (100, "50,70")),
    )
    assert texts(rows[0]) == ["No", "Indikator", "Target", "Realisasi"]
    assert texts(rows[1])[0] == "A. Kelurahan Suka Maju"


def test_small_figures_that_do_not_rise_are_a_row() -> None:
    rows = rows_of(
        line(1, 0.0, (0, "No"), (10, "Uraian"), (60, "TW I"), (75, "TW II"), (90, "TW III")),
        line(2, 1.6, (0, "1"), (10, "Target"), (63, "45"), (78, "38"), (93, "63")),
        line(3, 3.2, (0, "2"), (10, "Realisasi"), (63, "37"), (78, "29"), (93, "55")),
    )
    assert texts(rows[1]) == ["1", "Target", "45", "38", "63"]


def test_figures_at_either_side_below_one_word_are_one_column() -> None:
    rows = rows_of(
        line(1, 0.0, (0, "Sasaran/Program"), (30, "Indikator"), (60, "Target"), (85, "Realisasi")),
        line(2, 1.6, (0, "Sasaran Air"), (30, "Nilai AKIP"), (60, "31,25"), (99, "67")),
        line(3, 3.2, (2, "Program Air"), (30, "Jumlah rumah"), (80, "11"), (100, "8")),
        line(4, 4.8, (4, "Kegiatan Pipa"), (30, "Indeks mutu"), (81, "6"), (100, "3")),
        line(5, 6.4, (0, "Sasaran Jalan"), (30, "Jumlah ruas"), (60, "60 Unit"), (99, "55")),
        line(6, 8.0, (2, "Program Jalan"), (30, "Panjang jalan"), (80, "89"), (99, "84")),
        line(7, 9.6, (4, "Kegiatan Aspal"), (30, "Jumlah lapis"), (80, "57"), (99, "40")),
    )
    assert [texts(row)[2:] for row in rows] == [
        ["Target", "Realisasi"],
        ["31,25", "67"],
        ["11", "8"],
        ["6", "3"],
        ["60 Unit", "55"],
        ["89", "84"],
        ["57", "40"],
    ]


def test_columns_below_one_cell_of_the_header_are_its_parts() -> None:
    rows = rows_of(
        line(1, 0.0, (0, "Kode"), (30, "Program"), (60, "Target"), (85, "Realisasi")),
        line(2, 1.6, (0, "7"), (6, "01"), (30, "Pendidikan"), (75, "97,00"), (100, "61,40")),
        line(3, 3.2, (0, "7"), (6, "01"), (12, "2.01"), (30, "Guru"), (75, "96"), (100, "50,70")),
        line(4, 4.8, (0, "7"), (6, "02"), (30, "Kesehatan"), (75, "91,90"), (100, "47,90")),
    )
    assert texts(rows[0]) == ["Kode", None, None, "Program", "Target", "Realisasi"]
    code = rows[0].cells[0]
    assert code is not None
    assert code.columns == 3
    # "2.01" stands in the middle of all three rows, and is not merged over them.
    assert [texts(row)[:3] for row in rows[1:]] == [
        ["7", "01", ""],
        ["7", "01", "2.01"],
        ["7", "02", ""],
    ]


def test_a_quarter_to_come_is_a_column_though_it_is_empty() -> None:
    rows = rows_of(
        line(1, 0.0, (30, "Triwulan I"), (60, "Triwulan II")),
        line(2, 0.8, (0, "No"), (10, "Indikator"), (90, "Ket."), space=-1),
        line(3, 1.6, (30, "K"), (40, "Rp"), (60, "K"), (70, "Rp"), space=-1),
        line(4, 3.2, (0, "1"), (10, "Indeks SPBE"), (34, "97"), (46, "6.140"), (90, "Baik")),
        line(5, 4.8, (0, "2"), (10, "Opini BPK"), (34, "96"), (46, "5.070"), (90, "Baik")),
    )
    assert texts(rows[0]) == ["No", "Indikator", "Triwulan I", None, "Triwulan II", None, "Ket."]
    assert texts(rows[1]) == [None, None, "K", "Rp", "K", "Rp", None]
    assert texts(rows[2]) == ["1", "Indeks SPBE", "97", "6.140", "", "", "Baik"]


def test_codes_that_begin_with_their_header_tell_columns_as_texts_do() -> None:
    rows = rows_of(
        line(1, 0.0, (60, "Anggaran")),
        line(2, 0.6, (0, "Kode"), (10, "Program"), (90, "Realisasi"), space=-1),
        line(3, 1.0, (60, "Total Pagu"), space=-1),
        line(4, 2.0, (90, "Rp"), (115, "%"), space=-1),
        line(5, 3.6, (0, "2.09"), (10, "Guru"), (77, "909.748"), (105, "391.191"), (120, "43")),
        line(6, 5.2, (0, "2.10"), (10, "Gizi"), (77, "275.125"), (105, "182.537"), (120, "30")),
        line(7, 6.8, (0, "2.11"), (10, "Padi"), (77, "192.037"), (105, "133.133"), (120, "36")),
    )
    assert texts(rows[0]) == ["Kode", "Program", "Anggaran Total Pagu", "Realisasi", None]
    assert texts(rows[2]) == ["2.09", "Guru", "909.748", "391.191", "43"]


def test_a_header_of_many_cells_of_unlike_height_begins_with_its_highest() -> None:
    high = [
        line(1 + at, 0.4 * at, (10 if at % 2 else 60, f"kata{at}"), space=-1 if at else 1)
        for at in range(18)
    ]
    rows = rows_of(
        *high,
        line(19, 7.2, (0, "No"), (110, "Ket."), space=-1),
        line(20, 8.8, (0, "1"), (10, "Indeks SPBE"), (75, "97,00"), (110, "Baik")),
        line(21, 10.4, (0, "2"), (10, "Opini BPK"), (75, "96,60"), (110, "Baik")),
        line(22, 12.0, (0, "3"), (10, "Nilai AKIP"), (75, "91,90"), (110, "Baik")),
    )
    assert texts(rows[0])[2] == " ".join(f"kata{at}" for at in range(0, 18, 2))


def test_a_header_on_lines_of_unlike_height_is_as_full_as_its_texts_beside_one_another() -> None:
    names = ["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Ket."]
    lefts = [0, 10, 40, 55, 75, 95, 115]
    pairs = [(1, 4), (0, 6), (2, 5), (3,)]
    stairs = [
        line(1 + at, 0.4 * at, *((lefts[one], names[one]) for one in pair), space=-1 if at else 1)
        for at, pair in enumerate(pairs)
    ]
    figures = ["1", "Indeks", "Nilai", "80,00", "75,50", "94,38", "Baik"]
    first = list(zip(lefts, figures, strict=True))
    below = [(0, "2"), (10, "Opini"), (40, "Nilai"), (55, "90,00"), (75, "81,00"), (95, "90,00")]
    rows = rows_of(
        *stairs,
        line(8, 4.4, (10, "Nilai")),
        line(9, 5.4, *first, space=0),
        line(10, 7.0, *below),
        line(11, 8.6, *below),
    )
    assert texts(rows[0]) == names
    assert rows[1].role == "body"
    assert texts(rows[1])[1] == "Nilai\nIndeks"


def test_figures_of_every_other_row_are_not_merged_over_the_rows_beside_them() -> None:
    lines = []
    for at in range(3):
        top = 1.5 + 3.0 * at
        lines += [
            line(2 + 3 * at, top, (50, "T"), (60, "7"), (70, "3")),
            line(3 + 3 * at, top + 0.75, (0, str(at + 1)), (10, "Indeks SPBE"), space=-1),
            line(4 + 3 * at, top + 1.5, (50, "R"), (60, "8"), space=-1),
        ]
    bands = [Band(left, left + 8, left > 50) for left in (0, 10, 50, 60, 70)]
    rows = [[word.text for one in row for word in one.line.words] for row in told(lines, bands)]
    assert rows[0] == ["1", "Indeks", "SPBE", "T", "7", "3"]
    assert rows[1] == ["R", "8"]
    assert rows[2] == ["2", "Indeks", "SPBE", "T", "7", "3"]


def test_a_quarter_right_of_the_first_column_is_of_the_header() -> None:
    rows = rows_of(
        line(1, 0.0, (60, "Realisasi Pada Triwulan")),
        line(2, 1.5, (60, "I"), (90, "II")),
        line(3, 3.0, (0, "Kode"), (20, "Program"), (60, "Target"), (75, "Rp"), (90, "Target")),
        line(4, 4.5, (0, "7.01"), (20, "Guru"), (70, "45"), (80, "6.000"), (100, "47")),
        line(5, 6.0, (0, "7.02"), (20, "Gizi"), (70, "46"), (80, "7.000"), (100, "48")),
    )
    assert texts(rows[0])[2] == "Realisasi Pada Triwulan"
    assert [row.role for row in rows[-2:]] == ["body", "body"]


def lists() -> list[Line]:
    """Two rows of a page, texts in their middle, the first with two indicators in a cell."""
    return [
        line(4, 3.0, (30, "1. Indeks SPBE")),
        line(5, 4.0, (10, "Layanan Data"), (30, "(Persen)"), (60, "16"), (75, "Rp."), (100, "87%")),
        line(6, 4.5, (0, "1"), (120, "Baik"), space=-1),
        line(7, 5.0, (10, "Kota"), (30, "2. Nilai AKIP"), (60, "110"), (75, "326.165.553,-")),
        line(8, 5.0, (100, "60%"), space=-1),
        line(9, 6.0, (30, "(Unit)"), space=0),
        line(10, 7.8, (30, "Opini"), (75, "Rp.")),
        line(11, 8.3, (0, "2"), (10, "Data"), (60, "9"), (100, "66%"), (120, "Baik"), space=-1),
        line(12, 8.8, (30, "BPK"), (75, "155.713.725,-"), space=-1),
    ]


def test_an_amount_is_of_the_row_of_its_currency_beside_a_list_of_indicators() -> None:
    edges = [(0, 2), (10, 24), (30, 48), (60, 63), (75, 88), (100, 103), (120, 124)]
    bands = [Band(left, right, 60 <= left < 120) for left, right in edges]
    rows = [
        {at: " ".join(one.text(at) for one in row if one.text(at)) for at in range(7)}
        for row in told(lists(), bands)
    ]
    assert [row[0] for row in rows] == ["1", "2"]
    assert rows[0][2] == "1. Indeks SPBE (Persen) 2. Nilai AKIP (Unit)"
    assert [row[4] for row in rows] == ["Rp. 326.165.553,-", "Rp. 155.713.725,-"]
    assert [row[3] for row in rows] == ["16 110", "9"]


def test_figures_as_near_as_lines_of_a_text_are_of_rows_of_their_own() -> None:
    lines = [
        line(at, float(at), (0, str(at)), (10, "Indeks SPBE"), (40, f"{at}7")) for at in range(1, 5)
    ]
    bands = [Band(0, 2, is_figured=True), Band(10, 21), Band(40, 42, is_figured=True)]
    assert told_rows(lines, bands) is None


def test_levels_side_by_side_are_not_merged_over_the_rows_in_whose_middle_they_stand() -> None:
    steps = [(20, "PROGRAM Guru"), (40, "Kegiatan Gizi"), (60, "Subkegiatan Padi")] * 4
    lines = [
        line(2 * at + 2, 1.8 * at, step, (80, "Indeks"), (100, f"{at}1"))
        for at, step in enumerate([*steps, *steps[-1:] * 2])
    ]
    goals = [  # merged over the first six rows and the other eight
        line(2 * at + 1, 1.8 * at + down, (0, text), space=-1)
        for at in (3, 10)
        for down, text in ((-1.4, "Sasaran"), (-0.4, "kota"))
    ]
    rows = told(
        sorted([*lines, *goals], key=lambda one: one.words[0].top or 0.0),
        [Band(left, left + 18, left == 100) for left in (0, 20, 40, 60, 80, 100)],
    )
    filled = [{at for at in (1, 2, 3) if any(one.text(at) for one in row)} for row in rows]
    assert filled == [*([{1}, {2}, {3}] * 4), {3}, {3}]


def test_a_row_whose_amounts_leave_their_currency_above_is_no_header() -> None:
    body = [
        line(4 + 3 * at + down, 3.2 + 2.5 * at + 0.5 * down, *texts, space=-1 if down else 1)
        for at in range(3)
        for down, texts in enumerate(
            [
                [(10, "PROGRAM Padi dan"), (60, "Rp."), (85, "Rp.")],
                [(0, str(at + 1)), (110, f"9{at},50%"), (120, f"5{at},30%")],
                [(10, "Jagung"), (60, f"19{at}.700.000"), (85, f"16{at}.400.000")],
            ]
        )
    ]
    rows = rows_of(*header(), *body)
    amounts = [cell and cell.text for row in rows if row.role == "body" for cell in row.cells[2:3]]
    assert amounts == [f"Rp.19{at}.700.000" for at in range(3)]
