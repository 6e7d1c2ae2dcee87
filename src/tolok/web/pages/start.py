"""The start page: what has been filed, and a place to file more."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tolok.audit.findings import Severity
from tolok.domain.errors import TolokError
from tolok.services.filings import MAX_BYTES, receive_form
from tolok.services.overview import summarize_filings
from tolok.store import queries

PAGE_FILINGS = 20


@require_safe
def show_start(request: HttpRequest) -> HttpResponse:
    """The filings, newest first."""
    return _start(request)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Receive a form and open it; or say on the start page why it cannot be read."""
    file = request.FILES.get("berkas")
    if not isinstance(file, UploadedFile):
        return _start(request, "Belum ada berkas yang dipilih. Pilih berkas, lalu unggah.")
    at = timezone.now()
    try:
        filing = receive_form(data=file.read(), name=file.name or "", at=at)
    except TolokError as error:
        return _start(request, str(error))
    messages.success(
        request,
        f"{filing.name} sudah terbaca dan tersimpan."
        if filing.uploaded_at == at
        else f"Berkas yang sama sudah tersimpan sebagai {filing.name}; inilah hasilnya.",
    )
    return redirect("web:form", filing_id=filing.pk)


def _start(request: HttpRequest, trouble: str = "") -> HttpResponse:
    page = Paginator(queries.filings(), PAGE_FILINGS).get_page(request.GET.get("hal"))
    return render(
        request,
        "web/start.html",
        {
            "page": page,
            "summaries": summarize_filings(list(page.object_list)),
            "severities": tuple(Severity),
            "trouble": trouble,
            "max_megabytes": MAX_BYTES >> 20,
            "max_bytes": MAX_BYTES,
        },
        status=422 if trouble else 200,
    )
