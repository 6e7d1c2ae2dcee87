"""How far each organization of a government is with a quarter: the board of the planning office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.ratings import PERFORMANCE, Rating, rate
from tolok.domain.submissions import Step, SubmissionState
from tolok.services.acting import Actor
from tolok.services.summaries import Standing, standings
from tolok.store import cities, people
from tolok.store.models import Government, Organization, Submission

LEFT_AFTER = timedelta(days=3)
"""A sheet that was opened and then not touched for so long was left lying."""


@dataclass(frozen=True)
class Office:
    """One organization on the board.

    ``touched_at`` is when a row was last changed. ``late_days`` counts from the day after the
    closing of the step that is due: recording while it is open, verifying once it is submitted.
    """

    organization: Organization
    period: Period
    submission: Submission | None
    filled: int
    to_fill: int
    demands: int
    standing: Standing | None
    touched_at: datetime | None
    reminded_at: datetime | None
    closes_on: date | None
    today: date

    @property
    def state(self) -> SubmissionState:
        """Where it stands."""
        return SubmissionState(self.submission.state) if self.submission else SubmissionState.DRAFT

    @property
    def is_opened(self) -> bool:
        """Whether anybody has begun."""
        return self.filled > 0 or bool(self.submission and self.submission.opened_at)

    @property
    def is_left(self) -> bool:
        """Whether it was begun and then left lying for days."""
        return (
            self.state.is_open
            and self.is_opened
            and self.touched_at is not None
            and self.today - timezone.localdate(self.touched_at) >= LEFT_AFTER
        )

    @property
    def days_left(self) -> int | None:
        """Days until the step that is due closes, 0 on its last day; None where nothing is due."""
        return None if self.closes_on is None else (self.closes_on - self.today).days

    @property
    def late_days(self) -> int:
        """By how many days it is late."""
        return max(0, -(self.days_left or 0))

    @property
    def is_reminded_today(self) -> bool:
        """Whether it was reminded on this day already."""
        return self.reminded_at is not None and timezone.localdate(self.reminded_at) == self.today

    @property
    def rating(self) -> Rating:
        """The rating of its mean achievement."""
        value = self.standing.achievement if self.standing else None
        return rate(value, PERFORMANCE, self.today)


_DUE = {
    SubmissionState.DRAFT: Step.RECORD,
    SubmissionState.RETURNED: Step.RECORD,
    SubmissionState.SUBMITTED: Step.VERIFY,
    SubmissionState.VERIFIED: Step.APPROVE,
}


def offices(
    actor: Actor, organizations: Sequence[Organization], period: Period
) -> tuple[Office, ...]:
    """How far organizations of one government are: a constant number of queries."""
    if not organizations:
        return ()
    return tuple(map(_Asked(actor, organizations, period).office, organizations))


class _Asked:
    """What was asked of the store about all organizations at once."""

    def __init__(self, actor: Actor, every: Sequence[Organization], period: Period) -> None:
        self.today, self.period, code = actor.today, period, period.code
        windows = cities.windows_of(every[0].government, period.year)
        self.windows = [one for one in windows if one.period == code]
        self.submissions = cities.submissions_in(every, [code])
        self.filled = cities.filled_in(every, [code])
        self.to_fill = cities.indicators_in(every, period.year)
        self.demands = cities.open_demands_in(every, [code])
        self.touched = cities.last_entries_in(every, code)
        self.reminded = cities.last_reminders(every, code)
        self.standings = standings(every, period, actor.at)

    def office(self, one: Organization) -> Office:
        """One organization's line."""
        code = self.period.code
        submission = self.submissions.get((one.pk, code))
        state = SubmissionState(submission.state) if submission else SubmissionState.DRAFT
        last, due = self.reminded.get(one.pk), _DUE.get(state)
        closings = cities.closings_in(self.windows, one.pk)
        return Office(
            organization=one,
            period=self.period,
            submission=submission,
            filled=self.filled.get((one.pk, code), 0),
            to_fill=self.to_fill.get(one.pk, 0),
            demands=self.demands.get((one.pk, code), 0),
            standing=self.standings.get(one.pk),
            touched_at=self.touched.get(one.pk),
            reminded_at=last.at if last else None,
            closes_on=closings.get((code, due)) if due else None,
            today=self.today,
        )


def board_of(actor: Actor, government: Government, period: Period) -> tuple[Office, ...]:
    """The board of a government; RefusedError to whom it is not shown."""
    actor.require(Deed.READ_BOARD, government)
    return offices(actor, list(people.organizations_of(government)), period)
