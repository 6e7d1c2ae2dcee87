"""What an address names, or the page that says it is not there."""

from django.http import Http404

from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.services.acting import Government, Organization, RefusedError
from tolok.services.filings import NotFoundError, OpenedFiling, open_filing
from tolok.web.acting import ActingRequest

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years of a plan's address; beyond them somebody has mistyped."""


def filing_or_404(request: ActingRequest, filing_id: int) -> OpenedFiling:
    """The filing of an address; to another government's people it is not there."""
    try:
        return open_filing(request.actor, filing_id)
    except NotFoundError as error:
        raise Http404(str(error)) from error


def organization_or_404(request: ActingRequest, organization_id: int) -> Organization:
    """The organization of an address; to whom may not read it, it is not there."""
    organization = request.actor.organization(organization_id)
    if organization is None or not request.actor.may(Deed.READ_ORGANIZATION, organization):
        raise Http404(f"perangkat daerah {organization_id}")
    return organization


def planned_or_404(request: ActingRequest, organization_id: int, year: int) -> Organization:
    """The organization of a plan's address, whose year must be one that a plan can have."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(f"tahun {year}")
    return organization_or_404(request, organization_id)


def government_or_404(request: ActingRequest, code: str) -> Government:
    """The government of an address; to whom is nothing in it, it is not there."""
    government = next((one for one in request.actor.governments if one.code == code), None)
    if government is None:
        if request.actor.person is None:
            raise RefusedError("Masuk dahulu dengan akun Anda.")
        raise Http404(f"pemerintah daerah {code}")
    return government


def year_or_404(year: int) -> int:
    """The fiscal year of an address."""
    if not 2000 <= year <= 2999:
        raise Http404(f"tahun {year}")
    return year


def quarter_or_404(code: str) -> Period:
    """The quarter of an address, such as 2026-Q1."""
    try:
        period = Period.parse(code)
    except ValueError as error:
        raise Http404(code) from error
    if period.quarter is None:
        raise Http404(code)
    return period
