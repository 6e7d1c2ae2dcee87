"""Exact numbers are rounded once, half up, and nothing else happens to them."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from tolok.domain.quantities import (
    decimals_of,
    exact_sum,
    from_scaled,
    half_up,
    percentage,
    plain,
    rounded,
    rounded_percentage,
    truncated,
)

decimals = st.integers(0, 6)
scaled = st.integers(-(10**30), 10**30)


@given(st.integers(), st.integers(min_value=1))
def test_half_up_is_the_floor_of_a_half_more(numerator: int, denominator: int) -> None:
    assert half_up(numerator, denominator) == floor(
        Fraction(numerator, denominator) + Fraction(1, 2)
    )


@given(st.fractions(), decimals)
def test_rounding_moves_a_number_by_half_a_unit_at_most_and_a_tie_goes_up(
    number: Fraction, places: int
) -> None:
    shown = rounded(number, places)
    unit = Fraction(1, 10**places)
    assert decimals_of(shown) == places
    assert -unit / 2 < Fraction(shown) - number <= unit / 2


@given(st.fractions(), decimals)
def test_cutting_goes_towards_zero_by_less_than_a_unit(number: Fraction, places: int) -> None:
    cut = Fraction(truncated(number, places))
    assert abs(cut) <= abs(number)
    assert abs(number - cut) < Fraction(1, 10**places)


@given(scaled, decimals)
def test_a_number_at_its_own_precision_is_rounded_to_itself(number: int, places: int) -> None:
    exact = from_scaled(number, places)
    assert str(rounded(exact, places)) == str(exact)
    assert plain(Fraction(exact)) == exact


@given(st.lists(st.tuples(scaled, decimals)))
def test_a_sum_does_not_depend_on_order_or_size(terms: list[tuple[int, int]]) -> None:
    numbers = [from_scaled(number, places) for number, places in terms]
    assert exact_sum(numbers) == exact_sum(reversed(numbers))
    assert exact_sum([*numbers, *(-Fraction(number) for number in numbers)]) == 0


@given(scaled, scaled)
def test_a_percentage_times_its_whole_gives_the_part_back(part: int, whole: int) -> None:
    share = percentage(Decimal(part), whole)
    assert share is None if whole == 0 else share is not None
    if share is not None:
        assert share * whole / 100 == part


@given(
    st.fractions(min_value=-1000, max_value=1000),
    st.fractions(min_value=-1000, max_value=1000),
    st.integers(0, 4),
)
def test_the_percentage_in_one_step_is_the_rounded_percentage(
    part: Fraction, whole: Fraction, decimals: int
) -> None:
    exact = percentage(part, whole)
    expected = None if exact is None else rounded(exact, decimals)
    assert rounded_percentage(part, whole, decimals) == expected
