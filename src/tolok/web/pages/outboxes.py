"""The outbox: what was mailed, to whom, and what did not arrive."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.domain.permissions import Deed
from tolok.store import accounts
from tolok.web.acting import ActingRequest
from tolok.web.answering import keeping, kept_government_or_404

PAGE_MAILS = 30


@require_safe
def show_outbox(request: ActingRequest, government_code: str) -> HttpResponse:
    """The mails of one government, for its administrators."""
    government = kept_government_or_404(request, government_code, Deed.MANAGE_PEOPLE)
    mails = Paginator(accounts.mails([government]), PAGE_MAILS)
    context = {
        **keeping(request, government),
        "page": mails.get_page(request.GET.get("hal")),
        "is_sent": settings.TOLOK_SMTP,
    }
    return render(request, "web/outbox.html", context)


@require_safe
@login_required
def show_demo_outbox(request: ActingRequest) -> HttpResponse:
    """Every mail, for everybody signed in, where all of it is made up."""
    if not settings.TOLOK_DEMO:
        raise Http404("kotak keluar peragaan")
    mails = Paginator(accounts.mails(None), PAGE_MAILS)
    context = {
        "page": mails.get_page(request.GET.get("hal")),
        "is_sent": settings.TOLOK_SMTP,
    }
    return render(request, "web/demo_outbox.html", context)
