"""Governments, their organizations, and the board of a quarter."""

from ninja import Router

from tolok.api.answers import GovernmentAnswer, OfficeAnswer, OrganizationAnswer
from tolok.api.opening import ERRORS, government_to
from tolok.api.questions import Name, Quarter
from tolok.api.signing import AskingRequest
from tolok.api.telling import opened_at_of, organization_of
from tolok.domain.periods import Period
from tolok.domain.submissions import SubmissionState
from tolok.services.acting import readable_organizations
from tolok.store import listings

router = Router(tags=["governments"])


@router.get("/governments", response={200: list[GovernmentAnswer], **ERRORS})
def list_governments(request: AskingRequest) -> list[GovernmentAnswer]:
    """The governments in which the person is anything."""
    actor = request.auth
    return [
        GovernmentAnswer(code=one.code, name=one.name, roles=sorted(actor.roles_of(one)))
        for one in actor.governments
    ]


@router.get("/governments/{code}/organizations", response={200: list[OrganizationAnswer], **ERRORS})
def list_organizations(request: AskingRequest, code: Name) -> list[OrganizationAnswer]:
    """The organizations of a government that the person may read, by code."""
    government = government_to(request, code)
    return [organization_of(one) for one in readable_organizations(request.auth, government)]


@router.get("/governments/{code}/board/{period}", response={200: list[OfficeAnswer], **ERRORS})
def show_board(request: AskingRequest, code: Name, period: Quarter) -> list[OfficeAnswer]:
    """How far each organization that the person may read is with a quarter."""
    government, quarter = government_to(request, code), Period.parse(period)
    offices = list(readable_organizations(request.auth, government))
    submissions = listings.submissions_in(offices, quarter.code)
    filled = listings.filled_in(offices, quarter.code)
    to_fill = listings.indicators_in(offices, quarter.year)
    found = []
    for one in offices:
        submission = submissions.get(one.pk)
        state = submission.state if submission else SubmissionState.DRAFT
        found.append(
            OfficeAnswer(
                organization=organization_of(one),
                state=state,
                opened_at=opened_at_of(submission),
                filled=filled.get(one.pk, 0),
                to_fill=to_fill.get(one.pk, 0),
            )
        )
    return found
