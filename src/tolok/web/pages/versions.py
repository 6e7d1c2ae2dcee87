"""The versions of a government's plan and budget, and the form that opens the next."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.domain.plans import version_name
from tolok.services.acting import RefusedError
from tolok.services.versions import open_version
from tolok.store import plans
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import FIRST_YEAR, LAST_YEAR, government_or_404
from tolok.web.plan_forms import day_of, reason_of, sent_by


@require_http_methods(["GET", "HEAD", "POST"])
def show_versions(request: ActingRequest, government_code: str, year: int) -> HttpResponse:
    """The versions of a year; a POST opens the next."""
    government = government_or_404(request, government_code)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(f"tahun {year}")
    trouble, status = "", 200
    if request.method == "POST":
        try:
            version = open_version(
                request.actor,
                government,
                year,
                decree=sent_by(request).get("dasar", ""),
                decided_on=day_of(request.POST.get("tanggal", "")),
                reason=reason_of(sent_by(request)),
            )
        except TolokError as error:
            trouble, status = str(error), 403 if isinstance(error, RefusedError) else 422
        else:
            messages.success(request, f"Versi {version.name} dibuka.")
            return redirect("web:versions", government_code=government_code, year=year)
    known = plans.versions_of(government, year)
    context = {
        "government": government,
        "year": year,
        "versions": known,
        "next": version_name(len(known)),
        "may_open": request.actor.may(Deed.OPEN_VERSION, government),
        "decree": request.POST.get("dasar", ""),
        "day": request.POST.get("tanggal", ""),
        "reason": reason_of(sent_by(request)),
        "trouble": trouble,
    }
    return render(request, "web/versions.html", context, status=status)
