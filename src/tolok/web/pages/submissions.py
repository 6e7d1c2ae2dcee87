"""The way of a quarter: where it stands, what stands in its way, and the deeds that move it."""

from collections.abc import Callable, Iterator, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.submissions import SubmissionState
from tolok.services import flow
from tolok.services.acting import Organization, RefusedError
from tolok.services.choices import choices_of, is_concerned
from tolok.services.flow import Bar, Obstacle, Remark, obstacles
from tolok.services.prints import PRINT_FORMATS, print_snapshot
from tolok.services.sheets import open_sheet
from tolok.services.ways import way_of
from tolok.store import submissions
from tolok.web.acting import ActingRequest
from tolok.web.deeds import DEED_SLUGS, DEEDS, TRACK
from tolok.web.pages.downloads import hand_over
from tolok.web.pages.opening import organization_or_404, quarter_or_404

_BARS = (
    (Bar.ERROR, "Harus diperbaiki"),
    (Bar.FILL, "Belum diisi"),
    (Bar.CAUSE, "Sebab dan tindak lanjut belum ditulis"),
    (Bar.EXPLAIN, "Perlu sepatah penjelasan"),
)
_REMARK = "catatan:"


@require_safe
def show_submission(request: ActingRequest, organization_id: int, period: str) -> HttpResponse:
    """The page of a quarter's way."""
    organization = organization_or_404(request, organization_id)
    return _page(request, organization, quarter_or_404(period))


@require_POST
def move(request: ActingRequest, organization_id: int, period: str, deed: str) -> HttpResponse:
    """One deed of the flow; the page again, with what became of it."""
    organization = organization_or_404(request, organization_id)
    quarter = quarter_or_404(period)
    if deed not in DEED_SLUGS:
        raise Http404(deed)
    done = DEED_SLUGS[deed]
    try:
        _DEEDS[done](request, organization, quarter, _seen(request))
    except flow.DoneBeforeError:
        messages.info(request, f"{DEEDS[done].done} Tidak perlu diulang.")
    except flow.SupersededError as error:
        return _page(request, organization, quarter, str(error), status=409)
    except RefusedError:
        raise
    except TolokError as error:
        return _page(request, organization, quarter, str(error), status=422)
    else:
        messages.success(request, DEEDS[done].done)
    return redirect("web:submission", organization.pk, quarter.code)


@require_POST
def explain(request: ActingRequest, organization_id: int, period: str) -> HttpResponse:
    """A word of explanation for one finding."""
    organization = organization_or_404(request, organization_id)
    quarter = quarter_or_404(period)
    try:
        flow.explain_finding(
            request.actor,
            organization,
            quarter,
            request.POST.get("temuan", ""),
            request.POST.get("penjelasan", "")[:4_000],
        )
    except RefusedError:
        raise
    except TolokError as error:
        return _page(request, organization, quarter, str(error), status=422)
    messages.success(request, "Penjelasan tersimpan.")
    return redirect("web:submission", organization.pk, quarter.code)


@require_safe
def download_print(request: ActingRequest, token: str, format_: str) -> HttpResponse:
    """A frozen document as a file, to whom may read it: everybody, once it is published."""
    snapshot = submissions.snapshot_by_token(token)
    if snapshot is None:
        raise Http404(token)
    may_read = request.actor.may(Deed.READ_ORGANIZATION, snapshot.organization)
    if not may_read and not submissions.is_published(snapshot):
        raise Http404(token)
    return hand_over(request, lambda: print_snapshot(snapshot, format_))


def _page(
    request: ActingRequest,
    organization: Organization,
    period: Period,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    sheet = open_sheet(organization, period)
    found = obstacles(sheet) if sheet.state.is_open else ()
    choices = choices_of(request.actor, organization, period, sheet.state)
    way = way_of(sheet)
    context = {
        "organization": organization,
        "period": period,
        "sheet": sheet,
        "track": [(state, _passed(state, sheet.state)) for state in TRACK],
        "groups": [(bar, title, _of(bar, found)) for bar, title in _BARS if _of(bar, found)],
        "obstacles": len(found),
        "may_explain": request.actor.may(Deed.EXPLAIN_FINDING, organization, sheet.state),
        "open_deeds": [
            (DEEDS[one.deed], found if one.deed is Deed.SUBMIT else ())
            for one in choices
            if one.is_open
        ],
        "closed_deeds": [
            (DEEDS[one.deed], one.why_not)
            for one in choices
            if not one.is_open and is_concerned(request.actor, organization, one.deed)
        ],
        "seen": way[0].number if way else 0,
        "way": way,
        "snapshots": submissions.snapshots_of(organization, period.code),
        "formats": PRINT_FORMATS,
        "quarters": [Period(period.year, quarter=number) for number in range(1, 5)],
        "trouble": trouble,
        "sees_ledger": request.actor.may(Deed.READ_LEDGER, organization),
        "sees_board": request.actor.may(Deed.READ_BOARD, organization.government),
    }
    return render(request, "web/submission.html", context, status=status)


def _of(bar: Bar, found: tuple[Obstacle, ...]) -> list[Obstacle]:
    return [one for one in found if one.bar is bar]


def _passed(state: SubmissionState, now: SubmissionState) -> str:
    """How a station of the way looks from where the quarter stands."""
    at = TRACK.index(SubmissionState.DRAFT if now is SubmissionState.RETURNED else now)
    place = TRACK.index(state)
    return "now" if place == at else "done" if place < at else "ahead"


def _seen(request: ActingRequest) -> int | None:
    """The last move that the page showed; None where nothing says."""
    written = request.POST.get("dilihat", "")
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _remarks(posted: Mapping[str, str]) -> Iterator[Remark]:
    for name, text in posted.items():
        if name.startswith(_REMARK) and text.strip():
            yield Remark(name.removeprefix(_REMARK)[:120], text.strip()[:4_000])


_Done = Callable[[ActingRequest, Organization, Period, int | None], object]


def _plain(deed: Callable[..., object]) -> _Done:
    return lambda request, organization, period, seen: deed(
        request.actor, organization, period, seen=seen
    )


_DEEDS: dict[Deed, _Done] = {
    Deed.SUBMIT: _plain(flow.submit),
    Deed.VERIFY: _plain(flow.verify),
    Deed.APPROVE: _plain(flow.approve),
    Deed.LOCK: _plain(flow.lock_submission),
    Deed.RETURN_SUBMISSION: lambda request, organization, period, seen: flow.return_submission(
        request.actor,
        organization,
        period,
        request.POST.get("alasan", "")[:4_000],
        list(_remarks(request.POST)),
        seen=seen,
    ),
    Deed.AMEND: lambda request, organization, period, seen: flow.amend(
        request.actor, organization, period, request.POST.get("alasan", "")[:4_000], seen=seen
    ),
    Deed.PUBLISH: lambda request, organization, period, _: flow.publish(
        request.actor, organization, period
    ),
}
