"""The deeds that let people in: an invitation by mail, its withdrawal, its acceptance."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services.acting import Actor, RefusedError, actor_of
from tolok.services.filings import NotFoundError
from tolok.services.ledgers import Book, lock, write
from tolok.services.people import Duty, at_work, clean_name, person_content
from tolok.services.post import Letter, send_letters
from tolok.store import accounts
from tolok.store.models import Appointment, Government, Invitation, Person

__all__ = [
    "Invitation",
    "accept_invitation",
    "hash_of",
    "invite",
    "open_invitation",
    "withdraw_invitation",
]

LIFE = timedelta(days=14)
MAX_EMAIL = 254
_BYTES = 32

Link = Callable[[str], str]
"""Makes the whole address of the page that a token opens."""


def invite(  # noqa: PLR0913, PLR0917 - who asks whom to be what, and where the letter leads
    actor: Actor, government: Government, email: str, name: str, duty: Duty, link: Link
) -> Invitation:
    """Send somebody a letter that lets them in once, within fourteen days, as what it says."""
    email, name = _clean_email(email), clean_name(name)
    with at_work(actor, government) as (book, role):
        duty.check(government, actor.today)
        _refuse_known(actor, government, email)
        invitation, token = _make(actor, government, email, name, duty)
        content: Plain = {
            **duty.content,
            "email": email,
            "name": name,
            "token_sha256": invitation.token_hash,
        }
        write(book, actor, role, Deed.MANAGE_PEOPLE, f"invitation:{invitation.pk}", content)
        send_letters([_letter(invitation, link(token))])
    return invitation


def _make(
    actor: Actor, government: Government, email: str, name: str, duty: Duty
) -> tuple[Invitation, str]:
    token = secrets.token_urlsafe(_BYTES)
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        role=duty.role,
        government=government,
        organization=duty.organization,
        token_hash=hash_of(token),
        invited_by=actor.somebody,
        invited_at=actor.at,
        expires_at=actor.at + LIFE,
    )
    return invitation, token


def withdraw_invitation(actor: Actor, government: Government, invitation_id: int) -> None:
    """Make an invitation worthless."""
    with at_work(actor, government) as (book, role):
        waiting = accounts.waiting_invitations(government)
        invitation = waiting.filter(pk=invitation_id).first()
        if invitation is None:
            raise NotFoundError("Undangan itu tidak ada, sudah diterima, atau sudah ditarik.")
        invitation.withdrawn_at = actor.at
        invitation.save(update_fields=["withdrawn_at"])
        subject, content = f"invitation:{invitation.pk}", {"is_withdrawn": True}
        write(book, actor, role, Deed.MANAGE_PEOPLE, subject, content)


def open_invitation(token: str, at: datetime) -> Invitation:
    """The invitation of a token; NotFoundError or TolokError, with the remedy, where it is none."""
    invitation = accounts.invitation_by_hash(hash_of(token))
    if invitation is None:
        raise NotFoundError(
            "Undangan ini tidak dikenal. Salin tautannya utuh dari surat undangan Anda."
        )
    remedy = "Mintalah undangan baru kepada administrator."
    if invitation.accepted_at is not None:
        raise TolokError("Undangan ini sudah dipakai. Masuklah dengan kata sandi Anda.")
    if invitation.withdrawn_at is not None:
        raise TolokError(f"Undangan ini sudah ditarik. {remedy}")
    if not accounts.is_in_time(invitation, at):
        when = timezone.localtime(invitation.expires_at)
        raise TolokError(f"Undangan ini berlaku sampai {when:%d-%m-%Y %H.%M}. {remedy}")
    return invitation


def accept_invitation(actor: Actor, token: str, *, name: str = "", password: str = "") -> Person:
    """Make the account that an invitation promises, or give an existing one the further role.

    Somebody whose mail address has an open account must be signed in as that person; then name and
    password stay as they are.
    """
    invitation = open_invitation(token, actor.at)
    with transaction.atomic():
        book = Book(invitation.government, actor.today.year)
        lock(book)
        invitation = open_invitation(token, actor.at)  # as it is now that nobody else can take it
        person = _let_in(actor, invitation, name, password)
        role = Role(invitation.role)
        if person != actor.person:
            told = {**person_content(person), "is_active": True}
            own = actor_of(person, actor.at)
            write(book, own, role, Deed.KEEP_ACCOUNT, f"person:{person.pk}", told)
        appointment = _appoint(actor, invitation, person)
        invitation.accepted_at = actor.at
        invitation.save(update_fields=["accepted_at"])
        content: Plain = {
            **Duty(role, invitation.organization).content,
            "person": person.email,
            "since": appointment.since.isoformat(),
            "invitation": invitation.pk,
        }
        own = actor_of(person, actor.at)
        write(book, own, role, Deed.KEEP_ACCOUNT, f"appointment:{appointment.pk}", content)
    return person


def _let_in(actor: Actor, invitation: Invitation, name: str, password: str) -> Person:
    person = accounts.person_by_email(invitation.email)
    if person is not None and person.is_active:
        if actor.person != person:
            raise RefusedError(f"Masuk dahulu sebagai {invitation.email}.")
        return person
    name = clean_name(name)
    if person is None:
        person = Person(email=invitation.email, name=name, joined_at=actor.at)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise TolokError(" ".join(error.messages)) from error
    person.name, person.is_active = name, True
    person.set_password(password)
    person.save()
    return person


def _appoint(actor: Actor, invitation: Invitation, person: Person) -> Appointment:
    held = accounts.appointments_from(person, actor.today).filter(
        government=invitation.government,
        role=invitation.role,
        organization=invitation.organization,
    )
    return held.first() or Appointment.objects.create(
        person=person,
        role=invitation.role,
        government=invitation.government,
        organization=invitation.organization,
        since=actor.today,
    )


def hash_of(token: str) -> str:
    """What is kept of a token. It has 256 random bits, so that no salt is needed."""
    return sha256(token.encode()).hexdigest()


def _clean_email(text: str) -> str:
    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise TolokError(f"Alamat surel tidak benar: {text.strip() or 'kosong'}.") from error
    if len(email) > MAX_EMAIL:
        raise TolokError("Alamat surel terlalu panjang.")
    return email


def _refuse_known(actor: Actor, government: Government, email: str) -> None:
    person = accounts.person_by_email(email)
    if person and person.is_active and accounts.person_of(government, person.pk):
        raise TolokError(f"{email} sudah berakun di sini. Tambahkan perannya di halaman orangnya.")
    waiting = accounts.waiting_invitations(government).filter(email=email)
    if waiting.filter(expires_at__gt=actor.at).exists():
        raise TolokError(f"Undangan ke {email} masih berlaku. Tarik dahulu undangan itu.")


def _letter(invitation: Invitation, address: str) -> Letter:
    where = invitation.organization or invitation.government
    expires = timezone.localtime(invitation.expires_at)
    body = (
        f"Yth. {invitation.name},\n\n"
        f"{invitation.invited_by} mengundang Anda ke Tolok, sistem pengukuran kinerja "
        f"{invitation.government}, sebagai {invitation.get_role_display()} ({where}).\n\n"
        f"Buka tautan ini untuk menetapkan kata sandi dan masuk:\n\n{address}\n\n"
        f"Tautan itu hanya untuk Anda, dapat dipakai satu kali, dan berlaku sampai "
        f"{expires:%d-%m-%Y %H.%M}. Abaikan surat ini bila Anda tidak mengenalnya.\n"
    )
    subject = f"Undangan ke Tolok, {invitation.government}"
    return Letter(invitation.government, invitation.email, subject, body, secret=address)
