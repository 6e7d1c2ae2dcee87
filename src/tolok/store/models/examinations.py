"""What was found in a filing, and by which edition of the rulebook."""

from typing import ClassVar

from django.db import models

from tolok.store.models.append_only import AppendOnly, Placed
from tolok.store.models.filings import Filing


class Examination(AppendOnly):
    """One examination of a filing (*pemeriksaan*); a changed rulebook adds another."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="examinations")
    rulebook = models.CharField(max_length=64)
    examined_at = models.DateTimeField()

    class Meta:
        """The newest is the one in force."""

        ordering: ClassVar = ["-examined_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["filing", "rulebook"], name="examined_once_a_rulebook")
        ]

    def __str__(self) -> str:
        return f"{self.filing_id} · {self.rulebook}"


class FoundFault(AppendOnly, Placed):
    """A stored finding (*temuan*): of the reading or of the audit, in the examination's order."""

    class Stage(models.TextChoices):
        """Which work found it."""

        READING = "reading", "Pembacaan"
        AUDIT = "audit", "Pemeriksaan"

    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="faults")
    stage = models.CharField(max_length=8, choices=Stage.choices)
    position = models.PositiveIntegerField()
    rule = models.CharField(max_length=64)
    severity = models.CharField(max_length=16)
    message = models.TextField()
    row_key = models.TextField(null=True)  # noqa: DJ001 - null is the whole form
    cell = models.CharField(max_length=16, null=True)  # noqa: DJ001
    written = models.TextField(null=True)  # noqa: DJ001
    expected = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        """In the order they were found."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["examination", "position"], name="fault_position_once")
        ]

    def __str__(self) -> str:
        return self.message


class FoundWitness(AppendOnly):
    """A stored witness of a finding."""

    fault = models.ForeignKey(FoundFault, on_delete=models.PROTECT, related_name="witnesses")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    row_key = models.TextField(null=True)  # noqa: DJ001 - null is the whole form
    cell = models.CharField(max_length=16, null=True)  # noqa: DJ001

    class Meta:
        """In the order of the finding."""

        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.text
