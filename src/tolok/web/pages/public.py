"""What everybody may read: published figures, and whether a print is genuine."""

import json
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.services.overview import money_of
from tolok.services.prints import PRINT_FORMATS, SHORT, period_label, print_snapshot, state_label
from tolok.services.snapshots import form_of_snapshot, is_intact
from tolok.store import publications, submissions
from tolok.web.acting import ActingRequest
from tolok.web.figures import column_decimals, line_of
from tolok.web.pages.downloads import hand_over


def _etag(request: ActingRequest, government_code: str = "", **_: object) -> str:
    """Changes with the newest publication, the reader in the page's head, and the program."""
    person = request.actor.person
    told = (
        publications.last_publication(government_code),
        person.pk if person else 0,
        request.COOKIES.get("messages", ""),
        version("tolok"),
    )
    return f'"{sha256(repr(told).encode()).hexdigest()[:24]}"'


@require_safe
@condition(etag_func=_etag)
def show_governments(request: ActingRequest) -> HttpResponse:
    """Who has published anything."""
    context = {"governments": publications.publishing_governments()}
    return _checked_each_time(render(request, "web/public.html", context))


@require_safe
@condition(etag_func=_etag)
def show_government(request: ActingRequest, government_code: str) -> HttpResponse:
    """What a government has published, by quarter."""
    government = publications.government_by_code(government_code)
    if government is None:
        raise Http404(government_code)
    found = publications.published_in(government)
    quarters = [
        (Period.parse(code), list(several))
        for code, several in groupby(found, key=lambda one: one.period)
    ]
    context = {"government": government, "quarters": quarters}
    return _checked_each_time(render(request, "web/public_government.html", context))


@require_safe
@condition(etag_func=_etag)
def show_published(
    request: ActingRequest, government_code: str, organization_id: int, period: str
) -> HttpResponse:
    """A published quarter of one organization: the official table, to read."""
    snapshot = publications.published_snapshot(government_code, organization_id, period)
    if snapshot is None:
        raise Http404(period)
    form = form_of_snapshot(snapshot)
    decimals = column_decimals(form)
    explanations = json.loads(snapshot.content)["explanations"]
    context = {
        "snapshot": snapshot,
        "organization": snapshot.organization,
        "government": snapshot.organization.government,
        "period": Period.parse(period),
        "state": state_label(snapshot.state),
        "short": snapshot.sha256[:SHORT],
        "money": money_of(form),
        "rows": [
            (line_of(row, (), decimals), told)
            for row, told in zip(form.rows, explanations, strict=True)
        ],
        "formats": PRINT_FORMATS,
        "versions": [
            one
            for one in submissions.snapshots_of(snapshot.organization, period)
            if getattr(one, "published_at", None)
        ],
    }
    return _checked_each_time(render(request, "web/published.html", context))


@require_safe
@condition(etag_func=_etag)
def download_published(
    request: ActingRequest, government_code: str, organization_id: int, period: str, format_: str
) -> HttpResponse:
    """A published quarter as a file."""
    snapshot = publications.published_snapshot(government_code, organization_id, period)
    if snapshot is None:
        raise Http404(period)
    return hand_over(request, lambda: print_snapshot(snapshot, format_))


@require_safe
def verify_print(request: ActingRequest, token: str) -> HttpResponse:
    """Whether a print is genuine: what it is, whose, of when, and whether a newer one exists."""
    snapshot = submissions.snapshot_by_token(token)
    if snapshot is None:
        return render(request, "web/verification.html", {"snapshot": None}, status=404)
    newest = submissions.newest_number(snapshot)
    context = {
        "snapshot": snapshot,
        "is_intact": is_intact(snapshot) and snapshot.sha256.startswith(snapshot.token),
        "organization": snapshot.organization,
        "period": period_label(snapshot.period),
        "state": state_label(snapshot.state),
        "newest": newest if newest > snapshot.number else 0,
        "published": getattr(snapshot, "publication", None),
        "newest_published": submissions.newest_published(snapshot),
        "is_measurement": snapshot.kind == "measurement",
        "may_read": request.actor.may(Deed.READ_ORGANIZATION, snapshot.organization),
    }
    return render(request, "web/verification.html", context)


def _checked_each_time(response: HttpResponse) -> HttpResponse:
    """A browser asks each time whether the page is still the same, and is mostly told so."""
    patch_cache_control(response, no_cache=True)
    return response
