"""The numbers one slip away carry the same chances as two numbers that are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolok.repair.slips import likeness, origins, origins_within


@given(
    st.integers(1, 10**12) | st.integers(1, 9999).map(lambda one: one * 10**5), st.integers(1, 4)
)
def test_what_an_origin_costs_is_what_comparing_the_two_numbers_tells(
    written: int, width: int
) -> None:
    for true, like in origins(written, width):
        assert like == likeness(written, true, width), true


@pytest.mark.parametrize(
    ("written", "true"),
    [(949, 849), (94, 49), (94, 944), (94, 9), (660, 880), (12, 12_000_000), (500, 5), (-7, 7)],
)
def test_a_number_is_among_the_origins_of_each_slip_of_it(written: int, true: int) -> None:
    assert true in dict(origins(written))


@given(
    st.integers(1, 10**12) | st.integers(1, 9999).map(lambda one: one * 10**5),
    st.integers(0, 10**11),
    st.integers(0, 10**11),
)
def test_those_within_bounds_are_those_of_all_that_lie_there(
    written: int, below: int, above: int
) -> None:
    low, high = max(0, written - below), written + above
    found = origins_within(written, 1, low, high)
    assert found in {None, tuple(one for one in origins(written) if low <= one[0] <= high)}
