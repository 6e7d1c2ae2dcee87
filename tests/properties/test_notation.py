"""What is written in Indonesian notation is read back as the same number."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tolok.domain.forms import State
from tolok.domain.notation import MAX_DIGITS, Marks, marks_of, read_number, write_number
from tolok.domain.quantities import from_scaled

LARGEST = 10 ** (MAX_DIGITS - 6) - 1
scaled = st.integers(-LARGEST, LARGEST)
decimals = st.integers(0, 5)


@given(scaled, decimals)
def test_a_grouped_number_is_read_back_with_its_precision(number: int, places: int) -> None:
    exact = from_scaled(number, places)
    value = read_number(write_number(exact)).value
    assert value is not None
    assert (value, value.as_tuple().exponent) == (exact, -places)


@given(scaled, decimals)
def test_a_number_without_groups_is_read_back_with_its_precision(number: int, places: int) -> None:
    exact = from_scaled(number, places)
    value = read_number(write_number(exact, grouped=False)).value
    assert value is not None
    assert (value, value.as_tuple().exponent) == (exact, -places)


@given(scaled, decimals)
def test_padding_adds_zeros_and_changes_no_value(number: int, places: int) -> None:
    exact = from_scaled(number, places)
    value = read_number(write_number(exact, decimals=2)).value
    assert value is not None
    assert (value, value.as_tuple().exponent) == (exact, -max(places, 2))


@given(st.lists(st.integers(10**9, LARGEST), min_size=1))
def test_a_column_tells_by_itself_which_notation_it_uses(numbers: list[int]) -> None:
    indonesian = [write_number(from_scaled(number, 2)) for number in numbers]
    english = [f"{from_scaled(number, 2):,f}" for number in numbers]
    assert marks_of(indonesian) is Marks.INDONESIAN
    assert marks_of(english) is Marks.ENGLISH
    for one, other in zip(indonesian, english, strict=True):
        assert read_number(one).value == read_number(other, Marks.ENGLISH).value


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,-–()Rp% ", max_size=40)))
def test_any_text_is_read_as_some_state(text: str) -> None:
    reading = read_number(text)
    assert (reading.value is not None) == (reading.state is State.VALUE)
    if reading.value is not None:
        assert reading.value.is_finite()
        assert reading.value == Decimal(str(reading.value))
