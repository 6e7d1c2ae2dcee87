"""Every way in which one broken relation could have come about, the likeliest first."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain, islice
from operator import attrgetter

from tolok.repair.beliefs import Beliefs, Nearby
from tolok.repair.cancelling import cancelling
from tolok.repair.columns import copied_across, exchanges
from tolok.repair.demands import Demands
from tolok.repair.grid import Grid, Kind
from tolok.repair.matching import roundest
from tolok.repair.pairs import Pairs
from tolok.repair.places import is_repeat
from tolok.repair.pricing import LEAST, Cause, Price, follows, is_free, slipped
from tolok.repair.relation import Relation, Span
from tolok.repair.relations.counts import Count
from tolok.repair.relations.floors import Floor
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.rows import doubled_rows, missing_rows
from tolok.repair.steps import Step

NEAREST = 48
"""Of the slips that agree with a percentage or a bound, as many as are weighed."""

STEPS_A_STEP = 8
"""As many steps are found by the work in which one is tried."""

PAIRED = (19_000, 20_500, 28_000)
"""Two causes in one sum are looked for once nothing cheaper is left: hardly a pair costs less.
From the second cost on also those are, one of which a percentage was computed from; from the third
on also three slips, where there are only a few broken relations."""

FEW = 2
"""In larger parts three slips in one sum are too many to be weighed against all else."""


_cost = attrgetter("cost")


class Candidates(Beliefs):
    """What could mend a relation, given what is believed so far."""

    def __init__(self, grid: Grid, broken: Sequence[int]) -> None:
        super().__init__(grid, broken)
        self.pairs = Pairs(self)
        self.cancelling = cancelling(self, broken)
        self.work = 0
        self.reach = len(PAIRED)
        self._near: dict[int, Nearby] = {}
        self._known: dict[object, list[Step]] = {}

    def steps(
        self, relation: int, budget: int, demands: Mapping[int, Demands] | None = None
    ) -> list[Step]:
        """The steps that touch a relation and cost no more than the budget, cheapest first.

        Pairs are looked for in those sums for which ``demands`` tell what they must change; without
        any, in all.
        """
        if demands is None:
            demands = dict.fromkeys(self.sums_beside(relation), Demands())
        key = self._key(relation)
        found = self._known.get(key)
        if found is None:
            self.work += len(self.relations[relation].cells)
            found = self._known[key] = self._ordered(self._steps(relation))
        reach = min(bisect_right(PAIRED, budget), self.reach)
        if reach and demands:
            key = reach, frozenset(demands.items()), *key
            alone, found = found, self._known.get(key)
            if found is None:
                paired = self._paired(relation, reach, demands)
                found = self._known[key] = self._ordered(chain(alone, paired))
        return found[: bisect_right(found, budget, key=_cost)]

    def _ordered(self, steps: Iterable[Step]) -> list[Step]:
        """Steps by their cost, of those with the same changes the cheapest."""
        cheapest: dict[tuple[tuple[int, int], ...], Step] = {}
        for step in steps:
            before = cheapest.get(step.changes)
            if before is None or step.cost < before.cost:
                cheapest[step.changes] = step
        self.work += len(cheapest) // STEPS_A_STEP
        return sorted(cheapest.values())

    def look_around(self, broken: Sequence[int]) -> None:
        """Say which relations are left to be explained together."""
        self.reach = len(PAIRED) - (len(broken) > FEW)

    def _key(self, relation: int) -> tuple[object, ...]:
        """What the steps depend on: all that is believed as far as two relations away."""
        near = self._near.get(relation)
        if near is None:
            near = self._near[relation] = self.nearby(relation, 2)
        return relation, *self.believed(near)

    def cheapest(self, relation: int) -> int:
        """The least that a step costs which mends a sum or a percentage by itself."""
        one = self.relations[relation]
        self.work += 1 + len(one.cells) // 4
        costs = [one.waiver]
        if isinstance(one, Sum):
            costs += self._closing_costs(relation, one)
        else:
            figures = (cell for cell in one.cells[1:] if cell not in self.changed)
            costs += [LEAST[self.grid.slots[cell].kind] for cell in figures]
            share = one.cells[0]
            span = None if share in self.changed else one.span(share, self.values)
            if span is not None and span.low is not None and span.low >= 0:
                found = self._found(relation, share, span.low)
                costs += [] if found is None else [found.cost]
        if relation in self.block_of:
            block = self.grid.blocks[self.block_of[relation]]
            rows = (*missing_rows(self, block), *doubled_rows(self, block))
            costs += [step.cost for step in rows]
        return min(costs)

    def _closing_costs(self, relation: int, one: Sum) -> Iterator[int]:
        """What each cell of a sum costs that closes it alone, or in another's place."""
        gap = one.gap(self.values)
        for cell in one.cells[:-1]:
            if cell in self.changed:
                continue
            value = self.values[cell] + (gap if cell == one.cells[0] else -gap)
            found = self._found(relation, cell, value) if value >= 0 else None
            if found is not None:
                yield found.cost
            for step in exchanges(self, cell):
                yield step.cost

    def _steps(self, relation: int) -> Iterator[Step]:
        for cell in self.relations[relation].cells:
            if cell in self.changed:
                continue
            for value in self._values(cell, relation):
                if value >= 0 and value != self.values[cell]:
                    yield from self._step(relation, cell, value)
            for value in self._repeated_values(cell, relation):
                if value >= 0 and value != self.values[cell]:
                    yield from islice(self._step(relation, cell, value), 1, None)
            yield from exchanges(self, cell)
            yield from copied_across(self, cell)
        if relation in self.block_of:
            block = self.grid.blocks[self.block_of[relation]]
            yield from missing_rows(self, block)
            yield from doubled_rows(self, block)
        if isinstance(self.relations[relation], Share):
            yield from self._cancelling(relation)
        yield Step(self.relations[relation].waiver, (), Cause.WAIVED, waived=relation)

    def _cancelling(self, relation: int) -> Iterator[Step]:
        """Two slips that mend a percentage and another, where neither is believed yet."""
        cells = self.relations[relation].cells
        for step in self.cancelling:
            changed = {cell for cell, _ in step.changes}
            if changed.isdisjoint(self.changed) and not changed.isdisjoint(cells):
                yield step

    def _values(self, cell: int, relation: int) -> set[int]:
        """The values of a cell for which something speaks: a sum, or a slip and a percentage."""
        around = [index for index in self.relations_of[cell] if index not in self.waived]
        return self._spoken_for(cell, cell, around, relation)

    def _repeated_values(self, cell: int, relation: int) -> Iterator[int]:
        """The same for what speaks for a cell that repeats this one: then both are wrong."""
        for index, other in self.twins_of(cell):
            if index not in self.waived and cell in self.relations[index].cells[:2]:
                around = {*self.relations_of[cell], *self.relations_of[other]}
                yield from self._spoken_for(cell, other, around - {index, *self.waived}, relation)

    def _spoken_for(self, cell: int, other: int, around: Iterable[int], relation: int) -> set[int]:
        """The values of a cell, or of one that repeats it, of which relations tell."""
        found: set[int] = set()
        spans: list[Span] = []
        is_bound = False
        for index in around:
            one = self.relations[index]
            place = cell if cell in one.cells else other
            if one.holds(self.values):
                is_bound = is_bound or isinstance(one, Sum | Repeat)
                found.update(self._carried(one, place))
                continue
            span = one.span(place, self.values)
            if span is None:
                continue
            if span.is_point and span.low is not None:
                found.add(span.low)
                found.update(self._beside_doubled(index, place, span.low))
            elif index == relation or isinstance(one, Share | Floor):
                spans.append(span)
        if not is_bound:
            for span in spans:
                found.update(self._likeliest(cell, span))
                if self.grid.slots[cell].habits is not None and is_free(self.grid, cell):
                    found.update(roundest(span))
        return found

    def _likeliest(self, cell: int, span: Span) -> list[int]:
        """The values in a span that one slip makes into what is written, the likeliest of many."""
        priced = []
        for value, like in self.slipped(cell, span):
            found = self.price(cell, value, like)  # remembered: how it slipped is known here
            if found is not None:
                priced.append((found.cost, value))
        return [value for _, value in nsmallest(NEAREST, priced)]

    def _beside_doubled(self, relation: int, cell: int, closing: int) -> Iterator[int]:
        """What closes a sum once a row that stands twice in it is gone."""
        block = self.block_of.get(relation)
        if block is None:
            return
        name = self.grid.slots[self.relations[relation].cells[0]].name
        for row, _, _ in self.grid.blocks[block].doubled:
            copy = self.grid.at.get((row, name), cell)
            if copy != cell and copy not in self.changed:
                amount = self.values[copy]
                is_whole = cell == self.relations[relation].cells[0]
                yield closing - amount if is_whole else closing + amount

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
        found = self._found(relation, cell, value)
        if found is not None:
            step = Step(found.cost, ((cell, value),), found.cause)
            yield step
            yield from self._repeated(step)

    def _found(self, relation: int, cell: int, value: int) -> Price | None:
        """The likeliest cause by which a cell came to differ from a value, seen from a relation."""
        found = self.price(cell, value)
        if isinstance(self.relations[relation], Count):
            found = Price(LEAST[Kind.QUANTITY], Cause.COUNTED)
        if self._is_following(relation, cell, value):
            following = self.following(relation, cell, value)
            found = following if found is None else min(found, following)
        misread = self._misread_after(relation, cell)
        if misread is not None:
            found = misread if found is None else min(found, misread)
        return found

    def _repeated(self, step: Step) -> Iterator[Step]:
        """One cause that shows in two cells, because the second repeats the first."""
        (cell, value) = step.changes[0]
        for index, other in self.twins_of(cell):
            together = step.cost + self.following(index, other, value).cost
            yield Step(together, tuple(sorted([(cell, value), (other, value)])), step.cause)

    def _misread_after(self, relation: int, cell: int) -> Price | None:
        """A percentage that was computed from numbers already wrong, and then misread itself."""
        one = self.relations[relation]
        if (
            not isinstance(one, Share)
            or cell != one.cells[0]
            or relation not in self.broken_at_first
            or self.changed.keys().isdisjoint(one.cells)
        ):
            return None
        computed = one.span(cell, self.written)
        if computed is None or computed.low is None:
            return None
        slip = slipped(self.grid.slots[cell], computed.low)
        return slip and Price(follows(is_sum=False).cost + slip.cost, slip.cause)

    def _is_following(self, relation: int, cell: int, value: int) -> bool:
        """Whether the written number was computed from others that were wrong already."""
        one = self.relations[relation]
        if self.grid.slots[cell].kind is Kind.MISSING:
            return False
        if isinstance(one, Repeat) and self._is_promised(cell):
            return True
        if self.changed.keys().isdisjoint(one.cells):
            return False
        is_one_sided = one.is_derived and cell == one.cells[0]
        if not is_one_sided and not is_repeat(one):
            return False
        span = one.span(cell, self.values)
        if span is None or not span.is_point or span.low != value:
            return False
        return relation not in self.broken_at_first or self._was_computed(one)

    def may_follow(self, one: Relation) -> bool:
        """Whether a relation that was broken at first may be mended by what only follows."""
        if isinstance(one, Share):
            return one.cells[0] not in self.changed and self._was_computed(one)
        return isinstance(one, Repeat) and any(map(self._is_promised, one.cells))

    def _was_computed(self, one: Relation) -> bool:
        """Whether a percentage followed once from one wrong number, another being wronged since."""
        if not isinstance(one, Share):
            return False
        wronged = [cell for cell in one.cells[1:] if cell in self.changed]
        return len(wronged) == 2 and any(self._holds_with(one, cell) for cell in wronged)

    def _holds_with(self, one: Relation, cell: int) -> bool:
        """Whether a relation holds with one of its cells as written, the others as believed."""
        believed, self.values[cell] = self.values[cell], self.written[cell]
        holds = one.holds(self.values)
        self.values[cell] = believed
        return holds

    def _is_promised(self, cell: int) -> bool:
        """Whether a percentage follows from its row: another number of it must change as well."""
        return any(
            isinstance(one := self.relations[index], Share)
            and cell == one.cells[0]
            and index not in self.broken_at_first
            and one.holds(self.values)
            for index in self.relations_of[cell]
        )

    def _paired(self, relation: int, reach: int, demands: Mapping[int, Demands]) -> Iterator[Step]:
        """The pairs of causes in some sums that touch one of the relation's cells."""
        cells = {cell for cell in self.relations[relation].cells if cell not in self.changed}
        for index, wanted in demands.items():
            for step in self.pairs.of(index, reach, wanted):
                if index == relation or any(cell in cells for cell, _ in step.changes):
                    yield step

    def sums_beside(self, relation: int) -> list[int]:
        """The broken sums in which a pair of causes may settle a relation: itself, or others."""
        one = self.relations[relation]
        if isinstance(one, Sum):
            sums = self._sister_sums(relation)
        else:
            cells = (cell for cell in one.cells if cell not in self.changed)
            around = (index for cell in cells for index in self.relations_of[cell])
            sums = {index for index in around if isinstance(self.relations[index], Sum)}
        broken = (
            index
            for index in sorted(sums - self.waived)
            if not self.relations[index].holds(self.values) or self._may_hide_a_row(index)
        )
        return [*([relation] if isinstance(one, Sum) else []), *broken]

    def _may_hide_a_row(self, index: int) -> bool:
        """Whether a sum holds that has one term, of which a percentage says something else."""
        one = self.relations[index]
        return index in self.block_of and is_repeat(one) and self.is_seen(one.cells[1])

    def _sister_sums(self, relation: int) -> set[int]:
        """The sums of the other columns, to which a missing row belongs as well."""
        block = self.block_of.get(relation)
        name = self.grid.slots[self.relations[relation].cells[0]].name
        columns = {} if block is None else self.grid.blocks[block].sums
        return {index for other, sums in columns.items() if other != name for index in sums}
