"""What is asked about the books: the lines of one, by person, deed and subject."""

from typing import NamedTuple

from django.db.models import QuerySet

from tolok.domain.permissions import Deed
from tolok.store.models import Entry, Government, Ledger, Organization

# Pages name ledgers; what they are, the store alone knows.
__all__ = [
    "End",
    "Ledger",
    "Told",
    "calendar_changes",
    "deeds_in",
    "end_of",
    "ledger_of",
    "ledger_of_government",
    "lines_after",
    "lines_of",
    "signers_of",
    "years_of",
]

MOST_LINES = 200
"""Lines after which reading everything anew is as fast."""


def ledger_of(organization: Organization, year: int) -> Ledger | None:
    """The book of an organization and year, if anything was written in it."""
    return Ledger.objects.filter(organization=organization, year=year).first()


def ledger_of_government(government: Government, year: int) -> Ledger | None:
    """The government's own book of a year, if anything was written in it."""
    return Ledger.objects.filter(government=government, organization=None, year=year).first()


def years_of(of: Organization | Government) -> list[int]:
    """The years that an organization, or a government itself, has a book of, oldest first."""
    if isinstance(of, Organization):
        known = Ledger.objects.filter(organization=of)
    else:
        known = Ledger.objects.filter(government=of, organization=None)
    return list(known.order_by("year").values_list("year", flat=True))


def lines_of(ledger: Ledger, by: str, deed: str, subject: str) -> QuerySet[Entry]:
    """The lines of a book, newest first; an empty choice leaves nothing out.

    ``by`` is the mail address that was signed, ``subject`` any part of one.
    """
    found = Entry.objects.filter(ledger=ledger).select_related("by").order_by("-number")
    if by:
        found = found.filter(signed=by)
    if deed:
        found = found.filter(deed=deed)
    if subject:
        found = found.filter(subject__icontains=subject)
    return found


def signers_of(ledger: Ledger) -> list[str]:
    """Who has signed a line of a book: one query."""
    found = Entry.objects.filter(ledger=ledger).order_by("signed")
    return list(found.values_list("signed", flat=True).distinct())


def deeds_in(ledger: Ledger) -> list[str]:
    """Which deeds a book tells of: one query."""
    found = Entry.objects.filter(ledger=ledger).order_by("deed")
    return list(found.values_list("deed", flat=True).distinct())


def calendar_changes(government: Government, year: int) -> list[Entry]:
    """The windows of a year that were changed after they had been set, newest first: one query."""
    found = Entry.objects.filter(
        ledger__government=government,
        ledger__organization__isnull=True,
        ledger__year=year,
        deed=Deed.SET_WINDOW,
    )
    return list(found.exclude(before="").select_related("by").order_by("-number"))


class End(NamedTuple):
    """The last line of a book: its number and its hash."""

    length: int
    head: str


class Told(NamedTuple):
    """What a line tells of."""

    deed: str
    subject: str


def end_of(organization: Organization, year: int) -> End | None:
    """Where the book of an organization and year ends; None where nothing was written in it."""
    found = Ledger.objects.filter(organization=organization, year=year, length__gt=0)
    return next((End(*one) for one in found.values_list("length", "head")), None)


def lines_after(organization: Organization, year: int, end: End) -> tuple[End, list[Told]] | None:
    """Where the book ends, and its lines after one that it may have ended at before: one query.

    None where they are many, or where that one is not in the book.
    """
    found = list(
        Entry.objects.filter(
            ledger__organization=organization, ledger__year=year, number__gte=end.length
        )
        .order_by("number")
        .values_list("number", "hash", "deed", "subject")[: MOST_LINES + 1]
    )
    if not found or len(found) > MOST_LINES or found[0][:2] != end:
        return None
    last = found[-1]
    return End(*last[:2]), [Told(deed, subject) for _, _, deed, subject in found[1:]]
