"""The notations of real tables."""

from decimal import Decimal

import pytest

from tolok.domain.notation import read_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("15.071.228.465", "15071228465"),
        ("1.069,32", "1069.32"),
        ("89.49", "89.49"),
        ("16,447,874,576.00", "16447874576.00"),
        ("Rp5.294.655.000,00", "5294655000.00"),
        ("Rp 5.000,-", "5000"),
        ("Rp. 1.012.723.460.-", "1012723460"),
        ("Rp 5.000.000.,-", "5000000"),
        ("(1.000)", "-1000"),
        ("100%", "100"),
    ],
)
def test_the_notations_of_real_tables_are_read(written: str, value: str) -> None:
    assert read_number(written).value == Decimal(value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5 000 000", "5000000"),
        ("Rp 4 000 000,50", "4000000.50"),
        ("12 500 000 orang", "12500000"),
        ("-1 000 000", "-1000000"),
        ("1\u00a0000\u202f000", "1000000"),
        ("1 250", None),
        ("1 000 00", None),
        ("1 000 000 0", None),
        ("100 1 000 000", None),
    ],
)
def test_spaces_may_keep_thousands_apart_where_two_groups_follow(
    written: str, value: str | None
) -> None:
    assert read_number(written).value == (None if value is None else Decimal(value))
