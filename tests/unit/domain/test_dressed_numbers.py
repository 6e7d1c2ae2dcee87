"""Numbers as offices dress them: classes, words in brackets, number words behind amounts."""

from decimal import Decimal

import pytest

from tolok.domain.forms import State
from tolok.domain.notation import in_rupiah, read_number


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("72,5 (BB)", "72.5", ""),
        ("BB (72,5)", "72.5", ""),
        ("A/88,2", "88.2", ""),
        ("3,51 (Sangat Baik)", "3.51", ""),
        ("12 (dua belas) laporan", "12", "laporan"),
        ("100% (seratus persen)", "100", "%"),
        ("1,27 ‰", "1.27", "‰"),
    ],
)
def test_a_class_or_words_in_brackets_leave_the_number(written: str, value: str, unit: str) -> None:
    reading = read_number(written)
    assert (reading.value, reading.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("written", ["2024 (Realisasi)", "BB", "12/15", "BB (–)", "A/1", "(BB)"])
def test_what_is_no_number_alone_stays_unread(written: str) -> None:
    assert read_number(written).state is State.UNREADABLE


@pytest.mark.parametrize(
    ("written", "rupiah"),
    [
        ("Rp 1,5 miliar", 1_500_000_000),
        ("Rp 1,2 M", 1_200_000_000),
        ("250 jt", 250_000_000),
        ("500 ribu", 500_000),
        ("Rp1,25 triliun rupiah", 1_250_000_000_000),
        ("Rp 0,000001 juta", 1),
        ("1.250.000", 1_250_000),
        ("12 dokumen", 12),
    ],
)
def test_number_words_behind_an_amount_count_exactly(written: str, rupiah: int) -> None:
    assert in_rupiah(read_number(written)).value == rupiah
