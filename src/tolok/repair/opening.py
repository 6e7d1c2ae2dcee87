"""A form opened as a grid: which cells are numbers, and what binds them."""

from collections.abc import Sequence
from decimal import Context, Decimal
from functools import cache
from itertools import pairwise

from tolok.audit.counts import count_typed
from tolok.audit.directions import is_lower_better
from tolok.audit.shares import ABSORPTION, ACHIEVEMENT, other_formula
from tolok.audit.tree import TOTALS, Node, figure, grow
from tolok.domain.forms import NUMBER_CELLS, Cell, Form, State
from tolok.domain.quantities import decimals_of, rounded_percentage
from tolok.repair.costs import cost
from tolok.repair.grid import Block, Grid, Kind, Said, Slot
from tolok.repair.habits import Habits
from tolok.repair.precision import is_cut_off
from tolok.repair.relations.bounds import Bound
from tolok.repair.relations.counts import Count
from tolok.repair.relations.floors import Floor
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum

MONEY = ("ceiling", "spending")
_NOTHING = Decimal(0)
_WIDE = Context(prec=200)  # figures have at most 80 characters, so nothing is lost

SUM_IGNORED = cost("0.00001")
"""A total that is meant to be another: no law knows it. Its gap could then be any number."""
SUM_WAIVED = cost("0.000000000001")
"""The same where the sum holds as written, and only a change elsewhere would break it."""
PART_WAIVED = cost("0.0002")
"""A total that is exactly one of several rows below: the row above may mean only that one."""
AS_WELL = cost("0.5")
"""What follows from such a row: it does not repeat the total of its neighbour either."""
SHARE_WAIVED = cost("0.00000000001")
"""An absorption that means something else; then any percentage could stand there."""
OVERSPENT = cost("0.0002")
"""Offices do overspend, rarely, and mostly on paper."""
NEGATIVE = cost("0.0001")
"""Money given back can stand as less than nothing; hardly ever does in such forms."""
FORMULA_FITS = cost("0.5")
"""An achievement with its own method that a formula for "lower is better" gives."""
FORMULA_NAMED = cost("0.1")
"""An achievement with its own method may follow a formula that the form only names."""
FORMULA_UNSAID = cost("0.0004")
COUNT_WAIVED = cost("0.00001")
"""That a percentage happens to be the count of what was done below."""


BESIDE = {
    "ceiling": ("spending", "target", "realization"),
    "spending": ("ceiling", "realization", "achievement"),
    "absorption": ("achievement",),
    "achievement": ("absorption",),
}
"""The cells of its row from which a number may have been copied: what stands left and right of it
in the form, and the other money."""


def open_grid(form: Form) -> tuple[Grid, tuple[Node, ...]]:
    """The grid of a form, and its rows as nodes (their positions are the grid's rows)."""
    nodes = grow(form)
    return open_nodes(nodes), nodes


def open_nodes(nodes: Sequence[Node]) -> Grid:
    """The grid of rows that are nodes already, of one form or of several side by side."""
    grid = Grid()
    _Opening(grid, nodes).run()
    return grid


class _Opening:
    """The steps of opening, over one grid."""

    def __init__(self, grid: Grid, nodes: Sequence[Node]) -> None:
        self.grid, self.nodes = grid, nodes
        self.doubled: set[tuple[int, int]] = set()
        self.missing_beside: dict[int, tuple[int, ...]] = {}
        # Every figure is asked for several times, so each is read once.
        self.figures = {
            name: [figure(getattr(node.row, name)) for node in nodes] for name in NUMBER_CELLS
        }
        self.amounts = {name: self._amounts(name) for name in (*MONEY, "realization")}
        money = (value for name in MONEY for value in self.figures[name] if value is not None)
        self.scale = max(map(decimals_of, money), default=0)
        self.is_cut_off = {
            one.share: is_cut_off(*(self.figures[name] for name in one))
            for one in (ABSORPTION, ACHIEVEMENT)
        }

    def run(self) -> None:
        for node in self.nodes:
            self._money(node)
        self._habits()
        self._sums()
        for node in self.nodes:
            self._absorption(node)
            self._achievement(node)
        self.grid.beside = cache(self.beside)

    def _amounts(self, name: str) -> list[Decimal | None]:
        """The figures of a column, a dash being zero."""
        return [
            _NOTHING if value is None and node.row.cell(name).state is State.DASH else value
            for value, node in zip(self.figures[name], self.nodes, strict=True)
        ]

    def figure(self, node: Node, name: str) -> Decimal | None:
        """The number of a cell, if it has one."""
        return self.figures[name][node.position]

    def amount(self, node: Node, name: str) -> Decimal | None:
        """The same, a dash being zero."""
        return self.amounts[name][node.position]

    def _money(self, node: Node) -> None:
        ceiling = self._amount_of_money(node, "ceiling")
        spending = self._amount_of_money(node, "spending")
        grid = self.grid
        grid.slots[spending].ceiling = ceiling
        grid.exchanges[ceiling], grid.exchanges[spending] = (spending,), (ceiling,)
        if self.amount(node, "spending") is not None and self.figure(node, "ceiling") is not None:
            grid.relations.append(Bound((spending, ceiling), OVERSPENT))

    def _amount_of_money(self, node: Node, name: str) -> int:
        value, scale = self.amounts[name][node.position], self.scale
        said = _said(node.row.cell(name)) if value is None else Said.NUMBER
        written = scaled(value, scale)
        at = self.grid.add(Slot(node.position, name, written, Kind.MONEY, scale, scale + 1, said))
        if written < 0:
            self.grid.relations.append(Floor((at,), NEGATIVE))
        return at

    def _habits(self) -> None:
        """What the rows at the bottom of each column are used to hold."""
        for name in MONEY:
            slots = [self.grid.slots[self.grid.at[node.position, name]] for node in self.nodes]
            bottom = [slot for slot, node in zip(slots, self.nodes, strict=True) if not node.terms]
            habits = Habits(slot.written for slot in bottom if slot.said is Said.NUMBER)
            for slot in slots:
                slot.column = habits
            for slot in bottom:
                slot.habits = habits

    def _sums(self) -> None:
        """One sum a column for each row with rows below, and the blocks that they make."""
        blocks: dict[tuple[int, ...], list[Node]] = {}
        for node in self.nodes:
            if node.terms:
                blocks.setdefault(tuple(term.position for term in node.terms), []).append(node)
        for rows, wholes in blocks.items():
            missing: dict[str, int] = {}
            sums: dict[str, tuple[int, ...]] = {}
            for name in MONEY:
                amounts = self.amounts[name]
                if all(amounts[row] is None for row in rows):
                    continue
                of_column = [whole for whole in wholes if amounts[whole.position] is not None]
                if not of_column:
                    continue
                gap = self.grid.add(Slot(-1 - len(self.grid.blocks), name, 0, Kind.MISSING))
                self.grid.slots[gap].column = self.grid.slots[self.grid.at[rows[0], name]].column
                missing[name] = gap
                sums[name] = tuple(self._sum(whole, rows, name, gap) for whole in of_column)
                self._repeats(of_column, name)
            self.grid.blocks.append(Block(rows, missing, sums, self._doubled(rows)))
            self.missing_beside.update(dict.fromkeys(rows, tuple(missing.values())))

    def _sum(self, whole: Node, rows: Sequence[int], name: str, gap: int) -> int:
        at, slots = self.grid.at, self.grid.slots
        cells = (at[whole.position, name], *[at[row, name] for row in rows], gap)
        total, *terms = [slots[cell].written for cell in cells]
        shift, waiver = abs(sum(terms) - total), SUM_WAIVED
        habits = slots[cells[0]].column
        if shift and self._is_part(whole, name):
            waiver = PART_WAIVED
        elif shift and habits is not None:
            waiver = SUM_IGNORED + habits.surprise(shift)
        self.grid.relations.append(Sum(cells, waiver))
        return len(self.grid.relations) - 1

    def _is_part(self, whole: Node, name: str) -> bool:
        """Whether a total is exactly one of several rows below it, and so not their sum.

        Goals and objectives have no money of their own, so they alone may mean one program.
        """
        if whole.row.level not in TOTALS:
            return False
        at, slots = self.grid.at, self.grid.slots
        value = slots[at[whole.position, name]].written
        terms = [slots[at[term.position, name]].written for term in whole.terms]
        return value != 0 and len(terms) > 1 and value in terms and sum(terms) != value

    def _repeats(self, wholes: Sequence[Node], name: str) -> None:
        """A total that stands on two levels says the same on both."""
        at = self.grid.at
        for one, other in pairwise(wholes):
            cells = (at[one.position, name], at[other.position, name])
            is_part = any(self._is_part(whole, name) for whole in (one, other))
            self.grid.relations.append(Repeat(cells, AS_WELL if is_part else SUM_WAIVED))

    def _doubled(self, rows: Sequence[int]) -> tuple[tuple[int, int, bool], ...]:
        """Rows that say the same: by name and indicator, or in every amount."""
        seen: dict[object, int] = {}
        found = []
        for row in rows if len(rows) > 1 else ():
            one = self.nodes[row].row
            if not self.figures["ceiling"][row]:
                continue
            money = (one.ceiling, one.spending, one.target, one.indicator)
            names = (one.name, one.indicator) if one.name and one.indicator else money
            first = seen.setdefault(money, seen.setdefault(names, row))
            if first == row:
                continue
            other = self.nodes[first].row
            self.doubled.add((row, first))
            is_named_alike = one.name == other.name
            found.append((row, first, is_named_alike))
            if one.ceiling != other.ceiling or one.spending != other.spending:
                found.append((first, row, is_named_alike))  # either copy may be the faulty one
        return tuple(found)

    def _absorption(self, node: Node) -> None:
        share = self.figure(node, "absorption")
        if (
            share is None
            or self.amount(node, "spending") is None
            or not self.figure(node, "ceiling")
        ):
            return
        at, cell = self.grid.at, self._percentage(node, "absorption", share)
        decimals = decimals_of(share)
        cells = (cell, at[node.position, "spending"], at[node.position, "ceiling"])
        self.grid.relations.append(
            Share(cells, 100 * 10**decimals, SHARE_WAIVED, self.is_cut_off["absorption"])
        )
        self._same_as_only_child(node, "absorption", decimals)

    def _same_as_only_child(self, node: Node, name: str, decimals: int) -> None:
        """A row stands for the only row below it, so their percentages are one number."""
        above = node.parent
        if above is None or len(above.terms) != 1 or above.terms[0] is not node:
            return
        at = self.grid.at
        mine, other = at[node.position, name], at.get((above.position, name))
        if other is not None and self.grid.slots[other].decimals == decimals:
            missing = self.missing_beside.get(node.position, ())
            self.grid.relations.append(Repeat((other, mine, *missing), SHARE_WAIVED))

    def _achievement(self, node: Node) -> None:
        """The achievement of a row, and the count that its realization may be."""
        target = self.figure(node, "target") or _NOTHING
        counted, share = count_typed(node), self.figure(node, "achievement")
        is_share = share is not None and self.amount(node, "realization") is not None and target > 0
        if counted is None and not is_share:
            return
        done = self.figure(node, "realization") or _NOTHING
        if counted is None and share == rounded_percentage(
            done, target, decimals_of(share or done)
        ):
            return  # what holds here touches nothing else: it is only a place to copy from
        known = [done, target, *([counted.share] if counted else [])]
        scale = max(decimals_of(value) for value in known)
        cells = tuple(
            self._quantity(node, name, value, scale)
            for name, value in (("realization", done), ("target", target))
        )
        if counted:
            percentage = scaled(counted.share, scale)
            self.grid.relations.append(Count((cells[0],), percentage, COUNT_WAIVED))
        # "≤ 5" says itself that realization / target is not its formula.
        if is_share and not is_lower_better(node.row):
            self._share_of_target(node, cells[0], cells[1])

    def _percentage(self, node: Node, name: str, share: Decimal) -> int:
        decimals = decimals_of(share)
        written = scaled(share, decimals)
        return self.grid.add(
            Slot(node.position, name, written, Kind.PERCENTAGE, decimals, decimals + 1)
        )

    def _quantity(self, node: Node, name: str, value: Decimal, scale: int) -> int:
        written = scaled(value, scale)
        return self.grid.add(Slot(node.position, name, written, Kind.QUANTITY, scale, scale + 1))

    def _share_of_target(self, node: Node, done: int, target: int) -> None:
        row = node.row
        cell = self._percentage(node, "achievement", self.figure(node, "achievement") or Decimal(0))
        slot = self.grid.slots[cell]
        # Where nothing was realized, 100 % fits a formula by chance.
        if other_formula(row) is not None and self.figure(node, "realization"):
            waiver = FORMULA_FITS if row.method else FORMULA_UNSAID
        else:  # by another formula, any percentage could stand here
            waiver = FORMULA_NAMED if row.method else FORMULA_UNSAID
            waiver += len(str(max(slot.written, 10**slot.width))) * cost("0.1")
        cells = (cell, done, target)
        factor = 100 * 10**slot.decimals
        relation = Share(cells, factor, waiver, self.is_cut_off["achievement"])
        self.grid.relations.append(relation)

    def beside(self, cell: int) -> tuple[int, ...]:
        """Where a number could have been copied from: beside it, above it, below it."""
        at, slot = self.grid.at, self.grid.slots[cell]
        if slot.kind is Kind.MISSING or slot.name not in BESIDE:
            return ()
        row, name = slot.row, slot.name
        found = []
        for place in ((row - 1, name), (row + 1, name), *((row, one) for one in BESIDE[name])):
            other = at.get(place)
            if other is None:
                other = self._taken(*place)
            if other is not None and not self._is_repeated(slot, other):
                found.append(other)
        return tuple(found)

    def _taken(self, row: int, name: str) -> int | None:
        """A figure of a row whose achievement holds, taken in: it can be copied from there too."""
        value = self.figures[name][row] if 0 <= row < len(self.nodes) else None
        if value is None or name in (*MONEY, "absorption"):
            return None
        node = self.nodes[row]
        if name != "achievement":
            return self._quantity(node, name, value, decimals_of(value))
        if self.amount(node, "realization") is not None and self.figure(node, "target"):
            return self._percentage(node, name, value)
        return None

    def _says_all(self, row: int) -> bool:
        share = self.figures["absorption"][row]
        return share is not None and share == 100

    def _is_repeated(self, slot: Slot, other: int) -> bool:
        """Whether two neighbours agree because one row stands for the other, and not by copying."""
        beside = self.grid.slots[other].row
        low, high = sorted((slot.row, beside))
        if (high, low) in self.doubled:
            return True
        if low == high:  # all is spent, and the row itself says so: 100 %
            return self._says_all(low) and {slot.name, self.grid.slots[other].name} == set(MONEY)
        above, below = self.nodes[low], self.nodes[high]
        if above.terms == below.terms != []:
            return True
        # A row that is alone below another, or alone in having spent, has its amount.
        at, slots = self.grid.at, self.grid.slots
        alone = (at.get((term.position, slot.name)) for term in above.terms if term is not below)
        return below in above.terms and not any(slots[one].written for one in alone if one)


def _said(cell: Cell) -> Said:
    """What a cell says that has no number; a dash has one: in arithmetic it is zero."""
    return Said.NONSENSE if cell.state is State.UNREADABLE else Said.NOTHING


def scaled(value: Decimal | None, decimals: int) -> int:
    """The value as an integer count of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ, exactly.

    >>> scaled(Decimal("13.41"), 2), scaled(Decimal("5"), 3)
    (1341, 5000)
    """
    if value is None:
        return 0
    return int(value.scaleb(decimals, _WIDE)) if decimals else int(value)
