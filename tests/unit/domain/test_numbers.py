"""Exact numbers and their notation, asked by Hypothesis."""

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.domain.forms import State
from tolok.domain.notation import read_number, write_number
from tolok.domain.quantities import from_scaled, half_up


@given(st.integers(), st.integers(min_value=1))
def test_half_up_is_the_floor_of_a_half_more(numerator: int, denominator: int) -> None:
    assert half_up(numerator, denominator) == floor(
        Fraction(numerator, denominator) + Fraction(1, 2)
    )


@given(st.integers(-(10**15), 10**15), st.integers(0, 4), st.booleans())
def test_a_written_number_is_read_back_with_its_precision(
    scaled: int,
    decimals: int,
    grouped: bool,  # noqa: FBT001
) -> None:
    number = from_scaled(scaled, decimals)
    value = read_number(write_number(number, grouped=grouped)).value
    assert value is not None
    assert (value, value.as_tuple().exponent) == (number, -decimals)


@given(st.text())
def test_any_text_is_read_as_some_state(text: str) -> None:
    reading = read_number(text)
    assert (reading.value is not None) == (reading.state is State.VALUE)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("15.071.228.465", "15071228465"),
        ("1.069,32", "1069.32"),
        ("89.49", "89.49"),
        ("16,447,874,576.00", "16447874576.00"),
        ("Rp5.294.655.000,00", "5294655000.00"),
        ("Rp 5.000,-", "5000"),
        ("(1.000)", "-1000"),
        ("100%", "100"),
    ],
)
def test_the_notations_of_real_tables_are_read(written: str, value: str) -> None:
    assert read_number(written).value == Decimal(value)
