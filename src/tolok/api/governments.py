"""Governments, their organizations, and the board of a quarter."""

from ninja import Router

from tolok.api.answers import GovernmentAnswer, OfficeAnswer, OrganizationAnswer
from tolok.api.opening import ERRORS, government_to
from tolok.api.questions import Name, Quarter
from tolok.api.signing import AskingRequest
from tolok.api.telling import opened_at_of, organization_of
from tolok.domain.periods import Period
from tolok.services.acting import readable_organizations
from tolok.services.boards import offices

router = Router(tags=["governments"])


@router.get(
    "/governments",
    response={200: list[GovernmentAnswer], **ERRORS},
    summary="Pemerintah daerah tempat Anda berperan",
)
def list_governments(request: AskingRequest) -> list[GovernmentAnswer]:
    """The governments in which the person is anything."""
    actor = request.auth
    return [
        GovernmentAnswer(code=one.code, name=one.name, roles=sorted(actor.roles_of(one)))
        for one in actor.governments
    ]


@router.get(
    "/governments/{code}/organizations",
    response={200: list[OrganizationAnswer], **ERRORS},
    summary="Perangkat daerah yang boleh Anda baca",
)
def list_organizations(request: AskingRequest, code: Name) -> list[OrganizationAnswer]:
    """The organizations of a government that the person may read, by code."""
    government = government_to(request, code)
    return [organization_of(one) for one in readable_organizations(request.auth, government)]


@router.get(
    "/governments/{code}/board/{period}",
    response={200: list[OfficeAnswer], **ERRORS},
    summary="Papan: sejauh mana setiap perangkat daerah pada satu triwulan",
)
def show_board(request: AskingRequest, code: Name, period: Quarter) -> list[OfficeAnswer]:
    """How far each organization that the person may read is with a quarter."""
    government, quarter = government_to(request, code), Period.parse(period)
    readable = list(readable_organizations(request.auth, government))
    return [
        OfficeAnswer(
            organization=organization_of(one.organization),
            state=one.state,
            opened_at=opened_at_of(one.submission),
            touched_at=one.touched_at,
            reminded_at=one.reminded_at,
            closes_on=one.closes_on,
            late_days=one.late_days,
            demands=one.demands,
            filled=one.filled,
            to_fill=one.to_fill,
        )
        for one in offices(request.auth, readable, quarter)
    ]
