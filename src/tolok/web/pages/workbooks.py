"""The workbook of a quarter: take it away, send it back, look at the difference, apply it."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.services.acting import Organization, RefusedError
from tolok.services.differences import Fate
from tolok.services.filings import MAX_BYTES, NotFoundError
from tolok.services.workbooks import (
    apply_workbook,
    make_workbook,
    open_workbook,
    receive_workbook,
)
from tolok.store import submissions, workbooks
from tolok.web.acting import ActingRequest
from tolok.web.differences import sections_of
from tolok.web.pages.opening import organization_or_404, quarter_or_404

_MANY = 50
"""Rows that are not recognised, as many as are shown; a page of thousands helps nobody."""
_FROM_FILE, _PICKED = "berkas", "pakai"


@require_http_methods(["GET", "HEAD", "POST"])
def show_workbook(request: ActingRequest, organization_id: int, period: str) -> HttpResponse:
    """The way of the workbook: download, fill in, upload; a POST receives a file."""
    organization = organization_or_404(request, organization_id)
    quarter = quarter_or_404(period)
    if request.method != "POST":
        return _way(request, organization, quarter)
    file = request.FILES.get("berkas")
    if not isinstance(file, UploadedFile):
        return _way(request, organization, quarter, "Belum ada berkas yang dipilih.")
    try:
        workbook = receive_workbook(
            request.actor, organization, quarter, file.read(), file.name or "buku-kerja.xlsx"
        )
    except RefusedError:
        raise
    except TolokError as error:
        return _way(request, organization, quarter, str(error))
    return redirect("web:difference", organization.pk, quarter.code, workbook.pk)


@require_safe
def download_workbook(request: ActingRequest, organization_id: int, period: str) -> HttpResponse:
    """The workbook with what is written now."""
    organization = organization_or_404(request, organization_id)
    export = make_workbook(request.actor, organization, quarter_or_404(period))
    disposition = content_disposition_header(as_attachment=True, filename=export.name)
    return HttpResponse(
        export.data,
        content_type=export.media_type,
        headers={"Content-Disposition": disposition or "attachment"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def show_difference(
    request: ActingRequest, organization_id: int, period: str, workbook_id: int
) -> HttpResponse:
    """What a workbook would change; a POST applies what was chosen."""
    organization = organization_or_404(request, organization_id)
    quarter = quarter_or_404(period)
    if request.method != "POST":
        return _difference(request, organization, quarter, workbook_id)
    picked = dict.fromkeys(request.POST.getlist(_PICKED), True)
    decided = {
        field.removeprefix("pilih-"): value == _FROM_FILE
        for field, value in request.POST.items()
        if field.startswith("pilih-")
    }
    try:
        taken = apply_workbook(
            request.actor,
            organization,
            quarter,
            workbook_id,
            {**picked, **decided},
            request.POST.get("dilihat", ""),
        )
    except (RefusedError, NotFoundError):
        raise
    except TolokError as error:
        return _difference(request, organization, quarter, workbook_id, str(error))
    messages.success(
        request, f"{taken} sel dari buku kerja sudah diterapkan dan tercatat di buku besar."
    )
    return redirect("web:workbook", organization.pk, quarter.code)


def _way(
    request: ActingRequest, organization: Organization, period: Period, trouble: str = ""
) -> HttpResponse:
    state = submissions.state_of(organization, period.code)
    context = {
        "organization": organization,
        "period": period,
        "state": state,
        "may_send": request.actor.may(Deed.APPLY_WORKBOOK, organization, state),
        "sent": workbooks.workbooks_of(organization, period.code),
        "trouble": trouble,
        "max_bytes": MAX_BYTES,
        "max_megabytes": MAX_BYTES >> 20,
    }
    return render(request, "web/workbook.html", context, status=422 if trouble else 200)


def _difference(
    request: ActingRequest,
    organization: Organization,
    period: Period,
    workbook_id: int,
    trouble: str = "",
) -> HttpResponse:
    try:
        opened = open_workbook(request.actor, organization, period, workbook_id)
    except NotFoundError as error:
        raise Http404(str(error)) from error
    difference = opened.difference
    context = {
        "organization": organization,
        "period": period,
        "workbook": opened.workbook,
        "difference": difference,
        "sections": sections_of(difference),
        "conflicts": len(difference.of(Fate.CONFLICT)),
        "refused": len(difference.of(Fate.REFUSED)),
        "welcome": len(difference.welcome),
        "strangers": difference.strangers[:_MANY],
        "more_strangers": max(0, len(difference.strangers) - _MANY),
        "may_apply": request.actor.may(Deed.APPLY_WORKBOOK, organization, difference.sheet.state),
        "trouble": trouble,
    }
    return render(request, "web/difference.html", context, status=422 if trouble else 200)
