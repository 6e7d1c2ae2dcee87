"""A desk where files are examined: a government with one person who may."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tolok.domain.roles import Role
from tolok.services.acting import Actor, actor_of
from tolok.store.models import Appointment, Government, Person

NOW = datetime(2022, 4, 7, 2, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Desk:
    """A government and its examiner."""

    government: Government
    person: Person

    @property
    def actor(self) -> Actor:
        """The examiner, on the day that the tests of filings know."""
        return actor_of(self.person, NOW)


def found_desk(code: str = "kota-serang", role: Role = Role.VERIFIER) -> Desk:
    """A government of its own, and somebody in it who examines files."""
    government = Government.objects.create(code=code, name=f"Pemerintah {code}", place="Serang")
    person = Person.objects.create_user(f"{role}@{code}.test", name="Siti Aminah")
    Appointment.objects.create(
        person=person, role=role, government=government, since=date(2020, 1, 1)
    )
    return Desk(government, person)
