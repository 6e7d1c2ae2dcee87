"""What is asked about where a book ends, and what was written in it since."""

from typing import NamedTuple

from tolok.store.models import Entry, Ledger, Organization

MOST_LINES = 200
"""Lines after which reading everything anew is as fast."""


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


def lines_after(organization: Organization, year: int, end: End) -> list[Told] | None:
    """The lines after one; None where they are many, or do not join on to it."""
    found = list(
        Entry.objects.filter(
            ledger__organization=organization, ledger__year=year, number__gt=end.length
        )
        .order_by("number")
        .values_list("previous", "deed", "subject")[: MOST_LINES + 1]
    )
    if not found or len(found) > MOST_LINES or found[0][0] != end.head:
        return None
    return [Told(deed, subject) for _, deed, subject in found]
