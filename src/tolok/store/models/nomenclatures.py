"""The code list of a government, by edition of its decree."""

from typing import ClassVar

from django.db import models

from tolok.domain.levels import Level
from tolok.store.models.append_only import AppendOnly
from tolok.store.models.governments import Government
from tolok.store.models.people import Person


class NomenclatureEdition(AppendOnly):
    """A code list as a government imported it (*nomenklatur*), under the decree that it follows."""

    government = models.ForeignKey(
        Government, on_delete=models.PROTECT, related_name="nomenclatures"
    )
    decree = models.CharField(max_length=160)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT)
    imported_at = models.DateTimeField()

    class Meta:
        """The newest is the one in force."""

        ordering: ClassVar = ["-imported_at", "-pk"]

    def __str__(self) -> str:
        return self.decree


class NomenclatureEntry(AppendOnly):
    """One code with its name, and for a subactivity its indicator and unit."""

    edition = models.ForeignKey(
        NomenclatureEdition, on_delete=models.PROTECT, related_name="entries"
    )
    code = models.CharField(max_length=40)
    level = models.CharField(max_length=16, choices=[(level, level.label) for level in Level])
    name = models.TextField()
    indicator = models.TextField(blank=True)
    unit = models.CharField(max_length=120, blank=True)
    performance = models.TextField(blank=True)

    class Meta:
        """By code."""

        ordering: ClassVar = ["code", "pk"]
        indexes: ClassVar = [models.Index(fields=["edition", "code"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
