"""The calendar of a measuring year: its windows, and the days that are proposed for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tolok.domain.periods import Period
from tolok.domain.submissions import Step

_QUARTER_STEPS = (Step.RECORD, Step.VERIFY, Step.APPROVE)
_CLOSES = {Step.RECORD: 10, Step.VERIFY: 20}
"""The day of the month after the quarter on which a step closes; approval has the whole month."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the calendar: a step of a period, with the days proposed for it."""

    period: Period
    step: Step
    opens_on: date
    closes_on: date


def slots(year: int) -> Iterator[Slot]:
    """The windows of a year, each with its proposal, in order.

    The agreement is made in January (PermenPAN-RB 53/2014: within a month of the budget); each
    quarter is measured in the month after it, the last in January of the next year.

    >>> [one.opens_on.isoformat() for one in slots(2026) if one.step is Step.RECORD]
    ['2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01']
    """
    yield Slot(Period(year), Step.PLAN, date(year, 1, 1), date(year, 1, 31))
    for quarter in range(1, 5):
        first = date(year + quarter // 4, quarter * 3 % 12 + 1, 1)
        for step in _QUARTER_STEPS:
            last = first.replace(day=_CLOSES[step]) if step in _CLOSES else _end_of_month(first)
            yield Slot(Period(year, quarter=quarter), step, first, last)


def quarter_due(day: date) -> Period:
    """The last quarter that had ended before a day: what is measured on it.

    >>> quarter_due(date(2026, 4, 1)).code, quarter_due(date(2026, 2, 1)).code
    ('2026-Q1', '2025-Q4')
    """
    ended = (day.month - 1) // 3
    return Period(day.year, quarter=ended) if ended else Period(day.year - 1, quarter=4)


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
