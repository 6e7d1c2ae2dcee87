"""What was written into a workbook is what is read from it, cell for cell."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tolok.documents.formats import document_of
from tolok.documents.sheets.workbooks import WRITTEN, Column, ReturnedRow, read_workbook
from tolok.documents.writing import write_document
from tolok.domain.expressions import parse
from tolok.domain.forms import BLANK, Form, Row
from tolok.domain.indicators import Indicator
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.periods import Period
from tolok.domain.quantities import from_scaled
from tolok.domain.typed import typed_cell
from tolok.reports.live_figures import WorkbookRow
from tolok.reports.workbook import workbook_document

OFFICE = shutil.which("soffice")
NUMBERS = st.builds(
    lambda scaled, decimals, grouped: write_number(from_scaled(scaled, decimals), grouped=grouped),
    st.integers(-(10**18), 10**18),
    st.integers(0, 4),
    st.booleans(),
)
WRITTEN_NUMBERS = st.one_of(
    st.sampled_from(["", "-", "0", "0,00", "Rp 5.000", "1,234.5", "25 %", "12.345.678.901.234,56"]),
    NUMBERS,
)
WORDS = st.lists(
    st.sampled_from(
        [
            "hujan",
            "=1+1",
            "+62",
            "@rapat",
            "1-2",
            "3/4",
            "“kutip”",
            "a;b",
            "1.250",
            "’",
            "dua\nbaris",
        ]
    ),
    max_size=4,
).map(" ".join)
PERIODS = st.builds(Period, st.just(2026), quarter=st.integers(1, 4))


@st.composite
def rows(draw: st.DrawFn) -> list[WorkbookRow]:
    found = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        expression = parse("selesai / masuk * 100") if draw(st.booleans()) else None
        written = {column.value: draw(WORDS) for column in WRITTEN[2:]}
        written[Column.SPENDING] = draw(WRITTEN_NUMBERS)
        if expression is None:
            written[Column.REALIZATION] = draw(WRITTEN_NUMBERS)
        names = expression.variables if expression else ()
        found.append(
            WorkbookRow(
                key=f"{number:010x}",
                revision=f"{number}/0",
                row=Row(str(number), Level.SUBACTIVITY, None, name="Rapat", indicator="Jumlah"),
                title="Rapat",
                code=f"1.0{number}",
                written=written,
                definition=Indicator("Jumlah", expression=expression),
                variables={name: draw(WRITTEN_NUMBERS) for name in names},
            )
        )
    return found


def written_of(one: WorkbookRow) -> dict[str, str]:
    variables = {f"variable-{name}": text for name, text in one.variables.items()}
    return {**one.written, **variables}


def read_back(data: bytes, period: Period) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    returned = read_workbook(document_of(data, "buku.xlsx"), period)
    assert returned.sealed == {"schema": "tolok.workbook/1", "of": ["Dinas é", None]}
    for row in returned.rows:
        assert isinstance(row, ReturnedRow)
        found.setdefault(row.key, {}).update(row.cells)
    return found


def same(one: str, other: str) -> bool:
    """The same text, or the same number in another dress; a cell keeps no spaces at its ends."""
    if one.strip() == other.strip():
        return True
    cells = typed_cell(one), typed_cell(other)
    return cells[0].value is not None and cells[0].value == cells[1].value


def made(found: list[WorkbookRow], period: Period) -> bytes:
    form = Form("KOTA", "DINAS", 2026, period, tuple(one.row for one in found))
    return write_document(workbook_document(form, period, found, {"of": ["Dinas é", None]}), "xlsx")


@given(rows(), PERIODS)
@settings(max_examples=60, deadline=None)
def test_a_workbook_says_what_was_written_into_it(found: list[WorkbookRow], period: Period) -> None:
    back = read_back(made(found, period), period)
    for one in found:
        for name, text in written_of(one).items():
            assert same(back[one.key][name], text), (name, text, back[one.key][name])


def test_texts_keep_their_lines_and_numbers_their_decimals() -> None:
    period = Period(2026, quarter=2)
    row = Row("1", Level.SUBACTIVITY, None, name="Rapat", indicator="Jumlah", target=BLANK)
    written = {"realization": "2,50", "spending": "1.500.000", "remarks": "satu\ndua"}
    one = WorkbookRow("k1", "1/1", row, "Rapat", "1", written, definition=Indicator("Jumlah"))
    assert written.items() <= read_back(made([one], period), period)["k1"].items()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@given(rows(), PERIODS)
@settings(max_examples=3, deadline=None)
def test_a_pass_through_libreoffice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, found: list[WorkbookRow], period: Period
) -> None:
    folder = tmp_path_factory.mktemp("buku")
    (folder / "buku.xlsx").write_bytes(made(found, period))
    command = [str(OFFICE), "--headless", "--convert-to", "xlsx", "--outdir", "keluar", "buku.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own file
    back = read_back(Path(folder, "keluar", "buku.xlsx").read_bytes(), period)
    for one in found:
        for name, text in written_of(one).items():
            assert same(back[one.key][name], text), (name, text, back[one.key][name])
