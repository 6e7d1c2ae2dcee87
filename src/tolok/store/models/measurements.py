"""What was recorded for a quarter: realizations, spending, evidence, and what was said of them."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from tolok.domain.forms import State
from tolok.store.models.append_only import AppendOnly
from tolok.store.models.governments import Government, Organization
from tolok.store.models.originals import Original
from tolok.store.models.people import Person
from tolok.store.models.plans import PlanIndicator, PlanNode, money_of_sen


class Measurement(models.Model):
    """An indicator in a quarter: its realization as typed, and the words beside it.

    ``variables`` are those of the indicator's expression, as decimal texts. ``revision`` counts
    its changes: who saves must have seen the last one. The ledger holds each of them.
    """

    indicator = models.ForeignKey(
        PlanIndicator, on_delete=models.PROTECT, related_name="measurements"
    )
    period = models.CharField(max_length=8)
    written = models.CharField(max_length=100, blank=True)
    state = models.CharField(
        max_length=16, choices=[(state, state) for state in State], default=State.BLANK
    )
    value = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null is "no number"
    variables = models.JSONField(default=dict)
    remarks = models.TextField(blank=True)
    cause = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        """One for each indicator and quarter."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "period"], name="measurement_once"),
            models.CheckConstraint(
                condition=models.Q(state=State.VALUE, value__isnull=False)
                | (~models.Q(state=State.VALUE) & models.Q(value__isnull=True)),
                name="measurement_value_where_state_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.written}"


class NodeSpending(models.Model):
    """What a node spent in one quarter alone (*realisasi anggaran*), in sen.

    Blank and dash keep their ``state``; their amount is null.
    """

    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="spendings")
    period = models.CharField(max_length=8)
    written = models.CharField(max_length=100, blank=True)
    state = models.CharField(
        max_length=16, choices=[(state, state) for state in State], default=State.BLANK
    )
    amount_sen = models.BigIntegerField(null=True)
    revision = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        """One for each node and quarter."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["node", "period"], name="spending_once"),
            models.CheckConstraint(
                condition=models.Q(state=State.VALUE, amount_sen__isnull=False)
                | (~models.Q(state=State.VALUE) & models.Q(amount_sen__isnull=True)),
                name="spending_amount_where_state_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.written}"

    @property
    def amount(self) -> Decimal | None:
        """In rupiah; None where no amount was written."""
        return money_of_sen(self.amount_sen)


class EvidenceFile(AppendOnly):
    """A file kept for a government, known by its SHA-256; its bytes lie in the private store."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)

    class Meta:
        """The same bytes are kept once a government."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["government", "sha256"], name="evidence_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.size} bytes)"


class Evidence(models.Model):
    """What supports a realization (*bukti*): a file or a link, with the pages that matter.

    It is withdrawn with a reason, never removed.
    """

    indicator = models.ForeignKey(PlanIndicator, on_delete=models.PROTECT, related_name="evidence")
    period = models.CharField(max_length=8)
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, null=True)
    link = models.URLField(max_length=500, blank=True)
    title = models.CharField(max_length=160)
    pages = models.CharField(max_length=60, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        """In the order they came; each a file or a link."""

        ordering: ClassVar = ["added_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(file__isnull=False, link="")
                | (models.Q(file__isnull=True) & ~models.Q(link="")),
                name="evidence_is_a_file_or_a_link",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Workbook(AppendOnly):
    """A filled-in workbook of a quarter that somebody sent (*buku kerja*), before it is applied.

    Its bytes are the original; what it would change is made anew from them whenever it is shown.
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT)
    period = models.CharField(max_length=8)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="workbooks")
    name = models.CharField(max_length=255)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField()

    class Meta:
        """Newest first; the same bytes are one workbook of a quarter."""

        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "period", "original"], name="workbook_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Comment(AppendOnly):
    """Something said about a cell of a quarter (*catatan*); answers follow their first one.

    ``subject`` names the cell as the ledger does. ``is_demand`` marks a remark that sent a
    submission back.
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT)
    period = models.CharField(max_length=8)
    subject = models.CharField(max_length=120)
    thread = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answers")
    text = models.TextField()
    is_demand = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT)
    role = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        """In the order they were said."""

        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["organization", "period"])]

    def __str__(self) -> str:
        return self.text[:60]


class Resolution(AppendOnly):
    """That a thread is settled (*selesai*), by whom and when; a later answer opens it again."""

    thread = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="resolutions")
    by = models.ForeignKey(Person, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        """The latest counts."""

        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.at:%Y-%m-%d}"


class FindingNote(AppendOnly):
    """Why a finding stands all the same (*penjelasan temuan*); a later one replaces it.

    ``finding`` names it by rule, row key and cell, so that it outlives another examination.
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT)
    period = models.CharField(max_length=8)
    finding = models.CharField(max_length=160)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        """The latest counts."""

        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["organization", "period"])]

    def __str__(self) -> str:
        return self.text[:60]
