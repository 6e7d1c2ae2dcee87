"""Formulas of sheets: a few are understood exactly, the others are left in peace."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tolok.documents.sheets.formulas import averaged, given, places_in, shared, summed, understood

FIGURES = {(1, 1): Decimal(3), (2, 1): Decimal(4), (4, 1): Decimal(5), (1, 2): Decimal(8)}


def figure(row: int, column: int) -> Decimal | None:
    return FIGURES.get((row, column))


@pytest.mark.parametrize(
    ("formula", "gives"),
    [
        ("=SUM(A1:A4)", Fraction(12)),
        ("=SUM($A$1:A2,B1)", Fraction(15)),
        ("=A1+A2-B1", Fraction(-1)),
        ("=AVERAGE(A1:A4)", Fraction(4)),
        ("=ROUND(A1*100/B1,1)", Fraction(375, 10)),
        ("=ROUND(2.5,0)", Fraction(3)),
        ("=-A1%", Fraction(-3, 100)),
        ("=A1 - -A2", Fraction(7)),
        ("=IFERROR(A1/B1,0)", Fraction(3, 8)),
        ("=IFERROR(A1/A3,0)", None),
        ('=IF(AND(ISNUMBER(A1),N(B1)<>0),ROUND(A1*100/B1,2),"")', Fraction(375, 10)),
        ("=A1/(A1-3)", None),
        ("=A1+A3", None),
        ("=AVERAGE(C1:C9)", None),
    ],
)
def test_what_a_formula_gives_is_exact_or_not_known(formula: str, gives: Fraction | None) -> None:
    node = understood(formula)
    assert node is not None
    assert given(node, figure) == gives


@pytest.mark.parametrize(
    "formula",
    [
        "=VLOOKUP(A1,B1:C9,2)", "=Lembar2!A1", "='x y'!A1+1", "=SUBTOTAL(9,A1:A3)", "=A1^2",
        "=SUM(A:A)", "=SUM(A3:A1)", "=SUM(A1:ZZ9999999)", "=A1:A3", "=A1&B1", "=1E3+1", "=SUM(A1,)",
        "=", "=SUM(", "=1+", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "=ROUND(A1,-2)",
        "=" + "(" * 900 + "1" + ")" * 900, "=" + "*".join(["A1"] * 600), "=1" + "%" * 900,
        "=A1" + " " * 3000, "=SUM(" + ",".join(["A1:A15000"] * 2) + ")",
    ],
)  # fmt: skip
def test_every_other_formula_is_left_in_peace(formula: str) -> None:
    assert understood(formula) is None


def test_sums_means_and_shares_are_told_apart() -> None:
    nodes = {
        formula: understood(formula)
        for formula in ("=SUM(A1:A3)+B1", "=AVERAGE(A1,B1)", "=A1/B1*100", "=ROUND(A1*100/B1,2)")
    }
    total, mean, *shares = [node for node in nodes.values() if node]
    assert summed(total) == ((1, 1), (2, 1), (3, 1), (1, 2))
    assert (averaged(total), shared(total)) == (None, None)
    assert averaged(mean) == ((1, 1), (1, 2))
    assert [shared(share) for share in shares] == [((1, 1), (1, 2))] * 2
    assert [summed(share) for share in shares] == [None, None]


@drawn(st.lists(st.sampled_from([*"A1B23()+-*/%,:.$ ", "SUM(", "ROUND(", "IFERROR(", '"x"'])))
def test_no_text_does_harm(parts: list[str]) -> None:
    node = understood("=" + "".join(parts))
    if node is not None:
        result = given(node, figure)
        assert result is None or isinstance(result, Fraction)
        assert all(row > 0 and column > 0 for row, column in places_in(node))
