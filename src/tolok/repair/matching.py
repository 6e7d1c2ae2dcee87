"""A sum that does not add up: what each of its cells may be, and how each may have slipped."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from tolok.repair.beliefs import Beliefs
from tolok.repair.costs import cost
from tolok.repair.demands import Demands, both_of
from tolok.repair.grid import Kind
from tolok.repair.habits import zeros_of
from tolok.repair.relation import Relation, Span
from tolok.repair.relations.bounds import Bound
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.slips import Likeness
from tolok.repair.steps import Step

ROUND = 1_000
"""Beside a slip any amount closes a sum: only one that much rounder than the sum alone tells says
something, for each slip costs as much as three digits."""

MOST_PAIRS = 12
"""Of the pairs in one sum, as many as are weighed."""

ROUNDEST = 3
"""Of the roundest numbers that a copy may have overwritten, as many as are weighed."""

NEVER = 10**90
"""No amount is a multiple of it."""

LIKELIEST = 24
"""Of the slips without which no amount is possible, as many as are weighed."""

DIGIT = cost("0.1")
"""What each digit of an amount that is no zero costs."""

MENDING = 7_000
"""What it costs at least to settle another relation."""

DEAREST = 15_000
"""No slip that costs more is taken for one of two."""

ANY = Span(1, None)
"""Any amount of a row that is there."""


def roundest(span: Span) -> Iterator[int]:
    """The one value in a span that ends in most zeros, or the first few of them.

    >>> list(roundest(Span(28_194_001, 28_205_000)))
    [28200000]
    """
    low, high = span
    if low is None or high is None or low <= 0 or high < low:
        return
    grain = 10 ** (len(str(high - low)))
    while high // grain * grain < low:
        grain //= 10
    first = -(-low // grain) * grain
    yield from range(first, min(high, first + (ROUNDEST - 1) * grain) + 1, grain)


def _common(one: Span, other: Span) -> Span:
    """What lies in both of two spans, which have lower bounds."""
    highs = [span.high for span in (one, other) if span.high is not None]
    return Span(max(one.low or 0, other.low or 0), min(highs, default=None))


def _ends(span: Span) -> tuple[int, int]:
    """A span of amounts by its lowest and its highest."""
    return span.low or 0, NEVER if span.high is None else span.high


def is_within(amount: int, span: Span) -> bool:
    """Whether an amount lies between the bounds of a span."""
    return (span.low is None or span.low <= amount) and (span.high is None or amount <= span.high)


SlipOf = tuple[int, int, int, Likeness]
"""One slip of a cell: by how much the gap of the sum grows when it is undone, the cell, its value
then, and how likely. There are hundreds in a sum, so they are plain."""


class BySize(NamedTuple):
    """Slips by their shift, and the shifts in their order."""

    slips: dict[int, list[SlipOf]]
    shifts: list[int]

    def between(self, low: int, high: int) -> Iterator[SlipOf]:
        """The slips with a shift between two bounds."""
        first, last = bisect_left(self.shifts, low), bisect_left(self.shifts, high + 1)
        return chain.from_iterable(self.slips[shift] for shift in self.shifts[first:last])


class Slips:
    """The slips of the cells of sums, each looked for once."""

    def __init__(self, state: Beliefs) -> None:
        self.state = state
        self._within: dict[tuple[int, int, Span], list[SlipOf]] = {}
        self._by_size: dict[tuple[int, tuple[tuple[int, Span], ...]], BySize] = {}

    def within(self, relation: int, cell: int, span: Span) -> list[SlipOf]:
        """The slips that leave a cell of a sum, written as it is now, within a span."""
        key = relation, cell, span
        known = self._within.get(key)
        if known is None:
            sign = -1 if cell == self.state.relations[relation].cells[0] else 1
            now = self.state.written[cell]
            known = self._within[key] = [
                (sign * (value - now), cell, value, like)
                for value, like in self.state.slipped(cell, span)
            ]
        return known

    def by_size(self, relation: int, spans: tuple[tuple[int, Span], ...]) -> BySize:
        """The slips that leave cells of a sum within their spans, by their shift."""
        known = self._by_size.get((relation, spans))
        if known is None:
            found: dict[int, list[SlipOf]] = {}
            for cell, span in spans:
                for slip in self.within(relation, cell, span):
                    found.setdefault(slip[0], []).append(slip)
            known = self._by_size[relation, spans] = BySize(found, sorted(found))
        return known


class Matching:
    """What is known of one sum, as things stand: what pairs of causes are made of.

    ``gap`` are its terms less its whole; ``spans`` what each cell may be, for cells of which
    nothing that holds tells exactly; ``slips`` those that leave a cell within its span. ``twins``
    are cells that others repeat, which are then wrong as well: each behind the relation that says
    so. Only what can meet the ``demands`` is looked at.
    """

    def __init__(
        self,
        slips: Slips,
        relation: int,
        one: Sum,
        demands: Demands = frozenset(),
        *,
        with_twins: bool = False,
    ) -> None:
        self.state, self.relation, self.one, self.demands = slips.state, relation, one, demands
        self.gap = one.gap(self.state.values)
        both = both_of(demands)
        self._told = {demand.relation for demand in demands if len(demand.cells) == 1}
        self.spans = {
            cell: span
            for cell in one.cells
            if (cell in both or not both)
            and cell not in self.state.changed
            and self.state.grid.slots[cell].kind is not Kind.MISSING
            and (span := self._span(cell)) is not None
        }
        self.twins: dict[int, tuple[int, int]] = {}
        self._slips = slips
        spans = chain(self.spans.items(), self._spans_with_twins() if with_twins else ())
        self.slips = [
            slip
            for cell, span in spans
            for slip in slips.within(relation, cell, self._matching(cell, span))
        ]

    @cached_property
    def _alone(self) -> tuple[int, int, int] | None:
        """A cell that must change, to what its relations tell, and by how much another may shift.

        Of several that of which most is told.
        """
        alone = (
            demand.cells
            for demand in self.demands
            if demand.relation is not None and len(demand.cells) == 1
        )
        told = []
        for (cell,) in alone:
            low, high = self.spans.get(cell, ANY)
            if low is not None and high is not None:
                told.append((high - low, cell, *self.left(cell, low, high)))
        return min(told)[1:] if told else None

    def _matching(self, cell: int, span: Span) -> Span:
        """What of its span a cell may be where a slip of it is to meet another cause."""
        if self._alone is None or cell == self._alone[0]:
            return span
        bounds = (self.closing(cell, -self.gap - shift) for shift in self._alone[1:])
        return _common(span, Span(*sorted(bounds)))

    def slips_of(self, cell: int) -> list[SlipOf]:
        """The slips that leave one cell within its span."""
        return self._slips.within(self.relation, cell, self.spans[cell])

    def of_any_size(self, cells: Iterable[int]) -> BySize:
        """The slips of some cells by their shift, whatever percentages say of them."""
        alone = self._alone and self._alone[0]
        spans = (
            (cell, self._matching(cell, Span(0, None))) for cell in sorted(cells) if cell != alone
        )
        return self._slips.by_size(self.relation, tuple(spans))

    def meets(self, *cells: int) -> bool:
        """Whether a change of some cells is all that is demanded."""
        return all(not demand.cells.isdisjoint(cells) for demand in self.demands)

    def _spans_with_twins(self) -> Iterator[tuple[int, Span]]:
        """What cells may be together with the one that repeats them, and is wrong as well."""
        for cell in self.spans:
            for index, twin in self.state.twins_of(cell):
                if index == self.relation or index in self.state.waived or twin in self.one.cells:
                    continue
                span, other = self._span(cell, index), self._span(twin, index)
                if span is not None and other is not None:
                    self.twins[cell] = index, twin
                    yield cell, _common(span, other)
                    break

    @cached_property
    def ascending(self) -> list[SlipOf]:
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
    def troubled(self) -> dict[int, list[Relation]]:
        """The cells of which other relations are broken, with these."""
        found = ((cell, self._troubles(cell)) for cell in self.spans)
        return {cell: troubles for cell, troubles in found if troubles}

    def worth(self, step: Step) -> int:
        """A step's cost, less what other broken relations would cost that it mends as well."""
        return step.cost - MENDING * self._mended(step.changes)

    def _mended(self, changes: Sequence[tuple[int, int]]) -> int:
        """How many other relations hold once some cells are changed."""
        troubles = [one for cell, _ in changes for one in self.troubled.get(cell, ())]
        if not troubles:
            return 0
        values = self.state.values
        before = [(cell, values[cell]) for cell, _ in changes]
        for cell, value in changes:
            values[cell] = value
        mended = sum(one.holds(values) for one in troubles)
        for cell, value in before:
            values[cell] = value
        return mended

    @cached_property
    def followed(self) -> frozenset[int]:
        """The cells of which a percentage tells, and nothing else but their ceilings."""
        found = set()
        for cell in self.spans:
            of_cell = set(self.state.relations_of[cell]) - {self.relation, *self.state.waived}
            others = [self.state.relations[index] for index in of_cell]
            is_followed = any(isinstance(one, Share) for one in others)
            if is_followed and all(isinstance(one, Share | Bound) for one in others):
                found.add(cell)
        return frozenset(found)

    def is_seen(self, cell: int) -> bool:
        """Whether a percentage says what a cell must be, whatever it was written over."""
        return self.state.is_seen(cell)

    def computed_from(self, slips: Iterable[SlipOf]) -> list[SlipOf]:
        """Of slips of cells that are followed those against which the percentages of rows speak."""
        ends = self._bounds
        return [slip for slip in slips if not ends[slip[1]][0] <= slip[2] <= ends[slip[1]][1]]

    @cached_property
    def _bounds(self) -> dict[int, tuple[int, int]]:
        return {cell: _ends(span) for cell, span in self.spans.items()}

    def priced(self, slip: SlipOf) -> Step | None:
        """A slip with its price: few of them meet another, so few are priced."""
        _, cell, value, like = slip
        found = self.state.price(cell, value, like)
        if found is None or found.cost > DEAREST:
            return None
        if cell not in self.twins:
            return Step(found.cost, ((cell, value),), found.cause)
        index, twin = self.twins[cell]
        together = found.cost + self.state.following(index, twin, value).cost
        return Step(together, tuple(sorted([(cell, value), (twin, value)])), found.cause)

    def closing(self, cell: int, shift: int) -> int:
        """The value of a cell that closes the sum, another cause having moved its gap."""
        rest = -self.gap - shift
        return self.state.values[cell] + (-rest if cell == self.one.cells[0] else rest)

    def left(self, cell: int, low: int, high: int) -> tuple[int, int]:
        """By how much another cause must shift the sum, a cell being between two bounds."""
        least, most = sorted(-self.gap - self._shift(cell, value) for value in (low, high))
        return least, most

    def between(self, cell: int, low: int, high: int) -> list[SlipOf]:
        """The slips that leave a cell between two bounds."""
        least, most = self.left(cell, low, high)
        slips = self.ascending
        first, last = (bisect_left(slips, (bound,)) for bound in (least, most + 1))
        return slips[first:last]

    def rounding(self, alone: int, sign: int, possible: Span = ANY) -> list[SlipOf]:
        """The slips that leave a rounder amount than the sum alone tells, or mend more than it.

        A shift of the sum is one of the amount, with that sign. Where what the sum alone tells is
        not ``possible``, there is a slip if the other cause is true: then the likeliest are taken.
        """
        if not is_within(alone, possible):
            return self.likeliest(self.slips, alone, sign, possible)
        grain = ROUND * 10 ** zeros_of(alone)
        rest = -sign * alone % grain
        troubled, rounder = self.troubled, self.rounder
        return [
            slip
            for slip in self.slips
            if slip[0] % grain == rest or slip[1] in troubled or slip[2] % rounder[slip[1]] == 0
        ]

    def likeliest(
        self, slips: Iterable[SlipOf], alone: int, sign: int, possible: Span
    ) -> list[SlipOf]:
        """Of the slips that leave a possible amount the likeliest, by themselves and its digits."""
        low, high = _ends(possible)
        troubled = self.troubled
        ranked = [
            (
                slip[3].cost
                + DIGIT * len(str(amount).rstrip("0"))
                - (MENDING * self._mended((slip[1:3],)) if slip[1] in troubled else 0),
                slip,
            )
            for slip in slips
            if low <= (amount := alone + sign * slip[0]) <= high
        ]
        return [slip for _, slip in nsmallest(LIKELIEST, ranked)]

    def _span(self, cell: int, besides: int | None = None) -> Span | None:
        """What the other relations let a cell be; None where one that holds tells it exactly."""
        state, low, high = self.state, 0, None
        for index in state.relations_of[cell]:
            if index in {self.relation, besides} or index in state.waived:
                continue
            one = state.relations[index]
            span = one.span(cell, state.values)
            if span is None or span.is_point:
                if index not in self._told and isinstance(one, Sum) and one.gap(state.values):
                    continue  # it is wrong itself, and so tells nothing
                if span is None or span.low != state.values[cell]:
                    return None
            low = max(low, span.low or 0)
            high = span.high if high is None or span.high is None else min(high, span.high)
        return Span(low, high)

    def _troubles(self, cell: int) -> list[Relation]:
        """The broken relations of a cell, besides the sum."""
        state = self.state
        around = set(state.relations_of[cell]) - {self.relation, *state.waived}
        return [
            one
            for one in (state.relations[index] for index in sorted(around))
            if not one.holds(state.values)
        ]

    def _shift(self, cell: int, value: int) -> int:
        """By how much the gap grows when a cell becomes a value."""
        shift = value - self.state.values[cell]
        return -shift if cell == self.one.cells[0] else shift


def together(*steps: Step) -> Step:
    """Several causes as one step."""
    changes = tuple(sorted(change for step in steps for change in step.changes))
    return Step(sum(step.cost for step in steps), changes, steps[0].cause, of=steps)
