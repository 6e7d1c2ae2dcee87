"""What two causes in one sum must change, so that all else that is broken can be paid."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from tolok.repair.relation import Relation


class Demand(NamedTuple):
    """One of some cells must change; that must settle a relation, where one is named."""

    cells: frozenset[int]
    relation: int | None


Demands = frozenset[Demand]


def telling(demands: Sequence[Demand], one: Relation) -> Demands:
    """The demands on two causes in a sum, where these leave little to look at; else none.

    Little is left beside one cell, to which a relation says what it must be, and of cells where
    each cause must change others.
    """
    is_told = any(
        len(demand.cells) == 1 and demand.relation is not None and one.cells[-1] not in demand.cells
        for demand in demands
    )
    return frozenset(demands) if is_told or both_of(demands) else frozenset()


def both_of(demands: Iterable[Demand]) -> frozenset[int]:
    """The cells of two demands that have none in common: both causes must be there."""
    unions = (
        one.cells | other.cells
        for one, other in combinations(demands, 2)
        if one.cells.isdisjoint(other.cells)
    )
    # Of several the same ones in every run, whatever order a set has.
    return min(unions, key=lambda cells: (len(cells), sorted(cells)), default=frozenset())
