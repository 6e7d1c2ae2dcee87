"""What an address names, for whom it is there."""

from tolok.api.answers import Error
from tolok.api.signing import AskingRequest
from tolok.domain.permissions import Deed
from tolok.services.acting import Government, Organization
from tolok.services.filings import NotFoundError

ERRORS = {frozenset({400, 401, 403, 404, 409, 422, 429}): Error}
"""What every operation may answer beside its own answer."""

_HIDDEN = "Tidak ada, atau tidak terbuka bagi Anda."


def organization_to(request: AskingRequest, organization_id: int) -> Organization:
    """The organization of an address; to whom may not read it, it is not there."""
    organization = request.auth.organization(organization_id)
    if organization is None or not request.auth.may(Deed.READ_ORGANIZATION, organization):
        raise NotFoundError(_HIDDEN)
    return organization


def government_to(request: AskingRequest, code: str) -> Government:
    """The government of an address; to whom is nothing in it, it is not there."""
    found = next((one for one in request.auth.governments if one.code == code), None)
    if found is None:
        raise NotFoundError(_HIDDEN)
    return found
