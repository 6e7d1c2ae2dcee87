"""Every way in which one broken relation could have come about, the likeliest first."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import NamedTuple

from tolok.repair.grid import Block, Grid, Kind, Said
from tolok.repair.pricing import (
    LEAST,
    Cause,
    Price,
    doubled,
    exchanged,
    follows,
    missing,
    moved,
    price,
    slipped,
)
from tolok.repair.relation import Relation, Span
from tolok.repair.relations.counts import Count
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.slips import Slip, origins

NEAREST = 48
"""Of the slips that agree with a percentage, as many as are weighed."""

PAIRED = 16_500
"""Two slips in one sum are looked for once nothing cheaper is left: hardly a pair costs less."""

MOST_PAIRS = 12
"""Of these, as many as are weighed."""


class Step(NamedTuple):
    """One cause: what it costs to believe, which cells it changes to what, and why.

    ``waived`` is the relation that does not apply, where that is the cause; ``removed`` the row
    that stands there twice and the one that stays.
    """

    cost: int
    changes: tuple[tuple[int, int], ...]
    cause: Cause | Slip
    waived: int | None = None
    removed: tuple[int, int] | None = None


def is_repeat(relation: Relation) -> bool:
    """Whether two cells say the same: a repeated number, or a sum of one row."""
    return isinstance(relation, Repeat) or (isinstance(relation, Sum) and len(relation.cells) == 3)


class Candidates:
    """What could mend a relation, given what is believed so far."""

    def __init__(self, grid: Grid, broken: Sequence[int]) -> None:
        self.grid = grid
        self.relations: Sequence[Relation] = grid.relations
        self.relations_of = grid.relations_of
        self.block_of = grid.block_of()
        self.broken_at_first = frozenset(broken)
        self.written = grid.values()
        self.values = grid.values()
        self.changed: dict[int, int] = {}
        self.waived: set[int] = set()
        self.prices: dict[tuple[int, int], Price | None] = {}

    def steps(self, relation: int, budget: int) -> list[Step]:
        """The steps that touch a relation and cost no more than the budget."""
        found: dict[tuple[tuple[int, int], ...], Step] = {}
        for step in self._steps(relation, budget):
            known = found.get(step.changes)
            if step.cost <= budget and (known is None or step.cost < known.cost):
                found[step.changes] = step
        return sorted(found.values())

    def cheapest(self, relation: int) -> int:
        """The least that a step costs which mends a sum or a percentage by itself."""
        one = self.relations[relation]
        costs = [one.waiver]
        for cell in one.cells:
            if cell in self.changed:
                continue
            if isinstance(one, Share) and cell != one.cells[0]:
                costs.append(LEAST[self.grid.slots[cell].kind])
                continue
            span = one.span(cell, self.values)
            if span is not None and span.low is not None and span.low >= 0:
                costs += [step.cost for step in self._step(relation, cell, span.low)]
            if not isinstance(one, Share):
                costs += [step.cost for step in self._exchanges(cell)]
        if relation in self.block_of:
            block = self.grid.blocks[self.block_of[relation]]
            costs += [step.cost for step in (*self._missing(block), *self._doubled(block))]
        return min(costs)

    def _steps(self, relation: int, budget: int) -> Iterator[Step]:
        for cell in self.relations[relation].cells:
            if cell in self.changed:
                continue
            for value in self._values(cell, relation):
                if value >= 0 and value != self.values[cell]:
                    yield from self._step(relation, cell, value)
            yield from self._exchanges(cell)
        if relation in self.block_of:
            block = self.grid.blocks[self.block_of[relation]]
            yield from self._missing(block)
            yield from self._doubled(block)
            if budget >= PAIRED:
                yield from nsmallest(MOST_PAIRS, self._pairs(relation, budget))
        yield Step(self.relations[relation].waiver, (), Cause.WAIVED, waived=relation)

    def _values(self, cell: int, relation: int) -> set[int]:
        """The values of a cell for which something speaks: a sum, or a slip and a percentage."""
        found: set[int] = set()
        spans: list[Span] = []
        is_bound = False
        for index in self.relations_of[cell]:
            if index in self.waived:
                continue
            one = self.relations[index]
            if one.holds(self.values):
                is_bound = is_bound or isinstance(one, Sum | Repeat)
                found.update(self._carried(one, cell))
                continue
            span = one.span(cell, self.values)
            if span is None:
                continue
            if span.is_point and span.low is not None:
                found.add(span.low)
            elif index == relation or isinstance(one, Share):
                spans.append(span)
        if not is_bound:
            for span in spans:
                found.update(self._slipped(cell, span)[:NEAREST])
        return found

    def _slipped(self, cell: int, span: Span) -> Sequence[int]:
        slot = self.grid.slots[cell]
        if slot.said is not Said.NUMBER:
            return ()
        known = origins(slot.written, slot.width)
        low = 0 if span.low is None else bisect_left(known, span.low)
        high = len(known) if span.high is None else bisect_right(known, span.high)
        return known[low:high]

    def _carried(self, holding: Relation, cell: int) -> Iterator[int]:
        """Where a total was computed from a wrong term, the sum above it tells by how much."""
        if not isinstance(holding, Sum) or cell == holding.cells[0]:
            return
        whole = holding.cells[0]
        if whole in self.changed:
            return
        for index in self.relations_of[whole]:
            one = self.relations[index]
            if one is holding or index in self.waived or not isinstance(one, Sum):
                continue
            gap = one.gap(self.values)
            if gap:
                yield self.values[cell] + (gap if whole == one.cells[0] else -gap)

    def _step(self, relation: int, cell: int, value: int) -> Iterator[Step]:
        found = self._price(cell, value)
        if isinstance(self.relations[relation], Count):
            found = Price(LEAST[Kind.QUANTITY], Cause.COUNTED)
        if self._is_following(relation, cell, value):
            following = self._following(relation, cell, value)
            found = following if found is None else min(found, following)
        misread = self._misread_after(relation, cell)
        if misread is not None:
            found = misread if found is None else min(found, misread)
        if found is not None:
            yield Step(found.cost, ((cell, value),), found.cause)
            yield from self._repeated(Step(found.cost, ((cell, value),), found.cause))

    def _following(self, relation: int, cell: int, value: int) -> Price:
        """The price of a number computed from another, which may itself be odd where it stands."""
        found = follows(is_sum=not isinstance(self.relations[relation], Share))
        return found._replace(cost=found.cost + max(0, moved(self.grid, cell, value)))

    def _repeated(self, step: Step) -> Iterator[Step]:
        """One cause that shows in two cells, because the second repeats the first."""
        (cell, value) = step.changes[0]
        for index in self.relations_of[cell]:
            one = self.relations[index]
            if not is_repeat(one) or not one.holds(self.values):
                continue
            other = one.cells[1] if cell == one.cells[0] else one.cells[0]
            if other not in self.changed:
                together = step.cost + self._following(index, other, value).cost
                yield Step(together, tuple(sorted([(cell, value), (other, value)])), step.cause)

    def _misread_after(self, relation: int, cell: int) -> Price | None:
        """A percentage that was computed from numbers already wrong, and then misread itself."""
        one = self.relations[relation]
        if (
            not isinstance(one, Share)
            or cell != one.cells[0]
            or relation not in self.broken_at_first
        ):
            return None
        if not any(other in self.changed for other in one.cells):
            return None
        computed = one.span(cell, self.written)
        if computed is None or computed.low is None:
            return None
        slip = slipped(self.grid.slots[cell], computed.low)
        return slip and Price(follows(is_sum=False).cost + slip.cost, slip.cause)

    def _is_following(self, relation: int, cell: int, value: int) -> bool:
        """Whether the written number was computed from others that were wrong already."""
        one = self.relations[relation]
        if relation in self.broken_at_first or self.grid.slots[cell].kind is Kind.MISSING:
            return False
        if not any(other in self.changed for other in one.cells):
            return False
        if not is_repeat(one) and (not one.is_derived or cell != one.cells[0]):
            return False
        span = one.span(cell, self.values)
        return span is not None and span.is_point and span.low == value

    def _exchanges(self, cell: int) -> Iterator[Step]:
        for other in self.grid.exchanges.get(cell, ()):
            low, high = sorted((cell, other))  # the ceiling is opened before the spending
            if other in self.changed or self.values[low] >= self.values[high]:
                continue
            found = exchanged(self.grid, cell, other)
            changes = tuple(sorted([(cell, self.values[other]), (other, self.values[cell])]))
            yield Step(found.cost, changes, found.cause)

    def _missing(self, block: Block) -> Iterator[Step]:
        """A row that was left out closes the sums of every column at once."""
        amounts = {}
        for name, sums in block.sums.items():
            gaps = {
                -one.gap(self.values)
                for index in sums
                if index not in self.waived and isinstance(one := self.relations[index], Sum)
            }
            if block.missing[name] in self.changed:
                return
            # Where a total stands on two levels and they differ, each may be the right one.
            amounts[name] = sorted(gap for gap in gaps if gap >= 0) or [0]
        for ceiling in amounts.get("ceiling", [0]):
            for spending in amounts.get("spending", [0]):
                if 0 < ceiling >= spending:
                    both = {"ceiling": ceiling, "spending": spending}
                    known = {name: both[name] for name in block.missing}
                    changes = tuple(
                        sorted(
                            (block.missing[name], value) for name, value in known.items() if value
                        )
                    )
                    found = missing(self.grid, block, known)
                    yield Step(found.cost, changes, found.cause)

    def _doubled(self, block: Block) -> Iterator[Step]:
        for row, first, is_named_alike in block.doubled:
            cells = [
                self.grid.at[row, name] for name in block.missing if (row, name) in self.grid.at
            ]
            if any(cell in self.changed for cell in cells):
                continue
            changes = tuple(sorted((cell, 0) for cell in cells))
            found = doubled(is_named_alike=is_named_alike)
            yield Step(found.cost, changes, found.cause, removed=(row, first))

    def _pairs(self, relation: int, budget: int) -> Iterator[Step]:
        """Two slips in one sum that no other relation sees, and that close it together."""
        one = self.relations[relation]
        if not isinstance(one, Sum):
            return
        gap = one.gap(self.values)
        most = budget - LEAST[Kind.MONEY]
        slips = sorted(
            (shift, its_cost, cell, value)
            for cell in one.cells
            if cell not in self.changed and self.grid.slots[cell].kind is not Kind.MISSING
            for value, its_cost in self._unseen(relation, cell, most)
            for shift in [self._shift(one, cell, value)]
        )
        for shift, its_cost, cell, value in slips:
            first = bisect_left(slips, (-gap - shift,))
            for other_shift, other_cost, other, other_value in slips[first:]:
                if other_shift != -gap - shift:
                    break
                if other > cell and its_cost + other_cost <= budget:
                    both = ((cell, value), (other, other_value))
                    yield Step(its_cost + other_cost, both, Cause.TWO_SLIPS)
        for cell in one.cells:
            for low, high in self._seen(relation, cell):
                bounds = sorted(-gap - self._shift(one, cell, value) for value in (low, high))
                first, last = (bisect_left(slips, (bound,)) for bound in (bounds[0], bounds[1] + 1))
                for shift, its_cost, other, value in slips[first:last]:
                    mine = self._closing(one, cell, -gap - shift)
                    found = self._price(cell, mine)
                    if found is not None and found.cost + its_cost <= budget and other != cell:
                        changes = tuple(sorted([(cell, mine), (other, value)]))
                        yield Step(found.cost + its_cost, changes, found.cause)

    def _shift(self, one: Sum, cell: int, value: int) -> int:
        """By how much the gap of a sum grows when a cell becomes a value."""
        shift = value - self.values[cell]
        return -shift if cell == one.cells[0] else shift

    def _closing(self, one: Sum, cell: int, shift: int) -> int:
        """The value of a cell that makes the gap grow by so much."""
        return self.values[cell] + (-shift if cell == one.cells[0] else shift)

    def _seen(self, relation: int, cell: int) -> Iterator[tuple[int, int]]:
        """Where a percentage says what a cell must be, whatever it was written over."""
        if cell in self.changed:
            return
        for index in self.relations_of[cell]:
            one = self.relations[index]
            if index == relation or index in self.waived or not isinstance(one, Share):
                continue
            span = None if one.holds(self.values) else one.span(cell, self.values)
            if span is not None and span.low is not None and span.high is not None:
                yield max(0, span.low), span.high

    def _unseen(self, relation: int, cell: int, most: int) -> Iterator[tuple[int, int]]:
        """The slips of a cell with their prices, up to one, that break no relation which holds."""
        low, high = 0, None
        for index in self.relations_of[cell]:
            if index == relation or index in self.waived:
                continue
            span = self.relations[index].span(cell, self.values)
            if span is None or (span.is_point and span.low != self.values[cell]):
                return
            low = max(low, span.low or 0)
            high = span.high if high is None or span.high is None else min(high, span.high)
        for value in self._slipped(cell, Span(low, high)):
            found = self._price(cell, value)
            if found is not None and found.cost <= most:
                yield value, found.cost

    def _price(self, cell: int, value: int) -> Price | None:
        key = cell, value
        if key not in self.prices:
            self.prices[key] = price(self.grid, cell, value)
        return self.prices[key]
