"""Reminders by mail: to whom fills in, with the very rows that are missing; once a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import Step, SubmissionState
from tolok.services.acting import Actor
from tolok.services.flow import Bar, Obstacle, obstacles
from tolok.services.ledgers import Book, lock, write
from tolok.services.prints import long_date
from tolok.services.sheets import Sheet, open_sheet
from tolok.store import cities, people
from tolok.store.models import Government, Organization, Person

MOST_LINES = 60
"""Rows that a mail lists; the rest is counted."""


@dataclass(frozen=True)
class Reminder:
    """What became of reminding one organization: ``trouble`` says why no mail went out."""

    organization: Organization
    people: tuple[Person, ...]
    trouble: str = ""


def remind(
    actor: Actor, organizations: Sequence[Organization], period: Period
) -> tuple[Reminder, ...]:
    """Remind the operators of organizations of a quarter; each is told once a day at most.

    An actor without a person is the program itself, which acts for the verifier.
    """
    found = cities.people_in(organizations, [Role.OPERATOR], actor.today)
    return tuple(_remind(actor, one, period, found.get(one.pk, ())) for one in organizations)


def remind_late(
    actor: Actor, government: Government, period: Period, days: int
) -> tuple[Reminder, ...]:
    """Remind all whose recording closes within ``days`` or has closed, and that is not in yet."""
    every = list(people.organizations_of(government))
    windows = cities.windows_of(government, period.year)
    submissions = cities.submissions_in(every, [period.code])
    due = []
    for one in every:
        closes = cities.closings_in(windows, one.pk).get((period.code, Step.RECORD))
        submission = submissions.get((one.pk, period.code))
        is_open = submission is None or SubmissionState(submission.state).is_open
        if is_open and closes is not None and (closes - actor.today).days <= days:
            due.append(one)
    return remind(actor, due, period)


def _remind(
    actor: Actor, organization: Organization, period: Period, to: Sequence[Person]
) -> Reminder:
    if not to:
        return Reminder(organization, (), "belum mempunyai operator")
    sheet = open_sheet(organization, period)
    if not sheet.state.is_open:
        return Reminder(organization, (), f"sudah {sheet.state.label.lower()}")
    found = obstacles(sheet)
    if not _claim(actor, organization, period, to, len(found)):
        return Reminder(organization, (), "sudah diingatkan hari ini")
    subject = f"Pengingat: {period.label}, {organization.name}"
    letter = letter_of(sheet, found, actor)
    try:
        # After the line is kept, so that a slow post holds nobody's sheet.
        for person in to:
            send_mail(subject, letter, None, [person.email])
    except (OSError, SMTPException) as error:
        _take_back(actor, organization, period, str(error))
        return Reminder(organization, (), "surat tidak terkirim; coba lagi nanti")
    return Reminder(organization, tuple(to))


@transaction.atomic
def _claim(
    actor: Actor, organization: Organization, period: Period, to: Iterable[Person], number: int
) -> bool:
    """Write the reminder down, unless one of the same day is."""
    book = Book(organization, period.year)
    lock(book)
    role = Role.VERIFIER if actor.person is None else actor.require(Deed.REMIND, organization)
    last = cities.last_reminders([organization], period.code).get(organization.pk)
    if last and timezone.localdate(last.at) == actor.today and '"failed"' not in last.content:
        return False
    write(
        book,
        actor,
        role,
        Deed.REMIND,
        f"reminder:{period.code}",
        {"to": [one.email for one in to], "open": number},
    )
    return True


@transaction.atomic
def _take_back(actor: Actor, organization: Organization, period: Period, why: str) -> None:
    write(
        Book(organization, period.year),
        actor,
        Role.VERIFIER,
        Deed.REMIND,
        f"reminder:{period.code}",
        {"failed": why[:200]},
    )


def letter_of(sheet: Sheet, found: Sequence[Obstacle], actor: Actor) -> str:
    """The mail: what is open, row by row, until when, and where."""
    organization, period = sheet.organization, sheet.period
    window = people.window_of(organization, period.year, period.code, Step.RECORD)
    parts = [
        f"Yth. Operator {organization.name},",
        f"{period.label} belum diajukan. Terisi {sheet.filled} dari {sheet.to_fill} indikator.",
    ]
    if window is not None:
        closes = window.closes_on
        left = (closes - actor.today).days
        when = f"{left} hari lagi" if left > 0 else "hari ini"
        late = f"terlambat {-left} hari" if left < 0 else when
        parts.append(f"Batas pengajuan {long_date(closes)} ({late}).")
    for title, bars in _GROUPS:
        lines = [f"- {one.message}" for one in found if one.bar in bars]
        if lines:
            more = len(lines) - MOST_LINES
            rest = [f"- dan {more} baris lain"] if more > 0 else []
            parts.append("\n".join([f"{title} ({len(lines)}):", *lines[:MOST_LINES], *rest]))
    address = f"{settings.BASE_URL}/pd/{organization.pk}/{period.code}/pengajuan/"
    parts.append(f"Buka: {address}")
    return "\n\n".join(parts) + "\n"


_GROUPS = (
    ("Belum diisi", (Bar.FILL,)),
    ("Kesalahan yang harus diperbaiki", (Bar.ERROR,)),
    ("Perlu penjelasan", (Bar.EXPLAIN, Bar.CAUSE)),
)
