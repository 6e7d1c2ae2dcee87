"""Records that are written once: what was filed or found is never edited afterwards."""

from typing import Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models


class EditRefused(Exception):  # noqa: N818 - a refusal, said as one
    """An attempt to change or remove a record that is written once: a fault in the program."""


Record = TypeVar("Record", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[Record]):
    """Records that can be added and read."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise EditRefused(f"{self.model.__name__} is written once and never edited")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise EditRefused(f"{self.model.__name__} is written once and never removed")


class AppendOnlyManager(models.Manager[Record]):
    """Asks for records that can be added and read."""

    def get_queryset(self) -> AppendOnlyQuerySet[Record]:
        """Every record."""
        return AppendOnlyQuerySet(self.model, using=self._db)


class AppendOnly(models.Model):
    """A record that is written once."""

    objects: ClassVar[models.Manager[Self]] = AppendOnlyManager()

    class Meta:
        """Only its children have tables."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new record; EditRefused where it has been written."""
        if not self._state.adding:
            raise EditRefused(f"{type(self).__name__} is written once and never edited")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise EditRefused(f"{type(self).__name__} is written once and never removed")


class Placed(models.Model):
    """A record that knows where in the file it stands; all empty where nothing is known."""

    source_file = models.TextField(blank=True)
    source_table = models.TextField(blank=True)
    source_row = models.PositiveIntegerField(null=True)
    source_column = models.PositiveIntegerField(null=True)
    source_confidence = models.PositiveSmallIntegerField(null=True)
    """Per mille that a recogniser gave the text; null where the file itself holds the letters."""
    source_others = models.JSONField(default=list)
    """What else the recogniser read: [text, per mille], likeliest first."""
    source_ground = models.TextField(blank=True)
    """What chose the text where that was not the recogniser; empty where it was."""

    class Meta:
        """Only its children have tables."""

        abstract = True
