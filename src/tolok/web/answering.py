"""How a page answers a deed: what hindered it, in words, without losing what was typed."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Government, RefusedError
from tolok.services.filings import NotFoundError
from tolok.store import accounts
from tolok.web.acting import ActingRequest


def hindrance(deed: Callable[[], object]) -> str:
    """Do a deed; what hindered it, empty where nothing did. A refusal becomes its own page."""
    try:
        deed()
    except (RefusedError, NotFoundError):
        raise
    except TolokError as error:
        return str(error)
    return ""


def done_or_told(
    request: ActingRequest, deed: Callable[[], object], done: str, address: str, **names: str | int
) -> HttpResponse:
    """Do a deed of one button, say what became of it, and go to a page."""
    trouble = hindrance(deed)
    if trouble:
        messages.error(request, trouble)
    else:
        messages.success(request, done)
    return redirect(reverse(address, kwargs=names))


def kept_government_or_404(request: ActingRequest, code: str, deed: Deed) -> Government:
    """The government of an address, whose people alone know of it; RefusedError for other roles."""
    government = accounts.government_by_code(code)
    if government is None or government not in request.actor.governments:
        request.actor.somebody  # noqa: B018 - nobody in particular is sent to sign in
        raise Http404(code)
    request.actor.require(deed, government)
    return government


def typed_day(request: ActingRequest, name: str) -> date:
    """The day of a field, today where it was left blank; TolokError for what is no day."""
    written = request.POST.get(name, "").strip()
    if not written:
        return request.actor.today
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise TolokError(f"Tanggal tidak terbaca: {written[:20]}.") from error


def keeping(request: ActingRequest, government: Government) -> dict[str, object]:
    """What the pages of a government's keepers share: its tabs, and the way to other governments.

    The way leads to the page of the same name where that takes nothing but the government.
    """
    actor = request.actor
    match = request.resolver_match
    alone = match is not None and set(match.kwargs) == {"government_code"}
    name = match.view_name if match is not None and alone else "web:years"
    return {
        "government": government,
        "is_administrator": actor.may(Deed.MANAGE_PEOPLE, government),
        "kept": [
            {"government": one, "address": reverse(name, args=[one.code])}
            for one in actor.governments
            if one != government and actor.may(Deed.MANAGE_YEARS, one)
        ],
    }
