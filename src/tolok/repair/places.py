"""Where causes may lie: which broken relations hang together, and where to begin with them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from tolok.repair.grid import Grid, grouped
from tolok.repair.pricing import LEAST, doubled
from tolok.repair.relation import Relation
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum

Broken = tuple[int, ...]
"""Relations that do not hold, ascending."""


def is_repeat(relation: Relation) -> bool:
    """Whether two cells say the same: a repeated number, or a sum of one row."""
    return isinstance(relation, Repeat) or (isinstance(relation, Sum) and len(relation.cells) == 3)


class Place(NamedTuple):
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


class Places:
    """The places of the relations of a grid, each looked for once."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        same = (
            (relation.cells[0], relation.cells[1])
            for relation in grid.relations
            if is_repeat(relation)
        )
        self._site_of = grouped(len(grid.slots), same)
        self._block_of = grid.block_of
        self._known: dict[int, Place] = {}
        self._parts: dict[tuple[Broken, frozenset[int]], list[Broken]] = {}
        self._hubs: dict[Broken, tuple[int, list[int]]] = {}
        self._beyond: dict[tuple[int, Broken], list[int]] = {}
        self._common: dict[tuple[int, int], frozenset[int]] = {}
        self._smallest: dict[Broken, list[tuple[int, int]]] = {}

    def of(self, index: int) -> Place:
        """The place of a relation; few are ever broken."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._place(index)
        return known

    def _place(self, index: int) -> Place:
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
        all_cells = frozenset(cell for cell, _ in cells)
        reach = _bits(site for _, site in cells)
        return Place(cells, all_cells, sites, least, _bits(sites), reach)

    def smallest_first(self, broken: Broken) -> list[tuple[int, int]]:
        """The relations that touch fewest places first, each behind the bits of its own."""
        known = self._smallest.get(broken)
        if known is None:
            order = sorted((len(self.of(one).sites), one) for one in broken)
            known = self._smallest[broken] = [(self.of(one).own, one) for _, one in order]
        return known

    def common(self, index: int, other: int) -> frozenset[int]:
        """The cells of a sum at whose sites another relation lies as well.

        The one that stands for missing rows is among them where both are sums of one block.
        """
        key = index, other
        known = self._common.get(key)
        if known is None:
            own, cells = self.of(other).own, self.grid.relations[index].cells
            found = {cell for cell in cells if own >> self._site_of[cell] & 1}
            block = self._block_of.get(index)
            if block is not None and block == self._block_of.get(other):
                found.add(cells[-1])
            known = self._common[key] = frozenset(found)
        return known

    def _behind(self, relation: Relation) -> Iterator[int]:
        """What the percentages that two rows repeat follow from: they may be wrong together."""
        for cell in relation.cells if isinstance(relation, Repeat) else ():
            for index in self.grid.relations_of[cell]:
                one = self.grid.relations[index]
                if isinstance(one, Share) and cell == one.cells[0]:
                    yield from one.cells[1:]

    def parts(self, broken: Broken, changed: Collection[int]) -> list[Broken]:
        """Broken relations that share no cell in doubt, apart; what is changed is believed."""
        if len(broken) < 2:
            return [broken] if broken else []
        key = broken, frozenset(changed)
        known = self._parts.get(key)
        if known is None:
            known = self._parts[key] = self._apart(broken, changed)
        return known

    def _apart(self, broken: Broken, changed: Collection[int]) -> list[Broken]:
        parts: list[tuple[int, list[int]]] = []
        for index in broken:
            place = self.of(index)
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

    def hub(self, broken: Broken) -> tuple[int, list[int]]:
        """The relation that shares most places with others, and what lies beyond it."""
        known = self._hubs.get(broken)
        if known is None:
            degrees = Counter(site for index in broken for site in self.of(index).sites)

            def order(index: int) -> tuple[int, int, int]:
                shared = sum(degrees[site] - 1 for site in self.of(index).sites)
                return -shared, len(self.grid.relations[index].cells), index

            relation = min(broken, key=order) if len(broken) > 1 else broken[0]
            known = self._hubs[broken] = relation, self.beyond(relation, broken)
        return known

    def beyond(self, relation: int, broken: Broken) -> list[int]:
        """What no step on a relation can settle: it shares no place with it or its neighbours."""
        if len(broken) == 1:
            return []
        key = relation, broken
        known = self._beyond.get(key)
        if known is None:
            own = reach = self.of(relation).own
            masks = [self.of(one).own for one in broken]
            for mask in masks:
                if mask & own:
                    reach |= mask
            known = [one for one, mask in zip(broken, masks, strict=True) if not mask & reach]
            self._beyond[key] = known
        return known


def _bits(places: Iterable[int]) -> int:
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits
