"""The nomenclature of a government: its editions, a search in it, and a place to upload one."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Government, RefusedError
from tolok.services.filings import MAX_BYTES
from tolok.services.nomenclatures import import_nomenclature
from tolok.store import nomenclatures
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import government_or_404
from tolok.web.plan_forms import sent_by


@require_http_methods(["GET", "HEAD", "POST"])
def show_nomenclature(request: ActingRequest, government_code: str) -> HttpResponse:
    """The editions and a search; a POST imports a file."""
    government = government_or_404(request, government_code)
    trouble, status = "", 200
    if request.method == "POST":
        try:
            _import(request, government)
        except TolokError as error:
            trouble, status = str(error), 403 if isinstance(error, RefusedError) else 422
        else:
            return redirect("web:nomenclature", government_code=government_code)
    editions = nomenclatures.editions_of(government)
    codes = nomenclatures.code_list_of(editions[0] if editions else None)
    sought = request.GET.get("cari", "").strip()[:100]
    context = {
        "government": government,
        "editions": editions,
        "codes": codes.entries,
        "sought": sought,
        "found": codes.search(sought),
        "may_import": request.actor.may(Deed.IMPORT_NOMENCLATURE, government),
        "decree": request.POST.get("dasar", ""),
        "trouble": trouble,
        "max_bytes": MAX_BYTES,
        "max_megabytes": MAX_BYTES >> 20,
    }
    return render(request, "web/nomenclature.html", context, status=status)


def _import(request: ActingRequest, government: Government) -> None:
    file = request.FILES.get("berkas")
    if not isinstance(file, UploadedFile):
        raise TolokError("Belum ada berkas yang dipilih. Pilih berkas CSV atau XLSX nomenklatur.")
    done = import_nomenclature(
        request.actor,
        government,
        decree=sent_by(request).get("dasar", ""),
        data=file.read(),
        name=file.name or "nomenklatur",
    )
    if done.is_new:
        messages.success(request, f"{done.codes} kode dimuat menurut {done.edition.decree}.")
    else:
        messages.info(
            request, f"Berkas yang sama sudah dimuat sebagai {done.edition.decree}; tidak diulang."
        )
