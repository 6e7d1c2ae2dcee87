"""The error model: what eyes and fingers do to numbers, and what a form is used to hold."""

import pytest

from tolok.repair.costs import cost, shown, weights
from tolok.repair.habits import Habits
from tolok.repair.slips import Slip, likeness, origins


@pytest.mark.parametrize(
    ("written", "true", "slip"),
    [
        (949_600_000, 849_600_000, Slip.MISREAD),
        (66_289_200, 88_289_200, Slip.MISREAD_TWICE),
        (161, 116, Slip.EXCHANGED),
        (119_979, 19_979, Slip.ADDED),
        (576_002, 607_576_002 // 10, None),
        (5_708, 57_084, Slip.LOST),
        (7_576_002, 607_576_002, Slip.LOST),
        (12_345_000, 12_345, Slip.SHIFTED),
        (12_345, 12_345_678, Slip.SHIFTED),
        (-500, 500, Slip.SIGN),
        (1115, 1341, None),
        (7115, 1125, Slip.TWO_DIGITS),
        (123, 987, None),
        (5, 5, None),
    ],
)
def test_a_slip_is_told_by_its_name(written: int, true: int, slip: Slip | None) -> None:
    found = likeness(written, true)
    assert (found.slip if found else None) == slip


def test_digits_of_one_shape_are_confused_more_often() -> None:
    alike, unlike = likeness(86, 88), likeness(86, 84)
    assert alike is not None
    assert unlike is not None
    assert alike.cost < unlike.cost


@pytest.mark.parametrize("written", [8, 161, 2_020_331_464, 100])
def test_every_origin_is_one_slip_away(written: int) -> None:
    assert origins(written)
    assert all(like == likeness(written, true) for true, like in origins(written))


def test_a_share_keeps_its_leading_zero() -> None:
    assert 60 in dict(origins(960, 3))
    assert likeness(960, 60, 3)


def test_round_amounts_surprise_less_where_a_form_rounds() -> None:
    habits = Habits([1_500_000, 22_000_000, 7_300_000, 18_000_000])
    assert habits.surprise(9_100_000) < habits.surprise(9_100_001)
    assert habits.surprise(9_100_000) < habits.surprise(91)
    assert habits.surprise(-5_000_000) > habits.surprise(5_000_000)


def test_costs_are_whole_and_weights_add_up() -> None:
    assert cost("1") == 0
    assert sum(weights([9000, 9100, 15_000])) == pytest.approx(1)
    assert str(shown(weights([0])[0])) == "0.9999"
