"""From accepted repairs to the file: what stays text stays text, letter by letter."""

from decimal import Decimal
from pathlib import Path

import pytest

from tolok.documents.corrections import Correction, CorrectionError, correct, corrections_of
from tolok.documents.interchange import form_to_json
from tolok.documents.readers import csv
from tolok.documents.reading import read_form, read_form_bytes
from tolok.documents.writing import write_document
from tolok.domain.forms import NUMBER_CELLS, Form, Source
from tolok.domain.levels import Level
from tolok.repair.proposals import Change, Insertion, Repair
from tolok.reports.form import form_document

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"
CHILD = Correction(Source("a.x", "Form", 3, 3), "949.600.000", "849.600.000", "Jumlahnya.")


def test_other_kinds_of_files_are_refused() -> None:
    form = form_to_json(read_form(SEED).form)
    json = str(form).replace("'", '"').encode()
    for data in (json, b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"{\\rtf1 a}"):
        with pytest.raises(CorrectionError, match=r"a\.x: berkas .*Pakai XLSX"):
            correct(data, "a.x", [CHILD])


def test_nothing_accepted_changes_nothing() -> None:
    assert correct(b"apa saja", "a.txt", []) == b"apa saja"


def cells(form: Form) -> dict[tuple[str, str], str]:
    return {(row.id, name): row.cell(name).written for row in form.rows for name in NUMBER_CELLS}


def repaired(form: Form, *changes: Change) -> tuple[Correction, ...]:
    inserted = Insertion("3", "4", Level.ACTIVITY, "5", "0", "0,00")
    return corrections_of(
        form, [Repair("1", Decimal("0.99"), (*changes, inserted), (), (), "Jumlahnya begitu.")]
    )


def test_the_seed_comes_back_with_one_figure_changed() -> None:
    reading, data = read_form(SEED), SEED.read_bytes()
    one = Change("1", "spending", "1.020.331.464", "2.020.331.464")
    new = correct(data, SEED.name, repaired(reading.form, one))
    assert cells(read_form_bytes(new, SEED.name).form) == cells(reading.form) | {
        ("1", "spending"): "2.020.331.464"
    }
    (line,) = [
        pair for pair in zip(data.split(b"\n"), new.split(b"\n"), strict=True) if len(set(pair)) > 1
    ]
    assert line[1] == line[0].replace(b"1.020.331.464", b"2.020.331.464")


def test_the_seed_as_a_workbook_comes_back_with_what_was_accepted() -> None:
    form = read_form(SEED).form
    data = write_document(form_document(form), "xlsx")
    before = read_form_bytes(data, "a.xlsx").form
    one = Change("1", "spending", "1.020.331.464", "2.020.331.464")
    blank = next(row.id for row in form.rows if not row.realization.written)
    two = Change(blank, "realization", "", "5")
    new = correct(data, "a.xlsx", repaired(before, one, two))
    assert cells(read_form_bytes(new, "a.xlsx").form) == cells(form) | {
        ("1", "spending"): "2.020.331.464",
        (blank, "realization"): "5",
    }


def test_the_seed_as_a_word_document_comes_back_with_what_was_accepted() -> None:
    form = read_form(SEED).form
    data = write_document(form_document(form), "docx")
    before = read_form_bytes(data, "a.docx").form
    one = Change("1", "spending", "1.020.331.464", "2.020.331.464")
    blank = next(row.id for row in form.rows if not row.realization.written)
    two = Change(blank, "realization", "", "5")
    new = correct(data, "a.docx", repaired(before, one, two))
    assert cells(read_form_bytes(new, "a.docx").form) == cells(form) | {
        ("1", "spending"): "2.020.331.464",
        (blank, "realization"): "5",
    }


CSV = (
    "NO;PROGRAM;INDIKATOR KINERJA;SATUAN;TARGET;;KETERANGAN\r\n"
    ";;;;KINERJA;PAGU;\r\n"
    '1;Program "A" – satu;Jumlah;Dokumen;2;"949.600.000";"dua\r\nbaris"\r\n'
    "2;Program B;Jumlah;Dokumen; 2 ;'-5;\r\n"
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_keeps_its_marks_quotes_line_ends_and_letters(codec: str) -> None:
    data = CSV.encode(codec)
    changes = [
        Correction(Source("a.csv", "csv", *place), before, after, "")
        for place, before, after in (
            ((4, 6), "949.600.000", "849.600.000"),
            ((5, 5), "2", "3"),
            ((5, 6), "-5", "-6"),
        )
    ]
    new = correct(data, "a.csv", changes)
    expected = CSV.replace("949.", "849.").replace("; 2 ;'-5", "; 3 ;'-6")
    assert new == expected.encode(codec)


def test_a_comma_brings_its_quotes() -> None:
    data = b"a,b,c\n1,2,3\n"
    new = correct(data, "a.csv", [Correction(Source("a.csv", "csv", 2, 2), "2", "11,88", "")])
    assert new == b'a,b,c\n1,"11,88",3\n'
    (table,) = csv.read(new, "a.csv").tables
    assert table.rows[1].cells[1] is not None
    assert table.rows[1].cells[1].text == "11,88"


@pytest.mark.parametrize(("row", "column"), [(1, 1), (9, 1), (1, 9)])
def test_a_text_that_says_something_else_by_now_is_refused(row: int, column: int) -> None:
    one = Correction(Source("a.txt", "teks", row, column), "5", "6", "")
    with pytest.raises(CorrectionError, match=f"baris {row} kolom {column} .*terima usulannya"):
        correct(b"4\t5\n", "a.txt", [one])


def test_a_blank_cell_stands_in_the_column_of_its_fellows() -> None:
    form = read_form(SEED).form
    row = next(row for row in form.rows if not row.realization.written and row.ceiling.written)
    fellow = next(other for other in form.rows if other.realization.written)
    (one,) = repaired(form, Change(row.id, "realization", "", "5"))
    assert row.ceiling.source is not None
    assert fellow.realization.source is not None
    assert fellow.ceiling.source is not None
    assert one.source.row == row.ceiling.source.row
    assert one.source.column - row.ceiling.source.column == (
        fellow.realization.source.column - fellow.ceiling.source.column
    )
