"""What people decided about proposals: accepted, declined, or taken back."""

from typing import ClassVar

from django.db import models

from tolok.store.models.append_only import AppendOnly
from tolok.store.models.filings import Filing


class Decision(AppendOnly):
    """One decision about one proposal (*keputusan*); a later one about the same counts.

    ``proposal`` names the proposal by its content, so that it means the same whatever number it
    is shown with. What the person saw is kept whole, so that a decision stands even when another
    edition of the search proposes something else.
    """

    class Verdict(models.TextChoices):
        """What was decided; UNDONE takes an earlier decision back."""

        ACCEPTED = "accepted", "diterima"
        DECLINED = "declined", "ditolak"
        UNDONE = "undone", "dibatalkan"

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="decisions")
    proposal = models.CharField(max_length=64)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    decided_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField()
    edits = models.JSONField()
    probability = models.CharField(max_length=8)
    explanation = models.TextField()
    witnesses = models.JSONField()
    """The texts of those who spoke for it."""
    is_proven = models.BooleanField()

    class Meta:
        """In the order they were made."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["filing", "proposal"])]

    def __str__(self) -> str:
        return f"{self.filing_id} · {self.verdict}"
