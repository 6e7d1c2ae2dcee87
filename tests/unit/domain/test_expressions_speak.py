"""What an expression answers to a person who mistyped it."""

from decimal import Decimal

import pytest

from tolok.domain.errors import ExpressionError
from tolok.domain.expressions import MAX_LENGTH, NotComputable, parse


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("", 0, "rumus berakhir di sini"),
        ("a +", 3, "rumus berakhir di sini, padahal perlu angka, nama, fungsi, atau '('"),
        ("(a", 2, "padahal perlu ')' penutup kurung"),
        ("a b", 2, "tertulis 'b', padahal perlu akhir rumus"),
        ("a / b * 100%", 11, "tulis × 100"),
        ("a ^ 2", 2, "pangkat tidak dikenal"),
        ("min(a, b)", 5, "pisahkan nilai dengan ';'"),
        ("min(1,5)", 0, "perlu sedikitnya dua nilai"),
        ("a + 1.000", 4, "tulis 1000 atau 1,0"),
        ("1.000.000", 0, "tanpa tanda pemisah ribuan"),
        ("median(a; b)", 0, "fungsi 'median' tidak dikenal; yang ada: min, max"),
        ("jumlah + 1", 0, "'jumlah' nama fungsi"),
        ("jika(a; 1; 2)", 6, "diawali syarat"),
        ("jika(a < b < c; 1; 2)", 11, "hanya dapat dipakai sekali"),
        ("a > b", 2, "hanya dapat dipakai sekali, di dalam jika"),
        ("jika(a = b; 1)", 13, "nilai bila syarat tidak terpenuhi"),
        ("(" * 50, 40, "bertingkat lebih dari 40 kali"),
        ("1" * (MAX_LENGTH + 1), MAX_LENGTH, "lebih panjang dari 1000 karakter"),
    ],
)
def test_an_error_points_at_the_character_and_says_what_to_do(
    text: str, position: int, says: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.position == position
    assert says in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999999")])
def test_a_value_that_no_form_can_mean_is_refused_at_once(value: Decimal) -> None:
    assert parse("a × 2").evaluate({"a": value}) == NotComputable(
        "nilai a bukan bilangan yang wajar"
    )


def test_a_result_that_nobody_could_write_down_is_refused() -> None:
    huge = parse("×".join("a" * 500)).evaluate({"a": Decimal("1E+40")})
    assert huge == NotComputable("hasilnya bukan bilangan yang wajar")


def test_a_dead_end_that_is_not_taken_stops_nothing() -> None:
    assert parse("jika(b = 0; 0; a / b)").evaluate({"a": 1, "b": 0}) == 0


def test_a_decimal_may_follow_a_comma_or_a_point() -> None:
    for text in ("1,5 + 0.125", "1.5 + 0,125"):
        assert parse(text).evaluate({}) == Decimal("1.625")


def test_capitals_of_a_function_do_not_matter_and_those_of_a_name_do() -> None:
    expression = parse("JIKA(A > a; A; a)")
    assert expression.variables == ("A", "a")
    assert expression.evaluate({"A": 2, "a": 1}) == 2
