"""What a sheet comes to, kept so that a board of sixty offices need not open sixty sheets."""

from typing import ClassVar

from django.db import models

from tolok.store.models.governments import Organization


class SheetSummary(models.Model):
    """The figures that lists show of a quarter's sheet (*ringkasan*); always made anew from it.

    ``basis`` names what it was computed from: the ledger's length, the year's policy, the edition
    of the rules. A sheet whose basis is another has a newer summary to be made. ``achievement``
    is the exact mean as a fraction, empty where there is none; it stands on ``counted`` indicators.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="summaries"
    )
    period = models.CharField(max_length=8)
    basis = models.CharField(max_length=120)
    computed_at = models.DateTimeField()
    errors = models.PositiveIntegerField()
    to_explain = models.PositiveIntegerField()
    causes = models.PositiveIntegerField()
    counted = models.PositiveIntegerField()
    achievement = models.TextField(blank=True)
    spending_rows = models.PositiveIntegerField()
    spending_filled = models.PositiveIntegerField()
    ceiling_sen = models.BigIntegerField(null=True)
    spent_sen = models.BigIntegerField(null=True)

    class Meta:
        """One for each organization and quarter."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "period"], name="sheet_summary_once")
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.period}"
