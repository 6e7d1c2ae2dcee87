"""Rows that were left out of a block, and rows that stand in it twice."""

from collections.abc import Iterator, Mapping

from tolok.repair.beliefs import Beliefs
from tolok.repair.grid import Block
from tolok.repair.pricing import doubled, missing
from tolok.repair.relations.sums import Sum
from tolok.repair.steps import Step

_NOTHING: Mapping[str, int] = {}


def missing_rows(
    beliefs: Beliefs, block: Block, known: Mapping[str, int] = _NOTHING
) -> Iterator[Step]:
    """A row that was left out closes the sums of every column at once.

    ``known`` are its amounts in columns where another cause takes part in the gap.
    """
    amounts = {}
    for name, sums in block.sums.items():
        gaps = {
            -one.gap(beliefs.values)
            for index in sums
            if index not in beliefs.waived and isinstance(one := beliefs.relations[index], Sum)
        }
        if block.missing[name] in beliefs.changed:
            return
        # Where a total stands on two levels and they differ, each may be the right one.
        told = sorted(gap for gap in gaps if gap >= 0) or [0]
        amounts[name] = [known[name]] if name in known else told
    for ceiling in amounts.get("ceiling", [0]):
        for spending in amounts.get("spending", [0]):
            if 0 < ceiling >= spending:
                both = {"ceiling": ceiling, "spending": spending}
                of_row = {name: both[name] for name in block.missing}
                changes = sorted((block.missing[name], value) for name, value in of_row.items())
                found = missing(beliefs.grid, block, of_row)
                yield Step(found.cost, tuple(one for one in changes if one[1]), found.cause)


def doubled_rows(beliefs: Beliefs, block: Block) -> Iterator[Step]:
    """A row that stands twice is nothing the second time."""
    at = beliefs.grid.at
    for row, first, is_named_alike in block.doubled:
        cells = [at[row, name] for name in block.missing if (row, name) in at]
        if not any(cell in beliefs.changed for cell in cells):
            found = doubled(is_named_alike=is_named_alike)
            changes = tuple(sorted((cell, 0) for cell in cells))
            yield Step(found.cost, changes, found.cause, removed=(row, first))
