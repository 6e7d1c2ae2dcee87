"""A year's plan and record as last read, brought up to date by what its book says since.

Whoever fills in a quarter asks for the same sheet again with every row that is saved, and one row
of a hundred has changed. The ledger tells which: every deed leaves a line there, in its own
transaction, and lines are chained by hash. So what was read under one line holds until the next,
and a next that tells of figures or words alone names what to read again. Where the chain does not
join on, everything is read anew.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db import transaction

from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.services.judging import Judged, judged_of
from tolok.services.sheet_rows import SheetRow, lay_out, told_anew
from tolok.services.subjects import Subject, SubjectKind
from tolok.store import ledgers, plans, recorded
from tolok.store.models import (
    Measurement,
    NodeSpending,
    Organization,
    PlanIndicator,
    PlanNode,
    Submission,
)
from tolok.store.plans import PlanRecords
from tolok.store.recorded import Evidence, Thread

MOST_YEARS = 64
"""Years of an organization that a process keeps, the one unused for longest leaving first."""

_FIGURES = frozenset(
    {Deed.ENTER_REALIZATION, Deed.ENTER_SPENDING, Deed.EXPLAIN_ROW, Deed.APPLY_WORKBOOK}
)
"""The deeds that change measurements and spending, and nothing else that a sheet shows."""


@dataclass(frozen=True)
class KeptYear:
    """What an organization planned and recorded in a year, under one line of its book.

    Nobody changes the records in it: they are shown to everybody who asks.
    """

    plan: PlanRecords
    measurements: Mapping[tuple[int, str], Measurement]
    spendings: Mapping[tuple[int, str], NodeSpending]
    before: Mapping[str, Sequence[SheetRow]] = field(default_factory=dict)
    """Rows by period, as they were laid out last of the same plan."""

    _judged: dict[str, Judged] = field(default_factory=dict)
    _evidence: dict[str, Mapping[int, Sequence[Evidence]]] = field(default_factory=dict)
    _threads: dict[str, Mapping[str, Sequence[Thread]]] = field(default_factory=dict)
    _submissions: dict[str, Submission | None] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[str, tuple[PlanNode, PlanIndicator | None]]:
        """Each node, and each indicator with its node, by its key."""
        nodes = {node.pk: node for node in self.plan.nodes}
        found: dict[str, tuple[PlanNode, PlanIndicator | None]] = {
            node.key: (node, None) for node in self.plan.nodes
        }
        for several in self.plan.indicators.values():
            found |= {one.key: (nodes[one.node_id], one) for one in several}
        return found

    def judged(self, organization: Organization, period: Period) -> Judged:
        """The rows of a quarter, with what the rules say of them."""
        found = self._judged.get(period.code)
        if found is None or not found.is_of(organization):
            before = self.before.get(period.code, ()) if found is None else found.rows
            rows = lay_out(self.plan, self.measurements, self.spendings, period, before)
            found = self._judged[period.code] = judged_of(organization, period, rows)
        return found

    def evidence(self, organization: Organization, period: str) -> Mapping[int, Sequence[Evidence]]:
        """The evidence of a quarter by indicator, withdrawn ones included."""
        if period not in self._evidence:
            self._evidence[period] = recorded.evidence_of(organization, period)
        return self._evidence[period]

    def threads(self, organization: Organization, period: str) -> Mapping[str, Sequence[Thread]]:
        """The threads of a quarter by their subject, oldest first."""
        if period not in self._threads:
            self._threads[period] = recorded.threads_of(organization, period)
        return self._threads[period]

    def submission(self, organization: Organization, period: str) -> Submission | None:
        """The submission of a quarter, if anything was done about it; nobody changes it."""
        if period not in self._submissions:
            self._submissions[period] = plans.submission_of(organization, period)
        return self._submissions[period]

    def after(self, organization: Organization, year: int, lines: Iterable[str]) -> "KeptYear":
        """The same year after lines about those subjects, which tell of figures or words."""
        named = [found for one in lines if (found := Subject.parse(one)) is not None]
        money = [one.key for one in named if one.kind is SubjectKind.SPENDING]
        words = [one.key for one in named if one.kind is not SubjectKind.SPENDING]
        return self.told(
            plans.measurements_of(organization, year, words),
            plans.spendings_of(organization, year, money),
        )

    def told(
        self,
        measurements: Mapping[tuple[int, str], Measurement],
        spendings: Mapping[tuple[int, str], NodeSpending],
    ) -> "KeptYear":
        """The same year with those records in place of what was recorded before."""
        whole = {**self.measurements, **measurements}
        before = {**self.before, **{code: one.rows for code, one in self._judged.items()}}
        judged = {}
        if not spendings:
            indicators = {indicator for indicator, _ in measurements}
            for code, one in self._judged.items():
                rows = told_anew(one.rows, indicators, self.plan, whole, one.period)
                judged[code] = replace(one, rows=rows)
        return KeptYear(
            self.plan,
            whole,
            {**self.spendings, **spendings},
            before,
            judged,
            self._evidence,
            self._threads,
            # The first figure of a quarter marks its submission too, once.
            {code: one for code, one in self._submissions.items() if one and one.opened_at},
        )


_kept: OrderedDict[tuple[int, int], tuple[ledgers.End, KeptYear]] = OrderedDict()
_lock = threading.Lock()


def kept_year(organization: Organization, year: int) -> KeptYear:
    """What was planned and recorded, as it is now.

    One query where it is known, a few more where figures were recorded since, else eight. Within
    a transaction everything is read anew, and not kept: its changes are not in the book until its
    end, and may never be.
    """
    if transaction.get_connection().in_atomic_block:
        return _read(organization, year)
    place = organization.pk, year
    known = _kept.get(place)
    found = None if known is None else _caught_up(organization, year, *known)
    if found is None:
        end = ledgers.end_of(organization, year)
        if end is None:
            return _read(organization, year)
        found = end, _read(organization, year)
    keep(organization, year, *found)
    return found[1]


def keep(organization: Organization, year: int, end: ledgers.End, found: KeptYear) -> None:
    """Keep a year as it stands under the last line of its book, which is not to be undone."""
    place = organization.pk, year
    with _lock:
        _kept[place] = end, found
        _kept.move_to_end(place)
        while len(_kept) > MOST_YEARS:
            _kept.popitem(last=False)


def kept_at(organization: Organization, year: int, end: ledgers.End) -> KeptYear | None:
    """What is kept of a year whose book is held, and ends where it did when that was read.

    While it is held nobody else changes the year, so this is how it stands. No query.
    """
    known = _kept.get((organization.pk, year))
    return known[1] if known and known[0] == end else None


def _read(organization: Organization, year: int) -> KeptYear:
    return KeptYear(
        plans.plan_records(organization, year),
        plans.measurements_of(organization, year),
        plans.spendings_of(organization, year),
    )


def _caught_up(
    organization: Organization, year: int, end: ledgers.End, known: KeptYear
) -> tuple[ledgers.End, KeptYear] | None:
    """What is known, with what later lines tell; None where they tell of more than figures."""
    found = ledgers.lines_after(organization, year, end)
    if found is None or any(one.deed not in _FIGURES for one in found[1]):
        return None
    last, lines = found
    if not lines:
        return last, known
    return last, known.after(organization, year, {one.subject for one in lines})
