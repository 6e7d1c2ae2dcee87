"""Submissions, the snapshots taken of them, and what was published."""

from typing import ClassVar

from django.db import models

from tolok.domain.submissions import SubmissionState
from tolok.store.models.append_only import AppendOnly
from tolok.store.models.governments import Organization
from tolok.store.models.people import Person

STATES = [(state, state.label) for state in SubmissionState]


class Snapshot(AppendOnly):
    """A document as it was at one moment (*salinan beku*), whole and for good.

    ``content`` is canonical JSON from which every print can be made again byte for byte;
    ``sha256`` is its hash and ``ledger_head`` that of the ledger at that moment. ``token`` is
    what a print's QR code leads to.
    """

    class Kind(models.TextChoices):
        """Which document was frozen."""

        MEASUREMENT = "measurement", "Pengukuran Kinerja"
        AGREEMENT = "agreement", "Perjanjian Kinerja"
        ACTION_PLAN = "action_plan", "Rencana Aksi"
        INDICATORS = "indicators", "Indikator Kinerja Utama"

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="snapshots"
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    period = models.CharField(max_length=8)
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=STATES, blank=True)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    token = models.CharField(max_length=24, unique=True)
    ledger_head = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    made_at = models.DateTimeField()

    class Meta:
        """The newest is the one in force."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "kind", "period", "number"], name="snapshot_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.period} ({self.number})"


class Submission(models.Model):
    """A quarter of an organization on its way (*pengajuan*); without a row it is a draft.

    ``round`` counts how often it was opened: 1, and one more with each amendment.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="submissions"
    )
    period = models.CharField(max_length=8)
    state = models.CharField(max_length=16, choices=STATES, default=SubmissionState.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField(null=True)
    """When somebody first saved a row of it."""
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)

    class Meta:
        """One for each organization and quarter."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "period"], name="submission_once")
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.period}: {self.get_state_display()}"


class Publication(AppendOnly):
    """That a snapshot may be read by everybody (*publikasi*)."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="publication")
    by = models.ForeignKey(Person, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.snapshot)
