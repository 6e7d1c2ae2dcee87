"""Somebody at the rows of a quarter: the book is held, and what is kept of the year is told."""

from collections.abc import Mapping
from copy import copy

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.submissions import SubmissionState
from tolok.services.acting import Actor, require_window
from tolok.services.kept_years import keep, kept_at
from tolok.services.ledgers import Book, Pen
from tolok.store import plans
from tolok.store.ledgers import End
from tolok.store.models import (
    Measurement,
    NodeSpending,
    Organization,
    PlanIndicator,
    PlanNode,
    Submission,
)


class Sitting:
    """Somebody at the rows of a quarter: the book is held, and what holds for all is asked once.

    ``workbook`` is the SHA-256 of the file that the rows came in, empty where they were typed.
    """

    def __init__(
        self, actor: Actor, organization: Organization, period: Period, workbook: str = ""
    ) -> None:
        if period.quarter is None:
            raise TolokError("Realisasi dicatat per triwulan; pilih triwulannya.")
        self.actor, self.organization, self.period = actor, organization, period
        self.workbook = workbook
        self.pen = Pen(Book(organization, period.year), actor)
        self.kept = kept_at(organization, period.year, self._end)
        self.submission = self._submission()
        self.measurements: dict[tuple[int, str], Measurement] = {}
        self.spendings: dict[tuple[int, str], NodeSpending] = {}
        self.state = SubmissionState(self.submission.state)
        self.is_in_window = False

    @property
    def _end(self) -> End:
        return End(self.pen.ledger.length, self.pen.ledger.head)

    def _submission(self) -> Submission:
        period = self.period.code
        known = self.kept.submission(self.organization, period) if self.kept else None
        if known is not None and known.opened_at is not None:
            return known
        return Submission.objects.get_or_create(organization=self.organization, period=period)[0]

    def place(self, key: str) -> tuple[PlanNode, PlanIndicator | None]:
        """What a key names; TolokError where the plan has none such any more."""
        node, indicator = self._named(key)
        if node is None or node.closed_on or (indicator and indicator.closed_on):
            raise TolokError("Baris ini tidak ada lagi dalam rencana. Muat ulang halaman.")
        return node, indicator

    def _named(self, key: str) -> tuple[PlanNode | None, PlanIndicator | None]:
        if self.kept is not None:
            return self.kept.by_key.get(key, (None, None))
        year = self.period.year
        indicator = plans.indicator_by_key(self.organization, year, key)
        if indicator is not None:
            return indicator.node, indicator
        return plans.node_by_key(self.organization, year, key), None

    def require(self, deed: Deed) -> None:
        """Refuse a deed that the person may not do now."""
        for one in (deed, Deed.APPLY_WORKBOOK) if self.workbook else (deed,):
            self.actor.require(one, self.organization, self.state)
        if not self.is_in_window:  # all deeds on a row belong to one step
            require_window(self.actor, deed, self.organization, self.period)
            self.is_in_window = True

    def write(
        self, deed: Deed, subject: str, content: Mapping[str, Plain], before: Mapping[str, Plain]
    ) -> None:
        """The line of a deed; what came in a workbook is the deed of applying it."""
        if self.workbook:
            deed, content = Deed.APPLY_WORKBOOK, {**content, "workbook": self.workbook}
        role = self.actor.require(deed, self.organization, self.state)
        self.pen.write(role, deed, f"{subject}:{self.period.code}", content, before=before)

    def end(self) -> None:
        """Keep the lines, and when the quarter was first touched."""
        if self.pen.entries and self.submission.opened_at is None:
            self.submission.opened_at = self.actor.at
            self.submission.save(update_fields=["opened_at"])
        self.pen.put_down()
        if self.kept is not None and (self.measurements or self.spendings):
            place = self.organization, self.period.year, self._end
            told = self.kept.told(self.measurements, self.spendings)
            transaction.on_commit(lambda: keep(*place, told))

    def measurement(self, indicator: PlanIndicator) -> Measurement:
        """What was recorded of an indicator so far, to be changed."""
        place = indicator.pk, self.period.code
        known = self.measurements.get(place) or (
            self.kept.measurements.get(place)
            if self.kept
            else Measurement.objects.filter(indicator=indicator, period=place[1]).first()
        )
        return copy(known) if known else Measurement(indicator=indicator, period=place[1])

    def spending(self, node: PlanNode) -> NodeSpending:
        """What was recorded of a node's money so far, to be changed."""
        place = node.pk, self.period.code
        known = self.spendings.get(place) or (
            self.kept.spendings.get(place)
            if self.kept
            else NodeSpending.objects.filter(node=node, period=place[1]).first()
        )
        return copy(known) if known else NodeSpending(node=node, period=place[1])

    def save(self, record: Measurement | NodeSpending) -> None:
        """Keep a changed record, as its next revision."""
        record.revision += 1
        record.changed_by, record.changed_at = self.actor.person, self.actor.at
        record.save()
        if isinstance(record, Measurement):
            self.measurements[record.indicator_id, record.period] = record
        else:
            self.spendings[record.node_id, record.period] = record
