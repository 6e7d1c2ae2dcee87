"""The numbers of one form with all that binds them: what a search works on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from functools import cached_property
from typing import Any

from tolok.domain.nomenclature import Entry
from tolok.repair.habits import Habits
from tolok.repair.relation import Relation


class Kind(StrEnum):
    """What a cell counts: its errors differ."""

    MONEY = auto()
    PERCENTAGE = auto()
    QUANTITY = auto()
    MISSING = auto()


class Said(StrEnum):
    """Whether a cell says a number, nothing, or something that is no number."""

    NUMBER = auto()
    NOTHING = auto()
    NONSENSE = auto()


@dataclass(slots=True)
class Slot:
    """One cell of the grid: what it says and what its error could be.

    ``written`` is an integer count of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ. ``habits`` are known for a cell whose true
    value no other decides: a row at the bottom. ``ceiling`` is what spending does not exceed.
    """

    row: int
    name: str
    written: int
    kind: Kind
    decimals: int = 0
    width: int = 1
    said: Said = Said.NUMBER
    habits: Habits | None = None
    column: Habits | None = None
    ceiling: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """The rows that add up to one row, in every column: where one may be missing or doubled.

    ``rows`` are positions; ``missing`` is the cell of each column that stands for a missing row,
    ``sums`` the relations in which it takes part. ``doubled`` are pairs of rows that say the same:
    the later one, the first one, and whether even their names agree.
    """

    rows: tuple[int, ...]
    missing: dict[str, int]
    sums: dict[str, tuple[int, ...]]
    doubled: tuple[tuple[int, int, bool], ...] = ()


def _nothing(_: int) -> tuple[int, ...]:
    return ()


@dataclass
class Grid:
    """Cells, the relations between them, the blocks of rows, and pairs that may be exchanged.

    ``beside`` answers the cells from which one could have been copied; ``surroundings`` keeps what
    was found out about them. ``absent`` answers what a nomenclature knows beside the rows of a
    block that is not there; None where it knows nothing of them.
    """

    slots: list[Slot] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    exchanges: dict[int, tuple[int, ...]] = field(default_factory=dict)
    at: dict[tuple[int, str], int] = field(default_factory=dict)
    surroundings: dict[int, Any] = field(default_factory=dict)
    beside: Callable[[int], tuple[int, ...]] = field(default=_nothing)
    absent: Callable[[tuple[int, ...]], tuple[Entry, ...] | None] = field(default=lambda _: None)

    def forget(self) -> None:
        """Let go of what was found out around the cells: a circle would keep all of it alive."""
        self.beside = _nothing
        self.surroundings.clear()

    def add(self, slot: Slot) -> int:
        """Take a cell in; answers its position."""
        self.slots.append(slot)
        self.at[slot.row, slot.name] = len(self.slots) - 1
        return len(self.slots) - 1

    @cached_property
    def relations_of(self) -> list[list[int]]:
        """For each cell the relations in which it takes part."""
        found: list[list[int]] = [[] for _ in self.slots]
        for index, relation in enumerate(self.relations):
            for cell in relation.cells:
                found[cell].append(index)
        return found

    @cached_property
    def block_of(self) -> dict[int, int]:
        """The block of each relation in which a missing row takes part."""
        return {
            relation: index
            for index, block in enumerate(self.blocks)
            for cell in block.missing.values()
            for relation in self.relations_of[cell]
        }

    def values(self) -> list[int]:
        """What is written, as numbers."""
        return [slot.written for slot in self.slots]

    def broken(self, values: Sequence[int]) -> tuple[int, ...]:
        """The relations that do not hold."""
        return tuple(
            index for index, relation in enumerate(self.relations) if not relation.holds(values)
        )


def grouped(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """A name for each of ``count`` things, the same for things that pairs connect.

    >>> grouped(4, [(0, 2), (2, 3)])
    [0, 1, 0, 0]
    """
    names = list(range(count))

    def root(one: int) -> int:
        while names[one] != one:
            names[one] = names[names[one]]
            one = names[one]
        return one

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        names[high] = low
    return [root(one) for one in range(count)]
