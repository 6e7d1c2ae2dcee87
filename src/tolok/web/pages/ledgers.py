"""The books of organizations and of governments, to read and to take away."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tolok.domain.permissions import Deed
from tolok.services.acting import Government, Organization
from tolok.services.ledgers import book_as_text
from tolok.store import ledgers
from tolok.store.ledgers import Ledger
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import government_or_404, organization_or_404, year_or_404

PAGE_LINES = 100


@require_safe
def show_ledger(request: ActingRequest, organization_id: int, year: int) -> HttpResponse:
    """An organization's lines, newest first, by person, deed and subject."""
    organization = organization_or_404(request, organization_id)
    request.actor.require(Deed.READ_LEDGER, organization)
    return _page(request, organization, year, ledgers.ledger_of(organization, year_or_404(year)))


@require_safe
def show_government_ledger(request: ActingRequest, government_code: str, year: int) -> HttpResponse:
    """The lines of a government's own book: people, organizations, years, calendar, files."""
    government = government_or_404(request, government_code)
    request.actor.require(Deed.READ_GOVERNMENT_LEDGER, government)
    ledger = ledgers.ledger_of_government(government, year_or_404(year))
    return _page(request, government, year, ledger)


@require_safe
def download_ledger(
    request: ActingRequest, organization_id: int, year: int
) -> StreamingHttpResponse:
    """An organization's whole book as JSON lines, which can be checked without the site."""
    organization = organization_or_404(request, organization_id)
    request.actor.require(Deed.READ_LEDGER, organization)
    return _whole(ledgers.ledger_of(organization, year_or_404(year)), str(organization.pk))


@require_safe
def download_government_ledger(
    request: ActingRequest, government_code: str, year: int
) -> StreamingHttpResponse:
    """A government's own book of a year, likewise."""
    government = government_or_404(request, government_code)
    request.actor.require(Deed.READ_GOVERNMENT_LEDGER, government)
    return _whole(ledgers.ledger_of_government(government, year_or_404(year)), government.code)


def _page(
    request: ActingRequest, of: Organization | Government, year: int, ledger: Ledger | None
) -> HttpResponse:
    chosen = {name: request.GET.get(name, "")[:120] for name in ("oleh", "perbuatan", "perihal")}
    context: dict[str, object] = {
        "of": of,
        "year": year,
        "ledger": ledger,
        "chosen": chosen,
        "address": _address(of, year),
        "years": [(one, _address(of, one)) for one in ledgers.years_of(of)],
        "example": f"realization, {year}-Q1" if isinstance(of, Organization) else "window, person",
    }
    if ledger is not None:
        lines = ledgers.lines_of(ledger, *chosen.values())
        context |= {
            "page": Paginator(lines, PAGE_LINES).get_page(request.GET.get("hal")),
            "signers": ledgers.signers_of(ledger),
            "deeds": ledgers.deeds_in(ledger),
        }
    return render(request, "web/ledger.html", context)


def _address(of: Organization | Government, year: int) -> str:
    if isinstance(of, Organization):
        return reverse("web:ledger", args=[of.pk, year])
    return reverse("web:government-ledger", args=[of.code, year])


def _whole(ledger: Ledger | None, name: str) -> StreamingHttpResponse:
    if ledger is None:
        raise Http404(name)
    return StreamingHttpResponse(
        book_as_text(ledger),
        content_type="application/jsonl; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="buku-{name}-{ledger.year}.jsonl"'},
    )
