"""What is asked about people, organizations and the calendar."""

from datetime import date

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


def window_of(organization: Organization, year: int, period: str, step: Step) -> Window | None:
    """The window of a step and period, if one was set, and how far it was extended: one query."""
    extended = Max("extensions__until", filter=Q(extensions__organization=organization))
    return (
        Window.objects.filter(
            fiscal_year__government=organization.government_id,
            fiscal_year__year=year,
            period=period,
            step=step,
        )
        .annotate(extended=extended)
        .first()
    )


def closing_of(window: Window) -> date:
    """The last day of a `window_of` an organization: the window's own, or its extension's."""
    extended: date | None = getattr(window, "extended", None)
    return window.closes_on if extended is None else max(extended, window.closes_on)


def has_governments() -> bool:
    """Whether anything was founded here."""
    return Government.objects.exists()


def is_known(email: str) -> bool:
    """Whether somebody has an account under a mail address."""
    return Person.objects.filter(email=email).exists()
