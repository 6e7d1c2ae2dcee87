"""The search: the likeliest sets of causes under which every relation holds, and their rivals.

Branch and bound over explanations. A node picks one broken relation; every explanation must
touch it, so its branches are the steps that do, cheapest first. What is still broken falls into
parts that share no cell, and each part is searched on its own. A part is searched with a growing
budget, so that cheap explanations are found before dear ones are looked at (iterative deepening,
Korf 1985); nothing is entered whose cost with the lower bound of the rest exceeds the budget.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from tolok.repair.candidates import Candidates, is_repeat
from tolok.repair.grid import Grid, grouped
from tolok.repair.pricing import LEAST, doubled, follows
from tolok.repair.relation import Relation
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.steps import Step

WINDOW = 6_000
"""Rivals up to e⁶ (400 times) less likely than the best are kept: the rest weighs little."""

KEPT = 48
"""Explanations of one part that are kept, best first."""

FIRST, FURTHER = 3_500, 7_000
"""How far above the lower bound the first budget lies, and by how much it grows at least."""

SEVERAL = 6
"""Of so many broken relations the bound is loose: with each as many a budget grows by more."""

EASY = 300
"""As many steps are tried before it pays to know exactly what a relation costs at least."""

DEAREST = 1_000_000
"""Further than any budget grows before the work runs out."""


class Explanation(NamedTuple):
    """Causes that together explain what is broken, and what all of them cost."""

    cost: int
    steps: tuple[Step, ...]


_NOTHING = Explanation(0, ())


class Places(NamedTuple):
    """Where causes for a relation may lie: cells with their sites, its own sites, the least cost.

    Cells that repeat each other have one site, because one cause shows in both. ``reach`` are the
    sites of all cells and ``own`` those of the relation itself, as bits: they are compared often.
    """

    cells: list[tuple[int, int]]
    all_cells: frozenset[int]
    sites: frozenset[int]
    least: int
    own: int
    reach: int


class WorkIsDone(Exception):  # noqa: N818 - no error: a limit that was agreed on
    """The limit of work is reached."""


class Search:
    """One search over one grid.

    ``limit`` counts the steps that one explanation may try, ``allowance`` those that are left for
    all of them.
    """

    def __init__(self, grid: Grid, limit: int) -> None:
        self.grid = grid
        self.broken = grid.broken(grid.values())
        self.state = Candidates(grid, self.broken)
        self.limit = self.allowance = limit
        self.weighed = 0
        self.is_by_row = False
        self.near: dict[tuple[int, ...], frozenset[int]] = {}
        self.known: dict[object, tuple[int, tuple[Explanation, ...]]] = {}
        same = (
            (relation.cells[0], relation.cells[1])
            for relation in grid.relations
            if is_repeat(relation)
        )
        self._site_of = grouped(len(grid.slots), same)
        self._block_of = grid.block_of()
        self._hubs: dict[tuple[bool, tuple[int, ...]], tuple[int, list[int]]] = {}
        self._bounds: dict[object, int] = {}
        self._parts: dict[object, list[tuple[int, ...]]] = {}
        self._closings: dict[object, int] = {}
        self.places = cache(self._places)  # few relations are ever broken

    def forget(self) -> None:
        """Let go of all that is remembered: the last use of a search, which else keeps itself."""
        del self.places, self.state.pairs

    def _places(self, index: int) -> Places:
        relation = self.grid.relations[index]
        cells = [(cell, self._site_of[cell]) for cell in relation.cells]
        least = min(LEAST[self.grid.slots[cell].kind] for cell in relation.cells)
        if index in self._block_of:
            # A block is a place as well: a row may be missing there, in every column at once.
            cells.append((-1, len(self._site_of) + self._block_of[index]))
            if self.grid.blocks[self._block_of[index]].doubled:
                least = doubled(is_named_alike=True).cost
        sites = frozenset(site for _, site in cells)
        cells += [(cell, self._site_of[cell]) for cell in self._behind(relation)]
        reach = _bits(site for _, site in cells)
        all_cells = frozenset(cell for cell, _ in cells)
        return Places(cells, all_cells, sites, least, _bits(sites), reach)

    def _behind(self, relation: Relation) -> Iterator[int]:
        """What the percentages that two rows repeat follow from: they may be wrong together."""
        for cell in relation.cells if isinstance(relation, Repeat) else ():
            for index in self.grid.relations_of[cell]:
                one = self.grid.relations[index]
                if isinstance(one, Share) and cell == one.cells[0]:
                    yield from one.cells[1:]

    def explain(self, part: tuple[int, ...]) -> tuple[Explanation, ...] | None:
        """The explanations of a part, best first; None where the work exceeds the limit.

        What is believed when this is called stays believed, and is believed afterwards.
        """
        if not part:
            return (_NOTHING,)
        self.weighed = 0
        self.known.clear()
        self._bounds.clear()
        believed = dict(self.state.changed), set(self.state.waived)
        try:
            found = self._deepen(part, DEAREST)
        except WorkIsDone:
            self._return_to(*believed)
            return None
        finally:
            self.allowance -= self.weighed
        return tuple(one for one in found if self._is_sound(one, part))

    def _is_sound(self, explanation: Explanation, part: tuple[int, ...]) -> bool:
        """Whether all holds in the end: parts that were searched apart may have met elsewhere."""
        broken = part
        for step in explanation.steps:
            broken = self.believe(step, broken)
        for step in explanation.steps:
            self.doubt(step)
        return not broken

    def _return_to(self, changed: dict[int, int], waived: set[int]) -> None:
        state = self.state
        state.changed, state.waived = changed, waived
        state.values = self.grid.values()
        for cell, value in changed.items():
            state.values[cell] = value

    def _deepen(self, part: tuple[int, ...], cap: int) -> tuple[Explanation, ...]:
        """The best explanations of a part that cost no more than the cap, with a growing budget."""
        key = self._key(part)
        reached, found = self.known.get(key, (-1, ()))
        further = FURTHER * (1 + len(part) // SEVERAL)
        budget = max(self._bound_of(part, key) + FIRST, reached + further)
        while reached < cap and (not found or reached < found[0].cost + WINDOW):
            reached = min(found[0].cost + WINDOW if found else budget, cap)
            found = self._open(part, reached)
            budget += further
            self.known[key] = (reached, found)
        return tuple(one for one in found if one.cost <= cap)

    def _key(self, part: tuple[int, ...]) -> object:
        """What the explanations of a part depend on: its relations and what is believed nearby."""
        near = self.near.get(part)
        if near is None:
            state = self.state
            cells = {cell for index in part for cell in state.relations[index].cells}
            relations = {index for cell in cells for index in state.relations_of[cell]}
            near = frozenset(cell for index in relations for cell in state.relations[index].cells)
            self.near[part] = near
        return part, frozenset((c, v) for c, v in self.state.changed.items() if c in near)

    def _solve(self, broken: tuple[int, ...], budget: int) -> tuple[Explanation, ...]:
        if not broken:
            return (_NOTHING,)
        parts = self.parts(broken)
        if len(parts) == 1:
            return self._open(broken, budget)
        return self._join(parts, budget)

    def _join(self, parts: Sequence[tuple[int, ...]], budget: int) -> tuple[Explanation, ...]:
        """Parts that share no cell are explained each for itself; their costs add up."""
        bounds = [self._learned(part) for part in parts]
        spare = budget - sum(bounds)
        if spare < 0:
            return ()
        joined: tuple[Explanation, ...] = (_NOTHING,)
        for part, bound in zip(parts, bounds, strict=True):
            found = self._deepen(part, bound + spare)
            if not found:
                return ()
            spare -= found[0].cost - bound
            most = joined[0].cost + found[0].cost + WINDOW
            joined = _best(
                Explanation(one.cost + other.cost, one.steps + other.steps)
                for one in joined
                for other in found
                if one.cost + other.cost <= most and not _cells(one) & _cells(other)
            )
            if not joined:
                return ()
        return tuple(one for one in joined if one.cost <= budget)

    def _learned(self, part: tuple[int, ...]) -> int:
        """What a part costs at least, by what earlier budgets found out about it."""
        key = self._key(part)
        reached, found = self.known.get(key, (-1, ()))
        return found[0].cost if found else max(self._bound_of(part, key), reached + 1)

    def _bound_of(self, part: tuple[int, ...], key: object) -> int:
        place = self.weighed > EASY, key
        known = self._bounds.get(place)
        if known is None:
            known = self._bounds[place] = self._bound(part)
        return known

    def _open(self, broken: tuple[int, ...], budget: int) -> tuple[Explanation, ...]:
        """One node: every step that touches the relation that leaves least choice."""
        before = self.state.work + self.state.pairs.work
        if self._bound(broken) > budget:
            return ()
        relation, beyond = self._hubs.get((self.is_by_row, broken)) or self._start(broken)
        # A step on a sum of many rows costs more work than one on a percentage.
        cells = len(self.state.relations[relation].cells)
        effort = 1 + cells // 8 + max(0, cells - 16) // 2
        best = budget
        far = self._bound(beyond) if beyond else 0
        found: list[Explanation] = []
        steps = self.state.steps(relation, budget - far)
        self.weighed += self.state.work + self.state.pairs.work - before
        for step in steps:
            if step.cost > best - far:
                break
            self.weighed += effort
            if self.weighed > min(self.limit, self.allowance):
                raise WorkIsDone
            rest = self.believe(step, broken)
            try:
                found += (
                    Explanation(one.cost + step.cost, (*step.causes, *one.steps))
                    for one in self._solve(rest, best - step.cost)
                )
            finally:
                self.doubt(step)
            if found:
                best = min(best, min(found).cost + WINDOW)
        return _best(found)

    def _start(self, broken: tuple[int, ...]) -> tuple[int, list[int]]:
        """Where a node begins, and what it leaves for later; no belief changes that."""
        relation = self._hub(broken)
        found = self._hubs[self.is_by_row, broken] = relation, self._far(relation, broken)
        return found

    def _far(self, relation: int, broken: tuple[int, ...]) -> list[int]:
        """What no step on a relation can settle: it shares no place with it or its neighbours."""
        own = reach = self.places(relation).own
        masks = [self.places(one).own for one in broken]
        for mask in masks:
            if mask & own:
                reach |= mask
        return [one for one, mask in zip(broken, masks, strict=True) if not mask & reach]

    def _hub(self, broken: tuple[int, ...]) -> int:
        """The relation that holds most others together: once it is settled, they fall apart."""
        if len(broken) == 1:
            return broken[0]
        rows = self._rows_in_sums(broken) if self.is_by_row else []
        if rows:
            return rows[0]
        degrees = Counter(site for index in broken for site in self.places(index).sites)

        def order(index: int) -> tuple[int, int, int]:
            shared = sum(degrees[site] - 1 for site in self.places(index).sites)
            return -shared, len(self.state.relations[index].cells), index

        return min(broken, key=order)

    def _rows_in_sums(self, broken: tuple[int, ...]) -> list[int]:
        """The percentages of rows in broken sums: each leaves little choice, in whatever order."""
        relations = self.state.relations
        sums = [one for one in map(relations.__getitem__, broken) if isinstance(one, Sum)]
        summed = {cell for one in sums for cell in one.cells}
        return [
            index
            for index in broken
            if isinstance(relations[index], Share) and not summed.isdisjoint(relations[index].cells)
        ]

    def believe(self, step: Step, broken: tuple[int, ...]) -> tuple[int, ...]:
        """Take a step; answers what is broken then."""
        state = self.state
        if step.waived is not None:
            state.waived.add(step.waived)
            return tuple(index for index in broken if index != step.waived)
        touched = set()
        for cell, value in step.changes:
            state.values[cell] = value
            state.changed[cell] = value
            touched.update(state.relations_of[cell])
        after = {index for index in broken if index not in touched}
        for index in touched - state.waived:
            if not state.relations[index].holds(state.values):
                after.add(index)
        return tuple(sorted(after))

    def doubt(self, step: Step) -> None:
        """Take a step back."""
        if step.waived is not None:
            self.state.waived.discard(step.waived)
        for cell, _ in step.changes:
            self.state.values[cell] = self.grid.slots[cell].written
            del self.state.changed[cell]

    def parts(self, broken: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Broken relations that share no cell in doubt, apart."""
        if len(broken) < 2:
            return [broken] if broken else []
        key = broken, frozenset(self.state.changed)
        known = self._parts.get(key)
        if known is None:
            known = self._parts[key] = self._apart(broken)
        return known

    def _apart(self, broken: tuple[int, ...]) -> list[tuple[int, ...]]:
        changed = self.state.changed
        parts: list[tuple[int, list[int]]] = []
        for index in broken:
            place = self.places(index)
            reach, members, apart = place.reach, [index], []
            if not place.all_cells.isdisjoint(changed):
                reach = _bits(site for cell, site in place.cells if cell not in changed)
            for part in parts:
                if reach & part[0]:
                    reach |= part[0]
                    members += part[1]
                else:
                    apart.append(part)
            parts = [*apart, (reach, members)]
        return sorted(tuple(sorted(members)) for _, members in parts)

    def _bound(self, broken: Iterable[int]) -> int:
        """What the rest must cost at least: relations that share no cell need a cause each."""
        total = used = 0
        for _, index in sorted((len(self.places(one).sites), one) for one in broken):
            own = self.places(index).own
            if not own & used:
                used |= own
                total += self._least(index)
        return total

    def _closing(self, index: int) -> int:
        """What it costs at least to mend a sum or a percentage: one cause that does, or two."""
        state, own = self.state, self.places(index).least
        relation = state.relations[index]
        key: tuple[object, ...] = (
            index,
            *((state.values[cell], cell in state.changed) for cell in relation.cells),
        )
        if isinstance(relation, Sum):
            cells = frozenset(relation.cells).intersection(state.changed)
            key = index, relation.gap(state.values), cells
        known = self._closings.get(key)
        if known is None:
            known = self._closings[key] = min(state.cheapest(index), 2 * own)
        return known

    def _least(self, index: int) -> int:
        """What it costs at least to settle one relation."""
        relation = self.state.relations[index]
        is_weighed = self.weighed > EASY and isinstance(relation, Sum | Share)
        least = self._closing(index) if is_weighed else self.places(index).least
        if index not in self.state.broken_at_first:
            is_free = relation.is_derived and relation.cells[0] not in self.state.changed
            if is_free or is_repeat(relation):
                least = follows(is_sum=not isinstance(relation, Share)).cost
        elif self.state.may_follow(relation):
            least = follows(is_sum=False).cost
        return min(least, relation.waiver)


def _bits(places: Iterable[int]) -> int:
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


def _cells(explanation: Explanation) -> set[int]:
    return {cell for step in explanation.steps for cell, _ in step.changes}


def _best(found: Iterable[Explanation]) -> tuple[Explanation, ...]:
    """The cheapest of them, no set of causes twice, none beyond the window."""
    seen: dict[object, Explanation] = {}
    # Of two that cost the same, the one with fewer causes is told.
    for one in sorted(found, key=lambda one: (one.cost, len(one.steps), one.steps)):
        seen.setdefault(frozenset((step.changes, step.waived) for step in one.steps), one)
    if not seen:
        return ()
    best = next(iter(seen.values())).cost + WINDOW
    return tuple(islice((one for one in seen.values() if one.cost <= best), KEPT))
