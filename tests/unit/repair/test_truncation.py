"""A form that cuts its percentages off is right by its own habit."""

from decimal import Decimal

from tolok.domain.forms import Cell, Form, Row
from tolok.domain.levels import Level
from tolok.domain.notation import Marks, read_number
from tolok.repair.proposals import Change
from tolok.repair.proposing import propose


def cell(written: str) -> Cell:
    reading = read_number(written, Marks.INDONESIAN)
    return Cell(written, reading.state, reading.value)


def form(*absorptions: str) -> Form:
    """Activities of 3.000 with 2.000 spent: 66,67 rounded and 66,66 cut off."""
    rows = [
        Row(
            str(number),
            Level.ACTIVITY,
            name=f"Kegiatan {number}",
            ceiling=cell("3.000.000"),
            spending=cell("2.000.000"),
            absorption=cell(absorption),
        )
        for number, absorption in enumerate(absorptions, 1)
    ]
    return Form(rows=tuple(rows))


def achieved(*achievements: str) -> Form:
    """Activities with 5 of 8 done, 62,5 %: 63 rounded and 62 cut off."""
    rows = [
        Row(
            str(number),
            Level.ACTIVITY,
            name=f"Kegiatan {number}",
            target=cell("8"),
            realization=cell("5"),
            achievement=cell(achievement),
        )
        for number, achievement in enumerate(achievements, 1)
    ]
    return Form(rows=tuple(rows))


def test_a_form_whose_absorptions_are_all_cut_off_is_left_alone() -> None:
    assert propose(form("66,66", "66,66", "66,66", "66,66")).repairs == ()


def test_a_wrong_absorption_is_mended_the_way_the_form_writes() -> None:
    [repair] = propose(form("66,66", "66,66", "66,66", "66,66", "63,66")).repairs
    assert repair.edits == (Change("5", "absorption", "63,66", "66,66"),)
    assert repair.probability > Decimal("0.9")


def test_one_that_is_rounded_among_many_cut_off_is_the_odd_one() -> None:
    [repair] = propose(form("66,66", "66,66", "66,66", "66,66", "66,67")).repairs
    assert repair.edits == (Change("5", "absorption", "66,67", "66,66"),)


def test_two_cut_off_are_slips_and_not_the_habit_of_the_form() -> None:
    proposals = propose(form("66,66", "66,66"))
    ideas = [*proposals.repairs, *(one for q in proposals.questions for one in q.options)]
    assert {edit.after for one in ideas for edit in one.edits if isinstance(edit, Change)} == {
        "66,67"
    }


def test_a_form_that_mostly_rounds_is_held_to_rounding() -> None:
    proposals = propose(form(*["66,67"] * 5, *["66,66"] * 3))
    ideas = [*proposals.repairs, *(one for q in proposals.questions for one in q.options)]
    assert {edit.row for one in ideas for edit in one.edits if isinstance(edit, Change)} == {
        "6",
        "7",
        "8",
    }


def test_achievements_have_a_habit_of_their_own() -> None:
    assert propose(achieved("62", "62", "62", "62")).repairs == ()
    assert propose(achieved("62", "62", "62", "62")).questions == ()
