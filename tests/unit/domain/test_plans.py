"""A plan is a tree from any form: what cannot be followed is named, and nothing raises."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.levels import LEVELS, Level
from tolok.domain.plans import ORIGINAL, Ceiling, amended, plan_of


def rupiah(amount: int) -> Cell:
    return Cell(str(amount), State.VALUE, Decimal(amount))


PROGRAM = Row("1", Level.PROGRAM, None, "7.01.01", "Penunjang", "Nilai", target=rupiah(65),
              ceiling=rupiah(500))  # fmt: skip
FURTHER = Row("2", Level.PROGRAM, None, None, None, "Indeks", target=rupiah(80))
ACTIVITY = Row("3", Level.ACTIVITY, "1", None, "Perencanaan", "Persentase", ceiling=rupiah(500))


def test_a_row_without_a_name_adds_its_indicator_to_the_node_above() -> None:
    plan, faults = plan_of(Form(rows=(PROGRAM, FURTHER, ACTIVITY)))
    (program,) = plan.nodes
    assert [one.name for one in program.indicators] == ["Nilai", "Indeks"]
    assert [one.row for one in program.indicators] == ["1", "2"]
    assert [child.name for child in program.children] == ["Perencanaan"]
    assert program.ceiling == 500
    assert not faults


def test_no_calculation_is_inferred_from_a_form() -> None:
    plan, _ = plan_of(Form(rows=(PROGRAM,)))
    assert [one.definition for one in plan.nodes[0].indicators] == [None]


def test_a_parent_may_be_named_by_the_row_of_a_further_indicator() -> None:
    plan, faults = plan_of(Form(rows=(PROGRAM, FURTHER, replace(ACTIVITY, parent="2"))))
    assert [child.row for child in plan.nodes[0].children] == ["3"]
    assert not faults


def test_an_amendment_keeps_the_earlier_ceiling() -> None:
    plan, _ = plan_of(Form(rows=(PROGRAM,)))
    node = amended(plan.nodes[0], "perubahan", Decimal(450))
    assert node.ceilings == (
        Ceiling(ORIGINAL, Decimal(500)),
        Ceiling("perubahan", Decimal(450)),
    )
    assert node.ceiling == 450


def test_a_parent_that_cannot_be_is_named_and_the_node_stands_at_the_top() -> None:
    rows = (
        replace(PROGRAM, parent="3"),
        replace(ACTIVITY, parent="9"),
        Row("4", Level.GOAL, "4", name="Tujuan"),
        replace(ACTIVITY, id="1"),
        Row("5", Level.SUBACTIVITY, "3"),
    )
    plan, faults = plan_of(Form(rows=rows))
    assert [node.row for node in plan.nodes] == ["1", "3", "4"]
    assert {fault.row: fault.message for fault in faults if fault.row in {"3", "4", "5"}} == {
        "3": "Baris 3 (Perencanaan): induknya, baris 9, tidak ada; ditaruh paling atas. "
        "Perbaiki induknya.",
        "4": "Baris 4 (Tujuan): induknya, baris 4, bukan tingkat di atas tujuan; ditaruh paling "
        "atas. Perbaiki induknya.",
        "5": "Baris 5 tidak bernama dan tidak meneruskan baris lain; lengkapi namanya.",
    }
    assert [fault.message for fault in faults if fault.row == "1"] == [
        "Baris 1 tertulis dua kali; yang pertama dipakai.",
        (
            "Baris 1 (Penunjang): induknya, baris 3, bukan tingkat di atas program; ditaruh paling "
            "atas. Perbaiki induknya."
        ),
    ]


ids = st.sampled_from("abcde")
rows = st.builds(
    Row,
    ids,
    st.sampled_from(LEVELS),
    st.none() | ids,
    name=st.none() | st.just("Nama"),
    indicator=st.none() | st.just("Indikator"),
)


@given(st.lists(rows, max_size=12))
def test_any_form_gives_a_tree_that_holds_each_row_once(several: list[Row]) -> None:
    plan, faults = plan_of(Form(rows=tuple(several)))
    nodes = list(plan.walk())
    stood_on = {node.row for node in nodes} | {one.row for node in nodes for one in node.indicators}
    assert stood_on == {row.id for row in several}
    assert len({node.row for node in nodes}) == len(nodes)
    assert {fault.row for fault in faults} <= stood_on
    for node in nodes:
        assert all(child.level.depth > node.level.depth for child in node.children)
