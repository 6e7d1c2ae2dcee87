"""Files to take away."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tolok.domain.errors import TolokError, TooLongError
from tolok.services.acting import RefusedError
from tolok.services.exports import (
    Export,
    export_audit,
    export_form,
    export_original,
    export_repaired,
)
from tolok.services.filings import NotFoundError
from tolok.services.repairs import proposals_of
from tolok.web.acting import ActingRequest
from tolok.web.errors import Trouble, show_trouble
from tolok.web.pages.opening import filing_or_404


@require_safe
def download_form(request: ActingRequest, filing_id: int, format_: str) -> HttpResponse:
    """The official form in one of its formats."""
    return hand_over(request, lambda: export_form(filing_or_404(request, filing_id), format_))


@require_safe
def download_audit(request: ActingRequest, filing_id: int, format_: str) -> HttpResponse:
    """The audit report in one of its formats."""
    return hand_over(request, lambda: export_audit(filing_or_404(request, filing_id), format_))


@require_safe
def download_repaired(request: ActingRequest, filing_id: int, kind: str) -> HttpResponse:
    """The form, the office's own file or the record, with the accepted repairs carried out."""
    return hand_over(
        request, lambda: export_repaired(proposals_of(filing_or_404(request, filing_id)), kind)
    )


@require_safe
def download_original(request: ActingRequest, filing_id: int) -> HttpResponse:
    """The uploaded file, byte for byte."""
    return hand_over(request, lambda: export_original(filing_or_404(request, filing_id)))


def hand_over(request: ActingRequest, make: Callable[[], Export]) -> HttpResponse:
    """A file as an attachment, or the page that says why there is none."""
    try:
        export = make()
    except NotFoundError as error:
        raise Http404(str(error)) from error
    except TooLongError as error:
        remedy = "Kembali ke formulir dan pilih format yang lain."
        return show_trouble(request, Trouble(422, "Terlalu panjang", str(error), remedy))
    except RefusedError:
        raise
    except TolokError as error:
        remedy = "Kembali ke formulir, dan unduh formulir hasil perbaikannya saja."
        return show_trouble(request, Trouble(422, "Tidak dapat dibuat", str(error), remedy))
    return HttpResponse(
        export.data,
        content_type=export.media_type,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=export.name
            )
            or "attachment",
        },
    )
