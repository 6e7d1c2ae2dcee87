"""A filing: one uploaded form, as rows and cells exactly as they were read."""

from typing import ClassVar

from django.db import models

from tolok.domain.forms import NUMBER_CELLS, DocumentKind, State
from tolok.domain.levels import Level
from tolok.domain.periods import Period
from tolok.store.models.append_only import AppendOnly, Placed
from tolok.store.models.column_maps import OfficeMap
from tolok.store.models.governments import Government
from tolok.store.models.originals import Original
from tolok.store.models.people import Person


class Filing(AppendOnly):
    """One uploaded form (*formulir*): whose it is, when it came, and from which file.

    ``period`` is a code such as 2022-Q1. Heading fields are null where the form does not say.
    """

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="filings")
    position = models.PositiveSmallIntegerField(default=0)
    """Which form of its file it is: 0 the main one, the others as they follow."""
    again = models.PositiveSmallIntegerField(default=0)
    """How often its file had been read before: the highest reads as people last said."""
    office_map = models.ForeignKey(
        OfficeMap, on_delete=models.PROTECT, null=True, related_name="filings"
    )
    """What said which column holds what; null where the words of the header did."""
    name = models.CharField(max_length=255)
    uploaded_at = models.DateTimeField(db_index=True)
    owner = models.ForeignKey(
        Government, on_delete=models.PROTECT, null=True, related_name="filings"
    )
    """The government whose people may see it; ``government`` is what the form itself says."""
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    government = models.TextField(null=True)  # noqa: DJ001 - "not said" is not ""
    organization = models.TextField(null=True)  # noqa: DJ001
    year = models.PositiveSmallIntegerField(null=True)
    period = models.CharField(max_length=8, null=True)  # noqa: DJ001

    kind = models.CharField(
        max_length=16,
        choices=[(kind, kind.label) for kind in DocumentKind],
        default=DocumentKind.MEASUREMENT,
    )
    group = models.TextField(null=True)  # noqa: DJ001 - most forms need none

    class Meta:
        """Newest first, the main form of a file before its others."""

        ordering: ClassVar = ["-uploaded_at", "position", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.uploaded_at:%Y-%m-%d})"

    @property
    def period_label(self) -> str:
        """The period as a reader sees it; empty where the form names none."""
        return Period.parse(self.period).label if self.period else ""


class FormRow(AppendOnly, Placed):
    """One line of a form.

    ``parent_key`` is the written parent's key, not a foreign key: a form whose parents are
    broken or circular, or whose keys repeat, must be kept as it is, for the audit to say so.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    key = models.TextField()
    parent_key = models.TextField(null=True)  # noqa: DJ001 - null is the top
    level = models.CharField(max_length=16, choices=[(level, level.label) for level in Level])
    code = models.TextField(null=True)  # noqa: DJ001 - "not said" is not ""
    name = models.TextField(null=True)  # noqa: DJ001
    indicator = models.TextField(null=True)  # noqa: DJ001
    method = models.TextField(null=True)  # noqa: DJ001
    unit = models.TextField(null=True)  # noqa: DJ001
    remarks = models.TextField(null=True)  # noqa: DJ001
    text_sources = models.JSONField(default=dict)
    """Where each text cell stands: its name to [file, table, row, column]."""
    details = models.JSONField(default=dict)
    """Further texts by what they are: penanggung jawab, sumber data."""
    ground = models.TextField(blank=True)
    """Why the reading gave the row its level."""

    class Meta:
        """In the order of the form."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["filing", "position"], name="row_position_once"),
        ]

    def __str__(self) -> str:
        return self.name or self.indicator or self.key


class FormCell(AppendOnly, Placed):
    """One of a row's six number cells, as written, with the exact value read from it.

    ``value`` is decimal text: a database's own decimals either round (SQLite) or lose the
    written precision, and "25,00" is not "25". A cell that holds and knows nothing is not stored.
    """

    row = models.ForeignKey(FormRow, on_delete=models.PROTECT, related_name="cells")
    name = models.CharField(max_length=16, choices=[(name, name) for name in NUMBER_CELLS])
    written = models.TextField(blank=True)
    state = models.CharField(max_length=16, choices=[(state, state) for state in State])
    value = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null is "no number"

    class Meta:
        """Each cell once, and a value just where the cell says so."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["row", "name"], name="cell_once"),
            models.CheckConstraint(
                condition=models.Q(state=State.VALUE, value__isnull=False)
                | (~models.Q(state=State.VALUE) & models.Q(value__isnull=True)),
                name="cell_value_where_state_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.written}"


class LeftoverText(AppendOnly, Placed):
    """A text of an uploaded file that is in no form, and why."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="leftovers")
    """The main form of the file, as it was read that time."""
    position = models.PositiveIntegerField()
    text = models.TextField()
    why = models.TextField()

    class Meta:
        """In the order of the file."""

        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.why}: {self.text[:40]}"
