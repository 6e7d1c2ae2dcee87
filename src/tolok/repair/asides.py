"""Sums of rows among which one may be missing, set aside until all else is explained."""

from collections.abc import Iterable, Iterator, Sequence

from tolok.repair.absences import beside_double
from tolok.repair.grid import Block
from tolok.repair.rows import missing_rows
from tolok.repair.search import Explanation, Search, best_of
from tolok.repair.steps import Step

Sums = tuple[int, ...]
"""The broken sums of one block."""


class Asides:
    """What was set aside in one tangle; while it is, its sums are waived.

    Which rows they would tell of says which of two explanations beside them is likelier.
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        self.sums: list[tuple[Block, Sums]] = []
        self._rivals: dict[Sums, list[Explanation]] = {}

    def add(self, block: Block, sums: Sums) -> None:
        """Set the sums of a block aside."""
        self.sums.append((block, sums))
        self.search.state.waived.update(sums)

    def remove(self, block: Block, sums: Sums) -> None:
        """Take the sums of a block back."""
        self.sums.remove((block, sums))
        self.search.state.waived.difference_update(sums)

    def cost(self, block: Block, sums: Sums) -> int:
        """What it costs to explain the sums of a block as things stand."""
        return self._left(block, sums)[0]

    def weighed(
        self, found: Sequence[Explanation], *, is_last: bool = False
    ) -> tuple[Explanation, ...]:
        """Explanations by what each leaves to the sums as well.

        Once all else is believed, at last, it is remembered which row each of them would need.
        """
        if not self.sums:
            return tuple(found)
        weighed, rows = [], []
        for one in found:
            taken = believed(self.search, one.steps)
            left = [self._left(block, sums) for block, sums in self.sums]
            for step in reversed(taken):
                self.search.doubt(step)
            weighed.append(one._replace(cost=one.cost + sum(cost for cost, _ in left)))
            rows.append(left)
        least = min((one.cost for one in weighed), default=0)
        for one, left in zip(weighed, rows, strict=True) if is_last else ():
            for (_, sums), (_, row) in zip(self.sums, left, strict=True):
                if row is not None:
                    beyond = Explanation(one.cost - least, row.causes)
                    self._rivals.setdefault(sums, []).append(beyond)
        return best_of(weighed)

    def _left(self, block: Block, sums: Sums) -> tuple[int, Step | None]:
        """What it costs to explain some sums as things stand, and by which row."""
        state = self.search.state
        state.waived.difference_update(sums)
        broken = state.broken_of(sums)
        row = min(self._closing(block, broken), default=None) if broken else None
        state.waived.update(sums)
        waived = sum(state.relations[index].waiver for index in broken)
        return (waived, None) if row is None or row.cost > waived else (row.cost, row)

    def _closing(self, block: Block, broken: Sums) -> Iterator[Step]:
        """The rows that close all of some sums."""
        state = self.search.state
        for row in (*missing_rows(state, block), *beside_double(state, block)):
            after = self.search.believe(row, broken)
            self.search.doubt(row)
            if not after:
                yield row

    def returned(self) -> Iterator[tuple[Sums, tuple[Explanation, ...], bool]]:
        """The broken sums with what explains them, all else believed; last set aside, first asked.

        Whether they were searched is told behind that: else only a row that closes them is.
        """
        state = self.search.state
        for block, sums in reversed(self.sums):
            state.waived.difference_update(sums)
            broken = state.broken_of(sums)
            found = self.search.explain(broken) if broken else ()
            told = found
            if told is None:
                row = min(self._closing(block, broken), default=None)
                told = () if row is None else (Explanation(row.cost, row.causes),)
            if told and broken:
                least = told[0].cost
                rivals = self._rivals.get(sums, [])
                told = best_of([*told, *(one._replace(cost=least + one.cost) for one in rivals)])
            yield broken, told, found is not None


def believed(search: Search, steps: Iterable[Step]) -> list[Step]:
    """Take some steps; answers those that were taken: of two for one cell the first has it."""
    taken = []
    for step in steps:
        if not any(cell in search.state.changed for cell, _ in step.changes):
            search.believe(step, ())
            taken.append(step)
    return taken
