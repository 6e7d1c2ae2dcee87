"""Evidence: list it, attach a file or a link, withdraw it, and take a file away."""

from collections.abc import Mapping

from django.http import HttpResponse
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from tolok.api.answers import EvidenceAnswer
from tolok.api.opening import ERRORS, organization_to
from tolok.api.questions import AboutGiven, Id, LinkGiven, Name, Quarter, Withdrawal
from tolok.api.signing import AskingRequest
from tolok.domain.periods import Period
from tolok.services import evidence
from tolok.services.filings import NotFoundError
from tolok.store import plans, recorded
from tolok.store.recorded import Evidence

router = Router(tags=["evidence"])
_SHEET = "/organizations/{organization_id}/sheets/{period}"


@router.get(
    _SHEET + "/evidence",
    response={200: list[EvidenceAnswer], **ERRORS},
    summary="Daftar bukti satu triwulan, termasuk yang sudah ditarik",
)
def list_evidence(
    request: AskingRequest, organization_id: Id, period: Quarter
) -> list[EvidenceAnswer]:
    """The evidence of a quarter, withdrawn ones included."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    records = plans.plan_records(organization, quarter.year)
    keys = {one.pk: one.key for several in records.indicators.values() for one in several}
    return [
        _answer(one, keys)
        for several in recorded.evidence_of(organization, quarter.code).values()
        for one in several
    ]


@router.post(
    _SHEET + "/rows/{key}/evidence",
    response={201: EvidenceAnswer, **ERRORS},
    summary="Lampirkan berkas sebagai bukti satu baris (multipart/form-data)",
)
def attach_file(  # noqa: PLR0913, PLR0917 - which row of which quarter, and which file
    request: AskingRequest,
    organization_id: Id,
    period: Quarter,
    key: Name,
    file: File[UploadedFile],
    about: Form[AboutGiven],
) -> Status[EvidenceAnswer]:
    """Keep a file as evidence; its content decides, as on the page. The same bytes again are one.

    422 where the content may not be evidence; 413 above 20 MB.
    """
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    name, said = file.name or "berkas", evidence.About(about.title, about.pages)
    kept = evidence.attach_file(request.auth, organization, quarter, key, name, file.read(), said)
    return Status(201, _answer(kept, {kept.indicator_id: key}))


@router.post(
    _SHEET + "/rows/{key}/links",
    response={201: EvidenceAnswer, **ERRORS},
    summary="Lampirkan tautan https sebagai bukti satu baris",
)
def attach_link(
    request: AskingRequest, organization_id: Id, period: Quarter, key: Name, given: LinkGiven
) -> Status[EvidenceAnswer]:
    """Keep an address as evidence; only https."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    said = evidence.About(given.title, given.pages)
    kept = evidence.attach_link(request.auth, organization, quarter, key, given.link, said)
    return Status(201, _answer(kept, {kept.indicator_id: key}))


@router.post(
    _SHEET + "/evidence/{evidence_id}/withdrawal",
    response={204: None, **ERRORS},
    summary="Tarik bukti yang keliru, dengan alasannya; tidak ada yang dihapus",
)
def withdraw(
    request: AskingRequest,
    organization_id: Id,
    period: Quarter,
    evidence_id: Id,
    given: Withdrawal,
) -> Status[None]:
    """Let evidence no longer count; twice is once."""
    organization, quarter = organization_to(request, organization_id), Period.parse(period)
    evidence.withdraw(request.auth, organization, quarter, evidence_id, given.reason)
    return Status(204, None)


@router.get(
    "/organizations/{organization_id}/evidence/{evidence_id}/file",
    response=dict(ERRORS),
    summary="Ambil berkas bukti, bita demi bita",
)
def take_file(request: AskingRequest, organization_id: Id, evidence_id: Id) -> HttpResponse:
    """The bytes of a piece of evidence: their SHA-256 is what the list tells."""
    organization = organization_to(request, organization_id)
    taken = evidence.take_away(request.auth, organization, evidence_id)
    if taken is None:
        raise NotFoundError("Berkas bukti ini tidak ada.")
    return HttpResponse(taken.data, content_type=taken.media_type, headers=taken.headers)


def _answer(one: Evidence, keys: Mapping[int, str]) -> EvidenceAnswer:
    return EvidenceAnswer(
        id=one.pk,
        row=keys[one.indicator_id],
        title=one.title,
        pages=one.pages,
        link=one.link,
        sha256=one.file.sha256 if one.file else None,
        size=one.file.size if one.file else None,
        media_type=one.file.media_type if one.file else None,
        added_by=str(one.added_by),
        added_at=one.added_at,
        withdrawn_at=one.withdrawn_at,
        withdrawn_reason=one.withdrawn_reason,
    )
