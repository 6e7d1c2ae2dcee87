"""Parts too large to be searched at once: what stands out is believed first, and doubted last."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from tolok.repair.asides import Asides, believed
from tolok.repair.cancelling import joined
from tolok.repair.grid import Block, Grid, Kind, grouped
from tolok.repair.pricing import Cause, is_free
from tolok.repair.relations.bounds import Bound
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.search import Explanation, Search, best_of
from tolok.repair.steps import Step

ENOUGH, EACH, MOST = 14_000, 1_450, 22_000
"""Work of a first search, in steps tried and cells looked at; more for more broken relations, so
much for each, but no more than the last. Beyond it a choosy one begins. About a second altogether
is what a form may take."""

CHOOSY, AT_ONCE = 16_500, 8
"""Work of that one; beyond it a part is loosened first. It looks at every relation of a part, so of
more than so many broken ones it tries fewer steps in the same time."""

AGAIN, HALF = 500, 2
"""Work of a choosy one that only looks again at what is explained: half of what that took, or so
much. All that such looks were seen to find took less; a third of those that found nothing more."""

A_LITTLE = 1_500
"""Work of each search once a part is being loosened."""

RECONSIDERED = 5_000
"""Work of the search for what sums that were set aside say of percentages blamed beside them."""

ALTOGETHER = 8_000
"""Work for one part, all its searches together; one of very many relations has more."""

TOO_MANY = 20
"""Broken relations in one part, for which an exact search is not even begun."""

EVIDENT = 2
"""Relations that a step must settle, and break none, to be believed before all else is known."""

CLEARLY = 3_000
"""How much likelier (e³) it must be than any other step that settles as much."""

DEAREST = 40_000
"""No step that costs more is looked at as an anchor."""

USUAL = 9_000
"""What it costs to settle one relation: a step that settles two for little more stands out."""

CONTRADICTED = 2_000
"""What it costs that a relation stays broken which a step touches: it may have two causes."""

MORE_CLEARLY = 6_000
"""The same for a percentage that is wrong itself: a broken sum beside it speaks for its figures."""


PROVEN = Decimal(1)
WEIGHED = Decimal("0.98")
"""A group of causes was weighed against all its rivals, the rest of the form being believed."""
ALONE = Decimal("0.95")
"""Only one cause was: what hangs together with it could not be doubted at the same time."""
ASKED = Decimal("0.9")
"""Something was believed that nothing spoke for clearly: too little to propose anything."""
GUESSED = Decimal("0.5")
"""Not even its own rivals could be weighed."""


class Outcome(NamedTuple):
    """Rival explanations of some broken relations, best first, the rest of the form given.

    None of them: too tangled to decide. ``most`` is the greatest chance that may be claimed: 1
    where every explanation was weighed, less where parts were explained one after the other.
    """

    relations: tuple[int, ...]
    explanations: tuple[Explanation, ...]
    most: Decimal


def explain(grid: Grid) -> list[Outcome]:
    """The outcomes of every part of what is broken in a grid."""
    search = Search(grid, ENOUGH)
    found = []
    state = search.state
    for part in joined(state, search.parts(search.broken), state.cancelling):
        outcome = _at_once(search, part) if len(part) <= TOO_MANY else None
        search.is_choosy = False
        search.limit, search.allowance = A_LITTLE, max(ALTOGETHER, 400 * len(part))
        found += _Tangle(search).explain(part) if outcome is None else [outcome]
    search.forget()
    return found


def _at_once(search: Search, part: tuple[int, ...]) -> Outcome | None:
    """A search of the whole; None where neither a plain nor a choosy one ends.

    Where the plain one leaves a sum unexplained, or lays more than one cause beside a missing row
    or beside one that has spent too much, the other may yet see what is wrong there.
    """
    best: tuple[Explanation, ...] | None = None
    most = PROVEN
    enough = min(max(ENOUGH, EACH * len(part)), MOST)
    choosy = CHOOSY * AT_ONCE // max(AT_ONCE, len(part))
    plans = (False, enough, PROVEN), (True, choosy, WEIGHED)
    for search.is_choosy, limit, claimed in plans:
        search.limit = max(AGAIN, search.weighed // HALF) if best else limit
        search.allowance = search.limit
        found = search.explain(part)
        if found is not None:
            most = claimed if not best or found < best else most
            best = best_of((*(best or ()), *found))
        if best and not _is_doubtful(search.grid, best[0]):
            break
    return None if best is None else Outcome(part, best, most)


def _is_doubtful(grid: Grid, best: Explanation) -> bool:
    waived = [grid.relations[step.waived] for step in best.steps if step.waived is not None]
    if len(best.steps) == 1:
        return any(isinstance(one, Sum) for one in waived)
    is_missing = any(step.cause is Cause.MISSING_ROW for step in best.steps)
    return is_missing or any(isinstance(one, Sum | Bound) for one in waived)


class _Tangle:
    """One large part: steps that stand out are anchors, what remains falls into small parts."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.anchors: list[Step] = []
        self.small: list[tuple[tuple[int, ...], tuple[Explanation, ...]]] = []
        self.open: list[tuple[int, ...]] = []
        self.asides = Asides(search)
        self.guessed: list[Step] = []

    def explain(self, part: tuple[int, ...]) -> list[Outcome]:
        self._loosen(part)
        for block, sums in list(self.asides.sums):
            self._reconsider(block, sums)
        outcomes = self._outcomes()
        for step in reversed(self.anchors):
            self.search.doubt(step)
        return outcomes

    def _loosen(self, part: tuple[int, ...], *, is_forced: bool = False) -> None:
        found = self.search.explain(part) if len(part) <= TOO_MANY else None
        if found is not None:
            self.small.append((part, found))
            if is_forced and found:
                self.guessed += found[0].steps
            return
        anchor = self._anchor(part) or self._own_anchor(part)
        if anchor is None and self._set_aside(part, is_forced=is_forced):
            return
        if anchor is None:
            anchor = self._own_anchor(part, is_forced=True)
            is_forced = True
        if anchor is None:
            self.open.append(part)
            return
        self.anchors.append(anchor)
        if is_forced:
            self.guessed.append(anchor)
        for rest in self.search.parts(self.search.believe(anchor, part)):
            self._loosen(rest, is_forced=is_forced)

    def _set_aside(self, part: tuple[int, ...], *, is_forced: bool) -> bool:
        """Suppose that a row is missing: its sums say nothing then until all else is explained."""
        state = self.search.state
        blocks = Counter(state.block_of[index] for index in part if index in state.block_of)
        if not blocks:
            return False
        block = max(blocks, key=lambda one: (blocks[one], -one))
        sums = tuple(index for index in part if state.block_of.get(index) == block)
        self.asides.add(self.search.grid.blocks[block], sums)
        rest = tuple(index for index in part if index not in sums)
        for one in self.search.parts(rest):
            self._loosen(one, is_forced=is_forced)
        return True

    def _reconsider(self, block: Block, sums: tuple[int, ...]) -> None:
        """Look once more at sums set aside, together with the percentages that were blamed beside.

        What a percentage was blamed for may be an amount of which only these sums tell.
        """
        search, state = self.search, self.search.state
        near = {cell for index in sums for cell in search.grid.relations[index].cells}
        anchors = [one for one in self.anchors if self._is_blamed((one,), near)]
        small = [one for one in self.small if one[1] and self._is_blamed(one[1][0].steps, near)]
        if not anchors and not small:
            return
        best = [*anchors, *(step for _, found in small for step in found[0].steps)]
        taken = believed(search, best)  # the anchors are believed already
        cost = sum(step.cost for step in best) + self.asides.cost(block, sums)
        for step in (*taken, *anchors):
            search.doubt(step)
        self.asides.remove(block, sums)
        beside = {index for step in best for index in self._settled(step)}
        part = state.broken_of({*sums, *beside})
        left, search.limit = search.allowance, RECONSIDERED
        search.allowance = RECONSIDERED
        found = search.explain(part)
        search.limit, search.allowance = A_LITTLE, left
        if found and found[0].cost < cost:
            self.anchors = [one for one in self.anchors if one not in anchors]
            self.small = [*(one for one in self.small if one not in small), (part, found)]
            return
        self.asides.add(block, sums)
        believed(search, anchors)

    def _is_blamed(self, steps: Sequence[Step], near: set[int]) -> bool:
        """Whether only percentages are believed to be wrong, of rows with some of the cells."""
        slots, relations = self.search.grid.slots, self.search.grid.relations
        changed = [cell for step in steps for cell, _ in step.changes]
        if not all(slots[cell].kind is Kind.PERCENTAGE for cell in changed):
            return False
        beside = (index for step in steps for index in self._settled(step))
        return any(not near.isdisjoint(relations[index].cells) for index in beside)

    def _anchor(self, part: tuple[int, ...]) -> Step | None:
        """The step that settles most and has no near rival; None where no step stands out."""
        steps = {
            step.changes: (self._gain(step, part), step)
            for relation in part
            for step in self.search.state.steps(relation, DEAREST)
            if step.changes
        }
        ranked = sorted(steps.values(), reverse=True)
        for gain, step in ranked:
            if gain <= 0:
                return None
            settled = self._settled(step)
            rivals = (
                other
                for its_gain, other in ranked
                if its_gain > gain - CLEARLY
                and other is not step
                and settled & self._settled(other)
            )
            if not any(rivals):
                return step
        return None

    def _own_anchor(self, part: Sequence[int], *, is_forced: bool = False) -> Step | None:
        """The step that a row's own percentage speaks for most clearly, whatever its sums say.

        It is forced where nothing is clear: then all that hangs on it is only asked.
        """
        clear = [
            (margin, step)
            for index in part
            if isinstance(self.search.grid.relations[index], Share)
            for margin, step in self._clear(index, part)
            if is_forced or margin >= 0
        ]
        return max(clear, default=(0, None), key=lambda one: one[0])[1]

    def _clear(self, share: int, part: Sequence[int]) -> Iterator[tuple[int, Step]]:
        """The likeliest step that mends a percentage, by how much it is clearer than it must be."""
        state, grid = self.search.state, self.search.grid
        cells = grid.relations[share].cells
        if any(cell in state.changed or is_free(grid, cell) for cell in cells):
            return  # what a copy has overwritten could be anything
        mending = [
            (step.cost, step)
            for step in state.steps(share, DEAREST)
            if len(step.causes) == 1 and step.changes and self._mends(step, share, part)
        ]
        if not mending:
            return
        (cost, step), *rivals = mending
        needed = MORE_CLEARLY if step.changes[0][0] == cells[0] else CLEARLY
        margin = rivals[0][0] - cost if rivals else DEAREST
        yield margin - needed, step

    def _mends(self, step: Step, share: int, part: Sequence[int]) -> bool:
        after = set(self.search.believe(step, tuple(part)))
        self.search.doubt(step)
        return share not in after and after <= set(part)

    def _settled(self, step: Step) -> set[int]:
        of = self.search.state.relations_of
        return {index for cell, _ in step.changes for index in of[cell]}

    def _gain(self, step: Step, part: Sequence[int]) -> int:
        after = set(self.search.believe(step, tuple(part)))
        self.search.doubt(step)
        settled = len(set(part) - after)
        if settled < EVIDENT or not after <= set(part):
            return 0
        return USUAL * settled - CONTRADICTED * len(self._settled(step) & after) - step.cost

    def _outcomes(self) -> list[Outcome]:
        """Each anchor weighed against its rivals together with what hangs on it; then the rest."""
        others: list[Step] = []
        for _, found in self.small:
            best = self.asides.weighed(found)[:1]
            others += believed(self.search, (step for one in best for step in one.steps))
        outcomes = [Outcome(part, (), ALONE) for part in self.open]
        for group in self._groups(others):
            together = self._doubt(group, WEIGHED)
            alone = [together] if together else [self._doubt_alone(step) for step in group]
            outcomes += alone
        for broken, told, is_searched in self.asides.returned():
            outcomes.append(Outcome(broken, told, ASKED if is_searched else GUESSED))
        for step in reversed(others):
            self.search.doubt(step)
        return [one for one in outcomes if one.relations]

    def _groups(self, others: Sequence[Step]) -> list[list[Step]]:
        steps = [*self.anchors, *others]
        touched = [self._touched(step) for step in steps]
        anchors = len(self.anchors)
        # Two anchors are weighed apart, unless something hangs on both.
        pairs = [
            (one, other)
            for one in range(anchors, len(steps))
            for other in range(one)
            if touched[one] & touched[other]
        ]
        groups: dict[int, list[Step]] = {}
        for step, name in zip(steps, grouped(len(steps), pairs), strict=True):
            groups.setdefault(name, []).append(step)
        return list(groups.values())

    def _touched(self, step: Step) -> set[int]:
        if step.waived is not None:
            return {step.waived}
        return self._settled(step) | self._beside_missing(step)

    def _beside_missing(self, step: Step) -> set[int]:
        """What is broken in the rows among which one is missing: its rivals are there."""
        if step.cause is not Cause.MISSING_ROW:
            return set()
        grid, cell = self.search.grid, step.changes[0][0]
        block = next(one for one in grid.blocks if cell in one.missing.values())
        cells = (grid.at[row, name] for row in block.rows for name in block.missing)
        beside = {index for one in cells for index in grid.relations_of[one]}
        return beside.intersection(self.search.broken)

    def _is_untold(self, step: Step) -> bool:
        """Whether a step's row has a copied figure, of which only a sum set aside would tell."""
        grid = self.search.grid
        shares = (grid.relations[one] for one in self._settled(step) if self.asides.sums)
        cells = (cell for one in shares if isinstance(one, Share) for cell in one.cells[1:])
        return any(is_free(grid, cell) for cell in cells)

    def _doubt_alone(self, step: Step) -> Outcome:
        """The rivals of one step; where even these are too many, it is put as a mere guess."""
        known = self._doubt([step], ALONE)
        if known is not None:
            return known
        touched = tuple(sorted(self._touched(step).intersection(self.search.broken)))
        return Outcome(touched, (Explanation(step.cost, (step,)),), GUESSED)

    def _doubt(self, together: Sequence[Step], most: Decimal) -> Outcome | None:
        """The rivals of some steps, all else believed; None where even these are too many."""
        for step in together:
            self.search.doubt(step)
        touched = set().union(*(self._touched(step) for step in together))
        broken = self.search.state.broken_of(touched)
        found = self.search.explain(broken)
        found = found and self.asides.weighed(found, is_last=True)
        for step in together:
            self.search.believe(step, ())
        if any(step in self.guessed or self._is_untold(step) for step in together):
            most = min(most, ASKED)
        return None if found is None else Outcome(broken, found, most)
