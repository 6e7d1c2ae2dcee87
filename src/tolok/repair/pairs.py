"""Two causes in one sum that close it together: two slips, or one beside an amount of any size."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from tolok.repair.beliefs import Beliefs
from tolok.repair.costs import cost
from tolok.repair.grid import Block, Kind
from tolok.repair.habits import zeros_of
from tolok.repair.pricing import is_free
from tolok.repair.relation import Span
from tolok.repair.relations.bounds import Bound
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.rows import rows_with, told_amounts
from tolok.repair.slips import Likeness
from tolok.repair.steps import Step

MOST_PAIRS = 12
"""Of the pairs in one sum, as many as are weighed."""

ROUND = 1_000
"""Beside a slip any amount closes a sum: only one that much rounder than the sum alone tells says
something, for each slip costs as much as three digits."""

ROUNDEST = 3
"""Of the roundest numbers that a copy may have overwritten, as many as are weighed."""

NEVER = 10**90
"""No amount is a multiple of it."""

LIKELIEST = 24
"""Of the slips without which no amount is possible, as many as are weighed."""

DIGIT = cost("0.1")
"""What each digit of an amount that is no zero costs."""

SLIPS_A_STEP = 32
"""As many slips are matched as work as one step of the search."""

UNLIKELY = 20_000
"""Where no pair costs less, also those are looked for that percentages were computed from."""

DEAREST = 15_000
"""No slip that costs more is taken for one of two."""


def roundest(span: Span) -> Iterator[int]:
    """The one value in a span that ends in most zeros, or the first few of them.

    >>> list(roundest(Span(28_194_001, 28_205_000)))
    [28200000]
    """
    low, high = span
    if low is None or high is None or low <= 0:
        return
    grain = 10 ** (len(str(high - low)))
    while high // grain * grain < low:
        grain //= 10
    first = -(-low // grain) * grain
    yield from range(first, min(high, first + (ROUNDEST - 1) * grain) + 1, grain)


class _Left(NamedTuple):
    """By how much another cause shifts a sum at least and at most."""

    low: int
    high: int


ANY = Span(1, None)
"""Any amount of a row that is there."""


def _is_within(amount: int, span: Span) -> bool:
    return (span.low is None or span.low <= amount) and (span.high is None or amount <= span.high)


class _Slip(NamedTuple):
    """One slip of a cell: by how much the gap of the sum grows when it is undone."""

    shift: int
    cell: int
    value: int
    like: Likeness


class Pairs:
    """The likeliest pairs of causes in a sum, remembered for what is believed around it."""

    def __init__(self, state: Beliefs) -> None:
        self.state = state
        self.work = 0
        self._near: dict[int, frozenset[int]] = {}
        self._known: dict[object, list[Step]] = {}
        self._of_any_size: dict[int, dict[int, list[_Slip]]] = {}
        self._slips: dict[tuple[int, int, Span], list[_Slip]] = {}

    def of(self, relation: int, *, is_further: bool) -> list[Step]:
        """The pairs that close a broken sum, the likeliest first.

        ``is_further``: also those that a percentage was computed from.
        """
        one = self.state.relations[relation]
        if not isinstance(one, Sum):
            return []
        key = is_further, *self._key(relation)
        known = self._known.get(key)
        if known is None:
            matching = _Matching(self, relation, one)
            found = nsmallest(MOST_PAIRS, matching.run())
            self.work += 1 + len(matching.slips) // SLIPS_A_STEP
            if is_further and (not found or found[0].cost > UNLIKELY):
                found = nsmallest(MOST_PAIRS, [*found, *matching.beyond_percentages()])
            known = self._known[key] = found
        return known

    def of_any_size(self, relation: int) -> dict[int, list[_Slip]]:
        """All slips of a sum by their shift, whatever percentages say of the cells as written."""
        known = self._of_any_size.get(relation)
        if known is None:
            known = self._of_any_size[relation] = {}
            for cell in self.state.relations[relation].cells[:-1]:
                for slip in self.slips(relation, cell, Span(0, None)):
                    known.setdefault(slip.shift, []).append(slip)
        return known

    def slips(self, relation: int, cell: int, span: Span) -> list[_Slip]:
        """The slips that leave a cell of a sum, written as it is now, within a span."""
        key = relation, cell, span
        known = self._slips.get(key)
        if known is None:
            sign = -1 if cell == self.state.relations[relation].cells[0] else 1
            now = self.state.written[cell]
            known = self._slips[key] = [
                _Slip(sign * (value - now), cell, value, like)
                for value, like in self.state.slipped(cell, span)
            ]
        return known

    def _key(self, relation: int) -> tuple[object, ...]:
        """What the pairs depend on: all that is believed of the cells around a sum."""
        state = self.state
        near = self._near.get(relation)
        if near is None:
            cells = list(state.relations[relation].cells)
            if relation in state.block_of:
                cells += state.grid.blocks[state.block_of[relation]].missing.values()
            around = {index for cell in cells for index in state.relations_of[cell]}
            near = frozenset(cell for index in around for cell in state.relations[index].cells)
            self._near[relation] = near
        changed = frozenset((cell, value) for cell, value in state.changed.items() if cell in near)
        return relation, changed, frozenset(state.waived)


class _Matching:
    """One search for pairs in one sum, as things stand."""

    def __init__(self, pairs: Pairs, relation: int, one: Sum) -> None:
        self.pairs, self.state = pairs, pairs.state
        self.relation, self.one = relation, one
        self.gap = one.gap(self.state.values)
        self.spans = {
            cell: span
            for cell in one.cells
            if cell not in self.state.changed
            and self.state.grid.slots[cell].kind is not Kind.MISSING
            and (span := self._span(cell)) is not None
        }
        self.slips = [
            slip for cell, span in self.spans.items() for slip in pairs.slips(relation, cell, span)
        ]

    @cached_property
    def ascending(self) -> list[_Slip]:
        """The slips by how they shift the sum."""
        return sorted(self.slips)

    @cached_property
    def rounder(self) -> dict[int, int]:
        """For each cell of what its value is a multiple where a slip alone made it odd."""
        written, slots = self.state.written, self.state.grid.slots
        return {
            cell: ROUND * 10 ** zeros_of(written[cell])
            if slots[cell].habits is not None and written[cell] > 0
            else NEVER
            for cell in self.spans
        }

    @cached_property
    def troubled(self) -> set[int]:
        """The cells of which another relation is broken."""
        return {cell for cell in self.spans if self._is_troubled(cell)}

    def run(self) -> Iterator[Step]:
        """Every pair, in no order."""
        yield from self._two_slips()
        for cell, span in self.spans.items():
            if self._is_seen(cell) and span.low is not None and span.high is not None:
                yield from self._beside(cell, self._between(cell, span.low, span.high))
            elif is_free(self.state.grid, cell):
                sign = 1 if cell == self.one.cells[0] else -1
                yield from self._beside(cell, self._rounding(self._closing(cell, 0), sign))
        if self.relation in self.state.block_of:
            yield from self._beside_missing()

    def beyond_percentages(self) -> Iterator[Step]:
        """A slip whose percentage was computed from it or is wrong too, beside another cause."""
        further = self.pairs.of_any_size(self.relation)
        for slip in self.slips:
            for other in further.get(-self.gap - slip.shift, ()):
                if other.cell == slip.cell or not self._is_computed_from(other):
                    continue
                steps = self._priced(slip), self._priced(other)
                if steps[0] is not None and steps[1] is not None:
                    yield both(steps[0], steps[1])
        for cell, span in self.spans.items():
            if span.low is not None and span.high is not None and self._is_seen(cell):
                low, high = self._left(cell, span.low, span.high)
                shifts = [shift for shift in further if low <= shift <= high]
                slips = [slip for shift in shifts for slip in further[shift]]
                yield from self._beside(cell, filter(self._is_computed_from, slips))

    def _is_computed_from(self, slip: _Slip) -> bool:
        """Whether only the percentage of its row speaks against a slip."""
        return slip.cell in self.followed and not _is_within(slip.value, self.spans[slip.cell])

    @cached_property
    def followed(self) -> set[int]:
        """The cells of which a percentage tells, and nothing else but their ceilings."""
        found = set()
        for cell in self.spans:
            of_cell = set(self.state.relations_of[cell]) - {self.relation, *self.state.waived}
            others = [self.state.relations[index] for index in of_cell]
            is_followed = any(isinstance(one, Share) for one in others)
            if is_followed and all(isinstance(one, Share | Bound) for one in others):
                found.add(cell)
        return found

    def _priced(self, slip: _Slip) -> Step | None:
        """A slip with its price: few of them meet another, so few are priced."""
        found = self.state.price(slip.cell, slip.value, slip.like)
        if found is None or found.cost > DEAREST:
            return None
        return Step(found.cost, ((slip.cell, slip.value),), found.cause)

    def _span(self, cell: int) -> Span | None:
        """What the other relations let a cell be; None where one that holds tells it exactly."""
        state, low, high = self.state, 0, None
        for index in state.relations_of[cell]:
            if index == self.relation or index in state.waived:
                continue
            one = state.relations[index]
            span = one.span(cell, state.values)
            if span is None or span.is_point:
                if isinstance(one, Sum) and not one.holds(state.values):
                    continue  # it is wrong itself, and so tells nothing
                if span is None or span.low != state.values[cell]:
                    return None
            low = max(low, span.low or 0)
            high = span.high if high is None or span.high is None else min(high, span.high)
        return Span(low, high)

    def _is_troubled(self, cell: int) -> bool:
        """Whether another relation of a cell is broken."""
        state = self.state
        return any(
            not state.relations[index].holds(state.values)
            for index in state.relations_of[cell]
            if index != self.relation and index not in state.waived
        )

    def _is_seen(self, cell: int) -> bool:
        """Whether a percentage says what a cell must be, whatever it was written over."""
        state = self.state
        return any(
            isinstance(one := state.relations[index], Share) and not one.holds(state.values)
            for index in state.relations_of[cell]
            if index not in state.waived
        )

    def _shift(self, cell: int, value: int) -> int:
        """By how much the gap grows when a cell becomes a value."""
        shift = value - self.state.values[cell]
        return -shift if cell == self.one.cells[0] else shift

    def _closing(self, cell: int, shift: int) -> int:
        """The value of a cell that closes the sum, another cause having moved its gap."""
        rest = -self.gap - shift
        return self.state.values[cell] + (-rest if cell == self.one.cells[0] else rest)

    def _two_slips(self) -> Iterator[Step]:
        by_shift: dict[int, list[_Slip]] = {}
        for slip in self.slips:
            by_shift.setdefault(slip.shift, []).append(slip)
        meeting = by_shift.keys() & {-self.gap - shift for shift in by_shift}
        for slip in (slip for shift in meeting for slip in by_shift[shift]):
            for other in by_shift[-self.gap - slip.shift]:
                if other.cell > slip.cell:
                    steps = self._priced(slip), self._priced(other)
                    if steps[0] is not None and steps[1] is not None:
                        yield both(steps[0], steps[1])

    def _left(self, cell: int, low: int, high: int) -> _Left:
        """What is left of the gap for another cause, a cell being between two bounds."""
        bounds = sorted(-self.gap - self._shift(cell, value) for value in (low, high))
        return _Left(*bounds)

    def _between(self, cell: int, low: int, high: int) -> list[_Slip]:
        """The slips that leave a cell between two bounds."""
        least, most = self._left(cell, low, high)
        slips = self.ascending
        first, last = (bisect_left(slips, (bound,)) for bound in (least, most + 1))
        return slips[first:last]

    def _rounding(self, alone: int, sign: int, possible: Span = ANY) -> list[_Slip]:
        """The slips that leave a rounder amount than the sum alone tells, or mend more than it.

        A shift of the sum is one of the amount, with that sign. Where what the sum alone tells is
        not ``possible``, there is a slip if the other cause is true: then the likeliest are taken.
        """
        if not _is_within(alone, possible):
            left = ((slip, alone + sign * slip.shift) for slip in self.slips)
            ranked = [
                (slip.like.cost - DIGIT * zeros_of(amount), slip)
                for slip, amount in left
                if _is_within(amount, possible)
            ]
            return [slip for _, slip in nsmallest(LIKELIEST, ranked)]
        grain = ROUND * 10 ** zeros_of(alone)
        rest = -sign * alone % grain
        troubled, rounder = self.troubled, self.rounder
        return [
            slip
            for slip in self.slips
            if slip.shift % grain == rest
            or slip.cell in troubled
            or slip.value % rounder[slip.cell] == 0
        ]

    def _beside(self, cell: int, slips: Iterable[_Slip]) -> Iterator[Step]:
        span = self.spans[cell]
        for slip in slips:
            value = self._closing(cell, slip.shift)
            if not _is_within(value, span) or slip.cell == cell or value == self.state.values[cell]:
                continue
            found, step = self.state.price(cell, value), self._priced(slip)
            if found is not None and step is not None:
                yield both(step, Step(found.cost, ((cell, value),), found.cause))

    def _beside_missing(self) -> Iterator[Step]:
        """A slip beside a row that is missing."""
        state = self.state
        block = state.grid.blocks[state.block_of[self.relation]]
        amounts = told_amounts(state, block)
        if not amounts:
            return
        name = state.grid.slots[self.one.cells[0]].name
        possible = ANY
        if name == "ceiling" and "spending" in amounts:
            possible = Span(max(1, amounts["spending"][0]), None)
        elif name == "spending" and "ceiling" in amounts:
            possible = Span(1, amounts["ceiling"][-1])
        for slip in self._rounding(-self.gap, -1, possible):
            amount = -self.gap - slip.shift
            step = self._priced(slip) if amount > 0 else None
            if step is not None:
                for other in rows_with(state, block, {**amounts, name: [amount]}):
                    yield both(step, other)
        yield from self._seen_beside_missing(block, {**amounts}, name)

    def _seen_beside_missing(
        self, block: Block, amounts: dict[str, list[int]], name: str
    ) -> Iterator[Step]:
        """A figure that is told by its percentage, whatever it was written over, beside such a row.

        Of what the percentage allows, the roundest amounts of the row are taken.
        """
        for cell, span in self.spans.items():
            if span.low is None or span.high is None or not self._is_seen(cell):
                continue
            for amount in roundest(Span(*self._left(cell, span.low, span.high))):
                value = self._closing(cell, amount)
                found = self.state.price(cell, value)
                if found is not None:
                    step = Step(found.cost, ((cell, value),), found.cause)
                    for other in rows_with(self.state, block, {**amounts, name: [amount]}):
                        yield both(step, other)


def both(one: Step, other: Step) -> Step:
    """Two causes as one step."""
    changes = tuple(sorted(one.changes + other.changes))
    return Step(one.cost + other.cost, changes, one.cause, of=(one, other))
