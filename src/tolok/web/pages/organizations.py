"""What administrators keep: organizations and years."""

from dataclasses import fields

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.domain.achievements import Cap
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Government, Organization
from tolok.services.organizations import (
    OrganizationText,
    add_organization,
    close_organization,
    edit_organization,
    open_year,
    set_policy,
)
from tolok.store import accounts
from tolok.web.acting import ActingRequest
from tolok.web.answering import (
    done_or_told,
    hindrance,
    keeping,
    kept_government_or_404,
    typed_day,
)

CAPS = [
    (cap, "tanpa batas" if cap is Cap.NONE else f"paling tinggi {cap.value} persen") for cap in Cap
]


@require_safe
def show_organizations(request: ActingRequest, government_code: str) -> HttpResponse:
    """Every organization of a government."""
    government = _government(request, government_code)
    context = {
        **keeping(request, government),
        "organizations": list(accounts.all_organizations(government)),
    }
    return render(request, "web/organizations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_new_organization(request: ActingRequest, government_code: str) -> HttpResponse:
    """A new organization."""
    government = _government(request, government_code)
    trouble = ""
    if request.method == "POST":
        trouble = hindrance(
            lambda: add_organization(
                request.actor, government, _text(request), _parent(request, government)
            )
        )
        if not trouble:
            messages.success(request, "Perangkat daerah sudah ditambahkan.")
            return redirect("web:organizations", government_code=government.code)
    return _page(request, government, None, trouble)


@require_http_methods(["GET", "HEAD", "POST"])
def show_organization(
    request: ActingRequest, government_code: str, organization_id: int
) -> HttpResponse:
    """One organization, to read and to say anew."""
    government = _government(request, government_code)
    organization = _organization(government, organization_id)
    trouble = ""
    if request.method == "POST":
        trouble = hindrance(
            lambda: edit_organization(
                request.actor, organization, _text(request), _parent(request, government)
            )
        )
        if not trouble:
            messages.success(request, f"{organization} sudah tersimpan.")
            return redirect("web:organizations", government_code=government.code)
    return _page(request, government, organization, trouble)


@require_POST
def close_one(request: ActingRequest, government_code: str, organization_id: int) -> HttpResponse:
    """Close an organization on a day."""
    government = _government(request, government_code)
    organization = _organization(government, organization_id)
    return done_or_told(
        request,
        lambda: close_organization(
            request.actor,
            organization,
            typed_day(request, "tanggal"),
            request.POST.get("alasan", ""),
        ),
        f"{organization} sudah ditutup.",
        "web:organization",
        government_code=government.code,
        organization_id=organization.pk,
    )


@require_safe
def show_years(request: ActingRequest, government_code: str) -> HttpResponse:
    """The years of a government with their policies."""
    government = kept_government_or_404(request, government_code, Deed.MANAGE_YEARS)
    years = list(accounts.years_of(government))
    context = {
        **keeping(request, government),
        "years": years,
        "caps": CAPS,
        "next_year": years[0].year + 1 if years else request.actor.today.year,
    }
    return render(request, "web/years.html", context)


@require_POST
def open_one_year(request: ActingRequest, government_code: str) -> HttpResponse:
    """Open a year."""
    government = kept_government_or_404(request, government_code, Deed.MANAGE_YEARS)
    return done_or_told(
        request,
        lambda: open_year(request.actor, government, _number(request, "tahun", "Tahun")),
        "Tahun itu sudah dibuka.",
        "web:years",
        government_code=government.code,
    )


@require_POST
def set_year_policy(request: ActingRequest, government_code: str, year: int) -> HttpResponse:
    """Change what a year's figures follow."""
    government = kept_government_or_404(request, government_code, Deed.MANAGE_YEARS)
    fiscal_year = accounts.years_of(government).filter(year=year).first()
    if fiscal_year is None:
        raise Http404(f"tahun {year}")
    return done_or_told(
        request,
        lambda: set_policy(
            request.actor,
            fiscal_year,
            request.POST.get("batas", ""),
            _number(request, "rendah", "Ambang capaian rendah"),
        ),
        f"Kebijakan tahun {year} sudah tersimpan.",
        "web:years",
        government_code=government.code,
    )


def _government(request: ActingRequest, code: str) -> Government:
    return kept_government_or_404(request, code, Deed.MANAGE_ORGANIZATIONS)


def _organization(government: Government, organization_id: int) -> Organization:
    organization = accounts.organization_in(government, organization_id)
    if organization is None:
        raise Http404(f"perangkat daerah {organization_id}")
    return organization


def _number(request: ActingRequest, name: str, label: str) -> int:
    written = request.POST.get(name, "").strip()
    if not written.isascii() or not written.isdecimal() or len(written) > 4:
        raise TolokError(f"{label}: tulis bilangan bulat, bukan {written[:20] or 'kosong'}.")
    return int(written)


def _text(request: ActingRequest) -> OrganizationText:
    return OrganizationText(
        **{one.name: request.POST.get(one.name, "") for one in fields(OrganizationText)}
    )


def _parent(request: ActingRequest, government: Government) -> Organization | None:
    chosen = request.POST.get("parent", "")
    if not chosen:
        return None
    known = {str(one.pk): one for one in accounts.all_organizations(government)}
    if chosen not in known:
        raise TolokError("Pilih induk dari daftar.")
    return known[chosen]


def _page(
    request: ActingRequest,
    government: Government,
    organization: Organization | None,
    trouble: str,
) -> HttpResponse:
    names = [one.name for one in fields(OrganizationText)]
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in (*names, "parent")}
    else:
        typed = {name: str(getattr(organization, name, "") or "") for name in names}
        typed["parent"] = str(getattr(organization, "parent_id", "") or "")
    parents = [
        one
        for one in accounts.all_organizations(government)
        if one.parent_id is None and one.closed_on is None and one != organization
    ]
    context = {
        **keeping(request, government),
        "organization": organization,
        "typed": typed,
        "parents": parents,
        "today": request.actor.today,
        "trouble": trouble,
    }
    return render(request, "web/organization.html", context, status=422 if trouble else 200)
