"""A city for measuring: so many agencies, indicators and years, put into the store in bulk.

Its records are what the deeds would have written, ledgers with whole chains included; only the
way there is shorter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random

from tolok.domain.chains import Line, canonical
from tolok.domain.levels import Level
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import Step
from tolok.store.models import (
    Appointment,
    Entry,
    FiscalYear,
    Government,
    Ledger,
    Measurement,
    NodeCeiling,
    NodeSpending,
    Organization,
    Person,
    PlanIndicator,
    PlanNode,
    PlanVersion,
    Submission,
    TargetValue,
    Window,
)

BATCH = 2_000
LAST_YEAR = 2026
AT = datetime(2026, 10, 6, 2, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Size:
    """How large the city is."""

    agencies: int = 60
    indicators: int = 100
    years: int = 5


def found(size: Size, seed: int = 1) -> list[Organization]:
    """The city with all its years; the last year's third quarter is empty and to be filled."""
    dice = Random(seed)
    government = Government.objects.create(code="kota-ukur", name="Kota Ukur", place="Ukur")
    organizations = Organization.objects.bulk_create(
        Organization(
            government=government,
            code=f"{number:03}",
            name=f"Dinas {number}",
            kind="Dinas",
            head_title="Kepala",
        )
        for number in range(size.agencies)
    )
    for year in range(LAST_YEAR - size.years + 1, LAST_YEAR + 1):
        fiscal_year = FiscalYear.objects.create(government=government, year=year)
        version = PlanVersion.objects.create(
            fiscal_year=fiscal_year, number=0, name="murni", decree="-", decided_on=date(year, 1, 1)
        )
        _year(organizations, year, version, size, dice)
        for quarter in range(1, 5):
            Window.objects.create(
                fiscal_year=fiscal_year,
                period=f"{year}-Q{quarter}",
                step=Step.RECORD,
                opens_on=date(year, 1, 1),
                closes_on=date(2999, 12, 31),  # whenever it is measured
            )
    return organizations


def officers(organizations: Iterable[Organization], count: int) -> list[Person]:
    """So many operators, shared out over the agencies."""
    offices = list(organizations)
    people = Person.objects.bulk_create(
        Person(email=f"operator{number}@ukur.test", name=f"Operator {number}", password="!")  # noqa: S106 - nobody signs in with it
        for number in range(count)
    )
    Appointment.objects.bulk_create(
        Appointment(
            person=person,
            role=Role.OPERATOR,
            government=offices[0].government,
            organization=offices[number % len(offices)],
            since=date(2020, 1, 1),
        )
        for number, person in enumerate(people)
    )
    return people


def _year(
    organizations: list[Organization], year: int, version: PlanVersion, size: Size, dice: Random
) -> None:
    nodes = [node for one in organizations for node in _nodes(one, year, size.indicators)]
    _keep_tree(nodes, size.indicators)
    indicators = PlanIndicator.objects.bulk_create(
        (
            PlanIndicator(node=node, key=f"i{node.key}", name=f"Indikator {node.name}", unit="Buah")
            for node in nodes
        ),
        batch_size=BATCH,
    )
    quarters = [f"{year}-Q{number}" for number in (1, 2, 3, 4)]
    TargetValue.objects.bulk_create(
        (
            TargetValue(
                indicator=one,
                version=version,
                period=period,
                written="100" if period == str(year) else "25",
                state="value",
                value="100" if period == str(year) else "25",
            )
            for one in indicators
            for period in (str(year), *quarters)
        ),
        batch_size=BATCH,
    )
    lowest = [node for node in nodes if node.level == Level.SUBACTIVITY]
    NodeCeiling.objects.bulk_create(
        (
            NodeCeiling(node=node, version=version, amount_sen=dice.randrange(1, 9_000) * 10**8)
            for node in lowest
        ),
        batch_size=BATCH,
    )
    told = quarters[:2] if year == LAST_YEAR else quarters
    _record(indicators, lowest, told, dice)
    _submissions(organizations, told)
    _ledgers(organizations, indicators, year, told)


def _nodes(organization: Organization, year: int, count: int) -> Iterator[PlanNode]:
    """A goal, an objective, programs of five activities, and subactivities for the rest."""
    for position in range(count):
        level = Level.SUBACTIVITY
        if position < 2:
            level = (Level.GOAL, Level.OBJECTIVE)[position]
        elif position % 32 == 2:
            level = Level.PROGRAM
        elif position % 8 == 3:
            level = Level.ACTIVITY
        yield PlanNode(
            organization=organization,
            year=year,
            key=f"{position:03}",
            level=level,
            position=position,
            name=f"{level.label} {position}",
        )


def _keep_tree(nodes: list[PlanNode], count: int) -> None:
    """Keep the nodes, each level after the one that it hangs on."""
    above: dict[int, PlanNode] = {}
    for position, node in enumerate(nodes):
        if position % count == 0:
            above = {}
        depth = Level(node.level).depth
        node.parent = above.get(depth - 1)
        above[depth] = node
    for level in Level:
        rows = [node for node in nodes if node.level == level]
        for node in rows:
            node.parent_id = node.parent.pk if node.parent else None
        PlanNode.objects.bulk_create(rows, batch_size=BATCH)


def _record(
    indicators: list[PlanIndicator], lowest: list[PlanNode], told: list[str], dice: Random
) -> None:
    Measurement.objects.bulk_create(
        (
            Measurement(
                indicator=one,
                period=period,
                written=(text := str(dice.randrange(15, 30))),
                state="value",
                value=text,
                revision=1,
            )
            for one in indicators
            for period in told
        ),
        batch_size=BATCH,
    )
    NodeSpending.objects.bulk_create(
        (
            NodeSpending(
                node=node,
                period=period,
                written=str(amount := dice.randrange(1, 2_000) * 10**5),
                state="value",
                amount_sen=amount * 100,
                revision=1,
            )
            for node in lowest
            for period in told
        ),
        batch_size=BATCH,
    )


def _submissions(organizations: list[Organization], told: list[str]) -> None:
    Submission.objects.bulk_create(
        (
            Submission(organization=one, period=period, state="locked", changed_at=AT)
            for one in organizations
            for period in told
        ),
        batch_size=BATCH,
    )


def _ledgers(
    organizations: list[Organization], indicators: list[PlanIndicator], year: int, told: list[str]
) -> None:
    """A line for each value, chained."""
    per_agency = len(indicators) // len(organizations)
    for number, organization in enumerate(organizations):
        name = f"kota-ukur/{organization.code}/{year}"
        ledger = Ledger.objects.create(
            government=organization.government, organization=organization, year=year, name=name
        )
        entries: list[Entry] = []
        for one in indicators[number * per_agency : (number + 1) * per_agency]:
            entries.extend(_lines(ledger, len(entries), one.key, told))
        for entry in entries:
            entry.previous = ledger.head
            line = Line(
                name, entry.number, AT, "", entry.role, entry.deed, entry.subject,
                entry.content, "", "",
            )  # fmt: skip
            ledger.head = entry.hash = line.hash(entry.previous)
        Entry.objects.bulk_create(entries, batch_size=BATCH)
        ledger.length = len(entries)
        ledger.save()


def _lines(ledger: Ledger, before: int, key: str, told: list[str]) -> Iterator[Entry]:
    for number, period in enumerate(told, before + 1):
        yield Entry(
            ledger=ledger,
            number=number,
            at=AT,
            role=Role.OPERATOR,
            deed=Deed.ENTER_REALIZATION,
            subject=f"realization:{key}:{period}",
            content=canonical({"variables": {}, "written": "25"}),
        )
