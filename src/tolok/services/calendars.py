"""The calendar's deeds: set a window, give more time, with who did it and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tolok.domain.calendars import Slot, slots
from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import PERMISSIONS, Deed
from tolok.domain.roles import Role
from tolok.domain.submissions import Step
from tolok.services.acting import Actor
from tolok.services.ledgers import Book, lock, write
from tolok.store import cities, people
from tolok.store.models import Extension, FiscalYear, Government, Organization, Window


@dataclass(frozen=True)
class Day:
    """A slot of the calendar with the window set for it, if one was, and its extensions."""

    slot: Slot
    window: Window | None
    extensions: tuple[Extension, ...]

    @property
    def opens_on(self) -> date:
        """The day set, or the one proposed."""
        return self.window.opens_on if self.window else self.slot.opens_on

    @property
    def closes_on(self) -> date:
        """The day set, or the one proposed."""
        return self.window.closes_on if self.window else self.slot.closes_on

    def is_open_on(self, day: date) -> bool:
        """Whether the step may be done on a day: where no window was set, always."""
        return self.window is None or self.window.opens_on <= day <= self.window.closes_on

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who acts in the step."""
        found = {
            role for one in PERMISSIONS.values() if one.step is self.slot.step for role in one.roles
        }
        return tuple(role for role in Role if role in found)


def calendar_of(government: Government, year: int) -> tuple[Day, ...]:
    """A year's calendar, whole: three queries."""
    known = {(one.period, one.step): one for one in cities.windows_of(government, year)}
    return tuple(
        Day(slot, window, tuple(window.extensions.all()) if window else ())
        for slot in slots(year)
        for window in [known.get((slot.period.code, slot.step))]
    )


@transaction.atomic
def set_window(actor: Actor, government: Government, slot: Slot, reason: str = "") -> bool:
    """Open a step of a period from a day to a day, both inside it (*mengatur jadwal*).

    A window that was set before changes with a reason. The same days again change nothing.
    """
    year = _locked_year(actor, government, slot.period.year)
    if slot.closes_on < slot.opens_on:
        raise TolokError("Tanggal tutup tidak boleh mendahului tanggal buka.")
    if (slot.step is Step.PLAN) != (slot.period.quarter is None):
        raise TolokError("Rencana dijadwalkan per tahun, pengukuran per triwulan.")
    known = {"fiscal_year": year, "period": slot.period.code, "step": slot.step}
    window = Window.objects.filter(**known).first()
    if window and (window.opens_on, window.closes_on) == (slot.opens_on, slot.closes_on):
        return False
    if window and not reason.strip():
        raise TolokError("Jadwal ini sudah ditetapkan. Tulis alasan perubahannya.")
    before = window_content(window) if window else None
    window = window or Window(**known)
    window.opens_on, window.closes_on = slot.opens_on, slot.closes_on
    window.save()
    write(
        Book(government, slot.period.year),
        actor,
        actor.require(Deed.SET_WINDOW, government),
        Deed.SET_WINDOW,
        f"window:{slot.period.code}:{slot.step}",
        window_content(window),
        before=before,
        reason=reason.strip(),
    )
    return True


@transaction.atomic
def set_proposed(actor: Actor, government: Government, year: int) -> int:
    """Set each window that was not set yet to the days proposed for it; answers how many."""
    opened = _locked_year(actor, government, year)
    known = set(Window.objects.filter(fiscal_year=opened).values_list("period", "step"))
    missing = [one for one in slots(year) if (one.period.code, one.step.value) not in known]
    for slot in missing:
        set_window(actor, government, slot)
    return len(missing)


@transaction.atomic
def extend_window(  # noqa: PLR0913 - whose, which window, until when and why
    actor: Actor,
    organization: Organization,
    period: Period,
    step: Step,
    *,
    until: date,
    reason: str,
) -> bool:
    """Give one organization more time (*memperpanjang*), by name and reason; twice is once."""
    book = Book(organization, period.year)
    lock(book)
    role = actor.require(Deed.EXTEND_WINDOW, organization)
    window = people.window_of(organization, period.year, period.code, step)
    if window is None:
        raise TolokError("Jadwal langkah ini belum ditetapkan, jadi tidak perlu diperpanjang.")
    before = window.closes_on
    if until == before:
        return False
    _refuse_extension(before, until, reason)
    Extension.objects.create(
        window_id=window.window_id,
        organization=organization,
        until=until,
        reason=reason.strip(),
        given_by=actor.somebody,
        given_at=actor.at,
    )
    write(
        book,
        actor,
        role,
        Deed.EXTEND_WINDOW,
        f"extension:{period.code}:{step}",
        {"until": until.isoformat()},
        before={"until": before.isoformat()},
        reason=reason.strip(),
    )
    return True


def _refuse_extension(before: date, until: date, reason: str) -> None:
    if until < before:
        raise TolokError(f"Sudah dapat dikerjakan sampai {before:%d-%m-%Y}; pilih sesudahnya.")
    if not reason.strip():
        raise TolokError("Tulis alasan perpanjangannya.")


def open_on(calendar: Sequence[Day], day: date) -> tuple[Day, ...]:
    """What was set and is open on a day, for everybody or by an extension."""
    return tuple(
        one
        for one in calendar
        if one.window
        and (
            one.is_open_on(day)
            or any(one.window.opens_on <= day <= more.until for more in one.extensions)
        )
    )


def _locked_year(actor: Actor, government: Government, year: int) -> FiscalYear:
    lock(Book(government, year))
    actor.require(Deed.SET_WINDOW, government)
    found = people.fiscal_year_of(government, year)
    if found is None:
        raise TolokError(f"Tahun {year} belum dibuka untuk {government}.")
    return found


def window_content(window: Window) -> dict[str, Plain]:
    """A window's days as the ledger tells them."""
    return {
        "opens_on": window.opens_on.isoformat(),
        "closes_on": window.closes_on.isoformat(),
    }
