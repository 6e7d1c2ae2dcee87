"""Rows that were left out of a block, and rows that stand in it twice."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from tolok.repair.beliefs import Beliefs
from tolok.repair.grid import Block
from tolok.repair.pricing import doubled
from tolok.repair.relations.sums import Sum
from tolok.repair.steps import Step

_NONE = (0,)


def missing_rows(beliefs: Beliefs, block: Block) -> Iterator[Step]:
    """A row that was left out closes the sums of every column at once.

    Or it has spent nothing, and what the sum of the spending lacks has another cause.
    """
    told = told_amounts(beliefs, block)
    if "spending" in told:
        told["spending"] = sorted({0, *told["spending"]})
    yield from rows_with(beliefs, block, told)


def told_amounts(
    beliefs: Beliefs, block: Block, removed: Mapping[str, int] = MappingProxyType({})
) -> dict[str, list[int]]:
    """What the sums tell of a missing row, by column; empty where one is believed to be missing.

    ``removed`` is what another row counted in each column that is taken out of them.
    """
    amounts = {}
    for name, sums in block.sums.items():
        lacks = {
            removed.get(name, 0) - one.gap(beliefs.values)
            for index in sums
            if index not in beliefs.waived and isinstance(one := beliefs.relations[index], Sum)
        }
        if block.missing[name] in beliefs.changed:
            return {}
        # Where a total stands on two levels and they differ, each may be the right one.
        amounts[name] = sorted(lack for lack in lacks if lack >= 0) or [0]
    return amounts


def rows_with(
    beliefs: Beliefs, block: Block, amounts: Mapping[str, Sequence[int]]
) -> Iterator[Step]:
    """A missing row for each choice of its amounts that a row can have."""
    for ceiling, spending in possible_rows(amounts):
        yield missing_row(beliefs, block, ceiling, spending)


def possible_rows(amounts: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Each choice of a ceiling and what was spent of it that a row can have."""
    for ceiling in amounts.get("ceiling", _NONE):
        for spending in amounts.get("spending", _NONE):
            if 0 < ceiling >= spending:
                yield ceiling, spending


def missing_row(beliefs: Beliefs, block: Block, ceiling: int, spending: int) -> Step:
    """A row that was left out, with those amounts."""
    found = beliefs.missing(block, ceiling, spending)
    cells = (
        (cell, ceiling if name == "ceiling" else spending) for name, cell in block.missing.items()
    )
    return Step(found.cost, tuple(sorted(one for one in cells if one[1])), found.cause)


def doubled_rows(beliefs: Beliefs, block: Block) -> Iterator[Step]:
    """A row that stands twice is nothing the second time."""
    at = beliefs.grid.at
    for row, first, is_named_alike in block.doubled:
        cells = [at[row, name] for name in block.missing if (row, name) in at]
        if not any(cell in beliefs.changed for cell in cells):
            found = doubled(is_named_alike=is_named_alike)
            changes = tuple(sorted((cell, 0) for cell in cells))
            yield Step(found.cost, changes, found.cause, removed=(row, first))
