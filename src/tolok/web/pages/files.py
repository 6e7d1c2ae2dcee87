"""The files: what has been uploaded and examined, and a place to upload more."""

from functools import partial

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tolok.audit.findings import Severity
from tolok.domain.permissions import Deed
from tolok.services.acting import Government
from tolok.services.filings import (
    MAX_BYTES,
    Received,
    examined_by,
    filings_seen_by,
    may_hold_scan,
    receive_files,
)
from tolok.services.overview import summarize_filings
from tolok.store.column_maps import files_waiting
from tolok.web.acting import ActingRequest
from tolok.web.watching import watched

PAGE_FILINGS = 20


@require_safe
def show_files(request: ActingRequest) -> HttpResponse:
    """The filings that the person may examine, newest first."""
    return _start(request)


@require_POST
def upload(request: ActingRequest) -> HttpResponseBase:
    """Receive files: one opens at once, several give a table of what became of each.

    Scans are read slowly: their page shows how far the reading is, once they could be opened.
    """
    owner = _owner(request)
    files = [file for file in request.FILES.getlist("berkas") if isinstance(file, UploadedFile)]
    if owner is None:
        return _start(request, "Pilih dahulu untuk pemerintah daerah mana berkas ini.")
    if not files:
        return _start(request, "Belum ada berkas yang dipilih. Pilih berkas, lalu unggah.")
    contents = [(file.name or "formulir", file.read()) for file in files]
    if any(may_hold_scan(content) for _, content in contents):
        work = partial(receive_files, request.actor, owner, contents)
        return watched(request, work, partial(_opened, request, owner))
    return _opened(request, owner, receive_files(request.actor, owner, contents))


def _opened(request: ActingRequest, owner: Government, received: list[Received]) -> HttpResponse:
    """The form of a file that is alone, or the table of what became of several."""
    if len(received) != 1:
        return render(request, "web/received.html", {"received": received})
    filing = received[0].filing
    if received[0].unread is not None and request.actor.may(Deed.MAP_COLUMNS, owner):
        messages.info(request, received[0].trouble)
        return redirect("web:map-waiting", unread_id=received[0].unread.pk)
    if filing is None:
        return _start(request, received[0].trouble)
    is_new = filing.uploaded_at == request.actor.at
    messages.success(request, _welcome(received[0], is_new=is_new))
    return redirect("web:form", filing_id=filing.pk)


def _owner(request: ActingRequest) -> Government | None:
    """The government that the person uploads for: the only one, or the chosen one."""
    owners = examined_by(request.actor)
    if len(owners) == 1:
        return owners[0]
    chosen = request.POST.get("pemerintah", "")
    return next((one for one in owners if one.code == chosen), None)


def _welcome(received: Received, *, is_new: bool) -> str:
    """What is said of a file that was read."""
    name = received.filing.name if received.filing else received.name
    if not is_new:
        return f"Berkas yang sama sudah tersimpan sebagai {name}; inilah hasilnya."
    several = f" Isinya {received.forms} formulir." if received.forms > 1 else ""
    return f"{name} sudah terbaca dan tersimpan.{several}"


def _start(request: ActingRequest, trouble: str = "") -> HttpResponse:
    page = Paginator(filings_seen_by(request.actor), PAGE_FILINGS).get_page(request.GET.get("hal"))
    return render(
        request,
        "web/files.html",
        {
            "page": page,
            "summaries": summarize_filings(list(page.object_list)),
            "severities": tuple(Severity),
            "owners": examined_by(request.actor),
            "waiting": files_waiting(examined_by(request.actor)),
            "chosen": request.POST.get("pemerintah", ""),
            "trouble": trouble,
            "max_megabytes": MAX_BYTES >> 20,
            "max_bytes": MAX_BYTES,
        },
        status=422 if trouble else 200,
    )
