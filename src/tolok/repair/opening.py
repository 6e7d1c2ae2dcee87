"""A form opened as a ledger: which cells are numbers, and what binds them."""

from collections.abc import Sequence
from decimal import Context, Decimal
from itertools import pairwise

from tolok.audit.tree import Node, amount, figure, grow
from tolok.domain.forms import Cell, Form, State
from tolok.domain.quantities import decimals_of
from tolok.repair.costs import cost
from tolok.repair.habits import Habits
from tolok.repair.ledger import Block, Entry, Kind, Ledger, Said
from tolok.repair.relations.shares import Share
from tolok.repair.relations.sums import Sum

MONEY = ("ceiling", "spending")
_WIDE = Context(prec=200)  # figures have at most 80 characters, so nothing is lost

SUM_WAIVED = cost("0.0000001")
"""A total that is meant to be another: no law knows it."""
PART_WAIVED = cost("0.0002")
"""A total that is exactly one of several rows below: the row above may mean only that one."""
AS_WELL = cost("0.5")
"""What follows from such a row: it does not repeat the total of its neighbour either."""
SHARE_WAIVED = cost("0.0000001")
FORMULA_WAIVED = cost("0.1")
"""An achievement with its own method may follow a formula that the form only names."""


def open_ledger(form: Form) -> tuple[Ledger, tuple[Node, ...]]:
    """The ledger of a form, and its rows as nodes (their positions are the ledger's rows)."""
    nodes = grow(form)
    ledger = Ledger()
    _Opening(ledger, nodes).run()
    return ledger, nodes


class _Opening:
    """The steps of opening, over one ledger."""

    def __init__(self, ledger: Ledger, nodes: Sequence[Node]) -> None:
        self.ledger, self.nodes = ledger, nodes
        self.scale = {name: self._decimals(name) for name in MONEY}

    def run(self) -> None:
        for node in self.nodes:
            self._money(node)
        self._habits()
        self._sums()
        for node in self.nodes:
            self._absorption(node)
            self._achievement(node)
        self._copies()

    def _decimals(self, name: str) -> int:
        found = (figure(node.row.cell(name)) for node in self.nodes)
        return max((decimals_of(value) for value in found if value is not None), default=0)

    def _money(self, node: Node) -> None:
        scale = max(self.scale.values())
        for name in MONEY:
            cell = node.row.cell(name)
            said = _said(cell)
            written = scaled(figure(cell), scale) if said is Said.NUMBER else 0
            entry = Entry(node.position, name, written, Kind.MONEY, scale, scale + 1, said)
            at = self.ledger.add(entry)
            if name == "spending":
                entry.ceiling = self.ledger.at[node.position, "ceiling"]
                ceiling = entry.ceiling
                self.ledger.exchanges[ceiling], self.ledger.exchanges[at] = (at,), (ceiling,)

    def _habits(self) -> None:
        """What the rows at the bottom of each column are used to hold."""
        for name in MONEY:
            entries = [
                self.ledger.entries[self.ledger.at[node.position, name]] for node in self.nodes
            ]
            bottom = [
                entry for entry, node in zip(entries, self.nodes, strict=True) if not node.terms
            ]
            habits = Habits(entry.written for entry in bottom if entry.said is Said.NUMBER)
            for entry in entries:
                entry.column = habits
            for entry in bottom:
                entry.habits = habits

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
                if not any(figure(self.nodes[row].row.cell(name)) is not None for row in rows):
                    continue
                of_column = [whole for whole in wholes if amount(whole.row.cell(name)) is not None]
                if not of_column:
                    continue
                gap = self.ledger.add(Entry(-1 - len(self.ledger.entries), name, 0, Kind.MISSING))
                self.ledger.entries[gap].column = self.ledger.entries[
                    self.ledger.at[rows[0], name]
                ].column
                missing[name] = gap
                sums[name] = tuple(self._sum(whole, rows, name, gap) for whole in of_column)
                self._repeats(of_column, name)
            self.ledger.blocks.append(Block(rows, missing, sums, self._doubled(rows)))

    def _sum(self, whole: Node, rows: Sequence[int], name: str, gap: int) -> int:
        at = self.ledger.at
        cells = (at[whole.position, name], *(at[row, name] for row in rows), gap)
        waiver = PART_WAIVED if self._is_part(whole, name) else SUM_WAIVED
        self.ledger.relations.append(Sum(cells, waiver))
        return len(self.ledger.relations) - 1

    def _is_part(self, whole: Node, name: str) -> bool:
        """Whether a total is exactly one of several rows below it, and so not their sum."""
        at, entries = self.ledger.at, self.ledger.entries
        value = entries[at[whole.position, name]].written
        terms = [entries[at[term.position, name]].written for term in whole.terms]
        return value != 0 and len(terms) > 1 and value in terms and sum(terms) != value

    def _repeats(self, wholes: Sequence[Node], name: str) -> None:
        """A total that stands on two levels says the same on both."""
        at = self.ledger.at
        for one, other in pairwise(wholes):
            cells = (at[one.position, name], at[other.position, name])
            is_part = any(self._is_part(whole, name) for whole in (one, other))
            self.ledger.relations.append(Sum(cells, AS_WELL if is_part else SUM_WAIVED))

    def _doubled(self, rows: Sequence[int]) -> tuple[tuple[int, int, bool], ...]:
        seen: dict[object, int] = {}
        found = []
        for row in rows:
            one = self.nodes[row]
            key = (one.row.ceiling, one.row.spending, one.row.target, one.row.indicator)
            if not figure(one.row.ceiling):
                continue
            first = seen.setdefault(key, row)
            if first != row:
                found.append((row, first, one.row.name == self.nodes[first].row.name))
        return tuple(found)

    def _absorption(self, node: Node) -> None:
        row = node.row
        share = figure(row.absorption)
        if share is None or amount(row.spending) is None or not amount(row.ceiling):
            return
        at, decimals = self.ledger.at, decimals_of(share)
        cell = self.ledger.add(
            Entry(
                node.position, "absorption", scaled(share, decimals), Kind.PERCENTAGE, decimals,
                decimals + 1,
            )
        )  # fmt: skip
        cells = (cell, at[node.position, "spending"], at[node.position, "ceiling"])
        self.ledger.relations.append(Share(cells, 100 * 10**decimals, SHARE_WAIVED))
        self._same_as_only_child(node, "absorption", decimals)

    def _same_as_only_child(self, node: Node, name: str, decimals: int) -> None:
        """A row stands for the only row below it, so their percentages are one number."""
        above = node.parent
        if above is None or len(above.terms) != 1 or above.terms[0] is not node:
            return
        at = self.ledger.at
        mine, other = at[node.position, name], at.get((above.position, name))
        if other is not None and self.ledger.entries[other].decimals == decimals:
            self.ledger.relations.append(Sum((other, mine), SHARE_WAIVED, is_derived=False))

    def _achievement(self, node: Node) -> None:
        row = node.row
        share, done, target = figure(row.achievement), amount(row.realization), figure(row.target)
        if share is None or done is None or not target or target < 0:
            return
        decimals = decimals_of(share)
        realized = figure(row.realization) or Decimal(0)
        scale = max(decimals_of(target), decimals_of(realized))
        cells = tuple(
            self.ledger.add(
                Entry(node.position, name, scaled(value, places), kind, places, places + 1)
            )
            for name, value, places, kind in (
                ("achievement", share, decimals, Kind.PERCENTAGE),
                ("realization", realized, scale, Kind.QUANTITY),
                ("target", target, scale, Kind.QUANTITY),
            )
        )
        waiver = FORMULA_WAIVED if row.method else 3 * FORMULA_WAIVED
        self.ledger.relations.append(Share(cells, 100 * 10**decimals, waiver))  # type: ignore[arg-type]

    def _copies(self) -> None:
        """Where each number could have been copied from: beside it, above it, below it."""
        at, entries = self.ledger.at, self.ledger.entries
        beside = {
            "ceiling": ("spending", "target"),
            "spending": ("ceiling", "realization"),
            "absorption": ("achievement",),
            "achievement": ("absorption",),
        }
        for entry in entries:
            if entry.kind is Kind.MISSING or entry.name not in beside:
                continue
            places = [(entry.row + step, entry.name) for step in (-1, 1)]
            places += [(entry.row, name) for name in beside[entry.name]]
            entry.beside = tuple(
                at[place]
                for place in places
                if place in at and not self._is_repeated(entry, at[place])
            )

    def _is_repeated(self, entry: Entry, other: int) -> bool:
        """Whether two neighbours agree because one row stands for the other, and not by copying."""
        beside = self.ledger.entries[other].row
        low, high = sorted((entry.row, beside))
        above, below = self.nodes[low], self.nodes[high]
        return low != high and (above.terms == [below] or above.terms == below.terms != [])


def _said(cell: Cell) -> Said:
    if cell.state is State.UNREADABLE:
        return Said.NONSENSE
    return Said.NUMBER if figure(cell) is not None else Said.NOTHING


def scaled(value: Decimal | None, decimals: int) -> int:
    """The value as an integer count of 10⁻ᵈᵉᶜⁱᵐᵃˡˢ, exactly.

    >>> scaled(Decimal("13.41"), 2), scaled(Decimal("5"), 3)
    (1341, 5000)
    """
    return 0 if value is None else int(value.scaleb(decimals, _WIDE))
