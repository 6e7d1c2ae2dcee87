"""Governments, their organizations, their years, and the calendar of each year."""

from typing import ClassVar

from django.db import models

from tolok.domain.achievements import Cap
from tolok.domain.submissions import Step
from tolok.store.models.append_only import AppendOnly


class Government(models.Model):
    """A city, regency or province (*pemerintah daerah*). Nothing crosses from one to another.

    ``place`` stands before the date on a print.
    """

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    place = models.CharField(max_length=80)

    class Meta:
        """By name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Organization(models.Model):
    """An office of a government (*perangkat daerah, OPD*).

    ``kind`` is what it is called: Dinas, Badan, Kecamatan. ``code`` is its number in the
    government's budget. It is never removed, but closed on a day.
    """

    government = models.ForeignKey(
        Government, on_delete=models.PROTECT, related_name="organizations"
    )
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    head_title = models.CharField(max_length=120)
    head_name = models.CharField(max_length=120, blank=True)
    head_rank = models.CharField(max_length=80, blank=True)
    head_nip = models.CharField(max_length=30, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        """By code."""

        ordering: ClassVar = ["code", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["government", "code"], name="organization_code_once")
        ]

    def __str__(self) -> str:
        return self.name


class FiscalYear(models.Model):
    """A year of a government with the policies that its figures follow (*tahun anggaran*).

    ``cap`` bounds achievements in aggregates alone. An achievement below ``low_achievement``
    per cent wants its causes told.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    cap = models.CharField(max_length=8, choices=[(cap, cap) for cap in Cap], default=Cap.NONE)
    low_achievement = models.PositiveSmallIntegerField(default=76)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["government", "year"], name="fiscal_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.government} {self.year}"


class PlanVersion(models.Model):
    """A version of a year's plan and budget (*murni, perubahan I, perubahan II*), by decree.

    ``number`` is 0 for the original. What a later version does not say holds as before.
    """

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    decree = models.CharField(max_length=160)
    decided_on = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        """The original first."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="plan_version_once")
        ]

    def __str__(self) -> str:
        return self.name


class Window(models.Model):
    """When a step of a period may be done (*jadwal*): both days are inside it.

    ``period`` is a code such as 2026-Q1, or the year for Step.PLAN.
    """

    fiscal_year = models.ForeignKey(FiscalYear, on_delete=models.PROTECT, related_name="windows")
    period = models.CharField(max_length=8)
    step = models.CharField(max_length=8, choices=[(step, step.label) for step in Step])
    opens_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        """In the order of the year."""

        ordering: ClassVar = ["opens_on", "closes_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fiscal_year", "period", "step"], name="window_once"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="window_closes_after_it_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.get_step_display()}"


class Extension(AppendOnly):
    """More time for one organization (*perpanjangan*), with who gave it and why."""

    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="extensions")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT)
    until = models.DateField()
    reason = models.TextField()
    given_by = models.ForeignKey("store.Person", on_delete=models.PROTECT)
    given_at = models.DateTimeField()

    class Meta:
        """The latest counts."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.organization}: {self.until}"
