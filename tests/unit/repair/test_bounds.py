"""Targets that are bounds: the sign stays, and what goes the other way is no ratio."""

import pytest
from test_proposing import cell

from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level
from tolok.repair.applying import apply
from tolok.repair.proposals import Change
from tolok.repair.proposing import propose


def measured(target: str, realization: str, achievement: str) -> Form:
    row = Row(
        "1",
        Level.ACTIVITY,
        name="Pelayanan",
        target=cell(target),
        realization=cell(realization),
        achievement=cell(achievement),
    )
    return Form(rows=(row,))


@pytest.mark.parametrize(
    ("written", "true"),
    [("≥ 37.456", "≥ 31.456"), ("minimal 37.456 orang", "minimal 31.456 orang")],
)
def test_a_mended_bound_keeps_its_sign_and_its_unit(written: str, true: str) -> None:
    wrong = measured(written, "30.456", "96,82")
    found = propose(wrong)
    offered = [*found.repairs, *(one for question in found.questions for one in question.options)]
    repair = next(one for one in offered if one.edits == (Change("1", "target", written, true),))
    assert apply(wrong, [repair]).rows[0].target == cell(true)


def test_no_ratio_is_laid_over_a_target_that_is_better_lower() -> None:
    found = propose(measured("≤ 4", "3", "99"))
    assert (found.repairs, found.questions) == ((), ())
    assert propose(measured("4", "3", "99")) != found
