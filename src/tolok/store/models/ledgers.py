"""The ledger: every value, decision and file, in order, each entry chained to the one before."""

from typing import ClassVar

from django.db import models

from tolok.domain.roles import Role
from tolok.store.models.append_only import AppendOnly
from tolok.store.models.governments import Government, Organization
from tolok.store.models.people import Person


class Ledger(models.Model):
    """The book of one organization and year, or of a government where organization is null.

    ``head`` is the hash of its last entry and ``length`` their number. The row is what writers
    of one organization wait for each other at.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    """The name that hashes cover, made of codes and never changed after."""
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    class Meta:
        """One book for each organization and year, and one for each government and year."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "year"],
                condition=models.Q(organization__isnull=False),
                name="ledger_of_organization_once",
            ),
            models.UniqueConstraint(
                fields=["government", "year"],
                condition=models.Q(organization__isnull=True),
                name="ledger_of_government_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Entry(AppendOnly):
    """One line of the ledger: who did what to which subject, when, why, and what was before.

    ``subject`` is a stable name such as ``realization:INDICATOR:2026-Q1``. ``content`` and
    ``before`` are canonical JSON without binary floats, kept as text so that a database cannot
    write them otherwise. ``hash`` covers all the rest and ``previous``.
    """

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    signed = models.CharField(max_length=254, blank=True)
    """The person's mail address at that moment, which the hash covers."""
    role = models.CharField(max_length=16, choices=[(role, role.label) for role in Role])
    deed = models.CharField(max_length=32)
    subject = models.CharField(max_length=120)
    content = models.TextField()
    before = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        """In the order they were written."""

        ordering: ClassVar = ["ledger", "number"]
        indexes: ClassVar = [models.Index(fields=["ledger", "subject"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ledger", "number"], name="entry_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.deed} {self.subject}"
