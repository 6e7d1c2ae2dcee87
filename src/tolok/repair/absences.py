"""What stands beside a row that is missing: a slip, a copy, a figure told otherwise, a double."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from tolok.repair.beliefs import Beliefs
from tolok.repair.grid import Block
from tolok.repair.matching import ANY, Matching, both, is_within, roundest
from tolok.repair.pricing import is_free
from tolok.repair.relation import Span
from tolok.repair.rows import doubled_rows, rows_with, told_amounts
from tolok.repair.steps import Step

Amounts = Mapping[str, Sequence[int]]
"""What the sums tell of a missing row, by column."""


def beside_missing(matching: Matching) -> Iterator[Step]:
    """Another cause in a sum beside a row that is missing there, and in the other column as well.

    That row has what is left of the sum, and what the sum of the other column tells.
    """
    state = matching.state
    if matching.relation not in state.block_of:
        return
    block = state.grid.blocks[state.block_of[matching.relation]]
    yield from _doubles(state, block)
    told = told_amounts(state, block)
    if not told:
        return
    name = state.grid.slots[matching.one.cells[0]].name
    possible = _possible(name, told)
    others = (*_slips(matching, possible), *_seen(matching), *_copies(matching, possible, told))
    for amount, step in others:
        for row in rows_with(state, block, {**told, name: [amount]}):
            yield both(step, row)


def _possible(name: str, told: Amounts) -> Span:
    """What a row can have, the other column being told: it spends no more than its ceiling."""
    if name == "ceiling":
        return Span(max(1, *told["spending"][:1]), None) if "spending" in told else ANY
    return Span(0, told["ceiling"][-1]) if "ceiling" in told else ANY


def _slips(matching: Matching, possible: Span) -> Iterator[tuple[int, Step]]:
    """Slips, each with what it leaves of the sum to the row."""
    for slip in matching.rounding(-matching.gap, -1, possible):
        amount = -matching.gap - slip[0]
        step = matching.priced(slip) if amount >= 0 else None
        if step is not None:
            yield amount, step


def _seen(matching: Matching) -> Iterator[tuple[int, Step]]:
    """A figure that is told by its percentage, whatever it was written over.

    Of what the percentage allows, the roundest amounts of the row are taken.
    """
    for cell, span in matching.spans.items():
        if span.low is None or span.high is None or not matching.is_seen(cell):
            continue
        left = Span(*matching.left(cell, span.low, span.high))
        yield from _leaving(matching, cell, roundest(left))


def _copies(matching: Matching, possible: Span, told: Amounts) -> Iterator[tuple[int, Step]]:
    """A figure that was written over by its neighbour's, and could have been anything.

    The row then has a round amount, or has spent all; or the figure itself was nothing.
    """
    for cell, span in matching.spans.items():
        is_term = cell != matching.one.cells[0]
        if not is_term or not is_free(matching.state.grid, cell) or matching.is_seen(cell):
            continue
        most = matching.closing(cell, 0) if span.high is None else span.high
        least, left = matching.left(cell, span.low or 0, most)
        high = left if possible.high is None else min(left, possible.high)
        within = Span(max(least, possible.low or 0, 1), high)
        amounts = {left, *roundest(within), *chain.from_iterable(told.values())}
        spoken = [amount for amount in amounts if is_within(amount, within)]
        yield from _leaving(matching, cell, sorted(spoken))


def _leaving(matching: Matching, cell: int, amounts: Iterable[int]) -> Iterator[tuple[int, Step]]:
    """A cell that closes the sum beside each of some amounts of the row."""
    for amount in amounts:
        value = matching.closing(cell, amount)
        found = matching.state.price(cell, value) if value >= 0 else None
        if found is not None and value != matching.state.values[cell]:
            yield amount, Step(found.cost, ((cell, value),), found.cause)


def _doubles(state: Beliefs, block: Block) -> Iterator[Step]:
    """A row that stands twice: what it counts too often is lacking of the one that is missing."""
    for step in doubled_rows(state, block):
        removed = {state.grid.slots[cell].name: state.values[cell] for cell, _ in step.changes}
        for row in rows_with(state, block, told_amounts(state, block, removed)):
            yield both(step, row)
