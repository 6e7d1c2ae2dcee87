"""A year of the demonstration city: what an office plans, says, and hands in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from tolok.domain.indicators import Accumulation, Calculation
from tolok.domain.periods import Period
from tolok.domain.roles import Role
from tolok.domain.submissions import SubmissionState
from tolok.project.demo.generator import CAUSES, Planned, is_counted, plan_of, told_of
from tolok.project.demo.offices import OFFICES, Measure, Office
from tolok.services import flow
from tolok.services.acting import Actor, actor_of
from tolok.services.flow import Bar, Remark, obstacles
from tolok.services.founding import Government, Organization, Person
from tolok.services.planning import Formula, IndicatorText, NodeText, planning
from tolok.services.recording import Typed, record_rows
from tolok.services.sheets import open_sheet

_LAST = (
    SubmissionState.DRAFT,
    SubmissionState.LOCKED,
    SubmissionState.APPROVED,
    SubmissionState.SUBMITTED,
    SubmissionState.VERIFIED,
    SubmissionState.RETURNED,
    SubmissionState.SUBMITTED,
    None,
)
"""How far the offices have come in the last quarter, in turn; None has not opened it."""


@dataclass(frozen=True)
class City:
    """The city under way: its offices by code, and who acts for each; "" is the whole city."""

    government: Government
    offices: Mapping[str, Organization]
    people: Mapping[tuple[Role, str], Person]

    def actor(self, role: Role, code: str, at: datetime) -> Actor:
        """Who holds a role for an office, at a moment."""
        return actor_of(self.people.get((role, code)) or self.people[role, ""], at)


def plan_year(city: City, office: Office, year: int) -> None:
    """An office's plan of a year, formulas and targets included."""
    organization = city.offices[office.code]
    # A verifier may do all that a plan asks for, and owns the formulas.
    verifier = city.actor(Role.VERIFIER, office.code, datetime(year, 1, 5, 3, tzinfo=UTC))
    with planning(verifier, organization, year) as planner:
        above: dict[int, Any] = {}
        for number, row in enumerate(plan_of(office, year)):
            key = f"{office.key}-{number:02}"
            text = NodeText(row.level, row.name, responsible=row.responsible)
            node = planner.add_node(above.get(row.level.depth - 1), text, f"s{key}")
            above[row.level.depth] = node
            measure = row.measure
            words = IndicatorText(
                measure.name,
                measure.method,
                measure.unit,
                baseline=measure.target if row.later else "",
                is_key=row.level.depth < 2,
                reason="Menggambarkan hasil tugas dan fungsi." if row.later else "",
                data_source=f"Laporan {office.name}" if row.later else "",
                responsible=row.responsible,
            )
            indicator = planner.add_indicator(node, words, f"i{key}")
            planner.define(indicator, _formula(measure))
            planner.set_target(indicator, str(year), measure.target)
            for quarter, target in enumerate(row.quarters, 1):
                planner.set_target(indicator, Period(year, quarter=quarter).code, target)
            for ahead, target in enumerate(row.later, 1):
                planner.set_target(indicator, str(year + ahead), target)
            if row.ceiling is not None:
                planner.set_ceiling(node, Decimal(row.ceiling))


def _formula(measure: Measure) -> Formula:
    adds_up = Accumulation.SUM if is_counted(measure) else Accumulation.LATEST
    if measure.how == "lower":
        return Formula(Calculation.LOWER_IS_BETTER_LINEAR, accumulation=Accumulation.LATEST)
    if measure.how:
        return Formula(Calculation.ORDINAL, accumulation=Accumulation.LATEST, scale=measure.how)
    return Formula(accumulation=adds_up)


def record_quarter(city: City, office: Office, period: Period, *, is_last: bool) -> None:
    """What an office did about a quarter: everything, or in the last one as far as it came."""
    place = OFFICES.index(office)
    goal = _LAST[(place + 5) % len(_LAST)] if is_last else SubmissionState.LOCKED
    if office.code == "7.01.01" and is_last:
        goal = SubmissionState.DRAFT
    if goal is None:
        return
    at = _after(period, 3 + place % 9)
    rows = tuple(plan_of(office, period.year))
    if goal is SubmissionState.DRAFT:
        _fill(city, office, period, rows, at, most=len(rows) * 2 // 3)
        return
    _fill(city, office, period, rows, at, most=len(rows))
    _clear(city, office, period, at)
    _hand_in(city, office, period, goal, at)


def _after(period: Period, days: int) -> datetime:
    """A working hour some days after a quarter's end."""
    month = period.months_elapsed
    first = datetime(period.year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return datetime.combine((first + timedelta(days=days)).date(), time(2, 30), tzinfo=UTC)


def _fill(  # noqa: PLR0913, PLR0917 - whose, what and when
    city: City,
    office: Office,
    period: Period,
    rows: tuple[Planned, ...],
    at: datetime,
    most: int,
) -> None:
    organization = city.offices[office.code]
    operator = city.actor(Role.OPERATOR, office.code, at)
    told = list(told_of(office, period.year, period.quarter or 4, rows))
    typed = {
        f"i{office.key}-{number:02}": Typed(one.realization, spending=one.spending or None)
        for number, one in enumerate(told[:most])
    }
    record_rows(operator, organization, period, typed)


def _clear(city: City, office: Office, period: Period, at: datetime) -> None:
    """Tell the causes of what is low, and explain what is odd."""
    organization = city.offices[office.code]
    operator = city.actor(Role.OPERATOR, office.code, at)
    sheet = open_sheet(organization, period)
    causes: dict[str, Typed] = {}
    for number, one in enumerate(obstacles(sheet)):
        cause, follow_up = CAUSES[number % len(CAUSES)]
        if one.bar is Bar.CAUSE and one.row is not None:
            told = sheet.by_key[one.row].measurement
            seen = told.revision if told else 0
            causes[one.row] = Typed(cause=cause, follow_up=follow_up, seen=seen)
        elif one.bar is Bar.EXPLAIN:
            flow.explain_finding(operator, organization, period, one.key, cause)
    record_rows(operator, organization, period, causes)


def _hand_in(
    city: City, office: Office, period: Period, goal: SubmissionState, at: datetime
) -> None:
    """Take a filled quarter as far as it is to go, a day a step."""
    organization = city.offices[office.code]

    def actor(role: Role, days: int) -> Actor:
        return city.actor(role, office.code, at + timedelta(days=days))

    flow.submit(actor(Role.OPERATOR, 0), organization, period)
    if goal is SubmissionState.RETURNED:
        sheet = open_sheet(organization, period)
        subject = f"realization:{sheet.rows[-1].key}:{period.code}"
        flow.return_submission(
            actor(Role.VERIFIER, 1),
            organization,
            period,
            "Bukti satu baris belum sesuai.",
            [Remark(subject, "Lampirkan berita acara serah terima.")],
        )
        return
    moves = (
        (SubmissionState.VERIFIED, flow.verify, Role.VERIFIER),
        (SubmissionState.APPROVED, flow.approve, Role.HEAD),
        (SubmissionState.LOCKED, flow.lock_submission, Role.VERIFIER),
    )
    for days, (state, deed, role) in enumerate(moves, 2):
        if _far(goal) < _far(state):
            return
        deed(actor(role, days), organization, period)
    flow.publish(actor(Role.VERIFIER, 6), organization, period)


def _far(state: SubmissionState) -> int:
    return tuple(SubmissionState).index(state)
