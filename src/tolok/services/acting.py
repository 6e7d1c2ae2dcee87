"""Who acts: a person with the roles of today, and the refusal of what none of them may do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import PERMISSIONS, Deed, refusal
from tolok.domain.roles import Role
from tolok.domain.submissions import Step, SubmissionState
from tolok.store import people
from tolok.store.models import Appointment, Government, Organization, Person

# Pages name organizations and governments; what they are, the store alone knows.
__all__ = [
    "Actor",
    "Government",
    "Organization",
    "Person",
    "RefusedError",
    "Span",
    "actor_of",
    "readable_organizations",
    "require_window",
    "span_of",
]


class RefusedError(TolokError):
    """A deed that this person may not do, now or ever; the message says why and what would help."""


@dataclass(frozen=True)
class Actor:
    """A person at a moment, with the appointments of that day; nobody in particular without one."""

    person: Person | None
    at: datetime
    appointments: tuple[Appointment, ...] = field(default=(), repr=False)

    @property
    def somebody(self) -> Person:
        """The person; RefusedError where nobody is signed in."""
        if self.person is None:
            raise RefusedError("Masuk dahulu dengan akun Anda.")
        return self.person

    @property
    def today(self) -> date:
        """The day it is for the government."""
        return timezone.localdate(self.at)

    @property
    def governments(self) -> tuple[Government, ...]:
        """The governments in which the person is anything, each once."""
        return tuple({one.government_id: one.government for one in self.appointments}.values())

    def organization(self, organization_id: int) -> Organization | None:
        """The organization of an id: at most one query, none for one that the person serves."""
        for one in self.appointments:
            if one.organization_id == organization_id:
                return one.organization
        return people.organization_by_id(organization_id)

    def roles_in(self, organization: Organization) -> frozenset[Role]:
        """What the person is for an organization: of its own, of the one above it, of all."""
        near = {None, organization.pk, organization.parent_id}
        return frozenset(
            Role(one.role)
            for one in self.appointments
            if one.government_id == organization.government_id and one.organization_id in near
        )

    def roles_of(self, government: Government) -> frozenset[Role]:
        """What the person is in a government, in any of its organizations."""
        return frozenset(
            Role(one.role) for one in self.appointments if one.government_id == government.pk
        )

    def require(
        self, deed: Deed, where: Organization | Government, state: SubmissionState | None = None
    ) -> Role:
        """The role by which the person does a deed; RefusedError, in Indonesian, where none may."""
        roles = self.roles_in(where) if isinstance(where, Organization) else self.roles_of(where)
        why = refusal(deed, roles, state)
        if why is not None:
            raise RefusedError(why)
        return next(role for role in Role if role in roles & PERMISSIONS[deed].roles)

    def may(
        self, deed: Deed, where: Organization | Government, state: SubmissionState | None = None
    ) -> bool:
        """Whether `require` would let the deed pass."""
        roles = self.roles_in(where) if isinstance(where, Organization) else self.roles_of(where)
        return refusal(deed, roles, state) is None


def actor_of(person: Person | None, at: datetime) -> Actor:
    """The actor that a person is at a moment: one query; none for nobody."""
    if person is None or not person.is_active:
        return Actor(None, at)
    return Actor(person, at, tuple(people.appointments_on(person, timezone.localdate(at))))


def readable_organizations(actor: Actor, government: Government) -> Iterable[Organization]:
    """The organizations of a government that the actor may read, by code: one query."""
    known = list(people.organizations_of(government))
    return [one for one in known if actor.may(Deed.READ_ORGANIZATION, one)]


def require_window(actor: Actor, deed: Deed, organization: Organization, period: Period) -> None:
    """Refuse a deed whose step is not open for that organization and period on the actor's day.

    Where nobody has set a window, the step is open.
    """
    step = PERMISSIONS[deed].step
    if step is not None:
        span = span_of(step, organization, period)
        why = None if span is None else span.refusal(actor.today)
        if why is not None:
            raise RefusedError(why)


@dataclass(frozen=True)
class Span:
    """The days from which and to which a step can be done, extensions included."""

    step: Step
    opens: date
    closes: date

    def refusal(self, on: date) -> str | None:
        """Why the step cannot be done on a day, in Indonesian; None where it can."""
        if on < self.opens:
            return f"{self.step.label} baru dibuka tanggal {self.opens:%d-%m-%Y}."
        if on > self.closes:
            return (
                f"{self.step.label} sudah ditutup tanggal {self.closes:%d-%m-%Y}. "
                "Mintalah perpanjangan kepada verifikator."
            )
        return None


def span_of(step: Step, organization: Organization, period: Period) -> Span | None:
    """When a step can be done for an organization, one query; None where no window is set."""
    year = period.year
    code = str(year) if step is Step.PLAN else period.code
    window = people.window_of(organization, year, code, step)
    return None if window is None else Span(step, window.opens_on, window.closes_on)
