"""The search: the likeliest sets of causes under which every relation holds, and their rivals.

Branch and bound over explanations. A node picks one broken relation; every explanation must
touch it, so its branches are the steps that do, cheapest first. What is still broken falls into
parts that share no cell, and each part is searched on its own. A part is searched with a growing
budget, so that cheap explanations are found before dear ones are looked at (iterative deepening,
Korf 1985); nothing is entered whose cost with the lower bound of the rest exceeds the budget.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tolok.repair.candidates import PAIRED, Candidates
from tolok.repair.demands import Demand, Demands, telling
from tolok.repair.grid import Grid
from tolok.repair.places import Places, is_repeat
from tolok.repair.pricing import follows
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


class _Choice(NamedTuple):
    """A relation to go on with: what lies beyond it costs at least ``far``, and its steps."""

    far: int
    steps: list[Step]
    effort: int


class WorkIsDone(Exception):  # noqa: N818 - no error: a limit that was agreed on
    """The limit of work is reached."""


class Search:
    """One search over one grid.

    ``limit`` counts the steps that one explanation may try, ``allowance`` those that are left for
    all of them. One that ``is_choosy`` looks at every relation before it goes on with one: that
    pays in large parts, but sees a little less.
    """

    def __init__(self, grid: Grid, limit: int) -> None:
        self.grid = grid
        self.broken = grid.broken(grid.values())
        self.state = Candidates(grid, self.broken)
        self.limit = self.allowance = limit
        self.weighed = 0
        self.is_choosy = self.is_whole = False
        self.near: dict[tuple[int, ...], frozenset[int]] = {}
        self.known: dict[object, tuple[int, tuple[Explanation, ...]]] = {}
        self._bounds: dict[object, int] = {}
        self._closings: dict[object, int] = {}
        self._leasts: dict[int, int] = {}
        self.places = Places(grid)

    def forget(self) -> None:
        """Let go of all that is remembered: the last use of a search, which else keeps itself."""
        del self.state.pairs

    def explain(self, part: tuple[int, ...]) -> tuple[Explanation, ...] | None:
        """The explanations of a part, best first; None where the work exceeds the limit.

        What is believed when this is called stays believed, and is believed afterwards.
        """
        if not part:
            return (_NOTHING,)
        self.weighed = 0
        self.known.clear()
        self._bounds.clear()
        self._leasts.clear()
        believed = dict(self.state.changed), set(self.state.waived)
        try:
            found = self._deepen(part, DEAREST)
            holding = best_of(self.sound(found, part))
            if found and not holding:  # parts that were searched apart have met elsewhere
                self.is_whole = True
                self.known.clear()
                holding = best_of(self.sound(self._deepen(part, DEAREST), part))
        except WorkIsDone:
            self._return_to(*believed)
            return None
        finally:
            self.is_whole = False
            self.allowance -= self.weighed
        return holding

    def sound(self, found: Iterable[Explanation], part: tuple[int, ...]) -> Iterator[Explanation]:
        """Those under which all holds in the end, without waivers of what holds then anyway.

        Parts that were searched apart may have met elsewhere; what was waived early may be mended.
        """
        for one in found:
            broken = part
            for step in one.steps:
                broken = self.believe(step, broken)
            idle = [step for step in one.steps if self._is_idle(step)]
            for step in one.steps:
                self.doubt(step)
            if not broken:
                cost = one.cost - sum(step.cost for step in idle)
                yield Explanation(cost, tuple(step for step in one.steps if step not in idle))

    def _is_idle(self, step: Step) -> bool:
        """Whether a step waives what holds as things stand."""
        index, state = step.waived, self.state
        return index is not None and state.relations[index].holds(state.values)

    def _return_to(self, changed: dict[int, int], waived: set[int]) -> None:
        state = self.state
        self._leasts.clear()
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
        return part, frozenset([one for one in self.state.changed.items() if one[0] in near])

    def _solve(self, broken: tuple[int, ...], budget: int) -> tuple[Explanation, ...]:
        if not broken:
            return (_NOTHING,)
        parts = self.parts(broken)
        if self.is_whole or len(parts) == 1:
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
            joined = best_of(
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
        choose = self._fewest if self.is_choosy else self._hub
        far, steps, effort = choose(broken, budget)
        best = budget
        found: list[Explanation] = []
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
        return best_of(found)

    def _hub(self, broken: tuple[int, ...], budget: int) -> _Choice:
        """The relation that holds most others together: once it is settled, they fall apart."""
        relation, beyond = self.places.hub(broken)
        return self._choice(relation, broken, beyond, budget)

    def _fewest(self, broken: tuple[int, ...], budget: int) -> _Choice:
        """The relation of which fewest steps can be paid."""
        choices = []
        for index in broken:
            beyond = self.places.beyond(index, broken)
            choices.append(self._choice(index, broken, beyond, budget))
            if len(choices[-1].steps) <= 1:
                return choices[-1]
        return min(choices, key=lambda choice: len(choice.steps) * choice.effort)

    def _choice(
        self, relation: int, broken: Sequence[int], beyond: Sequence[int], budget: int
    ) -> _Choice:
        far = self._bound(beyond) if beyond else 0
        self.state.look_around(broken)
        # A step on a sum of many rows costs more work than one on a percentage.
        effort = 1 + len(self.state.relations[relation].cells) // 16
        demands = self._demands(relation, broken, budget) if budget - far >= PAIRED[0] else {}
        return _Choice(far, self.state.steps(relation, budget - far, demands), effort)

    def _demands(self, relation: int, broken: Sequence[int], budget: int) -> dict[int, Demands]:
        """What two causes in a sum must change, so that all else that is broken can be paid.

        A sum in which they cannot do so is left out.
        """
        spare, common = budget - PAIRED[0], self.places.common
        found = {}
        for index in self.state.sums_beside(relation):
            rest = [one for one in broken if one != index]
            dear = [one for one in rest if self._least(one) > spare]
            demands = [Demand(common(index, one), one) for one in dear]
            if relation in rest and relation not in dear:
                demands.append(Demand(common(index, relation), None))
            is_payable = self._bound(rest) <= spare or any(common(index, one) for one in rest)
            if is_payable and all(demand.cells for demand in demands):
                found[index] = telling(demands, self.grid.relations[index])
        return found

    def believe(self, step: Step, broken: tuple[int, ...]) -> tuple[int, ...]:
        """Take a step; answers what is broken then."""
        state = self.state
        self._leasts.clear()
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
        self._leasts.clear()
        if step.waived is not None:
            self.state.waived.discard(step.waived)
        for cell, _ in step.changes:
            self.state.values[cell] = self.grid.slots[cell].written
            del self.state.changed[cell]

    def parts(self, broken: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Broken relations that share no cell in doubt, apart."""
        return self.places.parts(broken, self.state.changed)

    def _bound(self, broken: Iterable[int]) -> int:
        """What the rest must cost at least: relations that share no cell need a cause each."""
        total = used = 0
        for own, index in self.places.smallest_first(tuple(broken)):
            if not own & used:
                used |= own
                total += self._least(index)
        return total

    def _closing(self, index: int) -> int:
        """What it costs at least to mend a sum or a percentage: one cause that does, or two."""
        state, own = self.state, self.places.of(index).least
        relation = state.relations[index]
        key: tuple[object, ...] = (
            index,
            *((state.values[cell], cell in state.changed) for cell in relation.cells),
        )
        if isinstance(relation, Sum):
            cells = self.places.of(index).all_cells.intersection(state.changed)
            key = index, relation.gap(state.values), cells
        known = self._closings.get(key)
        if known is None:
            known = self._closings[key] = min(state.cheapest(index), 2 * own)
        return known

    def _least(self, index: int) -> int:
        """What it costs at least to settle one relation; remembered until something is believed."""
        least = self._leasts.get(index)
        if least is None:
            least = self._leasts[index] = self._settling(index)
        return least

    def _settling(self, index: int) -> int:
        relation = self.state.relations[index]
        is_weighed = self.weighed > EASY and isinstance(relation, Sum | Share)
        least = self._closing(index) if is_weighed else self.places.of(index).least
        if index not in self.state.broken_at_first:
            is_free = relation.is_derived and relation.cells[0] not in self.state.changed
            if is_free or is_repeat(relation):
                least = follows(is_sum=not isinstance(relation, Share)).cost
        elif self.state.may_follow(relation):
            least = follows(is_sum=False).cost
        return min(least, relation.waiver)


def _cells(explanation: Explanation) -> set[int]:
    return {cell for step in explanation.steps for cell, _ in step.changes}


def best_of(found: Iterable[Explanation]) -> tuple[Explanation, ...]:
    """The cheapest of them, no set of causes twice, none beyond the window."""
    seen: dict[object, Explanation] = {}
    # Of two that cost the same, the one with fewer causes is told.
    for one in sorted(found, key=lambda one: (one.cost, len(one.steps), one.steps)):
        seen.setdefault(frozenset((step.changes, step.waived) for step in one.steps), one)
    if not seen:
        return ()
    best = next(iter(seen.values())).cost + WINDOW
    return tuple(islice((one for one in seen.values() if one.cost <= best), KEPT))
