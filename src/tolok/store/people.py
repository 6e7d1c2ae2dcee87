"""What is asked about people, organizations and the calendar."""

from datetime import date
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet

from tolok.domain.submissions import Step
from tolok.store.models import (
    Appointment,
    FiscalYear,
    Government,
    Organization,
    Person,
    Window,
)


def appointments_on(person: Person, day: date) -> QuerySet[Appointment]:
    """What a person is on a day, with governments and organizations."""
    return Appointment.objects.select_related("government", "organization__government").filter(
        Q(until__isnull=True) | Q(until__gt=day), person=person, since__lte=day
    )


def organizations_of(government: Government) -> QuerySet[Organization]:
    """The organizations of a government that are not closed, by code."""
    return Organization.objects.select_related("government").filter(
        government=government, closed_on__isnull=True
    )


def organization_by_id(organization_id: int) -> Organization | None:
    """The organization of an id, with its government."""
    return Organization.objects.select_related("government").filter(pk=organization_id).first()


def fiscal_year_of(government: Government, year: int) -> FiscalYear | None:
    """A year of a government, if it was opened."""
    return FiscalYear.objects.filter(government=government, year=year).first()


class Opening(NamedTuple):
    """When a step is open to an organization: its window, and the days, extensions included."""

    window_id: int
    opens_on: date
    closes_on: date


def window_of(organization: Organization, year: int, period: str, step: Step) -> Opening | None:
    """When a step of a period is open to an organization, if a window was set: one query."""
    found = Window.objects.filter(
        fiscal_year__government=organization.government_id,
        fiscal_year__year=year,
        period=period,
        step=step,
    ).annotate(until=Max("extensions__until", filter=Q(extensions__organization=organization)))
    days = found.values_list("pk", "opens_on", "closes_on", "until")
    for window_id, opens_on, closes_on, until in days:
        return Opening(window_id, opens_on, max(closes_on, until or closes_on))
    return None


def has_governments() -> bool:
    """Whether anything was founded here."""
    return Government.objects.exists()


def is_known(email: str) -> bool:
    """Whether somebody has an account under a mail address."""
    return Person.objects.filter(email=email).exists()
