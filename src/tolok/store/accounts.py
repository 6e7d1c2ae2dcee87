"""What is asked about accounts, invitations, tokens, mails and what an administrator keeps."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from tolok.domain.roles import Role
from tolok.store.models import (
    ApiToken,
    Appointment,
    FiscalYear,
    Government,
    Invitation,
    Organization,
    OutboxMail,
    Person,
)


def government_by_code(code: str) -> Government | None:
    """The government of a code."""
    return Government.objects.filter(code=code).first()


def person_by_email(email: str) -> Person | None:
    """The person of a mail address, whatever its letters' case."""
    return Person.objects.filter(email=email.strip().lower()).first()


def people_of(government: Government, text: str = "") -> QuerySet[Person]:
    """Everybody who is or was anything in a government, by name, with those appointments.

    ``text`` is looked for in name, mail address and NIP. Two queries, whatever their number.
    """
    appointments = Appointment.objects.filter(government=government)
    here = Q(pk__in=appointments.values("person"))
    if text:
        here &= Q(name__icontains=text) | Q(email__icontains=text) | Q(nip__icontains=text)
    held = appointments.select_related("organization").order_by("since", "pk")
    return (
        Person.objects.filter(here)
        .order_by("-is_active", "name", "pk")
        .prefetch_related(Prefetch("appointments", held, to_attr="held"))
    )


def person_of(government: Government, person_id: int) -> Person | None:
    """A person of a government by id, with the appointments there as ``held``."""
    return people_of(government).filter(pk=person_id).first()


def appointment_in(government: Government, appointment_id: int) -> Appointment | None:
    """An appointment in a government, by id."""
    known = Appointment.objects.select_related("person", "organization", "government")
    return known.filter(government=government, pk=appointment_id).first()


def appointments_from(person: Person, day: date) -> QuerySet[Appointment]:
    """What a person is on a day or will be later, in every government."""
    lasting = Q(until__isnull=True) | Q(until__gt=day)
    return Appointment.objects.select_related("government", "organization").filter(
        lasting, person=person
    )


def lasting_administrators(government: Government, day: date) -> QuerySet[Appointment]:
    """The administrators of a government on a day whose end is not known, with open accounts."""
    return Appointment.objects.filter(
        government=government,
        role=Role.ADMINISTRATOR,
        since__lte=day,
        until__isnull=True,
        person__is_active=True,
    )


def waiting_invitations(government: Government) -> QuerySet[Invitation]:
    """The invitations that were neither accepted nor withdrawn, newest first."""
    return Invitation.objects.select_related("organization", "invited_by").filter(
        government=government, accepted_at__isnull=True, withdrawn_at__isnull=True
    )


def invitation_by_hash(token_hash: str) -> Invitation | None:
    """The invitation of a token's hash."""
    known = Invitation.objects.select_related("government", "organization", "invited_by")
    return known.filter(token_hash=token_hash).first()


def tokens_of(person: Person) -> QuerySet[ApiToken]:
    """The tokens of a person, newest first."""
    return ApiToken.objects.filter(person=person)


def usable_token(token_hash: str) -> ApiToken | None:
    """The token of a hash that was not revoked and whose person's account is open."""
    return (
        ApiToken.objects.select_related("person")
        .filter(token_hash=token_hash, revoked_at__isnull=True, person__is_active=True)
        .first()
    )


def mails(governments: Iterable[Government] | None) -> QuerySet[OutboxMail]:
    """The mails of some governments, newest first, with what hindered them; of all for None."""
    known = OutboxMail.objects.select_related("government").prefetch_related("failures")
    if governments is None:
        return known.all()
    return known.filter(government__in=[one.pk for one in governments])


def all_organizations(government: Government) -> QuerySet[Organization]:
    """Every organization of a government, closed ones last."""
    known = Organization.objects.select_related("government", "parent")
    return known.filter(government=government).order_by("closed_on", "code", "pk")


def organization_in(government: Government, organization_id: int) -> Organization | None:
    """An organization of a government by id, closed or not."""
    return all_organizations(government).filter(pk=organization_id).first()


def years_of(government: Government) -> QuerySet[FiscalYear]:
    """The years of a government, newest first."""
    return FiscalYear.objects.filter(government=government)


def is_in_time(invitation: Invitation, at: datetime) -> bool:
    """Whether an invitation has not grown old."""
    return at < invitation.expires_at
