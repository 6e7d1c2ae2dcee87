"""The sheet of a quarter: an organization's plan with what was recorded, as rows and as a form."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tolok.audit.findings import Finding
from tolok.domain.forms import Form
from tolok.domain.periods import Period
from tolok.domain.ratings import PERFORMANCE, Rating, rate
from tolok.domain.submissions import SubmissionState
from tolok.services.judging import Judged, judged_of
from tolok.services.kept_years import KeptYear, kept_year
from tolok.services.sheet_rows import SheetRow, lay_out
from tolok.store import cities, plans
from tolok.store.models import Measurement, NodeSpending, Organization, Submission

__all__ = [
    "Instead",
    "Sheet",
    "SheetRow",
    "is_filled",
    "lacks_words",
    "open_sheet",
    "open_sheets",
    "rating_of",
    "sheet_in",
    "wants_words",
]


@dataclass(frozen=True)
class Sheet:
    """A quarter of an organization, whole: its rows, its form, its findings, where it stands."""

    organization: Organization
    period: Period
    submission: Submission | None
    judged: Judged

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """Its rows in the order of the plan."""
        return self.judged.rows

    @property
    def state(self) -> SubmissionState:
        """Where it stands; a quarter that nobody has touched is a draft."""
        return SubmissionState(self.submission.state) if self.submission else SubmissionState.DRAFT

    @property
    def form(self) -> Form:
        """The sheet as the official form would write it."""
        return self.judged.form

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of it, gravest first."""
        return self.judged.findings

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
    """Whether a low achievement's causes or follow-up are not told; a blank is filled first."""
    told = row.measurement
    is_told = told is not None and told.cause and told.follow_up
    return is_filled(row) and not is_told and wants_words(row, low)


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


NOTHING = Instead()


def open_sheet(organization: Organization, period: Period, instead: Instead = NOTHING) -> Sheet:
    """The sheet of a quarter, or as it would be: at most eight queries, whatever its size."""
    year = kept_year(organization, period.year)
    if instead == NOTHING:
        return sheet_in(year, organization, period)
    measurements = {(one.indicator_id, one.period): one for one in instead.measurements}
    spendings = {(one.node_id, one.period): one for one in instead.spendings}
    rows = lay_out(
        year.plan,
        {**year.measurements, **measurements},
        {**year.spendings, **spendings},
        period,
    )
    submission = plans.submission_of(organization, period.code)
    return Sheet(organization, period, submission, judged_of(organization, period, rows))


def sheet_in(year: KeptYear, organization: Organization, period: Period) -> Sheet:
    """The sheet of a quarter in a year that was read: one query at most."""
    submission = year.submission(organization, period.code)
    return Sheet(organization, period, submission, year.judged(organization, period))


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
            judged_of(one, period, lay_out(known[one.pk], measurements, spendings, period)),
        )
        for one in organizations
    ]
