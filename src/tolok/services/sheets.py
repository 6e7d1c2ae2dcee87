"""The sheet of a quarter: an organization's plan with what was recorded, as rows and as a form."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from tolok.audit.findings import Finding
from tolok.audit.rulebook import RULES, Policy, examine
from tolok.domain.forms import BLANK, Cell, Form, Row, State
from tolok.domain.indicators import Calculation
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.periods import Period
from tolok.domain.quantities import exact_sum, percentage, plain, rounded
from tolok.domain.ratings import PERFORMANCE, Rating, rate
from tolok.domain.submissions import SubmissionState
from tolok.services.figures import Reached, quarters_to, reached_by
from tolok.store import cities, plans
from tolok.store.models import (
    Measurement,
    NodeSpending,
    Organization,
    PlanIndicator,
    PlanNode,
    Submission,
)
from tolok.store.plans import PlanRecords

RECORD_POLICY = Policy(
    frozenset(
        rule.id
        for rule in RULES.values()
        # Percentages are computed here, identities given, and a typed number is read one way.
        if rule.family in {"Hitungan", "Identitas"} or rule.id == "ambiguous-number"
    )
)
"""The rules that a recorded sheet is examined by; the others ask what cannot be wrong in it."""


@dataclass(frozen=True)
class SheetRow:
    """One row of a sheet: a node with one of its indicators, or a node that has none.

    ``id`` is its number on the form. ``is_head`` marks the first row of its node, which carries
    the money. ``takes_spending`` says whether spending is typed here: on the lowest nodes that
    have a ceiling; above them it is the sum. ``spent`` is in rupiah, to date. A ``ceiling`` that
    nobody set is the sum of those below.
    """

    id: str
    parent: str | None
    node: PlanNode
    indicator: PlanIndicator | None
    is_head: bool
    takes_spending: bool
    reached: Reached | None
    measurement: Measurement | None
    earlier: Measurement | None
    ceiling: Decimal | None
    spending: NodeSpending | None
    earlier_spending: NodeSpending | None
    spent: Cell

    @property
    def absorption(self) -> Fraction | None:
        """Spending / ceiling · 100, exactly; None where it cannot be computed."""
        if self.spent.value is None or self.ceiling is None:
            return None
        return percentage(self.spent.value, self.ceiling)

    @property
    def key(self) -> str:
        """What the ledger calls the row: its indicator's key, else its node's."""
        return self.indicator.key if self.indicator else self.node.key


@dataclass(frozen=True)
class Sheet:
    """A quarter of an organization, whole: its rows, its form, its findings, where it stands."""

    organization: Organization
    period: Period
    submission: Submission | None
    rows: tuple[SheetRow, ...]

    @property
    def state(self) -> SubmissionState:
        """Where it stands; a quarter that nobody has touched is a draft."""
        return SubmissionState(self.submission.state) if self.submission else SubmissionState.DRAFT

    @cached_property
    def form(self) -> Form:
        """The sheet as the official form would write it."""
        return Form(
            government=self.organization.government.name.upper(),
            organization=self.organization.name.upper(),
            year=self.period.year,
            period=self.period,
            rows=tuple(_form_row(row) for row in self.rows),
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of it, gravest first."""
        named = {row.id for row in self.rows if _is_named(row)}
        return tuple(
            one
            for one in examine(self.form, RECORD_POLICY)
            # The name of a scale and the bounds of a range are no unreadable numbers.
            if not (one.rule == "unreadable-number" and one.row in named)
        )

    @cached_property
    def by_key(self) -> Mapping[str, SheetRow]:
        """Rows by the key of their indicator, or of their node where it has none."""
        return {row.key: row for row in self.rows}

    def below(self, row: SheetRow) -> tuple[SheetRow, ...]:
        """The first rows of the nodes right under a row's node, which carry their money."""
        head = next(one.id for one in self.rows if one.node == row.node)
        return tuple(one for one in self.rows if one.parent == head and one.is_head)

    def above(self, row: SheetRow) -> tuple[SheetRow, ...]:
        """The first rows of the nodes above a row's node, the nearest first."""
        by_id = {one.id: one for one in self.rows}
        found: list[SheetRow] = []
        at = row.parent
        while at is not None:
            found.append(by_id[at])
            at = by_id[at].parent
        return tuple(found)

    @property
    def filled(self) -> int:
        """How many indicators say something for this quarter; a dash does."""
        return sum(is_filled(row) for row in self.rows)

    @property
    def to_fill(self) -> int:
        """How many indicators there are to fill."""
        return sum(row.indicator is not None for row in self.rows)


def is_filled(row: SheetRow) -> bool:
    """Whether a row's indicator says something for this quarter."""
    one = row.measurement
    return row.indicator is not None and one is not None and bool(one.written or one.variables)


def wants_words(row: SheetRow, low: int) -> bool:
    """Whether a row's achievement, against what was due, is below a policy's per cent."""
    value = row.reached.due.value if row.reached else None
    return value is not None and value < low


def lacks_words(row: SheetRow, low: int) -> bool:
    """Whether a low achievement's causes or follow-up are not told."""
    told = row.measurement
    return wants_words(row, low) and not (told and told.cause and told.follow_up)


def rating_of(row: SheetRow, period: Period) -> Rating:
    """The class of a row's achievement as it is printed, at the end of the quarter."""
    value = row.reached.achievement.rounded() if row.reached else None
    month = period.months_elapsed
    return rate(value, PERFORMANCE, date(period.year, month, monthrange(period.year, month)[1]))


@dataclass(frozen=True)
class Instead:
    """Records of a quarter that a sheet is to show in place of those that were saved."""

    measurements: tuple[Measurement, ...] = ()
    spendings: tuple[NodeSpending, ...] = ()


def open_sheet(organization: Organization, period: Period, instead: Instead = Instead()) -> Sheet:
    """The sheet of a quarter, or as it would be: seven queries, whatever its size."""
    records = plans.plan_records(organization, period.year)
    measurements = {
        **plans.measurements_of(organization, period.year),
        **{(one.indicator_id, one.period): one for one in instead.measurements},
    }
    spendings = {
        **plans.spendings_of(organization, period.year),
        **{(one.node_id, one.period): one for one in instead.spendings},
    }
    submission = plans.submission_of(organization, period.code)
    return Sheet(
        organization,
        period,
        submission,
        tuple(_Builder(records, measurements, spendings, period).rows()),
    )


def open_sheets(organizations: Sequence[Organization], period: Period) -> list[Sheet]:
    """The sheets of a quarter of several organizations: seven queries for all of them."""
    known = plans.plans_of(organizations, period.year)
    measurements = cities.measurements_in(organizations, period.year)
    spendings = cities.spendings_in(organizations, period.year)
    submissions = cities.submissions_in(organizations, [period.code])
    return [
        Sheet(
            one,
            period,
            submissions.get((one.pk, period.code)),
            tuple(_Builder(known[one.pk], measurements, spendings, period).rows()),
        )
        for one in organizations
    ]


class _Builder:
    """Lays a plan and its records out as rows."""

    def __init__(
        self,
        records: PlanRecords,
        measurements: Mapping[tuple[int, str], Measurement],
        spendings: Mapping[tuple[int, str], NodeSpending],
        period: Period,
    ) -> None:
        self.records = records
        self.measurements = measurements
        self.spendings = spendings
        self.quarters = quarters_to(period)
        self.period = period
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
        told = [
            self.measurements.get((indicator.pk, code)) if indicator else None
            for code in self.quarters
        ]
        return SheetRow(
            id=number,
            parent=parent,
            node=node,
            indicator=indicator,
            is_head=is_head,
            takes_spending=is_head and self._takes_spending(node),
            reached=(
                reached_by(indicator, self.period, self.records.targets.get(indicator.pk, {}), told)
                if indicator
                else None
            ),
            measurement=told[-1],
            earlier=told[-2] if len(told) > 1 else None,
            ceiling=self._ceiling(node) if is_head else None,
            spending=self.spendings.get((node.pk, now)) if is_head else None,
            earlier_spending=self.spendings.get((node.pk, earlier)) if is_head else None,
            spent=self._spent(node) if is_head else BLANK,
        )

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


def _is_named(row: SheetRow) -> bool:
    """Whether a row is measured by names or ranges, which its deeds have checked already."""
    named = {Calculation.ORDINAL, Calculation.RANGE}
    return row.indicator is not None and row.indicator.calculation in named


def _form_row(row: SheetRow) -> Row:
    reached, indicator = row.reached, row.indicator
    ceiling = row.ceiling
    return Row(
        id=row.id,
        level=Level(row.node.level),
        parent=row.parent,
        code=row.node.code or None if row.is_head else None,
        name=row.node.name if row.is_head else None,
        indicator=indicator.name if indicator else None,
        method=indicator.method or None if indicator else None,
        unit=indicator.unit or None if indicator else None,
        target=reached.annual if reached else BLANK,
        ceiling=BLANK if ceiling is None else _number(ceiling),
        realization=reached.realization if reached else BLANK,
        spending=row.spent,
        achievement=_percent(reached.achievement.value if reached else None),
        absorption=_percent(row.absorption),
        remarks=(row.measurement.remarks or None) if row.measurement else None,
    )


def _number(value: Decimal) -> Cell:
    return Cell(write_number(value), State.VALUE, value)


def _percent(value: Fraction | None) -> Cell:
    if value is None:
        return BLANK
    shown = rounded(value, 2)
    return Cell(write_number(shown, grouped=False), State.VALUE, shown)
