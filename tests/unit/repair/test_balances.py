"""Typing errors under balances, as in Scholtus' setting: what decides, and what must stay open."""

import pytest

from tolok.repair.records import repair_record
from tolok.repair.rules import read_rule

BALANCE = [read_rule("x == a + b + c")]
TRUE = {"x": 7421, "a": 1234, "b": 5078, "c": 1109}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        pytest.param("x", 7241, id="neighbours exchanged in the total"),
        pytest.param("b", 5708, id="neighbours exchanged in a term"),
        pytest.param("b", 50789, id="a digit added"),
        pytest.param("c", 119, id="a digit lost"),
        pytest.param("b", 50780, id="a zero added"),
    ],
)
def test_one_typing_error_that_no_other_number_explains_is_restored(name: str, typed: int) -> None:
    answer = repair_record(BALANCE, TRUE | {name: typed})
    assert answer.record == TRUE
    assert set(answer.changes) == {name}


def test_one_misread_digit_that_every_number_could_hold_is_asked() -> None:
    answer = repair_record(BALANCE, {"x": 7421, "a": 1234, "b": 5078, "c": 1119})
    assert answer.changes == {}
    [rivals] = answer.doubts
    assert {"c": 1109} in rivals
    assert len(rivals) > 1


def test_two_balances_that_share_a_number_decide_by_it() -> None:
    rules = [read_rule("x == a + b"), read_rule("x + y == z")]
    typed = {"x": 570, "a": 200, "b": 340, "y": 60, "z": 600}
    answer = repair_record(rules, typed)
    assert answer.record == typed | {"x": 540}


def test_a_total_repeated_on_two_levels_is_restored_on_both() -> None:
    rules = [read_rule("t == a + b"), read_rule("u == a + b"), read_rule("t == u")]
    answer = repair_record(rules, {"t": 1958, "u": 1958, "a": 912, "b": 946})
    assert answer.record == {"t": 1858, "u": 1858, "a": 912, "b": 946}


def test_an_error_that_no_single_edit_explains_stays_undecided() -> None:
    typed = {"x": 7421, "a": 1234, "b": 9, "c": 1109}
    answer = repair_record(BALANCE, typed)
    assert answer.record == typed
    assert answer.changes == {}
    assert answer.violated == ("x == a + b + c",)


def test_a_record_that_holds_is_left_alone() -> None:
    answer = repair_record(BALANCE, TRUE)
    assert (answer.changes, answer.doubts, answer.violated) == ({}, (), ())
