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
    st.integers(1, 4),
    st.integers(0, 10**13),
    st.sampled_from([0, 1, 9, 10**5, 10**8, 10**13]),
    st.data(),
)
def test_those_within_bounds_are_those_of_all_that_lie_there(
    written: int, width: int, low: int, reach: int, data: st.DataObject
) -> None:
    known = origins(written, width)
    trues = [true for true, _ in known]
    if known:  # few bounds would have one between them
        low = max(0, data.draw(st.sampled_from([low, *trues])) - reach // 2)
    found = origins_within(written, width, low, low + reach)
    assert found == tuple(one for one in known if low <= one[0] <= low + reach)
