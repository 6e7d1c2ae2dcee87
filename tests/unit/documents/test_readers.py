"""Each reader makes a Document of its file, or says in Indonesian why it cannot."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tolok.documents import archives
from tolok.documents.readers import csv, text, xlsx
from tolok.documents.reading import read_forms
from tolok.domain.errors import UnreadableError

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Form")
        sheet.merge_range(0, 0, 0, 1, "TARGET")
        sheet.write_number(1, 0, 2020331464, book.add_format({"num_format": "#,##0", "indent": 2}))
        sheet.write_formula(
            1, 1, "=ROUND(A2/2,2)", book.add_format({"num_format": "0.00"}), Decimal(25)
        )
    return file.getvalue()


def test_the_seed_keeps_every_line_number_and_cell() -> None:
    (table,) = text.read(SEED.read_bytes(), SEED.name).tables
    row = table.rows[10]
    assert row.number == 11
    assert [cell.text for cell in row.cells if cell][8:14] == [
        "85", "15.071.228.465", "0,00", "1.020.331.464", "0,00", "13,41",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_finds_its_own_separator(mark: str) -> None:
    (table,) = csv.read(f'NO{mark}"NAMA\nLENGKAP"{mark}PAGU\n'.encode(), "a.csv").tables
    assert [cell.text for cell in table.rows[0].cells if cell] == ["NO", "NAMA LENGKAP", "PAGU"]


def test_csv_takes_off_the_guard_against_formulas_and_keeps_the_indent() -> None:
    (table,) = csv.read(b"'=1+1,    dua,-\n", "a.csv").tables
    first, second, third = table.rows[0].cells
    assert first
    assert second
    assert third
    assert (first.text, second.indent, third.text) == ("=1+1", 2, "-")


def test_a_workbook_gives_what_a_person_sees_and_the_formula_beside_it() -> None:
    (table,) = xlsx.read(workbook(), "a.xlsx").tables
    head, covered = table.rows[0].cells
    ceiling, share = table.rows[1].cells
    assert head
    assert ceiling
    assert share
    assert (head.text, head.columns, covered) == ("TARGET", 2, None)
    assert (ceiling.text, ceiling.number, ceiling.indent) == (
        "2.020.331.464", Decimal(2020331464), 2,
    )  # fmt: skip
    assert (share.text, share.formula_text) == ("25,00", "=ROUND(A2/2,2)")


def test_damaged_workbooks_are_refused_in_words() -> None:
    whole = workbook()
    for data in (b"", b"PK\x03\x04", whole[: len(whole) // 2]):
        with pytest.raises(UnreadableError, match="rusak"):
            xlsx.read(data, "a.xlsx")


def test_an_archive_of_something_else_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(UnreadableError, match="bukan buku kerja"):
        xlsx.read(file.getvalue(), "a.zip")


def test_a_zip_bomb_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1 << 20)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"0" * (3 << 20))
    with pytest.raises(UnreadableError, match="melebihi"):
        xlsx.read(file.getvalue(), "bom.xlsx")


def test_a_title_that_begins_like_an_archive_or_a_picture_is_text() -> None:
    for title in ("PK PERUBAHAN TAHUN 2025", "BMD KECAMATAN CONTOH TAHUN 2025"):
        data = f"{title}\nIndikator;Satuan;Target\nJumlah sambungan;Unit;120".encode()
        (form,) = read_forms(data, "a.csv").forms
        assert form.rows[0].target.written == "120"
