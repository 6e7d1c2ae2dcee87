"""The way of a submission: where it stands, what is in its way, and the deeds that move it."""

from enum import StrEnum

from ninja import Router

from tolok.api.answers import SubmissionAnswer
from tolok.api.opening import ERRORS, organization_to
from tolok.api.questions import Id, Move, Quarter
from tolok.api.signing import AskingRequest
from tolok.api.telling import obstacle_of, opened_at_of
from tolok.domain.periods import Period
from tolok.domain.permissions import PERMISSIONS, Deed
from tolok.services import flow
from tolok.services.acting import Actor, Organization
from tolok.services.sheets import Sheet, open_sheet

router = Router(tags=["flow"])
_SUBMISSION = "/organizations/{organization_id}/submissions/{period}"


class Way(StrEnum):
    """A deed that moves a submission on its way, as an address names it."""

    SUBMIT = "submit"
    RETURN = "return"
    VERIFY = "verify"
    APPROVE = "approve"
    LOCK = "lock"
    AMEND = "amend"
    PUBLISH = "publish"


@router.get(
    _SUBMISSION,
    response={200: SubmissionAnswer, **ERRORS},
    summary="Keadaan satu triwulan, halangannya, dan yang boleh dilakukan sekarang",
)
def show_submission(
    request: AskingRequest, organization_id: Id, period: Quarter
) -> SubmissionAnswer:
    """Where a quarter stands, what is in its way, and what the person may do about it now."""
    organization = organization_to(request, organization_id)
    return _answer(request.auth, organization, Period.parse(period))


@router.post(
    _SUBMISSION + "/{way}",
    response={200: SubmissionAnswer, **ERRORS},
    summary="Ajukan, kembalikan, verifikasi, setujui, kunci, buka kembali, atau terbitkan",
)
def move(
    request: AskingRequest, organization_id: Id, period: Quarter, way: Way, move: Move
) -> SubmissionAnswer:
    """Do a deed of the flow; 422 with the obstacles where a sheet cannot be submitted yet."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    _do(way, request.auth, organization, quarter, move)
    return _answer(request.auth, organization, quarter)


def _do(way: Way, actor: Actor, organization: Organization, quarter: Period, move: Move) -> None:
    match way:
        case Way.SUBMIT:
            flow.submit(actor, organization, quarter)
        case Way.RETURN:
            flow.return_submission(actor, organization, quarter, move.reason, move.said)
        case Way.VERIFY:
            flow.verify(actor, organization, quarter)
        case Way.APPROVE:
            flow.approve(actor, organization, quarter)
        case Way.LOCK:
            flow.lock_submission(actor, organization, quarter)
        case Way.AMEND:
            flow.amend(actor, organization, quarter, move.reason)
        case Way.PUBLISH:
            flow.publish(actor, organization, quarter)


def _answer(actor: Actor, organization: Organization, quarter: Period) -> SubmissionAnswer:
    sheet = open_sheet(organization, quarter)
    submission = sheet.submission
    return SubmissionAnswer(
        period=quarter.code,
        state=sheet.state,
        round=submission.round if submission else 1,
        opened_at=opened_at_of(submission),
        changed_at=submission.changed_at if submission else None,
        deeds=_deeds(actor, sheet),
        obstacles=[obstacle_of(one) for one in flow.obstacles(sheet)]
        if sheet.state.is_open
        else [],
    )


def _deeds(actor: Actor, sheet: Sheet) -> list[str]:
    """The deeds about a quarter that the roles and the state allow; windows aside."""
    return [
        deed.value
        for deed in Deed
        if PERMISSIONS[deed].states is not None and actor.may(deed, sheet.organization, sheet.state)
    ]
