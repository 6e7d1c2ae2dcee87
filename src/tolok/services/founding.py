"""The deeds before the first sign-in: a government, its year, its offices and its first people."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import Actor
from tolok.services.calendars import window_content
from tolok.services.ledgers import Book, write
from tolok.services.organizations import organization_content, policy_content
from tolok.services.people import Duty, hand_over, person_content
from tolok.services.versions import version_content
from tolok.store import accounts
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
    "create_administrator",
    "create_government",
    "encoded_password",
    "found_appointment",
    "found_government",
    "found_organization",
    "found_person",
    "found_window",
    "found_year",
]


@transaction.atomic
def create_government(actor: Actor, code: str, name: str, place: str, year: int) -> Government:
    """A government that is not there yet, with its first year and that year's original version."""
    if accounts.government_by_code(code) is not None:
        raise TolokError(f"Pemerintah daerah berkode {code} sudah ada.")
    government = found_government(actor, code=code, name=name.strip(), place=place.strip())
    found_year(actor, government, year, decree="", decided_on=date(year, 1, 1))
    return government


@transaction.atomic
def create_administrator(
    actor: Actor, government_code: str, email: str, name: str, password: str
) -> Person:
    """An administrator of a government; a person who is known keeps their password."""
    government = accounts.government_by_code(government_code)
    if government is None:
        raise TolokError(f"Pemerintah daerah berkode {government_code} tidak ada.")
    email = email.strip().lower()
    known = accounts.person_by_email(email)
    held = accounts.appointments_from(known, actor.today) if known else ()
    if any((one.government, one.role) == (government, Role.ADMINISTRATOR) for one in held):
        raise TolokError(f"{email} sudah menjadi administrator {government}.")
    person = known or found_person(
        actor, government, email=email, name=name.strip(), encoded=encoded_password(password)
    )
    _appoint(actor, person, Duty(Role.ADMINISTRATOR), government, actor.today)
    return person


@transaction.atomic
def found_government(actor: Actor, *, code: str, name: str, place: str) -> Government:
    """A government; the one of that code where there is one."""
    found, is_new = Government.objects.get_or_create(
        code=code, defaults={"name": name, "place": place}
    )
    if is_new:
        content: Plain = {"name": name, "place": place}
        _write(actor, found, Deed.MANAGE_ORGANIZATIONS, f"government:{code}", content)
    return found


@transaction.atomic
def found_year(
    actor: Actor, government: Government, year: int, *, decree: str, decided_on: date
) -> tuple[FiscalYear, PlanVersion]:
    """A year of a government with its original budget."""
    found, is_new = FiscalYear.objects.get_or_create(government=government, year=year)
    if is_new:
        _write(actor, government, Deed.MANAGE_YEARS, f"year:{year}", policy_content(found))
    version, is_new = PlanVersion.objects.get_or_create(
        fiscal_year=found,
        number=0,
        defaults={"name": "murni", "decree": decree, "decided_on": decided_on},
    )
    if is_new:
        content = version_content(version)
        _write(actor, government, Deed.OPEN_VERSION, "version:0", content, year)
    return found, version


@transaction.atomic
def found_window(  # noqa: PLR0913, PLR0917 - which step of which period, from when until when
    actor: Actor, year: FiscalYear, period: str, step: str, opens_on: date, closes_on: date
) -> None:
    """A window of the calendar, unless it is set."""
    window, is_new = Window.objects.get_or_create(
        fiscal_year=year,
        period=period,
        step=step,
        defaults={"opens_on": opens_on, "closes_on": closes_on},
    )
    if is_new:
        subject, content = f"window:{period}:{step}", window_content(window)
        _write(actor, year.government, Deed.SET_WINDOW, subject, content, year.year)


@transaction.atomic
def found_organization(actor: Actor, government: Government, **fields: str) -> Organization:
    """An office of a government, by its code and the fields of an organization."""
    found, is_new = Organization.objects.get_or_create(
        government=government, code=fields.pop("code"), defaults=fields
    )
    if is_new:
        subject, content = f"organization:{found.pk}", organization_content(found)
        _write(actor, government, Deed.MANAGE_ORGANIZATIONS, subject, content)
    return found


@transaction.atomic
def found_person(
    actor: Actor, government: Government, *, email: str, name: str, encoded: str = ""
) -> Person:
    """A person with an encoded password, see `encoded_password`; without one nobody signs in."""
    found, is_new = Person.objects.get_or_create(
        email=email,
        defaults={
            "name": name,
            "password": encoded or make_password(None),
            "joined_at": actor.at if encoded else None,
        },
    )
    if is_new:
        content = person_content(found)
        _write(actor, government, Deed.MANAGE_PEOPLE, f"person:{found.pk}", content)
    return found


@transaction.atomic
def found_appointment(  # noqa: PLR0913, PLR0917 - who is to be what, where and from when
    actor: Actor,
    person: Person,
    role: Role,
    government: Government,
    since: date,
    organization: Organization | None = None,
) -> None:
    """A role for a person, unless it is held."""
    duty = Duty(role, organization)
    held = Appointment.objects.filter(
        person=person, role=role, government=government, organization=organization
    )
    if not held.exists():
        _appoint(actor, person, duty, government, since)


def encoded_password(password: str) -> str:
    """A password as it is kept; hashing is slow on purpose, so demo accounts share one."""
    return make_password(password)


def _appoint(actor: Actor, person: Person, duty: Duty, government: Government, since: date) -> None:
    appointment, content = hand_over(government, person, duty, since)
    _write(actor, government, Deed.MANAGE_PEOPLE, f"appointment:{appointment.pk}", content)


def _write(  # noqa: PLR0913, PLR0917 - a line of the ledger is what it is
    actor: Actor,
    government: Government,
    deed: Deed,
    subject: str,
    content: Plain,
    year: int | None = None,
) -> None:
    """A line in a government's book: of a year, or of the year that it is."""
    book = Book(government, year or actor.today.year)
    write(book, actor, Role.ADMINISTRATOR, deed, subject, content)
