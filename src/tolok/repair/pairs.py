"""Causes in one sum that close it together: two or three slips, or one beside any amount."""

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import product

from tolok.repair.absences import beside_missing, beyond_missing, hidden_missing
from tolok.repair.beliefs import Beliefs, Nearby
from tolok.repair.demands import Demands
from tolok.repair.matching import (
    MOST_PAIRS,
    BySize,
    Matching,
    SlipOf,
    Slips,
    is_within,
    together,
)
from tolok.repair.pricing import is_free, slip_and_copy
from tolok.repair.relation import Span
from tolok.repair.relations.sums import Sum
from tolok.repair.steps import Step

SLIPS_A_STEP = 32
"""As many slips are matched as work as one step of the search."""

UNLIKELY = 20_000
"""Where no pair costs less, also those are looked for that percentages were computed from, and
those of cells that others repeat."""

RARE = 24_000
"""The same for three slips."""

LIKELY, LESS_LIKELY = 10_500, 13_000
"""No slip that costs more is taken for one of three; a dearer one where only few shift a sum by a
third of its gap."""

MANY = 600
"""Of the shifts of a sum by likely slips, as many are matched."""

MOST_COPIES = MOST_MENDING = 6
"""Of slips with a copy beside them, and of pairs that mend another relation too, as many."""

MOST_THREES = 6
"""Of three slips in one sum, as many are weighed."""

LOOKS_A_STEP = 1_000
"""As many of their pairs are looked at as work as one step of the search."""


class Pairs:
    """The likeliest pairs of causes in a sum, remembered for what is believed around it."""

    def __init__(self, state: Beliefs) -> None:
        self.state = state
        self.work = 0
        self._slips = Slips(state)
        self._near: dict[int, Nearby] = {}
        self._known: dict[object, list[Step]] = {}

    def of(self, relation: int, reach: int, demands: Demands = frozenset()) -> list[Step]:
        """The pairs that close a broken sum and meet the demands, the likeliest first.

        Of a ``reach`` of 2 also those are looked for that a percentage was computed from, of 3 also
        three slips.
        """
        one = self.state.relations[relation]
        if not isinstance(one, Sum):
            return []
        around = self._key(relation)
        key = reach, demands, *around
        known = self._known.get(key, self._known.get((reach, frozenset(), *around)))
        if known is None:
            matching = Matching(self._slips, relation, one, demands)
            if not matching.gap:
                self.work += 1
                found = self._known[key] = sorted(hidden_missing(matching))
                return found
            found = self._closing(matching)
            if reach > 1 and (not found or found[0].cost > UNLIKELY):
                matching = Matching(self._slips, relation, one, demands, with_twins=True)
                if matching.twins:
                    found = self._closing(matching)
            cells = matching.followed if reach > 1 else frozenset()
            if found and found[0].cost <= UNLIKELY:
                # A percentage that is wrong may be so together with its figures.
                cells = frozenset(filter(matching.is_seen, cells))
            if cells:
                slips = matching.of_any_size(cells)
                self.work += len(slips.shifts) // SLIPS_A_STEP
                beyond = _beyond_percentages(matching, slips)
                found = sorted([*found, *nsmallest(MOST_PAIRS, beyond, key=matching.worth)])
            if reach > 2 and (not found or found[0].cost > RARE):
                threes = _Threes(matching)
                self.work += threes.work // LOOKS_A_STEP
                found += nsmallest(MOST_THREES, threes.closing())
            known = self._known[key] = found
        return known

    def _closing(self, matching: Matching) -> list[Step]:
        self.work += 1 + len(matching.slips) // SLIPS_A_STEP
        pairs = [(matching.worth(one), one) for one in _close(matching)]
        mending = (pair for pair in pairs if pair[0] < pair[1].cost)
        # Their own place for those that mend: many others cost alike.
        likely = (*nsmallest(MOST_PAIRS, pairs), *nsmallest(MOST_MENDING, mending))
        return sorted([*(pair for _, pair in likely), *nsmallest(MOST_COPIES, _copies(matching))])

    def _key(self, relation: int) -> tuple[object, ...]:
        """What the pairs depend on: all that is believed around a sum."""
        near = self._near.get(relation)
        if near is None:
            near = self._near[relation] = self.state.nearby(relation, 1)
        return relation, *self.state.believed(near)


def _close(matching: Matching) -> Iterator[Step]:
    """Every pair that closes a sum, in no order."""
    yield from _two_slips(matching)
    for cell, span in matching.spans.items():
        if matching.is_seen(cell) and span.low is not None and span.high is not None:
            yield from _beside(matching, cell, matching.between(cell, span.low, span.high))
        elif is_free(matching.state.grid, cell):
            sign = 1 if cell == matching.one.cells[0] else -1
            possible = Span(span.low or 0, span.high)
            slips = matching.rounding(matching.closing(cell, 0), sign, possible)
            yield from _beside(matching, cell, slips)
    yield from beside_missing(matching)


def _copies(matching: Matching) -> Iterator[Step]:
    """A slip of a figure beside a copy of it, made before or after; the copy could be anything."""
    state, terms = matching.state, matching.one.cells[1:]
    for copy, source in state.copies(matching.relation, terms):
        if copy not in matching.spans or source not in matching.spans:
            continue
        said, after = state.written[copy], state.written[copy] == state.written[source]
        for slip in matching.slips_of(source):
            value = matching.closing(copy, slip[0])
            is_possible = (after or slip[2] == said) and is_within(value, matching.spans[copy])
            if is_possible and value != said and matching.meets(copy, source):
                one, other = slip_and_copy(state.grid, source, slip[2:], copy, value)
                yield together(
                    Step(one.cost, ((source, slip[2]),), one.cause),
                    Step(other.cost, ((copy, value),), other.cause),
                )


def _two_slips(matching: Matching) -> Iterator[Step]:
    shifts = {slip[0] for slip in matching.slips}
    meeting: dict[int, list[SlipOf]] = {
        shift: [] for shift in shifts if -matching.gap - shift in shifts
    }
    if not meeting:
        return
    for slip in matching.slips:
        if slip[0] in meeting:
            meeting[slip[0]].append(slip)
    for shift, slips in meeting.items():
        for slip, other in product(slips, meeting[-matching.gap - shift]):
            if other[1] > slip[1] and matching.meets(slip[1], other[1]):
                yield from _two(matching, slip, other)


def _two(matching: Matching, slip: SlipOf, other: SlipOf) -> Iterator[Step]:
    """Two slips that close a sum, where neither is too dear."""
    one, two = matching.priced(slip), matching.priced(other)
    if one is not None and two is not None:
        yield together(one, two)


class _Threes:
    """Three likely slips in one sum, each of which shifts it otherwise."""

    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.likely = _likely(matching, LESS_LIKELY)
        # One of them is a third of the gap at least.
        self.firsts = [one for one in self.likely if 3 * abs(one) >= abs(matching.gap)]
        if len(self.firsts) * len(self.likely) > MANY**2:
            likely = _likely(matching, LIKELY)
            self.firsts = nsmallest(MANY, likely, key=lambda shift: min(likely[shift]))
            self.likely = {shift: likely[shift] for shift in self.firsts}
        self.work = len(self.firsts) * len(self.likely)

    def closing(self) -> Iterator[Step]:
        """Those that close the sum."""
        likely, shifts = self.likely, sorted(self.likely)
        firsts = set(self.firsts)
        for first in self.firsts:
            rest = -self.matching.gap - first
            for second in shifts:
                third = rest - second
                if third <= second:
                    break
                is_met = third in likely and first not in (second, third)
                # Of three that may all be the first one, the least of them is.
                if is_met and (first < second or not firsts.issuperset((second, third))):
                    yield from self._with(first, second, third)

    def _with(self, *shifts: int) -> Iterator[Step]:
        for steps in product(*(self.likely[shift] for shift in shifts)):
            step = together(*steps)
            cells = [cell for cell, _ in step.changes]
            if len(set(cells)) == len(cells) and self.matching.meets(*cells):
                yield step


def _likely(matching: Matching, most: int) -> dict[int, list[Step]]:
    """The slips that cost no more, by how they shift the sum."""
    found: dict[int, list[Step]] = {}
    for slip in matching.slips:
        step = matching.priced(slip) if slip[3].cost < most else None
        if step is not None and step.cost <= most:
            found.setdefault(slip[0], []).append(step)
    return found


def _beside(matching: Matching, cell: int, slips: Iterable[SlipOf]) -> Iterator[Step]:
    """A cell that closes the sum beside each of some slips."""
    state, span = matching.state, matching.spans[cell]
    for slip in slips:
        if not matching.meets(cell, slip[1]):
            continue
        value = matching.closing(cell, slip[0])
        if not is_within(value, span) or slip[1] == cell or value == state.values[cell]:
            continue
        step = matching.priced(slip)
        found = None if step is None else state.price(cell, value)
        if found is not None and step is not None:
            yield together(step, Step(found.cost, ((cell, value),), found.cause))


def _beyond_percentages(matching: Matching, further: BySize) -> Iterator[Step]:
    """A slip whose percentage was computed from it or is wrong too, beside another cause."""
    for slip in matching.slips:
        meeting = further.slips.get(-matching.gap - slip[0])
        for other in matching.computed_from(meeting) if meeting else ():
            if other[1] != slip[1] and matching.meets(slip[1], other[1]):
                yield from _two(matching, slip, other)
    for cell, span in matching.spans.items():
        if span.low is not None and span.high is not None and matching.is_seen(cell):
            slips = further.between(*matching.left(cell, span.low, span.high))
            yield from _beside(matching, cell, matching.computed_from(slips))
    yield from beyond_missing(matching, further)
