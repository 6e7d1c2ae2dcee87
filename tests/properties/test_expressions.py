"""Expressions agree with Python's own exact arithmetic, and no text makes the parser raise."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from hypothesis import example, given
from hypothesis import strategies as st

from tolok.domain.errors import ExpressionError
from tolok.domain.expressions import FUNCTIONS, MAX_LENGTH, NotComputable, parse
from tolok.domain.notation import write_number
from tolok.domain.quantities import exact_sum, from_scaled

VALUES: dict[str, Decimal | int | Fraction | None] = {
    "a": 7, "b": Decimal("-2.50"), "dokumen_1": Fraction(1, 3), "nol": 0, "kosong": None,
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """A formula's text in parentheses, and what Python computes; None is not computable."""

    text: str
    expected: Fraction | None


@st.composite
def numbers(draw: st.DrawFn) -> Pair:
    number = from_scaled(draw(st.integers(0, 10**6)), draw(st.integers(0, 4)))
    return Pair(write_number(number, grouped=False), Fraction(number))


def variable(name: str) -> Pair:
    value = VALUES.get(name)
    return Pair(name, None if value is None else Fraction(value))


def quotient(left: Fraction, right: Fraction) -> Fraction | None:
    return left / right if right else None


OPERATIONS: dict[str, Callable[[Fraction, Fraction], Fraction | None]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "−": lambda a, b: a - b,
    "*": lambda a, b: a * b, "×": lambda a, b: a * b,
    "/": quotient, "÷": quotient, ":": quotient,
}  # fmt: skip
COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lt, "<=": le, "≤": le, "=": eq, "<>": ne, "≠": ne, ">=": ge, "≥": ge, ">": gt,
}  # fmt: skip
AGGREGATES: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "min": min, "max": max, "sum": exact_sum,
    "average": lambda found: exact_sum(found) / len(found),
}  # fmt: skip


def operation(left: Pair, sign: str, right: Pair) -> Pair:
    text = f"({left.text} {sign} {right.text})"
    if left.expected is None or right.expected is None:
        return Pair(text, None)
    return Pair(text, OPERATIONS[sign](left.expected, right.expected))


def negation(operand: Pair) -> Pair:
    expected = operand.expected
    return Pair(f"(-{operand.text})", None if expected is None else -expected)


def call(word: str, operands: list[Pair]) -> Pair:
    text = f"{word}({'; '.join(operand.text for operand in operands)})"
    found = [operand.expected for operand in operands if operand.expected is not None]
    return Pair(text, AGGREGATES[FUNCTIONS[word]](found) if len(found) == len(operands) else None)


def choice(left: Pair, sign: str, right: Pair, then: Pair, otherwise: Pair) -> Pair:
    text = f"jika({left.text} {sign} {right.text}; {then.text}; {otherwise.text})"
    if left.expected is None or right.expected is None:
        return Pair(text, None)
    holds = COMPARISONS[sign](left.expected, right.expected)
    return Pair(text, (then if holds else otherwise).expected)


def deeper(parts: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    words = st.sampled_from(sorted(word for word, one in FUNCTIONS.items() if one != "if"))
    return st.one_of(
        st.builds(operation, parts, st.sampled_from(sorted(OPERATIONS)), parts),
        st.builds(negation, parts),
        st.builds(call, words, st.lists(parts, min_size=2, max_size=4)),
        st.builds(choice, parts, st.sampled_from(sorted(COMPARISONS)), parts, parts, parts),
    )


formulas = st.recursive(
    st.one_of(numbers(), st.sampled_from(sorted(VALUES)).map(variable)), deeper, max_leaves=12
).filter(lambda pair: len(pair.text) <= MAX_LENGTH)


@given(formulas)
def test_a_formula_gives_what_python_computes_in_fractions(pair: Pair) -> None:
    value = parse(pair.text).evaluate(VALUES)
    assert (None if isinstance(value, NotComputable) else value) == pair.expected


@given(st.lists(st.tuples(st.sampled_from("+-*/"), st.integers(1, 99)), max_size=20))
def test_without_parentheses_products_bind_before_sums_and_from_the_left(
    rest: list[tuple[str, int]],
) -> None:
    text = "5" + "".join(f"{sign}{number}" for sign, number in rest)
    expected = eval(  # noqa: S307 - Python's own precedence is the judge of ours
        "F(5)" + "".join(f"{sign}F({number})" for sign, number in rest), {"F": Fraction}
    )
    assert parse(text).evaluate({}) == expected


@given(formulas)
def test_a_formula_names_exactly_the_variables_that_stand_in_it(pair: Pair) -> None:
    words = re.findall(r"[a-z_][a-z_0-9]*", pair.text)
    assert parse(pair.text).variables == tuple(
        dict.fromkeys(word for word in words if word in VALUES)
    )


hostile = st.one_of(
    st.text(),
    st.text(alphabet="0123456789.,abx_()+−-*/×÷:;<>=≤ \t%", max_size=60),
    st.lists(
        st.sampled_from(
            ["min", "jika", "a", "1", "1,5", "1.000", "(", ")", ";", "+", "-", "/", "<", "=", " "]
        ),
        max_size=40,
    ).map("".join),
)


@given(hostile)
@example("(" * 1000)
@example("-" * 999 + "1")
@example("min(" * 200)
@example("+".join("1" * 500))
@example("9" * 1000)
@example("1" * 1001)
@example("²")
def test_any_text_is_understood_or_refused_at_a_character_of_it(text: str) -> None:
    error = refusal(text)
    if error is not None:
        assert 0 <= error.position <= len(text)
        assert str(error).startswith(f"Karakter {error.position + 1}: ")


def refusal(text: str) -> ExpressionError | None:
    try:
        parse(text).evaluate({"a": 1, "b": 0})
    except ExpressionError as error:
        return error
    return None
