"""Causes in both columns of one row: figures exchanged, or one that slipped and its copy."""

from collections.abc import Iterator
from itertools import product

from tolok.repair.beliefs import Beliefs
from tolok.repair.matching import together
from tolok.repair.pricing import exchanged, slip_and_copy
from tolok.repair.relations.sums import Sum
from tolok.repair.slips import likeness
from tolok.repair.steps import Step


def exchanges(beliefs: Beliefs, cell: int) -> Iterator[Step]:
    """A figure that stands in the place of another of its row, and that one in its own."""
    values = beliefs.values
    for other in beliefs.grid.exchanges.get(cell, ()):
        low, high = sorted((cell, other))  # the ceiling is opened before the spending
        if other in beliefs.changed or values[low] >= values[high]:
            continue
        found = exchanged(beliefs.grid, cell, other)
        changes = tuple(sorted([(cell, values[other]), (other, values[cell])]))
        yield Step(found.cost, changes, found.cause)


def copied_across(beliefs: Beliefs, cell: int) -> Iterator[Step]:
    """A slip, and what it made copied into the other column of the row: two sums tell of them."""
    for other in beliefs.grid.exchanges.get(cell, ()):
        said = beliefs.written[cell]
        if other in beliefs.changed or said <= 0 or said != beliefs.written[other]:
            continue
        for source, copy in ((cell, other), (other, cell)):
            width = beliefs.grid.slots[source].width
            for true, value in product(_told(beliefs, source), _told(beliefs, copy)):
                slip = likeness(said, true, width)
                if slip is not None and true != value:
                    one, two = slip_and_copy(beliefs.grid, source, (true, slip), copy, value)
                    yield together(
                        Step(one.cost, ((source, true),), one.cause),
                        Step(two.cost, ((copy, value),), two.cause),
                    )


def _told(beliefs: Beliefs, cell: int) -> set[int]:
    """What a cell must be by the broken sums in which it stands."""
    found = set()
    for index in beliefs.relations_of[cell]:
        one = beliefs.relations[index]
        if index not in beliefs.waived and isinstance(one, Sum) and one.gap(beliefs.values):
            span = one.span(cell, beliefs.values)
            if span is not None and span.low is not None and span.low > 0:
                found.add(span.low)
    return found
