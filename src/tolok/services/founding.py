"""The deeds before the first sign-in: a government, its year, its offices and its first people."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from tolok.domain.roles import Role
from tolok.store.models import (
    Appointment,
    FiscalYear,
    Government,
    Organization,
    Person,
    PlanVersion,
    Window,
)

# Whoever founds a city names what was founded; what it is, the store alone knows.
__all__ = [
    "FiscalYear",
    "Government",
    "Organization",
    "Person",
    "encoded_password",
    "found_appointment",
    "found_government",
    "found_organization",
    "found_person",
    "found_window",
    "found_year",
]


def found_government(*, code: str, name: str, place: str) -> Government:
    """A government; the one of that code where there is one."""
    found, _ = Government.objects.get_or_create(code=code, defaults={"name": name, "place": place})
    return found


@transaction.atomic
def found_year(
    government: Government, year: int, *, decree: str, decided_on: date
) -> tuple[FiscalYear, PlanVersion]:
    """A year of a government with its original budget."""
    found, _ = FiscalYear.objects.get_or_create(government=government, year=year)
    version, _ = PlanVersion.objects.get_or_create(
        fiscal_year=found,
        number=0,
        defaults={"name": "murni", "decree": decree, "decided_on": decided_on},
    )
    return found, version


def found_window(year: FiscalYear, period: str, step: str, opens_on: date, closes_on: date) -> None:
    """A window of the calendar, unless it is set."""
    Window.objects.get_or_create(
        fiscal_year=year,
        period=period,
        step=step,
        defaults={"opens_on": opens_on, "closes_on": closes_on},
    )


def found_organization(government: Government, **fields: str) -> Organization:
    """An office of a government, by its code and the fields of an organization."""
    found, _ = Organization.objects.get_or_create(
        government=government, code=fields.pop("code"), defaults=fields
    )
    return found


def found_person(*, email: str, name: str, encoded: str = "") -> Person:
    """A person with an encoded password, see `encoded_password`; without one nobody signs in."""
    found, _ = Person.objects.get_or_create(
        email=email, defaults={"name": name, "password": encoded or make_password(None)}
    )
    return found


def found_appointment(
    person: Person,
    role: Role,
    government: Government,
    since: date,
    organization: Organization | None = None,
) -> None:
    """A role for a person, unless it is held."""
    Appointment.objects.get_or_create(
        person=person,
        role=role,
        government=government,
        organization=organization,
        defaults={"since": since},
    )


def encoded_password(password: str) -> str:
    """A password as it is kept; hashing is slow on purpose, so demo accounts share one."""
    return make_password(password)
