"""The founding form: what must be proposed for it, item by item of its list of faults."""

from functools import cache
from pathlib import Path

import pytest

from tolok.audit.rulebook import examine
from tolok.documents.reading import read_form
from tolok.domain.forms import Form
from tolok.repair.applying import apply
from tolok.repair.proposals import Change, Insertion, Proposals, Repair
from tolok.repair.proposing import propose

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


@cache
def seed() -> Form:
    return read_form(SEED).form


@cache
def proposals() -> Proposals:
    return propose(seed(), examine(seed()))


def changes(repair: Repair) -> set[tuple[str, str, str]]:
    return {(edit.row, edit.cell, edit.after) for edit in repair.edits if isinstance(edit, Change)}


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param({("1", "spending", "2.020.331.464")}, id="1"),
        pytest.param({("31", "ceiling", "849.600.000")}, id="2"),
        pytest.param(
            {("1", "ceiling", "15.071.328.465"), ("2", "ceiling", "15.071.328.465")}, id="3"
        ),
        pytest.param({("4", "ceiling", "117.829.200")}, id="4"),
        pytest.param({("4", "absorption", "11,88")}, id="8"),
        pytest.param({("11", "absorption", "21,85")}, id="9"),
        pytest.param({("26", "absorption", "80,87"), ("27", "absorption", "80,87")}, id="10"),
        pytest.param({("14", "realization", "100"), ("14", "achievement", "100")}, id="12a"),
        pytest.param({("26", "realization", "100"), ("26", "achievement", "100")}, id="12b"),
    ],
)
def test_an_item_is_proposed_first_with_its_value(expected: set[tuple[str, str, str]]) -> None:
    assert [repair for repair in proposals().repairs if changes(repair) == expected]


def test_nothing_else_is_proposed() -> None:
    assert len(proposals().repairs) == 9
    assert len(proposals().questions) == 3


def test_item_5_offers_the_misread_ceiling_and_the_missing_row_with_item_11_for_each() -> None:
    options = proposals().questions[2].options
    assert changes(options[0]) == {("5", "ceiling", "88.289.200"), ("5", "absorption", "15,86")}
    assert changes(options[1]) == {("5", "absorption", "21,12")}
    [row] = [edit for edit in options[1].edits if isinstance(edit, Insertion)]
    assert (row.parent, row.ceiling, row.spending) == ("4", "22.000.000", "0")


def test_item_6_offers_both_readings_of_the_absorption() -> None:
    options = proposals().questions[0].options
    assert changes(options[0]) == {("2", "spending", "2.020.331.464"), ("2", "absorption", "13,41")}
    assert changes(options[1]) == {("2", "absorption", "13,15")}


def test_item_7_is_asked_and_not_claimed() -> None:
    [option] = proposals().questions[1].options
    assert changes(option) == {("2", "achievement", "72,23")}
    assert option.probability < 0.5


def test_two_witnesses_speak_for_the_misread_ceiling_of_a_subactivity() -> None:
    [repair] = [one for one in proposals().repairs if one.edits[0][:2] == ("31", "ceiling")]
    assert [witness.row for witness in repair.witnesses] == ["28", "31"]
    assert "angka 8 terbaca 9" in repair.explanation
    assert "16,67 %" in repair.explanation


def test_each_repair_settles_a_finding_and_applied_leaves_none_of_those_it_claims() -> None:
    for repair in proposals().repairs:
        after = {
            (one.rule, one.row, one.cell, one.expected) for one in examine(apply(seed(), [repair]))
        }
        assert repair.settles
        assert not after & {(one.rule, one.row, one.cell, one.expected) for one in repair.settles}


def test_all_repairs_with_the_likeliest_answers_leave_no_sum_and_no_percentage_wrong() -> None:
    answers = [question.options[0] for question in proposals().questions]
    mended = apply(seed(), [*proposals().repairs, *answers])
    wrong = {"ceiling-sum", "spending-sum", "absorption-ratio", "absorption-copied"}
    assert not [one for one in examine(mended) if one.rule in wrong | {"count-in-percentage"}]
    assert seed() == read_form(SEED).form
