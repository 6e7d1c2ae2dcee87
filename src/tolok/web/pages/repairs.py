"""Decisions about proposals: plain POSTs, answered to htmx with the table as it now stands."""

from collections.abc import Callable
from decimal import Decimal
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tolok.domain.errors import TolokError
from tolok.services.filings import NotFoundError
from tolok.services.repairs import Verdict, accept_likely, decide, name_of
from tolok.web.pages.forms import HtmxRequest, form_page
from tolok.web.pages.opening import filing_or_404
from tolok.web.proposals import NAME_COOKIE

LIKELY = Decimal("0.95")
"""What one press accepts together; the command's own default."""

_VERDICTS = {"terima": Verdict.ACCEPTED, "tolak": Verdict.DECLINED, "batal": Verdict.UNDONE}
_A_YEAR = 365 * 24 * 3600


@require_POST
def decide_one(request: HtmxRequest, filing_id: int, key: str, verdict: str) -> HttpResponse:
    """Accept or decline one proposal, or take that back."""
    if verdict not in _VERDICTS:
        raise Http404(verdict)
    by, seen = request.POST.get("nama", ""), request.GET.get("dilihat", "")
    known = int(seen) if seen.isdecimal() and len(seen) < 19 else None
    return _answer(
        request,
        filing_id,
        lambda: decide(filing_id, key, _VERDICTS[verdict], by=by, at=timezone.now(), seen=known),
    )


@require_POST
def accept_all(request: HtmxRequest, filing_id: int) -> HttpResponse:
    """Accept every open proposal that is all but sure."""
    by = request.POST.get("nama", "")
    return _answer(
        request, filing_id, lambda: accept_likely(filing_id, LIKELY, by=by, at=timezone.now())
    )


def _answer(request: HtmxRequest, filing_id: int, deed: Callable[[], object]) -> HttpResponse:
    trouble = ""
    try:
        deed()
    except NotFoundError as error:
        raise Http404(str(error)) from error
    except TolokError as error:
        trouble = str(error)
    if request.htmx:
        response = form_page(request, filing_or_404(filing_id), trouble)
    else:
        if trouble:
            messages.error(request, trouble)
        response = redirect("web:form", filing_id=filing_id)
    name = name_of(request.POST.get("nama", ""))
    response.set_signed_cookie(
        NAME_COOKIE,
        quote(name),  # a header holds no letters beyond Latin
        max_age=_A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )
    return response
