"""The calendar of a year: its windows, who has more time, and what is open today."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tolok.domain.calendars import Slot
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.submissions import Step
from tolok.services import calendars
from tolok.services.acting import Government, Organization, RefusedError
from tolok.store import ledgers, people
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import government_or_404, year_or_404


@require_safe
def show_calendar(request: ActingRequest, government_code: str, year: int) -> HttpResponse:
    """The calendar of a year."""
    return _page(request, government_or_404(request, government_code), year)


@require_POST
def set_window(request: ActingRequest, government_code: str, year: int) -> HttpResponse:
    """Set or change one window."""
    government = government_or_404(request, government_code)
    posted = request.POST
    try:
        period, step = _place(posted.get("tempat", ""), year_or_404(year))
        slot = Slot(period, step, _day(posted.get("buka", "")), _day(posted.get("tutup", "")))
        is_new = calendars.set_window(
            request.actor, government, slot, posted.get("alasan", "")[:4_000]
        )
    except RefusedError:
        raise
    except TolokError as error:
        return _page(request, government, year, str(error), status=422)
    label = f"{step.label} {period.label}"
    said = f"{label} dijadwalkan." if is_new else f"{label} memang sudah berjadwal demikian."
    messages.success(request, said)
    return redirect("web:calendar", government_code, year)


@require_POST
def set_proposed(request: ActingRequest, government_code: str, year: int) -> HttpResponse:
    """Set every window that is still missing as proposed."""
    government = government_or_404(request, government_code)
    try:
        number = calendars.set_proposed(request.actor, government, year_or_404(year))
    except RefusedError:
        raise
    except TolokError as error:
        return _page(request, government, year, str(error), status=422)
    messages.success(request, f"{number} jadwal ditetapkan menurut usulan.")
    return redirect("web:calendar", government_code, year)


@require_POST
def extend(request: ActingRequest, government_code: str, year: int) -> HttpResponse:
    """Give one organization more time."""
    government = government_or_404(request, government_code)
    posted = request.POST
    try:
        period, step = _place(posted.get("tempat", ""), year_or_404(year))
        organization = _organization(government, posted.get("pd", ""))
        calendars.extend_window(
            request.actor,
            organization,
            period,
            step,
            until=_day(posted.get("sampai", "")),
            reason=posted.get("alasan", "")[:4_000],
        )
    except RefusedError:
        raise
    except TolokError as error:
        return _page(request, government, year, str(error), status=422)
    messages.success(request, f"Waktu {organization.name} diperpanjang.")
    return redirect("web:calendar", government_code, year)


def _page(
    request: ActingRequest, government: Government, year: int, trouble: str = "", status: int = 200
) -> HttpResponse:
    days = calendars.calendar_of(government, year_or_404(year))
    today = request.actor.today
    may_set = request.actor.may(Deed.SET_WINDOW, government)
    context = {
        "government": government,
        "year": year,
        "days": days,
        "today": today,
        "open_now": calendars.open_on(days, today),
        "unset": sum(one.window is None for one in days),
        "may_set": may_set,
        "organizations": people.organizations_of(government) if may_set else (),
        "changes": ledgers.calendar_changes(government, year),
        "trouble": trouble,
    }
    return render(request, "web/calendar.html", context, status=status)


def _organization(government: Government, wanted: str) -> Organization:
    for one in people.organizations_of(government):
        if str(one.pk) == wanted:
            return one
    raise TolokError("Pilih perangkat daerahnya.")


def _place(written: str, year: int) -> tuple[Period, Step]:
    """The period and step of a posted place, such as 2026-Q1/record."""
    code, _, step = written.partition("/")
    try:
        period, known = Period.parse(code), Step(step)
    except ValueError as error:
        raise TolokError("Pilih jadwal yang hendak diatur.") from error
    if period.year != year:
        raise TolokError("Jadwal itu bukan jadwal tahun ini.")
    return period, known


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise TolokError(f"Tanggal “{written}” tidak terbaca; pilih dari kalendernya.") from error
