"""Rules on small forms: truncation, hostile parents, figures that are none."""

from decimal import Decimal

from tolok.audit.rulebook import examine
from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.levels import Level
from tolok.domain.notation import read_number


def cell(written: str) -> Cell:
    reading = read_number(written)
    return Cell(written, reading.state, reading.value)


def rules_on(*rows: Row) -> list[str]:
    return [finding.rule for finding in examine(Form(rows=rows))]


def test_truncation_is_named_as_such() -> None:
    row = Row(
        "1", Level.PROGRAM, target=cell("3"), realization=cell("2"), achievement=cell("66,66")
    )
    assert rules_on(row) == ["truncated-percentage"]


def test_a_tie_is_rounded_half_up() -> None:
    row = Row("1", Level.PROGRAM, target=cell("8"), realization=cell("1"), achievement=cell("13"))
    assert rules_on(row) == []


def test_spending_over_the_ceiling_is_an_error() -> None:
    row = Row("1", Level.PROGRAM, ceiling=cell("10"), spending=cell("11"), realization=cell("1"))
    assert rules_on(row) == ["spending-over-ceiling"]


def test_text_in_a_number_cell_is_said_to_be_unreadable() -> None:
    assert cell("89,3405,300") == Cell("89,3405,300", State.UNREADABLE)
    assert rules_on(Row("1", Level.PROGRAM, target=cell("89,3405,300"), realization=cell("1"))) == [
        "unreadable-number"
    ]


def test_circular_and_dangling_parents_are_findings_not_crashes() -> None:
    rows = (
        Row("1", Level.PROGRAM, "2", realization=Cell("1", State.VALUE, Decimal(1))),
        Row("2", Level.PROGRAM, "1", realization=Cell("1", State.VALUE, Decimal(1))),
        Row("3", Level.ACTIVITY, "9", realization=Cell("1", State.VALUE, Decimal(1))),
    )
    assert rules_on(*rows) == ["broken-parent"] * 3
