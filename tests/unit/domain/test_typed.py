"""What people type as a target or a realization, by what is measured."""

from decimal import Decimal

import pytest

from tolok.domain.forms import Cell, State
from tolok.domain.indicators import OPINIONS, Accumulation, Bounds, Calculation, Indicator
from tolok.domain.notation import Side
from tolok.domain.typed import (
    bounds_of,
    read_target,
    side_of,
    target_to_date,
    typed_cell,
    typed_target,
)

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥ 31", Bounds(Decimal(31), None)),
        ("> 80", Bounds(Decimal(80), None)),
        (">=1.250,5", Bounds(Decimal("1250.5"), None)),
        ("minimal 31 persen", Bounds(Decimal(31), None)),
        ("Min. 2 dok", Bounds(Decimal(2), None)),
        ("paling sedikit 2", Bounds(Decimal(2), None)),
        ("tidak kurang dari 5", Bounds(Decimal(5), None)),
        ("≤ 5 hari", Bounds(None, Decimal(5))),
        ("< 5%", Bounds(None, Decimal(5))),
        ("maks. 3", Bounds(None, Decimal(3))),
        ("paling lama 14 hari kerja", Bounds(None, Decimal(14))),
        ("tidak lebih dari 5", Bounds(None, Decimal(5))),
        ("80-90", Bounds(Decimal(80), Decimal(90))),
        ("2 s.d. 4 kali", Bounds(Decimal(2), Decimal(4))),
    ],
)
def test_a_bound_and_a_range_are_read_however_they_are_written(text: str, expected: Bounds) -> None:
    assert bounds_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31",
        "minus 3",
        "mineral 3",
        "> > 3",
        "> 80-90",
        "minimal",
        "paling lambat 1 Mei",
        "-",
        "",
    ],
)
def test_what_names_no_side_is_no_bound(text: str) -> None:
    assert bounds_of(text) is None


def test_a_bound_is_a_target_and_no_realization() -> None:
    target = typed_target(" ≥ 31 ")
    assert (target.written, target.value, side_of(target)) == ("≥ 31", Decimal(31), Side.LEAST)
    realization = typed_cell("≥ 31")
    assert (realization.written, realization.state) == ("≥ 31", State.UNREADABLE)


def test_targets_to_date_stay_bounds_of_their_side() -> None:
    quarters = [typed_target(text) for text in ("maks. 2", "2", "≤ 3")]
    assert target_to_date(quarters, Accumulation.SUM).written == "≤ 7"
    assert target_to_date(quarters[:2], Accumulation.LATEST).written == "≤ 2"
    against = [typed_target("≤ 2"), typed_target("≥ 3")]
    assert target_to_date(against, Accumulation.SUM).state is State.BLANK
