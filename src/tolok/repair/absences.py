"""What stands beside a row that is missing: a slip, a copy, a figure told otherwise, a double."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple

from tolok.repair.beliefs import Beliefs
from tolok.repair.costs import cost_of
from tolok.repair.grid import Block
from tolok.repair.matching import (
    ANY,
    MOST_PAIRS,
    BySize,
    Matching,
    SlipOf,
    is_within,
    roundest,
    together,
)
from tolok.repair.pricing import is_free, moved, overwritten
from tolok.repair.relation import Span
from tolok.repair.rows import (
    doubled_rows,
    missing_row,
    possible_rows,
    rows_with,
    told_amounts,
)
from tolok.repair.steps import Step

Amounts = Mapping[str, Sequence[int]]
"""What the sums tell of a missing row, by column."""


class Absence(NamedTuple):
    """A row that may be missing from a sum: what the sums tell of it, and what is possible here.

    ``name`` is the column of the sum.
    """

    block: Block
    told: Amounts
    name: str
    possible: Span


class Left(NamedTuple):
    """What another cause leaves of a sum to a row that is missing there.

    ``ease`` is what that amount costs less than its digits say, where it is but one of many in a
    span of which nothing tells more.
    """

    amount: int
    step: Step
    ease: int = 0


def beside_missing(matching: Matching) -> Iterator[Step]:
    """Another cause in a sum beside a row that is missing there, and in the other column as well.

    That row has what is left of the sum, and what the sum of the other column tells.
    """
    if matching.relation in matching.state.block_of:
        for step in beside_double(matching.state, _block(matching)):
            if matching.meets(*(cell for cell, _ in step.changes)):
                yield step
    absence = _absence(matching)
    if absence is not None:
        slips = matching.rounding(-matching.gap, -1, absence.possible)
        others = (_slips(matching, slips), _seen(matching), _copies(matching, absence))
        yield from _with_row(matching, absence, chain(*others))


def hidden_missing(matching: Matching) -> Iterator[Step]:
    """A row that is missing from a sum that adds up: its only term says what the whole does.

    That term was written over by the figure above it; its percentage tells what it was.
    """
    absence, cell = _absence(matching), matching.one.cells[1]
    left = _told_by_percentage(matching, cell)
    if absence is None or left is None:
        return
    amounts = list(roundest(left))
    ease, others = _ease(matching, left, amounts), []
    for amount in amounts:
        value = matching.closing(cell, amount)
        found = overwritten(matching.state.grid, cell, value)
        others.append(Left(amount, Step(found.cost, ((cell, value),), found.cause), ease))
    yield from _with_row(matching, absence, others)


def beyond_missing(matching: Matching, further: BySize) -> Iterator[Step]:
    """The same for a slip of which the percentage of its row was computed, or is wrong too."""
    absence = _absence(matching)
    if absence is not None and further.shifts:
        low, high = absence.possible
        first = further.shifts[0] if high is None else -matching.gap - high
        slips = matching.computed_from(further.between(first, -matching.gap - (low or 0)))
        likely = matching.likeliest(slips, -matching.gap, -1, absence.possible)
        yield from _with_row(matching, absence, _slips(matching, likely))


def _block(matching: Matching) -> Block:
    return matching.state.grid.blocks[matching.state.block_of[matching.relation]]


def _absence(matching: Matching) -> Absence | None:
    state = matching.state
    if matching.relation not in state.block_of:
        return None
    told = told_amounts(state, _block(matching))
    name = state.grid.slots[matching.one.cells[0]].name
    return Absence(_block(matching), told, name, _possible(name, told)) if told else None


def _with_row(matching: Matching, absence: Absence, others: Iterable[Left]) -> Iterator[Step]:
    """Other causes beside the row that has what each leaves of the sum, the likeliest of them."""
    state, block = matching.state, absence.block
    pairs = (
        (
            matching.worth(left.step) + state.missing(block, *row).cost - left.ease,
            left,
            row,
        )
        for left in others
        for row in possible_rows({**absence.told, absence.name: [left.amount]})
    )
    for _, left, row in nsmallest(MOST_PAIRS, pairs):
        missing = missing_row(state, block, *row)
        yield together(left.step, missing._replace(cost=missing.cost - left.ease))


def _possible(name: str, told: Amounts) -> Span:
    """What a row can have, the other column being told: it spends no more than its ceiling."""
    if name == "ceiling":
        return Span(max(1, *told["spending"][:1]), None) if "spending" in told else ANY
    return Span(0, told["ceiling"][-1]) if "ceiling" in told else ANY


def _slips(matching: Matching, slips: Iterable[SlipOf]) -> Iterator[Left]:
    """Slips, each with what it leaves of the sum to the row."""
    for slip in slips:
        amount = -matching.gap - slip[0]
        is_met = amount >= 0 and matching.meets(slip[1], matching.one.cells[-1])
        step = matching.priced(slip) if is_met else None
        if step is not None:
            yield Left(amount, step)


def _seen(matching: Matching) -> Iterator[Left]:
    """A figure that is told by its percentage, whatever it was written over.

    Of what the percentage allows, the roundest amounts of the row are taken; several stand for all.
    """
    for cell in matching.spans:
        left = _told_by_percentage(matching, cell)
        if left is not None:
            amounts = list(roundest(left))
            ease = _ease(matching, left, amounts)
            yield from (one._replace(ease=ease) for one in _leaving(matching, cell, amounts))


def _told_by_percentage(matching: Matching, cell: int) -> Span | None:
    """What a cell leaves of the sum to a row, its percentage saying what it must be."""
    low, high = matching.spans.get(cell, ANY)
    if low is None or high is None or not matching.is_seen(cell):
        return None
    return Span(*matching.left(cell, low, high))


def _ease(matching: Matching, left: Span, amounts: Sequence[int]) -> int:
    """What each of some amounts costs less that stand for all that lie between two bounds."""
    column = matching.state.grid.slots[matching.one.cells[-1]].column
    if column is None or left.low is None or left.high is None or len(amounts) < 2:
        return 0
    within = column.surprise_within(left.low, left.high)
    return max(0, column.surprise(amounts[0]) - within - cost_of(1, len(amounts)))


def _copies(matching: Matching, absence: Absence) -> Iterator[Left]:
    """A figure that was written over by its neighbour's, and could have been anything.

    The row then has a round amount, or has spent all; or the figure itself was nothing.
    """
    possible = absence.possible
    for cell, span in matching.spans.items():
        is_term = cell != matching.one.cells[0]
        if not is_term or not is_free(matching.state.grid, cell) or matching.is_seen(cell):
            continue
        most = matching.closing(cell, 0) if span.high is None else span.high
        least, left = matching.left(cell, span.low or 0, most)
        high = left if possible.high is None else min(left, possible.high)
        within = Span(max(least, possible.low or 0), high)
        round_ones = roundest(within._replace(low=max(within.low or 0, 1)))
        amounts = {0, left, *round_ones, *chain.from_iterable(absence.told.values())}
        spoken = sorted(amount for amount in amounts if is_within(amount, within))
        yield from _shared_out(matching, cell, list(_leaving(matching, cell, spoken)))


def _shared_out(matching: Matching, cell: int, lefts: Sequence[Left]) -> Iterator[Left]:
    """The same, each as likely beside the others as the amounts of both rows are.

    No copy costs less than the least of causes, however odd is what it wrote: without this, what
    the figure was would be held against its row less than against the one that is missing.
    """
    column = matching.state.grid.slots[matching.one.cells[-1]].column
    if column is None or len(lefts) < 2:
        yield from lefts
        return
    odd = [column.surprise(left.amount) for left in lefts]
    priced = [left.step.cost + one for left, one in zip(lefts, odd, strict=True)]
    values = [dict(left.step.changes)[cell] for left in lefts]
    true = [
        moved(matching.state.grid, cell, value) + one
        for value, one in zip(values, odd, strict=True)
    ]
    least = min(range(len(lefts)), key=priced.__getitem__)
    for at, left in enumerate(lefts):
        ease = priced[at] - priced[least] - true[at] + true[least]
        yield left._replace(ease=max(0, ease))


def _leaving(matching: Matching, cell: int, amounts: Iterable[int]) -> Iterator[Left]:
    """A cell that closes the sum beside each of some amounts of the row."""
    for amount in amounts if matching.meets(cell, matching.one.cells[-1]) else ():
        value = matching.closing(cell, amount)
        found = matching.state.price(cell, value) if value >= 0 else None
        if found is not None and value != matching.state.values[cell]:
            yield Left(amount, Step(found.cost, ((cell, value),), found.cause))


def beside_double(state: Beliefs, block: Block) -> Iterator[Step]:
    """A row that stands twice: what it counts too often is lacking of the one that is missing."""
    for step in doubled_rows(state, block):
        removed = {state.grid.slots[cell].name: state.values[cell] for cell, _ in step.changes}
        for row in rows_with(state, block, told_amounts(state, block, removed)):
            yield together(step, row)
