"""The deeds on people: what they are called, what they are, and the end of an account."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import Actor, RefusedError
from tolok.services.ledgers import Book, lock, write
from tolok.store import accounts
from tolok.store.models import Appointment, Government, Organization, Person

MAX_NAME = 120
MAX_NIP = 30


@dataclass(frozen=True)
class Duty:
    """A role and where it is held: in one organization, or in the whole government for None."""

    role: Role
    organization: Organization | None = None

    @property
    def content(self) -> dict[str, Plain]:
        """What the ledger says of it."""
        code = self.organization.code if self.organization else None
        return {"role": self.role, "organization": code}

    def check(self, government: Government, day: date) -> None:
        """Refuse what cannot be held in that government."""
        if self.role is Role.PUBLIC:
            raise TolokError("Pilih perannya.")
        if self.role.is_of_organization and self.organization is None:
            raise TolokError(f"Peran {self.role.label} dipegang di satu perangkat daerah: pilih.")
        if not self.role.is_of_organization and self.organization is not None:
            raise TolokError(
                f"Peran {self.role.label} berlaku untuk seluruh pemerintah daerah: "
                "kosongkan perangkat daerahnya."
            )
        one = self.organization
        if one is not None and one.government_id != government.pk:
            raise TolokError("Perangkat daerah itu tidak ada di pemerintah daerah ini.")
        if one is not None and one.closed_on is not None and one.closed_on <= day:
            raise TolokError(f"{one} sudah ditutup tanggal {one.closed_on:%d-%m-%Y}.")


def duty_of(appointment: Appointment) -> Duty:
    """What an appointment is to."""
    return Duty(Role(appointment.role), appointment.organization)


def person_content(person: Person) -> dict[str, Plain]:
    """What a person is called, as the ledger tells it."""
    return {"email": person.email, "name": person.name, "nip": person.nip}


def one_line(text: str) -> str:
    r"""What somebody typed into a field of one line: its spaces in order, no control characters.

    >>> one_line("  Siti \x00\n  Aminah ")
    'Siti Aminah'
    """
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def clean_name(text: str) -> str:
    """A person's name; TolokError where it is none."""
    name = one_line(text)
    if not name:
        raise TolokError("Tulis namanya.")
    if len(name) > MAX_NAME:
        raise TolokError(f"Nama terlalu panjang: paling banyak {MAX_NAME} huruf.")
    return name


@contextmanager
def at_work(
    actor: Actor, government: Government, deed: Deed = Deed.MANAGE_PEOPLE
) -> Iterator[tuple[Book, Role]]:
    """One transaction on what a government's administrators keep, its book locked."""
    role = actor.require(deed, government)
    with transaction.atomic():
        book = Book(government, actor.today.year)
        lock(book)
        yield book, role


def sign_own(actor: Actor, subject: str, content: Plain, before: Plain = None) -> None:
    """Write what a person did to their own account in the book of each of their governments.

    Must be called inside the transaction of the deed. RefusedError for whom belongs to none.
    """
    governments = sorted(actor.governments, key=lambda one: one.pk)
    if not governments:
        raise RefusedError("Akun Anda belum mempunyai penugasan. Hubungi administrator.")
    for government in governments:
        role = actor.require(Deed.KEEP_ACCOUNT, government)
        book = Book(government, actor.today.year)
        write(book, actor, role, Deed.KEEP_ACCOUNT, subject, content, before=before)


def appoint(
    actor: Actor, government: Government, person: Person, duty: Duty, since: date
) -> Appointment:
    """Give a person of the government a further role from a day on."""
    with at_work(actor, government) as (book, role):
        duty.check(government, since)
        if not person.is_active or accounts.person_of(government, person.pk) is None:
            raise TolokError(f"{person} tidak berakun di sini. Undanglah lewat surat.")
        held = accounts.appointments_from(person, since).filter(government=government)
        if any(duty_of(one) == duty for one in held):
            raise TolokError(f"{person} sudah memegang peran itu.")
        appointment, content = hand_over(government, person, duty, since)
        write(book, actor, role, Deed.MANAGE_PEOPLE, f"appointment:{appointment.pk}", content)
    return appointment


def hand_over(
    government: Government, person: Person, duty: Duty, since: date
) -> tuple[Appointment, Plain]:
    """The appointment to a duty, kept, and what its line in the ledger is to say."""
    appointment = Appointment.objects.create(
        person=person,
        role=duty.role,
        government=government,
        organization=duty.organization,
        since=since,
    )
    return appointment, {**duty.content, "person": person.email, "since": since.isoformat()}


def end_appointment(actor: Actor, appointment: Appointment, on: date, reason: str = "") -> None:
    """Let an appointment end on a day: from that day on the role is no longer held."""
    with at_work(actor, appointment.government) as (book, role):
        appointment.refresh_from_db()
        if appointment.until is not None and appointment.until <= actor.today:
            raise TolokError(f"Penugasan itu sudah berakhir tanggal {appointment.until:%d-%m-%Y}.")
        if on < actor.today:
            raise TolokError("Tanggal berakhir tidak boleh sebelum hari ini.")
        _refuse_without_administrator(actor, appointment.government, [appointment])
        _end(book, actor, role, appointment, on, reason)


def _end(  # noqa: PLR0913, PLR0917 - a line of the ledger, and what it is about
    book: Book, actor: Actor, role: Role, appointment: Appointment, on: date, reason: str
) -> None:
    before = appointment.until
    appointment.until = max(on, appointment.since)
    appointment.save(update_fields=["until"])
    write(
        book,
        actor,
        role,
        Deed.MANAGE_PEOPLE,
        f"appointment:{appointment.pk}",
        {"until": appointment.until.isoformat()},
        before={"until": before.isoformat() if before else None},
        reason=one_line(reason),
    )


def close_account(actor: Actor, government: Government, person: Person, reason: str) -> None:
    """Close an account: its appointments end, and nobody comes in with it any more.

    Only where the person belongs to no other government: there the appointments are ended instead.
    """
    reason = one_line(reason)
    if not reason:
        raise TolokError("Tulis alasannya.")
    with at_work(actor, government) as (book, role):
        held = list(accounts.appointments_from(person, actor.today))
        if accounts.person_of(government, person.pk) is None or not person.is_active:
            raise TolokError(f"{person} tidak berakun terbuka di sini.")
        if any(one.government_id != government.pk for one in held):
            raise TolokError(
                f"{person} juga bertugas di pemerintah daerah lain. "
                "Akhiri penugasannya di sini saja."
            )
        _refuse_without_administrator(actor, government, held)
        for appointment in held:
            _end(book, actor, role, appointment, actor.today, reason)
        person.is_active = False
        person.save(update_fields=["is_active"])
        # A closed account's tokens would wake with it.
        for token in accounts.tokens_of(person).filter(revoked_at__isnull=True):
            token.revoked_at = actor.at
            token.save(update_fields=["revoked_at"])
            subject, told = f"token:{token.pk}", {"is_revoked": True}
            write(book, actor, role, Deed.MANAGE_PEOPLE, subject, told, reason=reason)
        write(
            book,
            actor,
            role,
            Deed.MANAGE_PEOPLE,
            f"person:{person.pk}",
            {"email": person.email, "is_active": False},
            before={"is_active": True},
            reason=reason,
        )


def rename(actor: Actor, person: Person, name: str, nip: str) -> None:
    """Say anew what a person is called: the person themselves, or an administrator of theirs.

    An administrator must be one in every government that the person belongs to.
    """
    name, nip = clean_name(name), one_line(nip)
    if len(nip) > MAX_NIP:
        raise TolokError(f"NIP terlalu panjang: paling banyak {MAX_NIP} angka.")
    before: Plain = {"name": person.name, "nip": person.nip}
    content: Plain = {"name": name, "nip": nip}
    if content == before:
        return
    with transaction.atomic():
        if person == actor.person:
            sign_own(actor, f"person:{person.pk}", content, before)
        else:
            _sign_for(actor, person, content, before)
        person.name, person.nip = name, nip
        person.save(update_fields=["name", "nip"])


def _sign_for(actor: Actor, person: Person, content: Plain, before: Plain) -> None:
    governments = {one.government for one in accounts.appointments_from(person, actor.today)}
    if not governments:
        raise TolokError(f"{person} tidak bertugas di mana pun.")
    for government in sorted(governments, key=lambda one: one.pk):
        role = actor.require(Deed.MANAGE_PEOPLE, government)
        book = Book(government, actor.today.year)
        subject = f"person:{person.pk}"
        write(book, actor, role, Deed.MANAGE_PEOPLE, subject, content, before=before)


def _refuse_without_administrator(
    actor: Actor, government: Government, ending: Iterable[Appointment]
) -> None:
    """Refuse an end after which nobody could let anybody in."""
    leaving = {one.pk for one in ending if one.role == Role.ADMINISTRATOR}
    if not leaving:
        return
    known = accounts.lasting_administrators(government, actor.today)
    if not known.exclude(pk__in=leaving).exists():
        raise TolokError(
            f"{government} harus tetap mempunyai administrator. Tugaskan penggantinya dahulu."
        )
