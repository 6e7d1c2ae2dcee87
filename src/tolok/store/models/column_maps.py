"""What people said of the columns of their own tables, and files that wait for it."""

from typing import ClassVar

from django.db import models

from tolok.store.models.append_only import AppendOnly
from tolok.store.models.governments import Government, Organization
from tolok.store.models.originals import Original
from tolok.store.models.people import Person


class OfficeMap(AppendOnly):
    """A column map as it was said (*pemetaan kolom*), for an office or for all of a government.

    The newest of a header is the one in force; one without ``content`` withdraws those before it.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="office_maps")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True)
    fingerprint = models.CharField(max_length=64)
    content = models.JSONField(null=True)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT)
    kept_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["government", "fingerprint"])]

    def __str__(self) -> str:
        return f"{self.fingerprint[:12]} ({self.kept_at:%Y-%m-%d})"


class UnreadFile(AppendOnly):
    """An uploaded file whose tables no words tell: it waits for somebody to say its columns."""

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="unread")
    owner = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="unread_files")
    name = models.CharField(max_length=255)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT)
    uploaded_at = models.DateTimeField()

    class Meta:
        """Each file of a government once."""

        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "original"], name="unread_once")
        ]

    def __str__(self) -> str:
        return self.name
