"""A plan from a file: upload, a look at what would change, and then all of it or nothing."""

from collections import Counter

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Organization, RefusedError
from tolok.services.filings import NotFoundError, receive_form
from tolok.services.plan_imports import Preview, apply_import, plans_for, preview_import
from tolok.store import plans, queries
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import filing_or_404, planned_or_404
from tolok.web.plan_forms import reason_of, sent_by

MOST_SHOWN = 40
"""Findings that the preview names; the file's own page has them all."""

OF_A_QUARTER = frozenset({"realization", "spending", "achievement", "absorption"})
"""Cells that no plan takes: what was found on them is left to the file's own page."""


@require_POST
def upload_plan(request: ActingRequest, organization_id: int, year: int) -> HttpResponse:
    """Receive a file and show what it would make of the plan."""
    organization = planned_or_404(request, organization_id, year)
    request.actor.require(Deed.EDIT_PLAN, organization)
    file = request.FILES.get("berkas")
    if not isinstance(file, UploadedFile):
        messages.error(request, "Belum ada berkas yang dipilih.")
        return redirect("web:plan", organization_id=organization_id, year=year)
    try:
        filing = receive_form(
            request.actor, organization.government, data=file.read(), name=file.name or "rencana"
        )
    except TolokError as error:
        messages.error(request, str(error))
        return redirect("web:plan", organization_id=organization_id, year=year)
    return redirect(
        "web:plan-import", organization_id=organization_id, year=year, filing_id=filing.pk
    )


@require_safe
def choose_plan(request: ActingRequest, filing_id: int) -> HttpResponse:
    """From a filing to its preview in the plan of the organization chosen, or that it names."""
    opened = filing_or_404(request, filing_id)
    chosen = request.GET.get("pd", "")
    places = plans_for(request.actor, opened)
    found = next((one for one in places if chosen in {"", str(one.pk)}), None)
    if found is None:
        raise Http404(f"perangkat daerah {chosen}")
    year = opened.form.year or request.actor.today.year
    return redirect("web:plan-import", organization_id=found.pk, year=year, filing_id=filing_id)


@require_http_methods(["GET", "HEAD", "POST"])
def import_plan(
    request: ActingRequest, organization_id: int, year: int, filing_id: int
) -> HttpResponse:
    """The preview of an import; a POST carries out what was chosen."""
    organization = planned_or_404(request, organization_id, year)
    request.actor.require(Deed.EDIT_PLAN, organization)
    trouble, status = "", 200
    if request.method == "POST":
        try:
            number = _apply(request, organization, year, filing_id)
        except NotFoundError as error:
            raise Http404(str(error)) from error
        except TolokError as error:
            trouble, status = str(error), 403 if isinstance(error, RefusedError) else 422
        else:
            messages.success(request, f"{number} perubahan dimuat ke rencana.")
            return redirect("web:plan", organization_id=organization_id, year=year)
    try:
        preview = preview_import(request.actor, organization, year, filing_id)
    except NotFoundError as error:
        raise Http404(str(error)) from error
    context = _context(request, organization, year, preview) | {"trouble": trouble}
    return render(request, "web/plan_import.html", context, status=status)


def _apply(request: ActingRequest, organization: Organization, year: int, filing_id: int) -> int:
    seen = request.POST.get("dilihat", "")
    return apply_import(
        request.actor,
        organization,
        year,
        filing_id,
        chosen=request.POST.getlist("pilih"),
        seen=int(seen) if seen.isdecimal() and len(seen) < 10 else -1,
        reason=reason_of(sent_by(request)),
    )


def _context(
    request: ActingRequest, organization: Organization, year: int, preview: Preview
) -> dict[str, object]:
    is_sent = request.method == "POST"
    chosen = set(request.POST.getlist("pilih"))
    opened = preview.opened
    findings = [one for one in opened.findings if one.cell not in OF_A_QUARTER]
    return {
        "organization": organization,
        "year": year,
        "preview": preview,
        "filing": opened.filing,
        "lines": [
            (one, one.key in chosen if is_sent else not one.is_absence)
            for one in preview.differences
        ],
        "kinds": [
            (kind.label, number)
            for kind, number in Counter(one.kind for one in preview.differences).items()
        ],
        "has_absences": any(one.is_absence for one in preview.differences),
        "findings": findings[:MOST_SHOWN],
        "findings_left": len(opened.findings) - len(findings[:MOST_SHOWN]),
        "siblings": queries.filings_of_file(opened.filing),
        "is_agreed": plans.is_agreed(organization, year),
        "reason": reason_of(sent_by(request)),
        "is_other_year": opened.form.year not in {None, year},
    }
