"""Decisions about proposals: plain POSTs, answered to htmx with the table as it now stands."""

from collections.abc import Callable
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tolok.domain.errors import TolokError
from tolok.services.acting import RefusedError
from tolok.services.filings import NotFoundError
from tolok.services.repairs import Verdict, accept_likely, decide
from tolok.web.acting import ActingRequest
from tolok.web.pages.forms import form_page
from tolok.web.pages.opening import filing_or_404

LIKELY = Decimal("0.95")
"""What one press accepts together; the command's own default."""

_VERDICTS = {"terima": Verdict.ACCEPTED, "tolak": Verdict.DECLINED, "batal": Verdict.UNDONE}


@require_POST
def decide_one(request: ActingRequest, filing_id: int, key: str, verdict: str) -> HttpResponse:
    """Accept or decline one proposal, or take that back."""
    if verdict not in _VERDICTS:
        raise Http404(verdict)
    seen = request.GET.get("dilihat", "")
    known = int(seen) if seen.isdecimal() and len(seen) < 19 else None
    return _answer(
        request,
        filing_id,
        lambda: decide(request.actor, filing_id, key, _VERDICTS[verdict], seen=known),
    )


@require_POST
def accept_all(request: ActingRequest, filing_id: int) -> HttpResponse:
    """Accept every open proposal that is all but sure."""
    return _answer(request, filing_id, lambda: accept_likely(request.actor, filing_id, LIKELY))


def _answer(request: ActingRequest, filing_id: int, deed: Callable[[], object]) -> HttpResponse:
    trouble = ""
    try:
        deed()
    except NotFoundError as error:
        raise Http404(str(error)) from error
    except RefusedError:
        raise
    except TolokError as error:
        trouble = str(error)
    if request.htmx:
        return form_page(request, filing_or_404(request, filing_id), trouble)
    if trouble:
        messages.error(request, trouble)
    return redirect("web:form", filing_id=filing_id)
