"""The plan of a year as an outline: every node with its indicators, targets and ceilings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from tolok.audit.conformity import check_conformity
from tolok.audit.directions import contradicting_calculation
from tolok.audit.findings import Finding
from tolok.audit.rulebook import RULES, Policy, examine
from tolok.domain.code_lists import CodeList, field_of
from tolok.domain.forms import BLANK, Cell, Form, Row, State
from tolok.domain.indicators import Calculation
from tolok.domain.levels import Level
from tolok.domain.notation import write_number
from tolok.domain.periods import Period
from tolok.domain.quantities import exact_sum, plain
from tolok.domain.typed import typed_target
from tolok.services.figures import definition_of
from tolok.services.nomenclatures import codes_for
from tolok.store import plans
from tolok.store.models import (
    NodeCeiling,
    Organization,
    PlanIndicator,
    PlanNode,
    PlanVersion,
    TargetValue,
)
from tolok.store.plans import PlanRecords

QUARTERS = (1, 2, 3, 4)

_OF_A_PLAN = frozenset(
    {
        "ceiling-sum",
        "negative-amount",
        "count-in-percentage",
        "months-over-twelve",
        "unit-missing",
        "percent-target-over-100",
        "rows-alike",
        "duplicate-name",
        "level-jump",
        "program-without-activity",
    }
)
PLAN_POLICY = Policy(frozenset(RULES) - _OF_A_PLAN)
"""The rules that a plan is examined by; the others ask about what is measured later."""


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with its targets: ``written`` by period, as the latest version has them.

    ``earlier`` are the targets of versions before, by period, oldest first.
    """

    record: PlanIndicator
    row: str
    targets: Mapping[str, TargetValue]
    earlier: Mapping[str, tuple[TargetValue, ...]]
    findings: tuple[Finding, ...] = ()

    @property
    def formula(self) -> str:
        """Its formula in Indonesian words, an expression before it."""
        words = definition_of(self.record).formula
        expression = self.record.expression
        return f"{expression}; {words}" if expression else words

    def written(self, period: str) -> str:
        """The target of a period as it was typed; "" where there is none."""
        found = self.targets.get(period)
        return found.written if found else ""


@dataclass(frozen=True)
class NodeLine:
    """A node of the outline: ``depth`` counts the nodes above it.

    ``ceilings`` has one amount for each version of the year, None where that version says
    nothing; ``ceiling`` is the one in force, or where none was set the sum of those below.
    """

    record: PlanNode
    row: str
    depth: int
    indicators: tuple[IndicatorLine, ...]
    ceilings: tuple[Decimal | None, ...]
    ceiling: Decimal | None
    is_summed: bool
    findings: tuple[Finding, ...] = ()

    @property
    def level(self) -> Level:
        """Its level."""
        return Level(self.record.level)

    @property
    def levels_below(self) -> tuple[Level, ...]:
        """The levels that a node under it may have, the next one first."""
        return tuple(level for level in Level if level.depth > self.level.depth)

    @property
    def first_and_further(self) -> tuple[IndicatorLine | None, ...]:
        """Its indicators, each a line of the table; one empty line where it has none."""
        return self.indicators or (None,)

    @property
    def span(self) -> int:
        """How many lines of the table it takes."""
        return len(self.first_and_further)

    @property
    def every_finding(self) -> tuple[Finding, ...]:
        """Its findings and those of its indicators."""
        return (*self.findings, *(found for one in self.indicators for found in one.findings))


@dataclass(frozen=True)
class Outline:
    """The plan of an organization and year, whole, with what is to be said of it."""

    organization: Organization
    year: int
    versions: tuple[PlanVersion, ...]
    nodes: tuple[NodeLine, ...]
    closed: tuple[PlanNode | PlanIndicator, ...]
    form: Form
    findings: tuple[Finding, ...]

    @property
    def version(self) -> PlanVersion | None:
        """The version in force."""
        return self.versions[-1] if self.versions else None

    @cached_property
    def by_key(self) -> Mapping[str, NodeLine]:
        """Nodes by their key."""
        return {node.record.key: node for node in self.nodes}

    @cached_property
    def indicators(self) -> Mapping[str, tuple[NodeLine, IndicatorLine]]:
        """Indicators by their key, with their node."""
        return {one.record.key: (node, one) for node in self.nodes for one in node.indicators}

    def places_for(self, node: NodeLine) -> tuple[NodeLine, ...]:
        """The nodes that a node could be moved under: of a higher level, its own parent left out.

        None of them stands below it, since levels go down with the tree.
        """
        return tuple(
            one
            for one in self.nodes
            if one.level.depth < node.level.depth and one.record.pk != node.record.parent_id
        )

    @property
    def total(self) -> Decimal | None:
        """The money of the year, in rupiah: the sum of the nodes at the top."""
        top = [one.ceiling for one in self.nodes if one.depth == 0 and one.ceiling is not None]
        return plain(exact_sum(top)) if top else None

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The other years that any indicator has a target for, in order."""
        found = {
            Period.parse(period).year
            for node in self.nodes
            for one in node.indicators
            for period, target in one.targets.items()
            if target.written
        }
        return tuple(sorted(found - {self.year}))

    @property
    def year_codes(self) -> tuple[str, ...]:
        """The codes of those years."""
        return tuple(str(year) for year in self.years)


def open_outline(organization: Organization, year: int) -> Outline:
    """The plan of a year: six queries, whatever its size."""
    versions = tuple(plans.versions_of(organization.government, year))
    records = plans.plan_records(organization, year)
    builder = _Builder(records, versions, year)
    form = Form(
        government=organization.government.name.upper(),
        organization=organization.name.upper(),
        year=year,
        rows=tuple(_rows(builder.nodes)),
    )
    calculations = {
        one.row: Calculation(one.record.calculation)
        for node in builder.nodes
        for one in node.indicators
    }
    findings = _findings(form, calculations, organization, codes_for(organization))
    closed: tuple[PlanNode | PlanIndicator, ...] = (
        *(node for node in records.nodes if node.closed_on),
        *(one for several in records.indicators.values() for one in several if one.closed_on),
    )
    nodes = tuple(_with_findings(node, findings) for node in builder.nodes)
    return Outline(organization, year, versions, nodes, closed, form, findings)


def _findings(
    form: Form,
    calculations: Mapping[str, Calculation],
    organization: Organization,
    codes: CodeList,
) -> tuple[Finding, ...]:
    asked = (
        contradicting_calculation(row, calculations[row.id])
        for row in form.rows
        if row.id in calculations
    )
    own = (*examine(form, PLAN_POLICY), *filter(None, asked))
    if not codes.entries:
        return own
    return (*own, *check_conformity(form, codes, field_of(organization.code)))


def _with_findings(node: NodeLine, findings: tuple[Finding, ...]) -> NodeLine:
    """The node with what was found on its rows; its first row is also its first indicator's."""
    indicators = tuple(
        replace(one, findings=tuple(found for found in findings if found.row == one.row))
        if one.row != node.row
        else one
        for one in node.indicators
    )
    own = tuple(found for found in findings if found.row == node.row)
    return replace(node, indicators=indicators, findings=own)


class _Builder:
    """Lays the records of a plan out in the order of the tree."""

    def __init__(self, records: PlanRecords, versions: tuple[PlanVersion, ...], year: int) -> None:
        self.records, self.versions, self.year = records, versions, year
        self.below: dict[int | None, list[PlanNode]] = {}
        for node in records.nodes:
            if node.closed_on is None:
                self.below.setdefault(node.parent_id, []).append(node)
        self.row = 0
        self.sums: dict[int, Decimal | None] = {}
        self.nodes = tuple(self._walk())

    def _walk(self) -> Iterator[NodeLine]:
        waiting = [(node, 0) for node in reversed(self.below.get(None, []))]
        while waiting:
            node, depth = waiting.pop()
            yield self._line(node, depth)
            waiting.extend((one, depth + 1) for one in reversed(self.below.get(node.pk, [])))

    def _line(self, node: PlanNode, depth: int) -> NodeLine:
        self.row += 1
        head = str(self.row)
        lines: list[IndicatorLine] = []
        for record in self.records.indicators.get(node.pk, ()):
            if record.closed_on is not None:
                continue
            self.row += bool(lines)
            lines.append(self._indicator(record, str(self.row)))
        own: dict[int, NodeCeiling] = {
            one.version_id: one for one in self.records.all_ceilings.get(node.pk, ())
        }
        ceilings = tuple(
            own[version.pk].amount if version.pk in own else None for version in self.versions
        )
        amount = self._ceiling(node)
        return NodeLine(node, head, depth, tuple(lines), ceilings, amount, not own)

    def _indicator(self, record: PlanIndicator, row: str) -> IndicatorLine:
        earlier: dict[str, tuple[TargetValue, ...]] = {}
        latest = self.records.targets.get(record.pk, {})
        for one in self.records.all_targets.get(record.pk, ()):
            if one is not latest[one.period]:
                earlier[one.period] = (*earlier.get(one.period, ()), one)
        return IndicatorLine(record, row, latest, earlier)

    def _ceiling(self, node: PlanNode) -> Decimal | None:
        """A node's own ceiling, or where none was set the sum of those below it."""
        if node.pk not in self.sums:
            own = self.records.ceilings.get(node.pk)
            told = [self._ceiling(child) for child in self.below.get(node.pk, [])]
            amounts = [amount for amount in told if amount is not None]
            total = plain(exact_sum(amounts)) if amounts else None
            self.sums[node.pk] = own.amount if own else total
        return self.sums[node.pk]


def _rows(nodes: tuple[NodeLine, ...]) -> Iterator[Row]:
    """The outline as the rows of a form without figures of a quarter."""
    heads = {node.record.pk: node.row for node in nodes}
    for node in nodes:
        above = node.record.parent_id
        parent = heads.get(above) if above else None
        for position, line in enumerate(node.first_and_further):
            yield _row(node, line, parent, is_head=position == 0)


def _row(node: NodeLine, line: IndicatorLine | None, parent: str | None, *, is_head: bool) -> Row:
    record = line.record if line else None
    year = str(node.record.year)
    return Row(
        id=line.row if line else node.row,
        level=node.level,
        parent=parent,
        code=node.record.code or None if is_head else None,
        name=node.record.name if is_head else None,
        indicator=record.name if record else None,
        method=record.method or None if record else None,
        unit=record.unit or None if record else None,
        target=typed_target(line.written(year)) if line else BLANK,
        ceiling=_money(node.ceiling) if is_head else BLANK,
    )


def _money(amount: Decimal | None) -> Cell:
    return BLANK if amount is None else Cell(write_number(amount), State.VALUE, amount)
