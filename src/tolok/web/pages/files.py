"""The files: what has been uploaded and examined, and a place to upload more."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tolok.audit.findings import Severity
from tolok.services.filings import MAX_BYTES, Received, receive_files
from tolok.services.overview import summarize_filings
from tolok.store import queries

PAGE_FILINGS = 20


@require_safe
def show_files(request: HttpRequest) -> HttpResponse:
    """The filings, newest first."""
    return _start(request)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Receive files: one opens at once, several give a table of what became of each."""
    files = [file for file in request.FILES.getlist("berkas") if isinstance(file, UploadedFile)]
    if not files:
        return _start(request, "Belum ada berkas yang dipilih. Pilih berkas, lalu unggah.")
    at = timezone.now()
    received = receive_files(((file.name or "formulir", file.read()) for file in files), at)
    if len(received) != 1:
        return render(request, "web/received.html", {"received": received})
    filing = received[0].filing
    if filing is None:
        return _start(request, received[0].trouble)
    messages.success(request, _welcome(received[0], is_new=filing.uploaded_at == at))
    return redirect("web:form", filing_id=filing.pk)


def _welcome(received: Received, *, is_new: bool) -> str:
    """What is said of a file that was read."""
    name = received.filing.name if received.filing else received.name
    if not is_new:
        return f"Berkas yang sama sudah tersimpan sebagai {name}; inilah hasilnya."
    several = f" Isinya {received.forms} formulir." if received.forms > 1 else ""
    return f"{name} sudah terbaca dan tersimpan.{several}"


def _start(request: HttpRequest, trouble: str = "") -> HttpResponse:
    page = Paginator(queries.filings(), PAGE_FILINGS).get_page(request.GET.get("hal"))
    return render(
        request,
        "web/files.html",
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
