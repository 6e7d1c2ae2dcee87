from decimal import Decimal

import pytest

from tolok.consolidation.schema import BOUND, DECIMALS, SEN, scaled, state_of
from tolok.domain.forms import Cell, State


def cell(written: str) -> Cell:
    return Cell(written, State.VALUE, Decimal(written))


@pytest.mark.parametrize(
    ("written", "decimals", "kept"),
    [
        ("46.95", DECIMALS, 469_500),
        ("-0.0001", DECIMALS, -1),
        ("1.50", SEN, 150),
        ("1E+3", SEN, 100_000),
        ("0.00001", DECIMALS, None),
        ("1.005", SEN, None),
        ("100000000000000", DECIMALS, BOUND),
        ("-100000000000000", DECIMALS, -BOUND),
        ("100000000000000.0001", DECIMALS, None),
        ("1E+999999", SEN, None),
        ("0E-999999", SEN, 0),
        ("0.10000000000000000000000000000000000000000000000000", SEN, 10),
    ],
)
def test_a_number_is_kept_exactly_or_not_at_all(
    written: str, decimals: int, kept: int | None
) -> None:
    assert scaled(cell(written), decimals) == kept
    assert state_of(cell(written), decimals) == ("value" if kept is not None else "unfit")


def test_blank_dash_and_zero_stay_three_statements() -> None:
    states = [state_of(one, SEN) for one in (Cell(), Cell("-", State.DASH), cell("0"))]
    assert states == ["blank", "dash", "value"]
