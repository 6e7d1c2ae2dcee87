"""What it costs to believe that a number was written wrong: the error model, in one table."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from tolok.repair.costs import cost
from tolok.repair.grid import Block, Grid, Kind, Said, Slot
from tolok.repair.slips import Likeness, Slip, likeness


class Cause(StrEnum):
    """Why a number is wrong, where it is no slip of its digits."""

    COPIED = "copied"
    EXCHANGED_CELLS = "exchanged-cells"
    FOLLOWS = "follows"
    MISCALCULATED = "miscalculated"
    FILLED = "filled"
    UNREADABLE = "unreadable"
    UNLIKE = "unlike"
    COUNTED = "counted"
    MISSING_ROW = "missing-row"
    DOUBLED_ROW = "doubled-row"
    WAIVED = "waived"


class Price(NamedTuple):
    """What a belief costs (−1000 · ln of its chance) and its cause."""

    cost: int
    cause: Cause | Slip


WRONG = {
    Kind.MONEY: Fraction(1, 50),
    Kind.PERCENTAGE: Fraction(1, 25),
    Kind.QUANTITY: Fraction(1, 50),
}
"""How often a cell is wrong. The founding example: 12 of 150 numbers."""

_SLIP = {kind: cost(often * Fraction(70, 100)) for kind, often in WRONG.items()}
_COPIED = {kind: cost(often * Fraction(12, 100)) for kind, often in WRONG.items()}
_UNLIKE = {kind: cost(often * Fraction(3, 1000)) for kind, often in WRONG.items()}
_LEAST_UNLIKE = {**_UNLIKE, Kind.PERCENTAGE: 0}
"""What a number costs at least that has nothing to do with the true one."""
_ROUGHLY = cost(WRONG[Kind.PERCENTAGE] * Fraction(8, 100))
_FOLLOWS = cost("0.15")
_FOLLOWS_SUM = cost("0.1")
_FILLED = cost("0.02")
_UNREADABLE = cost("0.5")
_EXCHANGED = cost("0.002")
_MISSING = cost("0.01")
_LISTED = {True: cost("0.02"), False: cost("0.0015")}
"""The same where a nomenclature says whether rows are absent. Most activities do without some of
theirs (8 of 10 in the founding form), so that tells little; that none is absent tells much."""
_DOUBLED = {True: cost("0.05"), False: cost("0.005")}
_CHOICES = [0, *(cost(Fraction(1, count)) for count in range(1, 12))]
_TEN = cost("0.1")
_ALL_SPENT = _CHOICES[10] + _CHOICES[2]
"""The surprise of a row that has spent its ceiling to the last rupiah."""
ROUGHLY = 2
"""A percentage this near to the true one, in its last digit, was computed carelessly."""


USUAL = 10_000
"""The surprise of an ordinary round amount."""

LEAST = {Kind.MONEY: 7_000, Kind.MISSING: 7_000, Kind.PERCENTAGE: 5_500, Kind.QUANTITY: 5_500}
"""No belief in an error of its own costs less: what the bound of the search counts on."""


def price(grid: Grid, cell: int, value: int, slip: Likeness | None = None) -> Price | None:
    """The likeliest way in which a cell that should say ``value`` came to say what is written.

    ``slip`` is the likeliest slip from the value, where that is known already.
    """
    slot = grid.slots[cell]
    if value < 0 or slot.kind is Kind.MISSING:
        return None
    known = _surroundings(grid, cell)
    surprise = 0  # what others tell is none
    if slot.habits is not None:
        surprise = _surprise(grid, slot, known.near, value) + _hindsight(grid, cell, value)
    if slot.said is Said.NOTHING:
        return Price(max(LEAST[slot.kind], _FILLED + surprise), Cause.FILLED)
    if slot.said is Said.NONSENSE:
        return Price(max(LEAST[slot.kind], _UNREADABLE + surprise), Cause.UNREADABLE)
    relative = surprise - known.surprise
    slip = slip or likeness(slot.written, value, slot.width)
    best = None if slip is None else _slip_price(slot, slip, relative)
    if best is None or best.cost > _LEAST_UNLIKE[slot.kind]:
        unlike = _unlike(slot, value, surprise)
        best = unlike if best is None or unlike.cost <= best.cost else best
    if known.copied is not None:
        # What the copy has overwritten is free: the odder it would be, the more must speak for it.
        odd = LEAST[slot.kind] + (surprise - USUAL) // 2
        best = min(best, Price(max(known.copied + relative, odd), Cause.COPIED))
    return best if best.cost >= LEAST[slot.kind] else Price(LEAST[slot.kind], best.cause)


def _slip_price(slot: Slot, slip: Likeness, relative: int) -> Price:
    """The price of a slip; two digits that have nothing in common are two slips in one number."""
    least = 2 * LEAST[slot.kind] if slip.slip is Slip.TWO_DIGITS else 0
    return Price(max(least, _SLIP[slot.kind] + slip.cost + relative), slip.slip)


class Surroundings(NamedTuple):
    """What stands beside a cell, and how surprising the written number is there.

    ``copied`` is −ln of the chance that it was copied from one of its neighbours; None where none
    of them says the same. ``near`` are the amounts of its neighbours at the bottom.
    """

    near: frozenset[int]
    copied: int | None
    surprise: int


def _surroundings(grid: Grid, cell: int) -> Surroundings:
    known: Surroundings | None = grid.surroundings.get(cell)
    if known is not None:
        return known
    slot, beside = grid.slots[cell], grid.beside(cell)
    near = frozenset(
        one.written
        for one in (grid.slots[other] for other in beside)
        if one.habits is not None and one.habits is slot.habits
    )
    sources = sum(_is_copy(slot, grid.slots[other]) for other in beside)
    copied = _COPIED[slot.kind] + _CHOICES[len(beside)] - _CHOICES[sources] if sources else None
    found = Surroundings(near, copied, _surprise(grid, slot, near, slot.written))
    grid.surroundings[cell] = found
    return found


def has_copied_look(grid: Grid, cell: int) -> bool:
    """Whether a cell says what stands beside it, above it or below it."""
    return _surroundings(grid, cell).copied is not None


def is_free(grid: Grid, cell: int) -> bool:
    """Whether a cell could have been anything before it was written over."""
    return grid.slots[cell].said is not Said.NUMBER or has_copied_look(grid, cell)


def slipped(slot: Slot, value: int) -> Price | None:
    """A slip of digits from ``value`` to what the cell says, whatever speaks for the value."""
    slip = likeness(slot.written, value, slot.width)
    return None if slip is None else Price(_SLIP[slot.kind] + slip.cost, slip.slip)


def _is_copy(slot: Slot, other: Slot) -> bool:
    # That nothing was spent is no sign of copying; that nothing was planned is.
    is_planned = slot.kind is Kind.MONEY and slot.ceiling is None
    if other.said is not Said.NUMBER or not (slot.written or is_planned):
        return False
    scale: int = 10**other.decimals
    other_scale: int = 10**slot.decimals
    return slot.written * scale == other.written * other_scale


def _surprise(grid: Grid, slot: Slot, near: frozenset[int], value: int) -> int:
    """−ln of the chance of a true amount at the bottom; 0 where others decide it."""
    if slot.habits is None:
        return 0
    found = slot.habits.surprise(value)
    if value and value in near:
        found = min(found, slot.habits.repeated)
    if slot.ceiling is not None and value == grid.slots[slot.ceiling].written:
        found = min(found, _ALL_SPENT)
    return found


def _hindsight(grid: Grid, cell: int, value: int) -> int:
    """By how much another ceiling makes the spending of its row more surprising, or less."""
    slot = grid.slots[cell]
    if slot.habits is None or slot.ceiling is not None:
        return 0
    change = 0
    for other in grid.exchanges.get(cell, ()):
        spent = grid.slots[other]
        if (slot.written == spent.written) == (value == spent.written):
            continue
        if spent.habits is not None and spent.written and spent.said is Said.NUMBER:
            gain = max(0, spent.habits.surprise(spent.written) - _ALL_SPENT)
            change += gain * ((slot.written == spent.written) - (value == spent.written))
    return change


def moved(grid: Grid, cell: int, value: int) -> int:
    """By how much another true amount at the bottom is more surprising than the written one."""
    slot, known = grid.slots[cell], _surroundings(grid, cell)
    after = _surprise(grid, slot, known.near, value) + _hindsight(grid, cell, value)
    return after - known.surprise


def _unlike(slot: Slot, value: int, surprise: int) -> Price:
    """A number that has nothing to do with the true one."""
    if slot.kind is Kind.PERCENTAGE:
        if abs(slot.written - value) <= ROUGHLY:
            return Price(_ROUGHLY + _CHOICES[2 * ROUGHLY], Cause.MISCALCULATED)
        digits = len(str(max(slot.written, 10 ** (slot.decimals + 1))))
        if slot.name == "achievement" and slot.written % 10**slot.decimals == 0:
            digits -= slot.decimals  # small counts mostly give whole percentages
        return Price(_UNLIKE_SHARE + digits * _TEN, Cause.MISCALCULATED)
    if slot.habits is not None:
        return Price(_UNLIKE[slot.kind] + surprise, Cause.UNLIKE)
    if slot.column is not None:
        return Price(_UNLIKE[slot.kind] + slot.column.surprise(slot.written), Cause.UNLIKE)
    digits = max(len(str(slot.written)), len(str(value)))
    return Price(_UNLIKE[slot.kind] + digits * _TEN, Cause.UNLIKE)


_UNLIKE_SHARE = cost(WRONG[Kind.PERCENTAGE] * Fraction(30, 100))


def follows(*, is_sum: bool) -> Price:
    """A number computed from one that was already wrong: right by its own lights."""
    return Price(_FOLLOWS_SUM if is_sum else _FOLLOWS, Cause.FOLLOWS)


def exchanged(grid: Grid, cell: int, other: int) -> Price:
    """Two cells of one row that stand in each other's place."""
    slots = grid.slots
    relative = 0
    for into, out in ((cell, other), (other, cell)):
        known = _surroundings(grid, into)
        relative += _surprise(grid, slots[into], known.near, slots[out].written) - known.surprise
    return Price(max(LEAST[slots[cell].kind], _EXCHANGED + relative), Cause.EXCHANGED_CELLS)


def slip_and_copy(
    grid: Grid, source: int, slip: tuple[int, Likeness], copy: int, value: int
) -> tuple[Price, Price]:
    """What a slip costs, and a copy of the same figure made before it or after it.

    Each of two neighbours at the bottom says then what the other one said: that is no sign that
    either of them is true. ``slip`` is the true number of the source and its likeliest slip.
    """
    true, like = slip
    slots, known = grid.slots, _surroundings(grid, copy)
    alone = frozenset[int]()
    relative = _surprise(grid, slots[source], alone, true)
    relative -= _surprise(grid, slots[source], alone, slots[source].written)
    if slots[copy].row != slots[source].row:
        relative += _hindsight(grid, source, true)
    one = _slip_price(slots[source], like, relative)
    surprise = _surprise(grid, slots[copy], alone, value) + _hindsight(grid, copy, value)
    copied = _COPIED[slots[copy].kind] + _CHOICES[len(grid.beside(copy))]
    other = _odd_copy(slots[copy], copied + surprise - known.surprise, surprise)
    least = LEAST[slots[copy].kind]
    return one._replace(cost=max(one.cost, least)), Price(other, Cause.COPIED)


def overwritten(grid: Grid, cell: int, value: int) -> Price:
    """A figure at the bottom over which that of a row was written which it seems to repeat."""
    slot, known = grid.slots[cell], _surroundings(grid, cell)
    copied = _COPIED[slot.kind] + _CHOICES[len(grid.beside(cell)) + 1]
    surprise = _surprise(grid, slot, known.near, value) + _hindsight(grid, cell, value)
    return Price(_odd_copy(slot, copied + surprise - known.surprise, surprise), Cause.COPIED)


def _odd_copy(slot: Slot, cost: int, surprise: int) -> int:
    """What a copy has overwritten is free: the odder it would be, the more must speak for it."""
    return max(cost, LEAST[slot.kind] + max(0, surprise - USUAL) // 2)


def missing(grid: Grid, block: Block, ceiling: int, spending: int) -> Price:
    """A row that was left out, with those amounts; one that its block has no column for is 0."""
    surprise = 0
    for name, cell in block.missing.items():
        column = grid.slots[cell].column
        if column is not None:
            odd = column.surprise(ceiling if name == "ceiling" else spending)
            is_all = name == "spending" and ceiling == spending
            surprise += min(odd, _ALL_SPENT) if is_all else odd
    absent = grid.absent(block.rows)
    chance = _MISSING if absent is None else _LISTED[bool(absent)]
    return Price(max(LEAST[Kind.MISSING], chance + surprise), Cause.MISSING_ROW)


def doubled(*, is_named_alike: bool) -> Price:
    """A row that was written twice: that two rows agree in everything by chance is far rarer."""
    return Price(_DOUBLED[is_named_alike], Cause.DOUBLED_ROW)
