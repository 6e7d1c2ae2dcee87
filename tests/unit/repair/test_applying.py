"""Repairs carried out: a new form, the old one untouched, and no contradiction slips through."""

from decimal import Decimal

import pytest

from tolok.domain.forms import Cell, Form, Row, Source, State
from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.repair.applying import RepairError, apply
from tolok.repair.proposals import Change, Edit, Insertion, Removal, Repair


def row(key: str, level: Level, parent: str | None, ceiling: str) -> Row:
    source = Source("a.txt", "teks", int(key), 6)
    reading = read_number(ceiling)
    cell = Cell(ceiling, reading.state, reading.value, source)
    return Row(key, level, parent, name=f"Baris {key}", ceiling=cell)


def form() -> Form:
    return Form(
        rows=(
            row("1", Level.PROGRAM, None, "30.000.000"),
            row("2", Level.ACTIVITY, "1", "10.000.000"),
            row("3", Level.ACTIVITY, "1", "25.000.000"),
        )
    )


def repair(*edits: Edit) -> Repair:
    return Repair("P1", Decimal("0.99"), edits, (), (), "")


CEILING = Change("3", "ceiling", "25.000.000", "20.000.000")


def test_a_change_keeps_the_place_of_its_cell_and_leaves_the_original() -> None:
    old = form()
    cell = apply(old, [repair(CEILING)]).by_id["3"].ceiling
    assert (cell.written, cell.value, cell.state) == (
        "20.000.000",
        Decimal(20_000_000),
        State.VALUE,
    )
    assert cell.source == old.by_id["3"].ceiling.source
    assert old == form()


def test_one_change_in_two_repairs_is_made_once() -> None:
    assert apply(form(), [repair(CEILING), repair(CEILING)]) == apply(form(), [repair(CEILING)])


def test_two_repairs_that_contradict_each_other_are_refused() -> None:
    other = Change("3", "ceiling", "25.000.000", "21.000.000")
    with pytest.raises(RepairError, match="Baris 3 · Pagu Rp: dua usulan bertentangan"):
        apply(form(), [repair(CEILING), repair(other)])


def test_a_cell_that_says_something_else_by_now_is_refused() -> None:
    with pytest.raises(RepairError, match="tidak lagi tertulis “99”"):
        apply(form(), [repair(Change("3", "ceiling", "99", "1"))])


def test_a_missing_row_is_put_behind_its_sibling() -> None:
    row = Insertion("1", "3", Level.ACTIVITY, "5.000.000", "0", "0,00")
    rows = apply(form(), [repair(row)]).rows
    assert [one.id for one in rows] == ["1", "2", "3", "3+1"]
    assert (rows[3].parent, rows[3].level, rows[3].ceiling.value) == (
        "1",
        Level.ACTIVITY,
        Decimal(5_000_000),
    )


def test_a_doubled_row_goes_and_a_row_that_is_gone_is_told() -> None:
    assert [one.id for one in apply(form(), [repair(Removal("3", "2"))]).rows] == ["1", "2"]
    with pytest.raises(RepairError, match="Baris 9 tidak ada lagi"):
        apply(form(), [repair(Removal("9", "2"))])
