from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tolok.audit.findings import Finding, Severity
from tolok.documents.document import Percent, Role, Signatures, Sum, Table, Tone
from tolok.documents.reading import read_form, read_form_bytes
from tolok.documents.writing import write_document
from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.domain.periods import Period
from tolok.reports.form import form_document, form_table
from tolok.reports.formulas import number_of

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value)


def small_form(total: str = "300", part: str = "25,00") -> Form:
    program = Row("1", Level.PROGRAM, name="PROGRAM A", ceiling=cell(total))
    one = Row("2", Level.ACTIVITY, "1", name="Satu", ceiling=cell("100"), spending=cell("25"))
    two = Row("3", Level.ACTIVITY, "1", name="Dua", ceiling=cell("200"))
    return Form(rows=(program, replace(one, absorption=cell(part)), two))


def texts(table: Table, line: int) -> list[str | None]:
    return [entry.text if entry else None for entry in table.rows[line].cells]


def test_the_header_has_two_merged_rows_and_the_numbers_of_the_columns() -> None:
    table = form_table(small_form())
    roles = [row.role for row in table.rows[:3]]
    assert roles == [Role.HEADER, Role.HEADER, Role.NUMBERING]
    assert texts(table, 0)[7:12] == ["SATUAN", "TARGET", None, "REALISASI", None]
    assert texts(table, 1)[8:14] == ["KINERJA", "PAGU (Rp)"] * 2 + ["KINERJA", "PAGU"]
    assert texts(table, 2) == [*map(str, range(1, 15)), ""]


def test_names_make_a_staircase_and_the_last_column_indents_two_levels() -> None:
    table = form_table(read_form(SEED).form)
    starts = [
        next(
            (at, cell.columns, cell.indent)
            for at, cell in enumerate(row.cells)
            if at and cell and cell.text
        )
        for row in table.rows[3:8]
    ]
    assert starts == [(1, 4, 0), (2, 3, 0), (3, 2, 0), (4, 1, 1), (4, 1, 2)]
    assert [row.outline for row in table.rows[3:8]] == [0, 1, 2, 3, 4]


def test_a_code_brings_its_column() -> None:
    form = small_form()
    coded = replace(form, rows=(replace(form.rows[0], code="7.01.01"), *form.rows[1:]))
    table = form_table(coded)
    assert texts(table, 0)[:2] == ["NO", "KODE"]
    assert texts(table, 3)[1] == "7.01.01"


@pytest.mark.parametrize("written", ["-", "", "1,234.5", "007", "1234567890123456", "5 %", "salah"])
def test_what_excel_would_not_give_back_stays_text(written: str) -> None:
    assert number_of(cell(written)) is None


@pytest.mark.parametrize("written", ["0,00", "30000", "15.071.228.465", "-5", "12,5"])
def test_what_excel_gives_back_is_a_number(written: str) -> None:
    assert number_of(cell(written)) == read_number(written).value


def test_formulas_stand_where_they_give_what_is_written() -> None:
    table = form_table(small_form())
    total, absorption = table.rows[3].cells[9], table.rows[4].cells[13]
    assert total is not None
    assert isinstance(total.formula, Sum)
    assert [place.row for place in total.formula.of] == [4, 5]
    assert absorption is not None
    assert isinstance(absorption.formula, Percent)
    assert absorption.formula.decimals == 2


def test_a_contradicted_figure_stays_a_constant() -> None:
    table = form_table(small_form(total="301", part="25,01"))
    for place in (table.rows[3].cells[9], table.rows[4].cells[13]):
        assert place is not None
        assert place.formula is None
        assert place.number is not None


def test_a_finding_stands_in_the_margin_and_on_its_cell() -> None:
    finding = Finding("x", Severity.ERROR, "Baris 2 · Pagu keliru.", row="2", cell="ceiling")
    table = form_table(small_form(), (finding,))
    row = table.rows[4]
    assert texts(table, 0)[-2:] == ["BARIS", "TEMUAN"]
    assert row.cells[-1] is not None
    assert (row.cells[-1].text, row.cells[-1].tone) == ("1. Kesalahan: Pagu keliru.", Tone.ERROR)
    assert row.cells[9] is not None
    assert (row.cells[9].tone, row.cells[9].note) == (
        Tone.ERROR,
        "1. Kesalahan: Baris 2 · Pagu keliru.",
    )


def test_the_document_says_its_period_its_file_and_who_signs() -> None:
    form = replace(read_form(SEED).form, period=Period(2022, quarter=1))
    document = form_document(form)
    assert document.footer == (
        "KECAMATAN CIPOCOK JAYA · Triwulan I Tahun 2022 · "
        "Dibuat dari kecamatan-cipocok-jaya-2022.txt"
    )
    signatures = document.blocks[-1]
    assert isinstance(signatures, Signatures)
    assert signatures.blocks[0].capacity == "CAMAT CIPOCOK JAYA"


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
def test_the_founding_form_comes_back_the_same(format_: str) -> None:
    form = replace(read_form(SEED).form, period=Period(2022, quarter=1))
    data = write_document(form_document(form), format_)
    assert read_form_bytes(data, f"formulir.{format_}").form == form


def test_a_form_of_nothing_is_composed_too() -> None:
    table = form_table(
        Form(rows=(Row("1", Level.SUBACTIVITY, target=Cell("?", State.UNREADABLE)),))
    )
    assert texts(table, 3)[8] == "?"
    assert number_of(Cell("5", State.VALUE, Decimal(5))) == 5
