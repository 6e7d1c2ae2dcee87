"""A first start in production: a government with its year, and its first administrator."""

from datetime import date

from django.db import transaction

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import Actor
from tolok.services.ledgers import Book, write
from tolok.store import publications
from tolok.store.models import Appointment, FiscalYear, Government, Person, PlanVersion


@transaction.atomic
def create_government(actor: Actor, code: str, name: str, place: str, year: int) -> Government:
    """A government with its first fiscal year and that year's original plan version."""
    if publications.government_by_code(code) is not None:
        raise TolokError(f"Pemerintah daerah berkode {code} sudah ada.")
    government = Government.objects.create(code=code, name=name.strip(), place=place.strip())
    opened = FiscalYear.objects.create(government=government, year=year)
    PlanVersion.objects.create(
        fiscal_year=opened,
        number=0,
        name="murni",
        decree="",
        decided_on=date(year, 1, 1),
    )
    write(
        Book(government, year),
        actor,
        Role.ADMINISTRATOR,
        Deed.MANAGE_ORGANIZATIONS,
        f"government:{code}",
        {"name": government.name, "place": government.place, "year": year},
    )
    return government


@transaction.atomic
def create_administrator(
    actor: Actor, government_code: str, email: str, name: str, password: str
) -> Person:
    """An administrator of a government; a person who is known keeps their password."""
    government = publications.government_by_code(government_code)
    if government is None:
        raise TolokError(f"Pemerintah daerah berkode {government_code} tidak ada.")
    known = Person.objects.filter(email=email.strip().lower()).first()
    person = known or Person.objects.create_user(
        email, password, name=name.strip(), joined_at=actor.at
    )
    if Appointment.objects.filter(
        person=person, government=government, role=Role.ADMINISTRATOR, until__isnull=True
    ).exists():
        raise TolokError(f"{person.email} sudah menjadi administrator {government}.")
    Appointment.objects.create(
        person=person,
        role=Role.ADMINISTRATOR,
        government=government,
        since=actor.today,
    )
    write(
        Book(government, actor.today.year),
        actor,
        Role.ADMINISTRATOR,
        Deed.MANAGE_PEOPLE,
        f"person:{person.email}"[:120],
        {"role": Role.ADMINISTRATOR, "since": actor.today.isoformat()},
    )
    return person
