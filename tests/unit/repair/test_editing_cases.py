"""Worked cases of statistical data editing: rules, a record, and what published methods answer."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tolok.repair.localisation import localise
from tolok.repair.records import Answer, repair_record
from tolok.repair.rules import Rule, RuleError, read_rule

CASES = Path(__file__).parents[4] / "shared" / "cases" / "editing-cases.json"

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the public cases are not here")


@cache
def cases() -> dict[str, dict[str, Any]]:
    content = json.loads(CASES.read_text("utf-8"), parse_float=Decimal)
    return {case["id"]: case for case in content["cases"]}


def ids(task: str) -> list[str]:
    return (
        [name for name, case in cases().items() if case["task"] == task] if CASES.exists() else []
    )


def rules_of(case: dict[str, Any]) -> list[Rule]:
    return [read_rule(rule) for rule in case["rules"]]


def repaired(name: str) -> Answer:
    case = cases()[name]
    record = {key: int(value) for key, value in zip(case["columns"], case["input"], strict=True)}
    fixed = case["expected"].get("options", {}).get("fixate", ())
    return repair_record(rules_of(case), record, fixed)


BETTER_FOUNDED = {"scholtus2009-4.4", "deductive-ineq-1"}
"""Ours differ there, each with its own test that says why."""

OTHER = {"deductive-overdetermined", "deductive-missing-term", "retailers-13"}


@pytest.mark.parametrize(
    "name", [name for name in ids("correct_typos") if name not in BETTER_FOUNDED | OTHER]
)
def test_the_record_is_restored_as_published(name: str) -> None:
    answer = repaired(name)
    assert list(answer.record.values()) == cases()[name]["expected"]["record"]
    assert bool(answer.violated) == (cases()[name]["expected"].get("status") == "partial")


def test_two_balances_that_agree_on_one_number_restore_it() -> None:
    # Published: only x4 is corrected, because x9 and x10 explain the last two balances equally.
    # The balance x5 + x6 + x7 = x8 and, once x9 reads 1979, x3 + x8 = x9 both say x8 = 411: two
    # witnesses for one number outweigh the rival, which leaves x8 unexplained.
    answer = repaired("scholtus2009-4.4")
    assert dict(answer.record) | {"x4": 116, "x8": 411, "x9": 1979} == dict(answer.record)
    assert answer.violated == ()


def test_a_zero_added_to_a_number_that_must_equal_another_is_taken_away() -> None:
    # Published: left as it is. x1 = 10 is x2 = 1 with a digit added, and then every rule holds.
    assert dict(repaired("deductive-ineq-1").record) == {"x1": 1, "x2": 1}


def test_rules_that_contradict_each_other_leave_the_record_open() -> None:
    answer = repaired("deductive-overdetermined")
    assert answer.changes == {}
    assert answer.violated
    assert answer.doubts


def test_a_missing_term_is_not_guessed() -> None:
    answer = repaired("deductive-missing-term")
    assert answer.changes == {}
    assert answer.violated == ("x1 == x2 + x3 + x5 + x6",)


def test_a_record_with_too_little_known_stays_as_it_is() -> None:
    # Record 13 of the retailers of R's `validate`: every number but staff and turnover is unknown
    # there, so no rule can be judged. What cannot be judged is not violated.
    for rule in rules_of(cases()["retailers-13"]):
        assert rule.holds(dict.fromkeys(rule.weights)) is None


@pytest.mark.parametrize("name", ids("localise"))
def test_the_least_set_of_wrong_numbers_is_found(name: str) -> None:
    case = cases()[name]
    expected = case["expected"]
    record = {
        key: None if value is None else int(value)
        for key, value in zip(case["columns"], case["input"], strict=True)
    }
    weights = expected.get("weights", {})
    fixed = [key for key, value in weights.items() if value == "inf"]
    known = {key: int(value) for key, value in weights.items() if value != "inf"}
    found = localise(rules_of(case), record, known, fixed)
    accepted = expected.get("accept_any_of") or [expected["flagged"]]
    assert {frozenset(names) for names in accepted} == set(found)


@pytest.mark.parametrize("written", ["x1 + x2", "x == y == z", "x ! y == 3", "x / y >= z"])
def test_what_is_no_rule_is_refused_with_its_text(written: str) -> None:
    with pytest.raises(RuleError, match="Aturan"):
        read_rule(written)
