"""The plan of an organization and year: nodes, indicators, targets and ceilings in versions."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from tolok.domain.forms import State
from tolok.domain.indicators import Above, Accumulation, Calculation, Denominator
from tolok.domain.levels import Level
from tolok.domain.quantities import from_scaled
from tolok.store.models.governments import Organization, PlanVersion

SCALES = (("", "tanpa skala"), ("opinions", "Opini BPK"), ("akip_grades", "Predikat AKIP"))


def money_of_sen(amount: int | None) -> Decimal | None:
    """Rupiah from hundredths of a rupiah; whole rupiah without decimals."""
    if amount is None:
        return None
    return Decimal(amount // 100) if amount % 100 == 0 else from_scaled(amount, 2)


class PlanNode(models.Model):
    """A goal, objective, program, activity or subactivity of one organization and year.

    ``key`` is its name for good: the same node of next year has the same key. It is closed with
    a day and a reason, never removed.
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="nodes")
    year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=16)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    level = models.CharField(max_length=16, choices=[(level, level.label) for level in Level])
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=40, blank=True)
    name = models.TextField()
    responsible = models.CharField(max_length=160, blank=True)
    closed_on = models.DateField(null=True)
    closed_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order of the form: a node before those below it."""

        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "year", "key"], name="node_key_once")
        ]

    def __str__(self) -> str:
        return self.name


class PlanIndicator(models.Model):
    """An indicator of a node, with everything that makes its figure (*indikator kinerja*).

    ``version`` counts the changes of its formula. ``is_key`` marks an *indikator kinerja utama*,
    whose ``reason`` and ``data_source`` the IKU document prints.
    """

    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="indicators")
    key = models.CharField(max_length=16)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.TextField()
    method = models.TextField(blank=True)
    unit = models.CharField(max_length=80, blank=True)
    calculation = models.CharField(
        max_length=32,
        choices=[(one, one.label) for one in Calculation],
        default=Calculation.HIGHER_IS_BETTER,
    )
    expression = models.TextField(blank=True)
    accumulation = models.CharField(
        max_length=16, choices=[(one, one.label) for one in Accumulation], default=Accumulation.SUM
    )
    denominator = models.CharField(
        max_length=16, choices=[(one, one.label) for one in Denominator], default=Denominator.ANNUAL
    )
    above = models.CharField(
        max_length=8, choices=[(one, one.formula) for one in Above], default=Above.RATIO
    )
    scale = models.CharField(max_length=16, choices=SCALES, blank=True)
    is_zero_the_goal = models.BooleanField(default=False)
    version = models.PositiveSmallIntegerField(default=1)
    baseline = models.CharField(max_length=64, blank=True)
    is_key = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    data_source = models.TextField(blank=True)
    responsible = models.CharField(max_length=160, blank=True)
    closed_on = models.DateField(null=True)
    closed_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order of the node."""

        ordering: ClassVar = ["node__position", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["node", "key"], name="indicator_key_once")
        ]

    def __str__(self) -> str:
        return self.name


class TargetValue(models.Model):
    """The target of an indicator for a period, in one version of the plan.

    ``period`` is a year (of the plan, or a later one of the Renstra), a quarter or a month.
    ``written`` is what was typed: a number, "90–100" for a range, a name of a scale.
    ``value`` is decimal text, as in a form's cell.
    """

    indicator = models.ForeignKey(PlanIndicator, on_delete=models.PROTECT, related_name="targets")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT)
    period = models.CharField(max_length=8)
    written = models.CharField(max_length=100)
    state = models.CharField(max_length=16, choices=[(state, state) for state in State])
    value = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null is "no number"

    class Meta:
        """Later versions later."""

        ordering: ClassVar = ["version__number", "period"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "version", "period"], name="target_once_a_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.written}"


class NodeCeiling(models.Model):
    """The most that a node may spend (*pagu*), in one version; in sen, so that sums are exact."""

    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="ceilings")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT)
    amount_sen = models.BigIntegerField()

    class Meta:
        """Later versions later."""

        ordering: ClassVar = ["version__number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["node", "version"], name="ceiling_once_a_version"),
            models.CheckConstraint(
                condition=models.Q(amount_sen__gte=0), name="ceiling_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.amount}"

    @property
    def amount(self) -> Decimal:
        """In rupiah."""
        return money_of_sen(self.amount_sen) or Decimal(0)
