"""Unclear figures of a scan: the form's arithmetic tells between readings, and only those."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.domain.forms import CERTAIN, NUMBER_CELLS, Cell, Recognition, Row, Source
from tolok.domain.levels import Level
from tolok.domain.notation import read_number
from tolok.repair.readings import Rows, settled

SURE = 990


def cell(written: str, confidence: int = SURE, *others: str, share: int = 30) -> Cell:
    said = read_number(written)
    seen = Recognition(confidence, tuple((text, share) for text in others))
    return Cell(written, said.state, said.value, Source("pindai.png", "tabel 1", 1, 1, seen))


def row(number: int, parent: str | None, level: Level, *amounts: str) -> Row:
    ceiling, spending, absorption = map(cell, amounts)
    return placed(
        Row(
            f"{number}",
            level,
            parent,
            name=f"Baris {number}",
            ceiling=ceiling,
            spending=spending,
            absorption=absorption,
        )
    )


def placed(one: Row) -> Row:
    """A row whose cells stand in a line of their own, each in its own column."""
    cells: dict[str, Any] = {
        name: replace(found, source=found.source._replace(row=int(one.id), column=column))
        for column, name in enumerate(NUMBER_CELLS)
        if (found := one.cell(name)).source
    }
    return replace(one, **cells)


def form(**changed: Cell) -> Rows:
    """An activity of 1.000.000.000 with two subactivities; cells are named like ``spending_2``."""
    rows = [
        row(1, None, Level.ACTIVITY, "1.000.000.000", "200.000.000", "20,00"),
        row(2, "1", Level.SUBACTIVITY, "357.620.000", "120.000.000", "33,56"),
        row(3, "1", Level.SUBACTIVITY, "642.380.000", "80.000.000", "12,45"),
    ]
    for place, found in changed.items():
        name, number = place.split("_")
        own: dict[str, Any] = {name: found}
        rows[int(number) - 1] = placed(replace(rows[int(number) - 1], **own))
    return tuple(rows)


def ceiling_of(number: int, rows: Rows) -> Cell:
    return rows[number - 1].ceiling


def seen(found: Cell) -> Recognition:
    assert found.source is not None
    assert found.source.recognition is not None
    return found.source.recognition


def test_a_form_without_doubtful_figures_is_the_very_same() -> None:
    whole = form()
    assert settled([whole])[0] is whole


def test_the_one_reading_with_which_the_total_holds_is_taken_and_stays_marked() -> None:
    read = form(ceiling_2=cell("355.620.000", 603, "357.620.000", "356.620.000"))
    found = ceiling_of(2, settled([read])[0])
    assert (found.written, found.value) == ("357.620.000", read_number("357.620.000").value)
    assert seen(found).confidence == 30
    assert seen(found).others == (("355.620.000", 603), ("356.620.000", 30))
    assert "jumlah Pagu Rp di bawah baris 1" in seen(found).ground
    assert "Capaian pagu % baris 2" in seen(found).ground


def test_the_one_reading_that_a_percentage_bears_out_is_taken() -> None:
    read = form(absorption_2=cell("38,56", 400, "33,56", "88,56"))
    assert settled([read])[0][1].absorption.written == "33,56"


def test_a_number_among_the_letters_of_a_stamp_is_taken_where_a_percentage_bears_it_out() -> None:
    read = form(absorption_2=cell("1M33,56 VTATA", 291))
    found = settled([read])[0][1].absorption
    assert found.written == "33,56"
    assert seen(found).others == (("1M33,56 VTATA", 291),)


def test_what_looks_blank_is_a_number_where_the_total_wants_one() -> None:
    read = form(spending_3=cell("", 185, "80.000.000", "-"))
    assert settled([read])[0][2].spending.written == "80.000.000"


def test_a_speck_where_nothing_stands_is_nothing_where_the_total_wants_none() -> None:
    rows = form(ceiling_1=cell("357.620.000"), spending_1=cell("120.000.000"))
    speck = replace(rows[2], ceiling=cell(""), spending=cell("1", 300, ""), absorption=cell(""))
    found = settled([(rows[0], rows[1], placed(speck))])[0]
    assert found[2].spending.written == ""


@pytest.mark.parametrize(
    "doubtful",
    [
        cell("355.620.000", SURE, "357.620.000"),
        cell("355.620.000", 603),
        cell("355.620.000", 603, "355.820.000"),
        cell("357.620.000", 603, "355.620.000"),
        cell("355.620.000", 603, "357.620.000", share=4),
    ],
    ids=["sure", "no other reading", "none holds", "it holds as read", "hardly a reading"],
)
def test_other_figures_stay_as_they_were_read(doubtful: Cell) -> None:
    read = form(ceiling_2=doubtful)
    assert settled([read])[0] is read


def test_a_total_that_two_readings_satisfy_tells_nothing() -> None:
    """A percentage without decimals is as good for 120.000.000 as for 120.000.900."""
    read = form(
        spending_1=cell(""),
        spending_2=cell("720.000.000", 500, "120.000.000", "120.000.900"),
        absorption_2=cell("34"),
    )
    assert settled([read])[0] is read


def test_a_figure_that_nobody_read_so_is_told_by_two_bonds_where_its_sure_digits_agree() -> None:
    """The third digit is unsure: 5 or 6 were read, 7 it must be."""
    told = settled([form(ceiling_2=cell("355.620.000", 603, "356.820.000"))])[0]
    assert ceiling_of(2, told).written == "357.620.000"
    assert seen(ceiling_of(2, told)).confidence == 0


def test_a_figure_of_which_a_digit_is_hidden_is_told_by_two_bonds() -> None:
    told = settled([form(ceiling_2=cell("57.620.000", 300))])[0]
    assert ceiling_of(2, told).written == "357.620.000"


def test_a_figure_that_was_hardly_seen_is_told_by_two_bonds() -> None:
    told = settled([form(ceiling_2=cell("860", 1, "7"))])[0]
    assert ceiling_of(2, told).written == "357.620.000"


def test_what_hides_in_one_figure_tells_what_another_is() -> None:
    """80.000.000 is 12,45 % of either reading; with 357.619.100 nothing like 57.620.000 is left."""
    read = form(
        ceiling_2=cell("57.620.000", 300),
        ceiling_3=cell("642.380.000", 800, "642.380.900"),
    )
    first, second = (settled([read])[0][at].ceiling.written for at in (1, 2))
    assert (first, second) == ("357.620.000", "642.380.000")


def test_rows_that_report_nothing_say_nothing_of_their_total() -> None:
    blank = {f"{name}_{at}": cell("") for name in ("spending", "absorption") for at in (2, 3)}
    read = form(spending_1=cell("260.000.000", 500, "200.000.000"), **blank)
    assert settled([read])[0][0].spending.written == "200.000.000"


def test_one_bond_alone_does_not_tell_a_figure_that_nobody_read() -> None:
    read = form(ceiling_2=cell("57.620.000", 300), absorption_2=cell(""))
    assert settled([read])[0] is read


def test_an_office_s_own_mistake_among_sure_figures_is_left_to_the_audit() -> None:
    """The total is wrong by a digit, so no reading suits both it and the percentage."""
    read = form(
        ceiling_1=cell("1.100.000.000"),
        ceiling_2=cell("355.620.000", 603, "357.620.000"),
    )
    assert settled([read])[0] is read


def test_settled_figures_help_to_settle_others() -> None:
    """The percentage settles the first; only then does the total tell the second."""
    read = form(
        ceiling_2=cell("457.620.000", 500, "357.620.000"),
        ceiling_3=cell("642.330.000", 500, "642.380.000", "642.880.000"),
        absorption_3=cell(""),
    )
    first, second = (settled([read])[0][at].ceiling.written for at in (1, 2))
    assert (first, second) == ("357.620.000", "642.380.000")


def test_forms_of_several_periods_agree_on_the_cells_that_they_share() -> None:
    doubtful = cell("355.620.000", 603, "357.620.000")
    other = form(ceiling_2=doubtful, spending_2=cell(""), absorption_2=cell(""))
    both = settled([form(ceiling_2=doubtful), other])
    assert {ceiling_of(2, rows).written for rows in both} == {"357.620.000"}


def test_a_shared_cell_that_two_periods_want_to_be_different_stays_as_it_was_read() -> None:
    doubtful = cell("355.620.000", 603, "357.620.000", "356.620.000")
    other = form(ceiling_1=cell("999.000.000"), ceiling_2=doubtful, absorption_2=cell(""))
    both = settled([form(ceiling_2=doubtful), other])
    assert {ceiling_of(2, rows).written for rows in both} == {"355.620.000"}


AMOUNTS = st.sampled_from(["", "-", "0", "120.000.000", "357.620.000", "642.380.000", "1.000", "x"])
FIGURES = st.builds(
    cell,
    AMOUNTS,
    st.sampled_from([0, 20, 400, CERTAIN - 1, CERTAIN, SURE]),
    AMOUNTS,
    AMOUNTS,
    share=st.sampled_from([1, 40, 400]),
)


@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES), min_size=3, max_size=3))
def test_a_sure_figure_never_changes_and_a_changed_one_stays_marked(
    figures: list[tuple[Cell, Cell, Cell]],
) -> None:
    names = ("ceiling", "spending", "absorption")
    changed = {
        f"{name}_{number}": one
        for number, line in enumerate(figures, start=1)
        for name, one in zip(names, line, strict=True)
    }
    read = form(**changed)
    for before, after in zip(read, settled([read])[0], strict=True):
        for name in names:
            first, then = before.cell(name), after.cell(name)
            if first != then:
                assert seen(first).confidence < CERTAIN
                assert seen(then).confidence < CERTAIN
                assert first.written in dict(seen(then).others)
                assert seen(then).ground
