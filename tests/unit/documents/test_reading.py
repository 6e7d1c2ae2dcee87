"""The seed is read as shared/seed/EXPECTED.md says; bad files are refused in words."""

import io
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tolok.documents.reading import Reading, read_form, read_form_bytes
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import Row, State
from tolok.domain.levels import Level

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read_form(SEED)


def row_at(reading: Reading, line: int) -> Row:
    return next(row for row in reading.form.rows if row.source and row.source.row == line)


def test_the_seed_has_its_rows_on_their_levels(seed: Reading) -> None:
    assert Counter(row.level for row in seed.form.rows) == {
        Level.GOAL: 1,
        Level.OBJECTIVE: 1,
        Level.PROGRAM: 4,
        Level.ACTIVITY: 12,
        Level.SUBACTIVITY: 34,
    }


def test_every_row_of_the_seed_stands_under_the_right_parent(seed: Reading) -> None:
    children = {
        row.source.row: len(seed.form.children_of(row)) for row in seed.form.rows if row.source
    }
    assert [count for count in children.values() if count] == [
        1, 4, 8, 5, 3, 1, 1, 7, 1, 3, 3, 2, 2, 3, 1, 3, 1, 2,
    ]  # fmt: skip


def test_the_heading_is_kept_and_no_period_is_invented(seed: Reading) -> None:
    form = seed.form
    assert (form.government, form.organization, form.year, form.period) == (
        "PEMERINTAH KOTA SERANG", "KECAMATAN CIPOCOK JAYA", 2022, None,
    )  # fmt: skip


def test_the_row_split_over_two_lines_is_one_row(seed: Reading) -> None:
    row = row_at(seed, 42)
    assert (row.name, row.unit) == ("Penyediaan Jasa Pelayanan Umum Kantor", "Bulan")
    assert [row.cell(name).written for name in ("ceiling", "spending", "absorption")] == [
        "949.600.000", "141.600.000", "16,67",
    ]  # fmt: skip
    assert [finding.rule for finding in seed.findings].count("reading-split-row") == 1


def test_figures_that_slid_into_the_remarks_are_absorption_and_said_so(seed: Reading) -> None:
    slid = {
        finding.source.row
        for finding in seed.findings
        if finding.rule == "reading-slid-figure" and finding.source
    }
    assert slid == {*range(28, 36), 39, *range(44, 65)}
    assert row_at(seed, 56).absorption.value == Decimal("0.10")
    assert all(row.remarks is None for row in seed.form.rows)


def test_rows_that_lost_their_first_cells_are_said_to_have(seed: Reading) -> None:
    (finding,) = (one for one in seed.findings if one.rule == "reading-shifted-rows")
    assert "Baris berkas 42 sampai 64 kehilangan 3 sel" in finding.message


def test_blank_dash_and_zero_stay_three_statements(seed: Reading) -> None:
    assert row_at(seed, 26).realization.state is State.BLANK
    assert row_at(seed, 22).realization.state is State.DASH
    assert row_at(seed, 14).realization.value == Decimal("0.00")


def test_every_figure_knows_its_line_and_column(seed: Reading) -> None:
    source = row_at(seed, 56).absorption.source
    assert source
    assert (source.file, source.row, source.column) == (SEED.name, 56, 12)


def test_the_same_layout_in_excel_reads_alike(seed: Reading) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(SEED.read_text().splitlines()):
            for column, text in enumerate(line.split("\t")):
                sheet.write_string(number, column, text)
    reading = read_form_bytes(file.getvalue(), "benih.xlsx")
    assert reading.form == seed.form


def test_the_same_layout_in_csv_reads_alike(seed: Reading) -> None:
    text = "\n".join(
        ",".join(f'"{cell}"' for cell in line.split("\t")) for line in SEED.read_text().splitlines()
    )
    assert read_form_bytes(text.encode(), "benih.csv").form == seed.form


def test_a_header_repeated_on_a_new_page_is_no_row(seed: Reading) -> None:
    lines = SEED.read_text().splitlines()
    lines[30:30] = ["", *lines[7:10]]
    again = read_form_bytes("\n".join(lines).encode(), SEED.name)
    assert again.form == seed.form


def test_a_signature_block_is_neither_row_nor_finding(seed: Reading) -> None:
    text = SEED.read_text() + "\nSerang, 31 Maret 2022\nCAMAT CIPOCOK JAYA\n\nNIP. 1970\n"
    again = read_form_bytes(text.encode(), SEED.name)
    assert again == seed


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b" \n", "berkas kosong"),
        (b"halo\tdunia\n", "tidak ditemukan tabel"),
        (b"%PDF-1.7", "PDF ini rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "berkas Office lama ini rusak"),
        (b"GIF89a\0\0", "gambar GIF"),
        (b"x" * (21 << 20), "melebihi batas"),
    ],
)
def test_bad_files_are_refused_with_a_remedy(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_form_bytes(data, "berkas.dat")


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match="tidak dapat dibuka"):
        read_form(Path("tidak-ada.txt"))
