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
        ("(1.000)", "-1000"),
        ("100%", "100"),
    ],
)
def test_the_notations_of_real_tables_are_read(written: str, value: str) -> None:
    assert read_number(written).value == Decimal(value)
