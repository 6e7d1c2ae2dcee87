"""The book of an organization and year, to read and to take away."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.domain.permissions import Deed
from tolok.services.ledgers import book_as_text
from tolok.store import ledgers
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import organization_or_404, year_or_404

PAGE_LINES = 100


@require_safe
def show_ledger(request: ActingRequest, organization_id: int, year: int) -> HttpResponse:
    """The lines, newest first, by person, deed and subject."""
    organization = organization_or_404(request, organization_id)
    request.actor.require(Deed.READ_LEDGER, organization)
    ledger = ledgers.ledger_of(organization, year_or_404(year))
    chosen = {name: request.GET.get(name, "")[:120] for name in ("oleh", "perbuatan", "perihal")}
    context: dict[str, object] = {
        "organization": organization,
        "year": year,
        "ledger": ledger,
        "chosen": chosen,
    }
    if ledger is not None:
        lines = ledgers.lines_of(ledger, *chosen.values())
        context |= {
            "page": Paginator(lines, PAGE_LINES).get_page(request.GET.get("hal")),
            "signers": ledgers.signers_of(ledger),
            "deeds": ledgers.deeds_in(ledger),
        }
    return render(request, "web/ledger.html", context)


@require_safe
def download_ledger(
    request: ActingRequest, organization_id: int, year: int
) -> StreamingHttpResponse:
    """The whole book as JSON lines, which can be checked without the site."""
    organization = organization_or_404(request, organization_id)
    request.actor.require(Deed.READ_LEDGER, organization)
    ledger = ledgers.ledger_of(organization, year_or_404(year))
    if ledger is None:
        raise Http404(str(year))
    return StreamingHttpResponse(
        book_as_text(ledger),
        content_type="application/jsonl; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="buku-{organization.pk}-{year}.jsonl"'
        },
    )
