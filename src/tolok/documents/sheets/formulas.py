"""The few formulas of sheets that a form needs, understood without a spreadsheet: never run."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from tolok.domain.quantities import rounded

Place: TypeAlias = tuple[int, int]
"""Row and column of a cell, both from 1."""

Figure = Callable[[int, int], Decimal | None]
"""The number in a cell by its row and column, None where there is none."""

LARGEST = 20_000  # cells that a formula looks at; a form of 10,000 rows needs no more
_LONGEST = 2_000  # letters of a formula
_DEEPEST = 40  # brackets in brackets, and products in a formula

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_GUARD = re.compile(r'IF\(AND\(ISNUMBER\([A-Z]+\d+\),N\([A-Z]+\d+\)<>0\),(?P<then>.*),""\)')
"""The formula of a share as this product's own workbooks write it."""

_TOKEN = re.compile(
    r"(?P<range>[A-Z]{1,3}[1-9][0-9]{0,6}:[A-Z]{1,3}[1-9][0-9]{0,6})(?![A-Z0-9(!])"
    r"|(?P<cell>[A-Z]{1,3}[1-9][0-9]{0,6})(?![A-Z0-9(!:])"
    r"|(?P<name>SUM|AVERAGE|ROUND|IFERROR)\("
    r'|(?P<text>"[^"]*")'
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)(?![A-Z0-9.:])"
    r"|(?P<sign>[-+*/%(),])"
)


def place_of(reference: str) -> Place:
    """The place that Excel names so; ValueError where it names none.

    >>> place_of("J12"), place_of("AB5")
    ((12, 10), (5, 28))
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference} is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def corners(ref: str) -> tuple[Place, Place]:
    """The first and the last cell of a range, or twice the same for a single cell."""
    first, _, last = ref.partition(":")
    return place_of(first), place_of(last or first)


@dataclass(frozen=True, slots=True)
class Node:
    """One step of a formula: what it does ("+", "SUM", "cell", …), to what, where or how much."""

    deed: str
    parts: tuple["Node", ...] = ()
    places: tuple[Place, ...] = ()
    number: Decimal = Decimal(0)


def understood(formula: str) -> Node | None:
    """The formula as steps; None where it is more than sums, means, + − × ÷ % and rounding.

    >>> understood("=VLOOKUP(A1,B1:C9,2)"), understood("=Lembar2!A1+1")
    (None, None)
    """
    if len(formula) > _LONGEST:
        return None
    text = formula.removeprefix("=").replace("$", "").replace(" ", "").upper()
    guarded = _GUARD.fullmatch(text)
    try:
        return _Parser(guarded["then"] if guarded else text).whole()
    except ValueError:
        return None


class _Parser:
    """Recursive descent over the tokens; ValueError at the first that it does not know."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.at = 0
        self.depth = 0
        self.products = 0

    def whole(self) -> Node:
        found = self.added()
        if self.at < len(self.tokens):
            raise ValueError("more than a formula")
        return found

    def added(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("too deep")
        parts = [self.multiplied()]
        while sign := self.takes("+", "-"):
            part = self.multiplied()
            parts.append(Node("negative", (part,)) if sign == "-" else part)
        self.depth -= 1
        return Node("+", tuple(parts)) if len(parts) > 1 else parts[0]

    def multiplied(self) -> Node:
        found = self.signed()
        while sign := self.takes("*", "/"):
            self.products += 1
            if self.products > _DEEPEST:
                raise ValueError("too deep")
            found = Node(sign, (found, self.signed()))
        return found

    def signed(self) -> Node:
        negative = False
        while sign := self.takes("+", "-"):
            negative ^= sign == "-"
        found = self.single()
        if self.takes("%"):
            found = Node("/", (found, Node("number", number=Decimal(100))))
        return Node("negative", (found,)) if negative else found

    def single(self) -> Node:
        kind, text = self.next()
        if kind == "cell":
            return Node("cell", places=(place_of(text),))
        if kind == "number":
            return Node("number", number=Decimal(text))
        if text == "(":
            found = self.added()
            self.must(")")
            return found
        if text in {"SUM", "AVERAGE"}:
            return self.collected(text)
        if text in {"ROUND", "IFERROR"}:
            return self.wrapped(text)
        raise ValueError(text)

    def collected(self, name: str) -> Node:
        """The cells and ranges of a sum or mean."""
        places: list[Place] = []
        while True:
            kind, text = self.next()
            if kind not in {"cell", "range"}:
                raise ValueError(text)
            places.extend(_places(text, LARGEST - len(places)))
            if self.takes(")"):
                return Node(name, places=tuple(places))
            self.must(",")

    def wrapped(self, name: str) -> Node:
        """What is rounded, or what a text or number stands in for where it fails."""
        found = self.added()
        self.must(",")
        kind, text = self.next()
        self.must(")")
        if name == "IFERROR":
            return found
        if kind != "number" or not text.isdigit() or len(text) > 1:
            raise ValueError(text)
        return Node("ROUND", (found,), number=Decimal(text))

    def next(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise ValueError("the formula breaks off")
        self.at += 1
        return self.tokens[self.at - 1]

    def takes(self, *signs: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at][1] in signs:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def must(self, sign: str) -> None:
        if not self.takes(sign):
            raise ValueError(f"no {sign}")


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise ValueError(text[at:])
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _places(reference: str, most: int) -> Iterator[Place]:
    (top, left), (bottom, right) = corners(reference)
    if bottom < top or right < left or (right - left + 1) * (bottom - top + 1) > most:
        raise ValueError(reference)
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def given(node: Node, figure: Figure) -> Fraction | None:
    """What a formula gives from the figures, exactly; None where one is missing or zero divides.

    A sum or mean passes over cells without a number, as Excel does.
    """
    match node.deed:
        case "number":
            return Fraction(node.number)
        case "cell":
            number = figure(*node.places[0])
            return None if number is None else Fraction(number)
        case "SUM" | "AVERAGE":
            numbers = [Fraction(one) for at in node.places if (one := figure(*at)) is not None]
            if node.deed == "SUM":
                return sum(numbers, Fraction(0))
            return sum(numbers, Fraction(0)) / len(numbers) if numbers else None
        case "ROUND":
            inner = given(node.parts[0], figure)
            return None if inner is None else Fraction(rounded(inner, int(node.number)))
        case _:
            return _combined(node.deed, [given(part, figure) for part in node.parts])


def _combined(deed: str, parts: Sequence[Fraction | None]) -> Fraction | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    match deed:
        case "+":
            return sum(known, Fraction(0))
        case "negative":
            return -known[0]
        case "*":
            return known[0] * known[1]
        case _:
            return known[0] / known[1] if known[1] else None


def places_in(node: Node) -> Iterator[Place]:
    """Every cell that a formula looks at, as often as it does."""
    yield from node.places
    for part in node.parts:
        yield from places_in(part)


def summed(node: Node) -> tuple[Place, ...] | None:
    """The cells of a plain sum, "SUM(A1:A3)" or "A1+A2"; None for anything else."""
    if node.deed in {"SUM", "cell"}:
        return node.places
    if node.deed != "+":
        return None
    found: list[Place] = []
    for part in node.parts:
        places = summed(part)
        if places is None:
            return None
        found.extend(places)
    return tuple(found)


def averaged(node: Node) -> tuple[Place, ...] | None:
    """The cells of a plain mean, rounded or not; None for anything else."""
    inner = _unrounded(node)
    return inner.places if inner.deed == "AVERAGE" else None


def shared(node: Node) -> tuple[Place, Place] | None:
    """Part and whole of a percentage, "A1/B1", "A1/B1*100" or "A1*100/B1"; else None."""
    inner = _unrounded(node)
    if inner.deed == "*" and _is_hundred(inner.parts[1]):
        inner = inner.parts[0]
    if inner.deed != "/":
        return None
    part, whole = inner.parts
    if part.deed == "*" and _is_hundred(part.parts[1]):
        part = part.parts[0]
    if part.deed == whole.deed == "cell":
        return part.places[0], whole.places[0]
    return None


def _unrounded(node: Node) -> Node:
    return node.parts[0] if node.deed == "ROUND" else node


def _is_hundred(node: Node) -> bool:
    """100, or 100 % written out."""
    value = given(node, lambda _row, _column: None)
    return value in {100, 1}
