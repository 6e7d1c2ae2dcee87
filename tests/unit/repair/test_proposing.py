"""Single faults in a small form, each told by its cause; and what must stay silent."""

from decimal import Decimal
from typing import Any

import pytest

from tolok.audit.rulebook import examine
from tolok.domain.forms import Cell, Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.repair.applying import apply
from tolok.repair.proposals import Change, Insertion, Proposals, Removal
from tolok.repair.proposing import propose

ROWS = (
    ("1", Level.ACTIVITY, None, "Jasa", "957.600.000", "160.506.548", "16,76"),
    ("2", Level.SUBACTIVITY, "1", "Surat", "3.600.000", "0", "0,00"),
    ("3", Level.SUBACTIVITY, "1", "Listrik", "104.400.000", "18.906.548", "18,11"),
    ("4", Level.SUBACTIVITY, "1", "Umum", "849.600.000", "141.600.000", "16,67"),
)
Rows = tuple[tuple[str, Level, str | None, str, str, str, str], ...]
COLUMNS = ("ceiling", "spending", "absorption")


def cell(text: str) -> Cell:
    reading = read_number(text)
    return Cell(text, reading.state, reading.value)


def form(*wrong: tuple[str, str, str], rows: Rows = ROWS) -> Form:
    """The rows, with some cells saying something else."""
    texts = {(row, name): text for row, name, text in wrong}
    made = []
    for key, level, parent, name, *figures in rows:
        cells = {
            column: cell(texts.get((key, column), text))
            for column, text in zip(COLUMNS, figures, strict=True)
        }
        unit = "Dokumen" if parent else "%"
        done = {"target": cell("4"), "realization": cell("1"), "achievement": cell("25")}
        row: dict[str, Any] = cells | done
        made.append(
            Row(key, level, parent, name=name, indicator=f"Jumlah {name}", unit=unit, **row)
        )
    return Form(year=2022, rows=tuple(made))


def changes(proposals: Proposals) -> set[tuple[str, str, str]]:
    return {
        (edit.row, edit.cell, edit.after)
        for repair in proposals.repairs
        for edit in repair.edits
        if isinstance(edit, Change)
    }


def test_a_form_that_holds_is_left_alone() -> None:
    assert propose(form()) == Proposals()


@pytest.mark.parametrize(
    ("wrong", "expected", "words"),
    [
        (("4", "ceiling", "949.600.000"), ("4", "ceiling", "849.600.000"), "angka 8 terbaca 9"),
        (("4", "ceiling", "894.600.000"), ("4", "ceiling", "849.600.000"), "tertukar"),
        (("4", "ceiling", "84.960.000"), ("4", "ceiling", "849.600.000"), ""),
        (("4", "spending", "-141.600.000"), ("4", "spending", "141.600.000"), "minus"),
        (("3", "spending", "104.400.000"), ("3", "spending", "18.906.548"), "tersalin"),
        (("1", "ceiling", "95.760.000"), ("1", "ceiling", "957.600.000"), ""),
        (("4", "absorption", "16,76"), ("4", "absorption", "16,67"), ""),
        (("1", "absorption", "25,00"), ("1", "absorption", "16,76"), "tersalin"),
    ],
)
def test_one_fault_is_mended_by_its_cause(
    wrong: tuple[str, str, str], expected: tuple[str, str, str], words: str
) -> None:
    found = propose(form(wrong))
    assert changes(found) == {expected}
    assert words in found.repairs[0].explanation
    assert found.repairs[0].witnesses


def test_two_columns_that_changed_places_are_put_back() -> None:
    found = propose(form(("4", "ceiling", "141.600.000"), ("4", "spending", "849.600.000")))
    assert changes(found) == {("4", "ceiling", "849.600.000"), ("4", "spending", "141.600.000")}


def test_a_percentage_computed_from_a_wrong_figure_goes_with_it() -> None:
    found = propose(form(("4", "spending", "114.600.000"), ("4", "absorption", "13,49")))
    assert changes(found) == {("4", "spending", "141.600.000"), ("4", "absorption", "16,67")}


def test_a_missing_row_is_proposed_with_what_it_held() -> None:
    found = propose(form(rows=ROWS[:2] + ROWS[3:]))
    [edit] = [edit for repair in found.repairs for edit in repair.edits]
    assert isinstance(edit, Insertion)
    assert (edit.parent, edit.ceiling, edit.spending) == ("1", "104.400.000", "18.906.548")


def test_a_doubled_row_is_proposed_to_go() -> None:
    found = propose(form(rows=(*ROWS, ("5", *ROWS[3][1:]))))
    [edit] = [edit for repair in found.repairs for edit in repair.edits]
    assert edit == Removal("5", "4")


def test_a_blank_that_only_one_number_fits_is_filled() -> None:
    found = propose(form(("4", "ceiling", "")))
    asked = [edit for one in found.questions for option in one.options for edit in option.edits]
    offered = [edit for repair in found.repairs for edit in repair.edits] + asked
    assert Change("4", "ceiling", "", "849.600.000") in offered


def test_a_repair_settles_what_it_claims() -> None:
    wrong = form(("4", "ceiling", "949.600.000"))
    found = propose(wrong, examine(wrong))
    [repair] = found.repairs
    assert repair.settles
    assert repair.probability >= Decimal("0.99")
    assert not examine(apply(wrong, [repair]))


def test_a_form_without_rows_or_numbers_has_no_proposals() -> None:
    assert propose(Form()) == Proposals()


def test_a_whole_percentage_is_no_second_witness() -> None:
    wrong = form(("4", "ceiling", "949.600.000"), ("4", "absorption", "17"))
    [repair] = propose(wrong).repairs
    assert changes(propose(wrong)) == {("4", "ceiling", "849.600.000")}
    assert repair.probability <= Decimal("0.98")
