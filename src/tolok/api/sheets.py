"""The sheet of a quarter: read it, record a row, and what stands beside its cells."""

from ninja import Router, Status

from tolok.api.answers import (
    CommentAnswer,
    Error,
    RecordedAnswer,
    SheetAnswer,
    ThreadAnswer,
)
from tolok.api.errors import error_of
from tolok.api.opening import ERRORS, organization_to
from tolok.api.questions import AnswerGiven, CommentGiven, Explanation, Id, Name, Quarter, RowChange
from tolok.api.signing import AskingRequest
from tolok.api.telling import row_of, sheet_of
from tolok.domain.periods import Period
from tolok.services import comments
from tolok.services.flow import explain_finding
from tolok.services.recording import ConflictError, record_row
from tolok.services.sheets import open_sheet
from tolok.store import recorded
from tolok.store.listings import Comment

router = Router(tags=["sheets"])
_SHEET = "/organizations/{organization_id}/sheets/{period}"


@router.get(
    _SHEET,
    response={200: SheetAnswer, **ERRORS},
    summary="Lembar satu triwulan: baris, capaian, dan temuannya",
)
def show_sheet(request: AskingRequest, organization_id: Id, period: Quarter) -> SheetAnswer:
    """A quarter, whole: its rows with what was written and reached, and its findings."""
    organization = organization_to(request, organization_id)
    return sheet_of(open_sheet(organization, Period.parse(period)))


@router.patch(
    _SHEET + "/rows/{key}",
    response={200: RecordedAnswer, **ERRORS},
    summary="Isi satu baris: realisasi, variabel, realisasi Rp, atau penjelasannya",
)
def record(
    request: AskingRequest, organization_id: Id, period: Quarter, key: Name, change: RowChange
) -> RecordedAnswer | Status[Error]:
    """Record a row, all that was sent or nothing; the same again changes nothing.

    409 where somebody else saved a cell since the revision that was sent, with both versions.
    """
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    try:
        changed = record_row(request.auth, organization, quarter, key, change.typed)
    except ConflictError as error:
        status, told = error_of(error)
        for one in told.conflicts or []:
            one.yours = change.texts.get(one.cell, "")
        return Status(status, told)
    sheet = open_sheet(organization, quarter)
    row = sheet.by_key.get(key) or next(one for one in sheet.rows if one.node.key == key)
    return RecordedAnswer(changed=changed, row=row_of(row))


@router.post(
    _SHEET + "/explanations",
    response={204: None, **ERRORS},
    summary="Jelaskan mengapa suatu temuan memang demikian",
)
def explain(
    request: AskingRequest, organization_id: Id, period: Quarter, explanation: Explanation
) -> Status[None]:
    """Keep why a finding stands all the same."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    explain_finding(request.auth, organization, quarter, explanation.finding, explanation.text)
    return Status(204, None)


@router.get(
    _SHEET + "/comments",
    response={200: list[ThreadAnswer], **ERRORS},
    summary="Catatan pada sel-sel satu triwulan",
)
def list_comments(
    request: AskingRequest, organization_id: Id, period: Quarter
) -> list[ThreadAnswer]:
    """The threads of a quarter."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    return [
        ThreadAnswer(
            first=_comment(one.first),
            answers=[_comment(answer) for answer in one.answers],
            is_open=one.is_open,
        )
        for threads in recorded.threads_of(organization, quarter.code).values()
        for one in threads
    ]


@router.post(
    _SHEET + "/comments",
    response={201: CommentAnswer, **ERRORS},
    summary="Beri catatan pada satu sel",
)
def comment(
    request: AskingRequest, organization_id: Id, period: Quarter, given: CommentGiven
) -> Status[CommentAnswer]:
    """Say something about a cell; a thread begins with it."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    said = comments.comment(request.auth, organization, quarter, given.subject, given.text)
    return Status(201, _comment(said))


@router.post(
    _SHEET + "/comments/{thread}/answers",
    response={201: CommentAnswer, **ERRORS},
    summary="Jawab satu catatan",
)
def answer(
    request: AskingRequest, organization_id: Id, period: Quarter, thread: Id, given: AnswerGiven
) -> Status[CommentAnswer]:
    """Answer a thread; a settled one is open again."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    said = comments.answer(request.auth, organization, quarter, thread, given.text)
    return Status(201, _comment(said))


@router.post(
    _SHEET + "/comments/{thread}/resolution",
    response={204: None, **ERRORS},
    summary="Tandai catatan selesai",
)
def resolve(
    request: AskingRequest, organization_id: Id, period: Quarter, thread: Id
) -> Status[None]:
    """Settle a thread; twice is once."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    comments.resolve(request.auth, organization, quarter, thread)
    return Status(204, None)


def _comment(one: Comment) -> CommentAnswer:
    return CommentAnswer(
        id=one.pk,
        subject=one.subject,
        text=one.text,
        is_demand=one.is_demand,
        by=str(one.by),
        role=one.role,
        at=one.at,
    )
