"""Which cell of a broken sum is wrong: the one whose mend repairs most, and breaks nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tolok.audit.shares import ABSORPTION, share_holds
from tolok.audit.tree import Node, figure
from tolok.domain.forms import Cell, State
from tolok.domain.quantities import plain

MONEY = ("ceiling", "spending")

REPAIR, SINGLE, HINT = 4, 2, 1
"""A repaired relation outweighs a change of one digit; likely shapes and round sums are hints."""

SWEEPS = (REPAIR, REPAIR, SINGLE, REPAIR, SINGLE)
"""What a mend must show to be believed, sweep by sweep: belief in one lets the next be judged."""

NEVER = 1000
"""No mend can show this much: what is still broken after the sweeps stays open."""

Number = Fraction | int
"""Exact; whole amounts stay integers, which add ten times as fast."""

_SHAPES = frozenset(map(frozenset, ("86", "80", "89", "83", "53", "31", "32", "21", "60", "17")))
"""Digits that a scan mistakes for each other."""


@dataclass(frozen=True, slots=True)
class Break:
    """A sum that does not add up, and the cell that is held to be wrong.

    ``whole`` should be the ``total`` of its ``terms``. ``culprit`` is one of them with its
    ``mended`` value; ``is_sure`` where other facts say so, else it is the whole itself.
    ``guess`` is a term that would explain the gap with digits alike in shape, no more than that.
    """

    whole: Node
    cell: str
    total: Decimal
    culprit: Node
    mended: Decimal
    is_sure: bool
    guess: tuple[Node, Decimal] | None = None


class Ledger:
    """The money of a form with the mends that are believed, and what each sum then comes to."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.values = {
            (node.position, cell): _lean(node.row.cell(cell)) for node in nodes for cell in MONEY
        }
        self.mended: set[tuple[int, str]] = set()
        self.totals: dict[tuple[int, str], Number] = {}
        for node in nodes:
            for cell in MONEY:
                known = [self.value(term, cell) or 0 for term in node.terms]
                if any(figure(term.row.cell(cell)) is not None for term in node.terms):
                    self.totals[node.position, cell] = sum(known)

    def value(self, node: Node, cell: str) -> Number | None:
        """The amount of a cell, mended where a mend is believed; None where it is not known."""
        return self.values[node.position, cell]

    def gap(self, node: Node, cell: str) -> Number | None:
        """Terms less whole: 0 where the sum holds; None where there is nothing to compare."""
        value, total = self.value(node, cell), self.totals.get((node.position, cell))
        return None if value is None or total is None else total - value

    def believe(self, node: Node, cell: str, value: Number) -> None:
        """Take a mend for true in everything that is judged from now on."""
        shift = value - (self.value(node, cell) or 0)
        self.values[node.position, cell] = value
        self.mended.add((node.position, cell))
        for whole in node.wholes:
            self.totals[whole.position, cell] += shift

    def share_holds(self, node: Node, cell: str | None = None, value: Number | None = None) -> bool:
        """Whether the row's absorption holds, with another value in one of its money cells."""
        spending, ceiling = (
            value if name == cell else self.value(node, name) for name in ("spending", "ceiling")
        )
        return share_holds(node.row, ABSORPTION, spending, ceiling)


def _lean(cell: Cell) -> Number | None:
    """The amount of a cell, as an integer where it is whole; None where it is not known."""
    if cell.state is State.DASH:
        return 0
    value = figure(cell)
    return None if value is None else _number(value)


def _number(value: Decimal) -> Number:
    numerator, denominator = value.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def find_breaks(nodes: Sequence[Node]) -> tuple[Ledger, tuple[Break, ...]]:
    """The ledger with its believed mends, and every broken sum, in the order of the rows."""
    ledger = Ledger(nodes)
    deepest_first = sorted(nodes, key=lambda node: -node.row.level.depth)
    broken = [(node, cell) for node in deepest_first for cell in MONEY if ledger.gap(node, cell)]
    found: list[Break] = []
    for demand in SWEEPS if broken else ():
        for node, cell in broken:
            one = _judge(ledger, node, cell, demand) if ledger.gap(node, cell) else None
            if one is not None and one.is_sure:
                ledger.believe(one.culprit, cell, _number(one.mended))
                found.append(one)
        broken = [(node, cell) for node in nodes for cell in MONEY if ledger.gap(node, cell)]
        broken.sort(key=lambda pair: -pair[0].row.level.depth)
    found.extend(_judge(ledger, node, cell, NEVER) for node, cell in broken)
    return ledger, tuple(sorted(found, key=lambda one: (one.whole.position, one.cell)))


def _judge(ledger: Ledger, whole: Node, cell: str, demand: int) -> Break:
    """Whom a broken sum accuses; the whole itself where no single mend stands out."""
    gap, value = ledger.gap(whole, cell) or 0, ledger.value(whole, cell) or 0
    total = plain(value + gap)
    ranked = sorted(
        (
            (score, node, mend)
            for node, mend in _mends(ledger, whole, cell, gap)
            if (score := _score(ledger, whole, node, cell, mend)) is not None
        ),
        key=lambda entry: -entry[0],
    )
    score, node, mend = ranked[0] if ranked else (0, whole, 0)
    rivals = [entry for entry in ranked[1:] if entry[0] // REPAIR == score // REPAIR]
    # Hints never decide between two mends of one digit: they only suggest.
    if score >= demand and not any(entry[0] >= SINGLE for entry in rivals):
        return Break(whole, cell, total, node, plain(mend), is_sure=True)
    is_first = score > 0 and not any(entry[0] == score for entry in rivals)
    guess = (node, plain(mend)) if is_first and node is not whole else None
    return Break(whole, cell, total, whole, total, is_sure=False, guess=guess)


def _mends(ledger: Ledger, whole: Node, cell: str, gap: Number) -> Iterator[tuple[Node, Number]]:
    """Each cell of a broken sum with the value that would make the sum hold."""
    for node, shift in ((whole, gap), *((term, -gap) for term in whole.terms)):
        if (node.position, cell) in ledger.mended or figure(node.row.cell(cell)) is None:
            continue
        mend = (ledger.value(node, cell) or 0) + shift
        if mend >= 0:
            yield node, mend


def _score(ledger: Ledger, broken: Node, node: Node, cell: str, mend: Number) -> int | None:
    """How much speaks for a mend; None where it would break a relation that holds."""
    value = ledger.value(node, cell) or 0
    gaps = [
        (gap, mend - value)
        for whole in node.wholes
        if whole is not broken and (gap := ledger.gap(whole, cell)) is not None
    ]
    own = ledger.gap(node, cell) if node is not broken else None
    if own is not None:
        gaps.append((own, value - mend))
    if any(gap == 0 for gap, _ in gaps):
        return None
    score = REPAIR * sum(gap + shift == 0 for gap, shift in gaps)
    before, after = ledger.share_holds(node), ledger.share_holds(node, cell, mend)
    if before and not after:
        return None
    score += REPAIR * (after and not before)
    return score + _likeness(plain(value), plain(mend))


def _likeness(value: Decimal, mend: Decimal) -> int:
    """How alike two numbers are to the eye: one digit changed, digits of one shape, rounder."""
    one, other = format(value, "f"), format(mend, "f")
    if len(one) != len(other):
        return 0
    changed = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    zeros = len(other) - len(other.rstrip("0")) > len(one) - len(one.rstrip("0"))
    is_shape = all(pair in _SHAPES for pair in changed)
    return SINGLE * (len(changed) == 1) + HINT * is_shape + HINT * (zeros and len(changed) <= 2)
