"""Parts too large to be searched at once: what stands out is believed first, and doubted last."""

from collections.abc import Sequence
from typing import NamedTuple

from tolok.repair.candidates import Step
from tolok.repair.ledger import Ledger
from tolok.repair.search import Explanation, Search

ENOUGH = 600
"""Nodes of one exact search; beyond it a part is loosened first."""

EVIDENT = 2
"""Relations that a step must settle, and break none, to be believed before all else is known;
and more of them than still contradict it."""

CLEARLY = 3_000
"""How much likelier (e³) it must be than any other step that settles as much."""


class Outcome(NamedTuple):
    """Rival explanations of some broken relations, best first, the rest of the form given.

    None of them: too tangled to decide. ``is_proven`` tells whether every explanation was
    weighed; else parts were explained one after the other.
    """

    relations: tuple[int, ...]
    explanations: tuple[Explanation, ...]
    is_proven: bool


def explain(ledger: Ledger) -> list[Outcome]:
    """The outcomes of every part of what is broken in a ledger."""
    search = Search(ledger, ENOUGH)
    found = []
    for part in search.parts(search.broken):
        explanations = search.explain(part)
        if explanations is not None:
            found.append(Outcome(part, explanations, is_proven=True))
        else:
            found += _Tangle(search).explain(part)
    return found


class _Tangle:
    """One large part: steps that stand out are anchors, what remains falls into small parts."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.anchors: list[Step] = []
        self.small: list[tuple[tuple[int, ...], tuple[Explanation, ...]]] = []
        self.open: list[tuple[int, ...]] = []

    def explain(self, part: tuple[int, ...]) -> list[Outcome]:
        self._loosen(part)
        outcomes = self._outcomes()
        for step in reversed(self.anchors):
            self.search.doubt(step)
        return outcomes

    def _loosen(self, part: tuple[int, ...]) -> None:
        found = self.search.explain(part)
        if found is not None:
            self.small.append((part, found))
            return
        anchor = self._anchor(part)
        if anchor is None:
            self.open.append(part)
            return
        self.anchors.append(anchor)
        for rest in self.search.parts(self.search.believe(anchor, part)):
            self._loosen(rest)

    def _anchor(self, part: tuple[int, ...]) -> Step | None:
        """The step that settles most and has no near rival; None where no step stands out."""
        steps = {
            step.changes: (self._gain(step, part), -step.cost, step)
            for relation in part
            for step in self.search.state.steps(relation, 40_000)
            if step.changes
        }
        ranked = sorted(steps.values(), reverse=True)
        for gain, minus_cost, step in ranked:
            if gain < 1:
                return None
            settled = self._settled(step)
            rivals = (
                other
                for its_gain, its_cost, other in ranked
                if its_gain >= gain
                and its_cost > minus_cost - CLEARLY
                and other is not step
                and settled & self._settled(other)
            )
            if not any(rivals):
                return step
        return None

    def _settled(self, step: Step) -> set[int]:
        of = self.search.state.relations_of
        return {index for cell, _ in step.changes for index in of[cell]}

    def _gain(self, step: Step, part: Sequence[int]) -> int:
        after = set(self.search.believe(step, tuple(part)))
        self.search.doubt(step)
        settled = len(set(part) - after)
        if settled < EVIDENT or not after <= set(part):
            return 0
        return settled - len(self._settled(step) & after)

    def _outcomes(self) -> list[Outcome]:
        """Each anchor weighed against its rivals, together with what hangs on it."""
        for _, explanations in self.small:
            for step in explanations[0].steps if explanations else ():
                self.search.believe(step, ())
        outcomes = [Outcome(part, (), is_proven=False) for part in self.open]
        loose = list(self.small)
        for anchor in self.anchors:
            near = self._settled(anchor)
            hanging = [one for one in loose if one[1] and near & self._touched(one[1][0])]
            found = hanging and self._doubt(
                [anchor, *(step for _, rivals in hanging for step in rivals[0].steps)]
            )
            if found:
                loose = [one for one in loose if one not in hanging]
            else:
                found = self._doubt([anchor])
            outcomes.append(found or Outcome(tuple(near), (), is_proven=False))
        for part, explanations in self.small:
            for step in explanations[0].steps if explanations else ():
                self.search.doubt(step)
            if any(part is one[0] for one in loose):
                outcomes.append(Outcome(part, explanations, is_proven=False))
        return outcomes

    def _touched(self, explanation: Explanation) -> set[int]:
        waived = {step.waived for step in explanation.steps if step.waived is not None}
        return waived.union(*(self._settled(step) for step in explanation.steps))

    def _doubt(self, together: Sequence[Step]) -> Outcome | None:
        """The rivals of some steps, all else believed; None where even these are too many."""
        for step in together:
            self.search.doubt(step)
        touched = set().union(*(self._settled(step) for step in together))
        touched |= {step.waived for step in together if step.waived is not None}
        state = self.search.state
        broken = tuple(
            index
            for index in sorted(touched - state.waived)
            if not state.relations[index].holds(state.values)
        )
        found = self.search.explain(broken)
        for step in together:
            self.search.believe(step, ())
        return None if found is None else Outcome(broken, found, is_proven=False)
