"""Uploaded files, byte for byte."""

from django.db import models

from tolok.store.models.append_only import AppendOnly


class Original(AppendOnly):
    """The bytes of an uploaded file, known by their SHA-256; the same bytes are kept once."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.size} bytes)"
