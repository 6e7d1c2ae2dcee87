"""The rows of a quarter's sheet: a plan laid out with what was recorded against it."""

import operator
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from tolok.domain.forms import BLANK, Cell, Row, State
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.periods import Period
from tolok.domain.quantities import exact_sum, percentage, plain, rounded
from tolok.services.figures import Reached, quarters_to, reached_by
from tolok.store.models import Measurement, NodeSpending, PlanIndicator, PlanNode
from tolok.store.plans import PlanRecords


@dataclass(frozen=True)
class SheetRow:
    """One row of a sheet: a node with one of its indicators, or a node that has none.

    ``id`` is its number on the form. ``is_head`` marks the first row of its node, which carries
    the money. ``takes_spending`` says whether spending is typed here: on the lowest nodes that
    have a ceiling; above them it is the sum. ``told`` is what was recorded of the indicator in
    each quarter up to this one. ``spent`` is in rupiah, to date. A ``ceiling`` that nobody set is
    the sum of those below. ``drawn`` is for pages: what they made of the row, by what else they
    made it of.
    """

    id: str
    parent: str | None
    node: PlanNode
    indicator: PlanIndicator | None
    is_head: bool
    takes_spending: bool
    reached: Reached | None
    told: tuple[Measurement | None, ...]
    ceiling: Decimal | None
    spending: NodeSpending | None
    earlier_spending: NodeSpending | None
    spent: Cell
    drawn: dict[Hashable, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def measurement(self) -> Measurement | None:
        """What was recorded in this quarter."""
        return self.told[-1]

    @property
    def earlier(self) -> Measurement | None:
        """What was recorded in the quarter before it, in the same year."""
        return self.told[-2] if len(self.told) > 1 else None

    @property
    def absorption(self) -> Fraction | None:
        """Spending / ceiling · 100, exactly; None where it cannot be computed."""
        if self.spent.value is None or self.ceiling is None:
            return None
        return percentage(self.spent.value, self.ceiling)

    @cached_property
    def form_row(self) -> Row:
        """The row as the official form would write it."""
        reached, indicator = self.reached, self.indicator
        return Row(
            id=self.id,
            level=Level(self.node.level),
            parent=self.parent,
            code=self.node.code or None if self.is_head else None,
            name=self.node.name if self.is_head else None,
            indicator=indicator.name if indicator else None,
            method=indicator.method or None if indicator else None,
            unit=indicator.unit or None if indicator else None,
            target=reached.annual if reached else BLANK,
            ceiling=BLANK if self.ceiling is None else _number(self.ceiling),
            realization=reached.realization if reached else BLANK,
            spending=self.spent,
            achievement=_percent(reached.achievement.value if reached else None),
            absorption=_percent(self.absorption),
            remarks=(self.measurement.remarks or None) if self.measurement else None,
        )

    @property
    def key(self) -> str:
        """What the ledger calls the row: its indicator's key, else its node's."""
        return self.indicator.key if self.indicator else self.node.key


def lay_out(
    records: PlanRecords,
    measurements: Mapping[tuple[int, str], Measurement],
    spendings: Mapping[tuple[int, str], NodeSpending],
    period: Period,
    before: Iterable[SheetRow] = (),
) -> tuple[SheetRow, ...]:
    """The rows of a quarter. ``before`` are those laid out last of the same ``records``.

    A row that nothing has changed in is then the same object again, with what was made of it.
    """
    return tuple(_Builder(records, measurements, spendings, period, before).rows())


def told_anew(
    rows: Iterable[SheetRow],
    indicators: Container[int],
    records: PlanRecords,
    measurements: Mapping[tuple[int, str], Measurement],
    period: Period,
) -> tuple[SheetRow, ...]:
    """Rows of a quarter after what was recorded of some indicators changed, and no money did."""
    quarters = quarters_to(period)

    def told(row: SheetRow) -> SheetRow:
        if row.indicator is None or row.indicator.pk not in indicators:
            return row
        found = _told(row.indicator, measurements, quarters)
        reached = _reached(row.indicator, records, period, found)
        return replace(row, told=found, reached=reached, drawn={})

    return tuple(map(told, rows))


def _told(
    indicator: PlanIndicator | None,
    measurements: Mapping[tuple[int, str], Measurement],
    quarters: Iterable[str],
) -> tuple[Measurement | None, ...]:
    return tuple(measurements.get((indicator.pk, code)) if indicator else None for code in quarters)


def _reached(
    indicator: PlanIndicator | None,
    records: PlanRecords,
    period: Period,
    told: Sequence[Measurement | None],
) -> Reached | None:
    if indicator is None:
        return None
    return reached_by(indicator, period, records.targets.get(indicator.pk, {}), told)


class _Builder:
    """Lays a plan and its records out as rows."""

    def __init__(
        self,
        records: PlanRecords,
        measurements: Mapping[tuple[int, str], Measurement],
        spendings: Mapping[tuple[int, str], NodeSpending],
        period: Period,
        before: Iterable[SheetRow],
    ) -> None:
        self.records = records
        self.measurements = measurements
        self.spendings = spendings
        self.quarters = quarters_to(period)
        self.period = period
        self.before = {row.key: row for row in before}
        self.nodes = [node for node in records.nodes if node.closed_on is None]
        self.below: dict[int | None, list[PlanNode]] = {}
        for node in self.nodes:
            self.below.setdefault(node.parent_id, []).append(node)
        self.has_money = self._money_holders()
        self.spent: dict[int, Cell] = {}
        self.ceilings: dict[int, Decimal | None] = {}

    def rows(self) -> Iterable[SheetRow]:
        """The rows in the order of the plan, each node before those below it."""
        heads: dict[int, str] = {}
        number = 0
        for node in self._walk():
            indicators = [
                one for one in self.records.indicators.get(node.pk, ()) if one.closed_on is None
            ]
            for position, indicator in enumerate(indicators or [None]):
                number += 1
                if position == 0:
                    heads[node.pk] = str(number)
                parent = heads.get(node.parent_id) if node.parent_id else None
                yield self._row(str(number), parent, node, indicator, is_head=position == 0)

    def _walk(self) -> Iterable[PlanNode]:
        waiting = list(reversed(self.below.get(None, [])))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(self.below.get(node.pk, [])))

    def _row(
        self,
        number: str,
        parent: str | None,
        node: PlanNode,
        indicator: PlanIndicator | None,
        *,
        is_head: bool,
    ) -> SheetRow:
        now, earlier = self.quarters[-1], self.quarters[-2] if len(self.quarters) > 1 else ""
        told = _told(indicator, self.measurements, self.quarters)
        before = self.before.get(indicator.key if indicator else node.key)
        is_told = before is not None and all(map(operator.is_, before.told, told))
        row = SheetRow(
            id=number,
            parent=parent,
            node=node,
            indicator=indicator,
            is_head=is_head,
            takes_spending=is_head and self._takes_spending(node),
            reached=(
                before.reached
                if before and is_told
                else _reached(indicator, self.records, self.period, told)
            ),
            told=told,
            ceiling=self._ceiling(node) if is_head else None,
            spending=self.spendings.get((node.pk, now)) if is_head else None,
            earlier_spending=self.spendings.get((node.pk, earlier)) if is_head else None,
            spent=self._spent(node) if is_head else BLANK,
        )
        return before if before and is_told and _is_same(before, row) else row

    def _money_holders(self) -> set[int]:
        """The nodes that have a ceiling or spending, or one below them that has."""
        told = {node for node, _ in self.spendings}
        holders: set[int] = set()
        by_id = {node.pk: node for node in self.nodes}
        for node in self.nodes:
            at: PlanNode | None = node
            if node.pk not in self.records.ceilings and node.pk not in told:
                continue
            while at is not None and at.pk not in holders:
                holders.add(at.pk)
                at = by_id.get(at.parent_id) if at.parent_id else None
        return holders

    def _takes_spending(self, node: PlanNode) -> bool:
        below = self.below.get(node.pk, [])
        is_lowest = node.level == Level.SUBACTIVITY and not below
        return (is_lowest or node.pk in self.has_money) and not any(
            child.pk in self.has_money or child.level == Level.SUBACTIVITY for child in below
        )

    def _ceiling(self, node: PlanNode) -> Decimal | None:
        """A node's own ceiling, or where none was set the sum of those below it."""
        if node.pk not in self.ceilings:
            own = self.records.ceilings.get(node.pk)
            below = [self._ceiling(child) for child in self.below.get(node.pk, [])]
            told = [amount for amount in below if amount is not None]
            total = plain(exact_sum(told)) if told else None
            self.ceilings[node.pk] = own.amount if own else total
        return self.ceilings[node.pk]

    def _spent(self, node: PlanNode) -> Cell:
        """What a node spent to date: its own quarters, or the sum of what is below it."""
        if node.pk not in self.spent:
            if self._takes_spending(node):
                own = [self.spendings.get((node.pk, code)) for code in self.quarters]
                cells = [
                    BLANK if one is None else Cell(one.written, State(one.state), one.amount)
                    for one in own
                ]
            else:
                cells = [self._spent(child) for child in self.below.get(node.pk, [])]
            self.spent[node.pk] = _total(cells)
        return self.spent[node.pk]


def _total(cells: Iterable[Cell]) -> Cell:
    """The sum of the amounts that are there; a dash where nothing but dashes was written."""
    found = list(cells)
    amounts = [cell.value for cell in found if cell.value is not None]
    if not amounts:
        return next((cell for cell in found if cell.state is State.DASH), BLANK)
    total = plain(exact_sum(amounts))
    return Cell(write_number(total), State.VALUE, total)


def _is_same(before: SheetRow, row: SheetRow) -> bool:
    """Whether a row of the same plan, told the same, also holds the same money and place."""
    return (
        before.spending is row.spending
        and before.earlier_spending is row.earlier_spending
        and before.ceiling == row.ceiling
        and before.spent == row.spent
        and before.takes_spending == row.takes_spending
        and before.is_head == row.is_head
    )


def _number(value: Decimal) -> Cell:
    return Cell(write_number(value), State.VALUE, value)


def _percent(value: Fraction | None) -> Cell:
    if value is None:
        return BLANK
    shown = rounded(value, 2)
    return Cell(write_number(shown, grouped=False), State.VALUE, shown)
