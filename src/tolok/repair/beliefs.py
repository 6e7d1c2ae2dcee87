"""What is believed while a search goes on: which cells are other than written, what is waived."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tolok.repair.grid import Block, Grid, Said
from tolok.repair.places import is_repeat
from tolok.repair.pricing import Price, follows, missing, moved, price
from tolok.repair.relation import Relation, Span
from tolok.repair.relations.shares import Share
from tolok.repair.slips import Likeness, likeness, origins, origins_within


class Nearby(NamedTuple):
    """Cells near a relation, and the relations in which any of them takes part."""

    cells: frozenset[int]
    relations: frozenset[int]


class Beliefs:
    """The numbers of a grid under the causes believed so far, and what numbers cost.

    ``changed`` are the cells that are believed to be other than written, ``waived`` the relations
    that are believed not to apply; ``values`` are the numbers under all that.
    """

    def __init__(self, grid: Grid, broken: Sequence[int]) -> None:
        self.grid = grid
        self.relations: Sequence[Relation] = grid.relations
        self.relations_of = grid.relations_of
        self.block_of = grid.block_of
        self.broken_at_first = frozenset(broken)
        self.written = grid.values()
        self.values = grid.values()
        self.changed: dict[int, int] = {}
        self.waived: set[int] = set()
        self._prices: dict[tuple[int, int], Price | None] = {}
        self._missing: dict[tuple[int, int, int], Price] = {}
        self._twins: dict[int, tuple[tuple[int, int], ...]] = {}
        self._copies: dict[int, list[tuple[int, int]]] = {}
        self._origins: dict[tuple[int, int], tuple[tuple[int, Likeness], ...]] = {}

    def broken_of(self, relations: Iterable[int]) -> tuple[int, ...]:
        """Those relations that do not hold, as things stand, and are not waived."""
        return tuple(
            index
            for index in sorted(set(relations) - self.waived)
            if not self.relations[index].holds(self.values)
        )

    def is_seen(self, cell: int) -> bool:
        """Whether a percentage that does not hold says what a cell must be."""
        return any(
            isinstance(one := self.relations[index], Share) and not one.holds(self.values)
            for index in self.relations_of[cell]
            if index not in self.waived
        )

    def nearby(self, relation: int, away: int) -> Nearby:
        """What is so many relations away from a relation, or from a row that is missing there."""
        cells = set(self.relations[relation].cells)
        if relation in self.block_of:
            cells.update(self.grid.blocks[self.block_of[relation]].missing.values())
        for _ in range(away):
            cells = {cell for one in self._around(cells) for cell in self.relations[one].cells}
        return Nearby(frozenset(cells), frozenset(self._around(cells)))

    def _around(self, cells: Iterable[int]) -> set[int]:
        return {index for cell in cells for index in self.relations_of[cell]}

    def believed(self, near: Nearby) -> tuple[frozenset[tuple[int, int]], frozenset[int]]:
        """What is changed and what is waived there."""
        changed = [change for change in self.changed.items() if change[0] in near.cells]
        return frozenset(changed), near.relations.intersection(self.waived)

    def price(self, cell: int, value: int, slip: Likeness | None = None) -> Price | None:
        """The likeliest way in which a cell came to say what it says instead of the value.

        ``slip`` is the likeliest slip from the value, where that is known already.
        """
        key = cell, value
        if key not in self._prices:
            self._prices[key] = price(self.grid, cell, value, slip)
        return self._prices[key]

    def missing(self, block: Block, ceiling: int, spending: int) -> Price:
        """The price of a row that was left out of a block, with those amounts."""
        key = block.rows[0], ceiling, spending
        found = self._missing.get(key)
        if found is None:
            found = self._missing[key] = missing(self.grid, block, ceiling, spending)
        return found

    def slipped(self, cell: int, span: Span) -> Sequence[tuple[int, Likeness]]:
        """The values in a span that one slip makes into what the cell says, ascending."""
        slot = self.grid.slots[cell]
        if slot.said is not Said.NUMBER:
            return ()
        as_written = slot.written, slot.width
        known = self._origins.get(as_written)
        low, high = span.low or 0, span.high
        if known is None and high is not None and high < 2 * low:
            return origins_within(*as_written, low, high)
        if known is None:
            known = self._origins[as_written] = origins(*as_written)
        first = bisect_left(known, (low,))
        return known[first:] if high is None else known[first : bisect_left(known, (high + 1,))]

    def twins_of(self, cell: int) -> Iterator[tuple[int, int]]:
        """The cells that repeat a cell, as things stand, each behind the relation that says so."""
        known = self._twins.get(cell)
        if known is None:
            around = ((index, self.relations[index]) for index in self.relations_of[cell])
            known = tuple(
                (index, one.cells[1] if cell == one.cells[0] else one.cells[0])
                for index, one in around
                if is_repeat(one)
            )
            self._twins[cell] = known
        for index, twin in known:
            if twin not in self.changed and self.relations[index].holds(self.values):
                yield index, twin

    def copies(self, relation: int, cells: Iterable[int]) -> Sequence[tuple[int, int]]:
        """Pairs of cells at the bottom, the first of which may say what the second truly was.

        They are neighbours, and say the same, or the second has slipped since.
        """
        known = self._copies.get(relation)
        if known is None:
            among = {
                cell
                for cell in cells
                if self.written[cell] > 0 and self.grid.slots[cell].habits is not None
            }
            known = self._copies[relation] = [
                (copy, source)
                for copy in sorted(among)
                for source in among.intersection(self.grid.beside(copy))
                if self._may_be_copied(copy, source)
            ]
        return known

    def _may_be_copied(self, copy: int, source: int) -> bool:
        said, of = self.written[copy], self.grid.slots[source]
        return said == of.written or likeness(of.written, said, of.width) is not None

    def following(self, relation: int, cell: int, value: int) -> Price:
        """The price of a number computed from another, which may itself be odd where it stands."""
        found = follows(is_sum=not isinstance(self.relations[relation], Share))
        return found._replace(cost=found.cost + max(0, moved(self.grid, cell, value)))
