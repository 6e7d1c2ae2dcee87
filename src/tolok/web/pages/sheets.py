"""The quarter's sheet: one page to fill in, saved row by row, or whole without scripts."""

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.services.acting import Organization, RefusedError
from tolok.services.desks import desk_of
from tolok.services.kept_years import kept_year
from tolok.services.recording import CellError, ConflictError, record_row
from tolok.services.sheets import Sheet, sheet_in
from tolok.store import people
from tolok.web.acting import ActingRequest
from tolok.web.figures import findings_by_row
from tolok.web.pages.opening import organization_or_404, quarter_or_404
from tolok.web.sheets import Beside, Line, lines_of, summary_of
from tolok.web.typed import Tried, is_touched, typed_of

READ_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def place_or_404(
    request: ActingRequest, organization_id: int, period: str
) -> tuple[Organization, Period]:
    """The organization and quarter of an address, to somebody who is signed in."""
    _ = request.actor.somebody  # who is not is asked to, before anything is said
    return organization_or_404(request, organization_id), quarter_or_404(period)


class Opened:
    """A sheet opened by somebody: where it is, what stands beside it, and its lines."""

    def __init__(self, request: ActingRequest, organization: Organization, period: Period) -> None:
        self.request, self.organization, self.period = request, organization, period
        self.open()

    @classmethod
    def at(cls, request: ActingRequest, organization_id: int, period: str) -> "Opened":
        """The sheet of an address."""
        return cls(request, *place_or_404(request, organization_id, period))

    def open(self) -> None:
        """Read the sheet and what stands beside it as they are now."""
        kept = kept_year(self.organization, self.period.year)
        self.sheet: Sheet = sheet_in(kept, self.organization, self.period)
        self.desk = desk_of(self.request.actor, self.sheet)
        year = people.fiscal_year_of(self.organization.government, self.period.year)
        self.beside = Beside(
            # That a row is blank is seen; the head counts it.
            findings_by_row(one for one in self.sheet.findings if one.rule != "not-reported"),
            kept.evidence(self.organization, self.period.code),
            kept.threads(self.organization, self.period.code),
            year.low_achievement if year else 0,
        )

    def lines(self, tried: Mapping[str, Tried] | None = None) -> list[Line]:
        """Every row as the page shows it."""
        return lines_of(self.sheet, self.desk, self.beside, tried)

    def line_or_404(self, key: str) -> Line:
        """The row of an address."""
        found = next((line for line in self.lines() if line.key == key), None)
        if found is None:
            raise Http404(key)
        return found

    def context(self, lines: Iterable[Line]) -> dict[str, object]:
        """What the page and its head are made of."""
        shown = list(lines)
        return {
            "organization": self.organization,
            "period": self.period,
            "sheet": self.sheet,
            "desk": self.desk,
            "lines": shown,
            "low": self.beside.low,
            "summary": summary_of(self.sheet, shown, self.beside),
        }


@READ_WRITE
def show_sheet(request: ActingRequest, organization_id: int, period: str) -> HttpResponse:
    """The sheet of a quarter; a POST saves every row that was changed, as without scripts."""
    opened = Opened.at(request, organization_id, period)
    if request.method != "POST":
        return render(request, "web/sheet.html", opened.context(opened.lines()))
    saved, tried = _save_all(opened)
    if saved:
        messages.success(request, f"{saved} baris tersimpan.")
    if not tried:
        address = reverse("web:sheet", args=[organization_id, period])
        key = request.POST.get("kembali", "")
        return redirect(f"{address}#baris-{key}" if key else address)
    messages.error(request, f"{len(tried)} baris belum tersimpan. Sebabnya tertulis di barisnya.")
    opened.open()
    context = opened.context(opened.lines(tried))
    return render(request, "web/sheet.html", context, status=422)


@READ_WRITE
def one_row(request: ActingRequest, organization_id: int, period: str, key: str) -> HttpResponse:
    """Save one row, and answer what of the page that changes; a GET answers it as it is."""
    organization, quarter = place_or_404(request, organization_id, period)
    if request.method != "POST":
        return JsonResponse(_fragments(Opened(request, organization, quarter), key))
    if not key.isprintable():
        raise Http404(key)
    tried = _save(request, organization, quarter, key)
    if tried is not None and not tried.rivals:
        status = 422 if tried.troubles else 403
        told = {"troubles": tried.troubles, "message": tried.message}
        return JsonResponse({"state": "refused", **told}, status=status)
    opened = Opened(request, organization, quarter)
    if tried is None:
        return JsonResponse(_fragments(opened, key))
    line = next(line for line in opened.lines({key: tried}) if line.key == key)
    panel = render_to_string("web/sheet/conflict.html", {"line": line})
    told = {"message": tried.message, "panel": panel}
    return JsonResponse({"state": "conflict", **told}, status=409)


def _save(
    request: ActingRequest, organization: Organization, period: Period, key: str
) -> Tried | None:
    """Save what was typed into a row; where that could not be, what was typed and why."""
    tried = typed_of(request.POST, key)
    try:
        record_row(request.actor, organization, period, key, tried.typed)
    except CellError as error:
        return Tried(tried.typed, error.troubles, str(error), seen=tried.seen)
    except ConflictError as error:
        return Tried(tried.typed, {}, str(error), error.rivals, tried.seen)
    except TolokError as error:
        return Tried(tried.typed, {}, str(error), seen=tried.seen)
    return None


def _save_all(opened: Opened) -> tuple[int, dict[str, Tried]]:
    """Save every row that a whole form changes: how many were, and what could not be."""
    request, saved, failed = opened.request, 0, {}
    if not opened.desk.is_open:
        raise RefusedError(opened.desk.why)
    for line in opened.lines():
        key = line.key
        sent = f"{key}.seen" in request.POST and request.POST.get(f"{key}.choice") != "theirs"
        if not sent or not is_touched(typed_of(request.POST, key)):
            continue
        tried = _save(request, opened.organization, opened.period, key)
        saved += tried is None
        if tried is not None:
            failed[key] = tried
    return saved, failed


def _fragments(opened: Opened, key: str) -> dict[str, object]:
    """What a saved row changes: itself, the rows above, what the rules say, the head's counts."""
    lines = opened.lines()
    line = next((one for one in lines if one.key == key), None)
    if line is None:
        raise Http404(key)
    nodes = {line.row.node.pk, *(one.node.pk for one in opened.sheet.above(line.row))}
    changed = [one for one in lines if one.row.node.pk in nodes]
    found = [one for one in lines if one.findings]
    return {
        "state": "saved",
        "rows": {one.key: one.html for one in changed},
        # Those not named have none: a rule may look at rows far from the one that was saved.
        "findings": {one.key: one.findings_html for one in found},
        "head": render_to_string("web/sheet/head.html", opened.context(lines)),
    }
