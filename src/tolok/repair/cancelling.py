"""Errors of one column that cancel each other: its sum holds, and only percentages tell of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tolok.repair.beliefs import Beliefs
from tolok.repair.grid import grouped
from tolok.repair.matching import together
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum
from tolok.repair.steps import Step

Part = tuple[int, ...]


class _Slip(NamedTuple):
    """A slip that mends a percentage, and by how much more a sum that holds would be without it."""

    sum: int
    more: int
    step: Step


def cancelling(state: Beliefs, broken: Sequence[int]) -> tuple[Step, ...]:
    """Two slips each that mend two percentages and leave the sum over them as it is."""
    found: list[Step] = []
    known: dict[tuple[int, int], list[Step]] = {}
    for share in broken:
        own = list(_slips(state, share))
        for slip in own:
            others = known.get((slip.sum, -slip.more), ())
            found += [together(other, slip.step) for other in others]
        for slip in own:
            known.setdefault((slip.sum, slip.more), []).append(slip.step)
    return tuple(found)


def _slips(state: Beliefs, share: int) -> Iterator[_Slip]:
    one = state.relations[share]
    for cell in one.cells[1:] if isinstance(one, Share) else ():
        span = one.span(cell, state.values)
        sums = [
            (index, sum_)
            for index in state.relations_of[cell]
            if isinstance(sum_ := state.relations[index], Sum) and sum_.holds(state.values)
        ]
        for value, like in state.slipped(cell, span) if sums and span else ():
            price = state.price(cell, value, like)
            more = value - state.values[cell]
            if price is not None:
                step = Step(price.cost, ((cell, value),), price.cause)
                for index, sum_ in sums:
                    yield _Slip(index, -more if cell == sum_.cells[0] else more, step)


def joined(state: Beliefs, parts: Sequence[Part], steps: Sequence[Step]) -> Sequence[Part]:
    """The parts of what is broken, those as one that such steps mend together."""
    if not steps:
        return parts
    part_of = {index: at for at, part in enumerate(parts) for index in part}
    pairs = []
    for step in steps:
        touched = (index for cell, _ in step.changes for index in state.relations_of[cell])
        one, *others = sorted({part_of[index] for index in touched if index in part_of})
        pairs += [(one, other) for other in others]
    groups: dict[int, list[int]] = {}
    for name, part in zip(grouped(len(parts), pairs), parts, strict=True):
        groups.setdefault(name, []).extend(part)
    return sorted(tuple(sorted(members)) for members in groups.values())
