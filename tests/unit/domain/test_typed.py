"""What people type as a target or a realization, by what is measured."""

from decimal import Decimal

import pytest

from tolok.domain.forms import Cell, State
from tolok.domain.indicators import OPINIONS, Bounds, Calculation, Indicator
from tolok.domain.typed import read_target, typed_cell

RANGE = Indicator("Suhu", calculation=Calculation.RANGE)
ORDINAL = Indicator("Opini", calculation=Calculation.ORDINAL, scale=OPINIONS)


@pytest.mark.parametrize("text", ["90–100", "90 - 100", "90 s.d. 100", "90 sampai dengan 100"])
def test_a_range_is_read_however_it_is_written(text: str) -> None:
    assert read_target(text, RANGE) == Bounds(Decimal(90), Decimal(100))


@pytest.mark.parametrize("text", ["100–90", "sekitar 90"])
def test_a_range_that_is_none_says_so(text: str) -> None:
    given = read_target(text, RANGE)
    assert isinstance(given, Cell)
    assert given.state is State.UNREADABLE


def test_a_name_of_a_scale_stays_a_name_and_nothing_stays_nothing() -> None:
    assert read_target(" WTP ", ORDINAL) == "WTP"
    for text, state in (("", State.BLANK), ("-", State.DASH)):
        given = read_target(text, ORDINAL)
        assert isinstance(given, Cell)
        assert given.state is state


def test_a_number_keeps_its_written_precision() -> None:
    assert str(typed_cell("25,00").value) == "25.00"
    assert str(read_target("-5", Indicator("Suhu"))) == "-5"
