"""The plan of a year: its outline, and each row changed in place."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from tolok.audit.rulebook import summarize
from tolok.domain.agreements import Party
from tolok.domain.code_lists import ListedCode, field_of, in_field
from tolok.domain.errors import TolokError
from tolok.domain.indicators import Above, Accumulation, Calculation, Denominator
from tolok.domain.levels import LEVELS, Level
from tolok.domain.permissions import Deed
from tolok.services.acting import Organization, RefusedError
from tolok.services.agreements import documents_of, officials_of, superior_of
from tolok.services.filings import MAX_BYTES
from tolok.services.nomenclatures import codes_for, search_codes
from tolok.services.outlines import Outline, open_outline
from tolok.services.plan_codes import adopt_codes, adoptable_codes
from tolok.services.plan_copies import copy_plan
from tolok.services.planning import planning
from tolok.services.prints import PRINT_FORMATS
from tolok.store import plans
from tolok.web.acting import ActingRequest
from tolok.web.pages.opening import planned_or_404
from tolok.web.plan_forms import INDICATOR_DEEDS, NODE_DEEDS, NodeDeed, reason_of, sent_by

DEEDS = (
    Deed.EDIT_PLAN,
    Deed.SET_TARGET,
    Deed.SET_CEILING,
    Deed.DEFINE_FORMULA,
    Deed.OPEN_VERSION,
    Deed.MAKE_AGREEMENT,
)
_TOP = "baru"
"""The key of a node that is to be: the editor at the end of the outline adds one at the top."""

Typed = Mapping[str, QueryDict]


@require_safe
def show_plan(request: ActingRequest, organization_id: int, year: int) -> HttpResponse:
    """The outline of a year."""
    return _page(request, planned_or_404(request, organization_id, year), year)


@require_safe
def show_node(request: ActingRequest, organization_id: int, year: int, key: str) -> HttpResponse:
    """The outline with a row open for editing; to htmx, its editor alone."""
    organization = planned_or_404(request, organization_id, year)
    if not request.htmx or request.htmx.history_restore_request:
        return _page(request, organization, year, opened=key)
    outline = open_outline(organization, year)
    if key != _TOP and key not in outline.by_key:
        raise Http404(key)
    context = _context(request, outline, key)
    if "tutup" in request.GET:
        context["opened"] = ""
    return _part(request, "editor", context)


@require_POST
def do_node(
    request: ActingRequest, organization_id: int, year: int, key: str, deed: str
) -> HttpResponse:
    """One deed on a node."""
    if deed not in NODE_DEEDS or (key == _TOP and deed != "tambah"):
        raise Http404(deed)
    own = "" if key == _TOP else key
    form = f"{deed}:{key}"
    return _do(request, organization_id, year, (NODE_DEEDS[deed], own, form), opened=key)


@require_POST
def do_indicator(
    request: ActingRequest, organization_id: int, year: int, key: str, deed: str
) -> HttpResponse:
    """One deed on an indicator."""
    organization = planned_or_404(request, organization_id, year)
    record = plans.indicator_by_key(organization, year, key)
    if deed not in INDICATOR_DEEDS or record is None:
        raise Http404(key)
    done = INDICATOR_DEEDS[deed], key, f"{deed}:{key}"
    return _do(request, organization_id, year, done, opened=record.node.key)


@require_POST
def fill_codes(request: ActingRequest, organization_id: int, year: int) -> HttpResponse:
    """Fill every code that a name tells."""
    organization = planned_or_404(request, organization_id, year)
    number = adopt_codes(request.actor, organization, year, reason_of(sent_by(request)))
    messages.success(request, f"{number} kode diisi menurut nomenklatur.")
    return redirect("web:plan", organization_id=organization_id, year=year)


@require_POST
def copy_last_year(request: ActingRequest, organization_id: int, year: int) -> HttpResponse:
    """Begin with the plan of the year before."""
    organization = planned_or_404(request, organization_id, year)
    number = copy_plan(request.actor, organization, year)
    messages.success(request, f"{number} bagian rencana disalin dari tahun {year - 1}.")
    return redirect("web:plan", organization_id=organization_id, year=year)


def _do(
    request: ActingRequest,
    organization_id: int,
    year: int,
    done: tuple[NodeDeed, str, str],
    *,
    opened: str,
) -> HttpResponse:
    organization = planned_or_404(request, organization_id, year)
    deed, key, form = done
    try:
        with planning(request.actor, organization, year) as planner:
            deed(planner, key, sent_by(request))
    except TolokError as error:
        status = 403 if isinstance(error, RefusedError) else 422
        return _refused(request, organization, year, opened, (str(error), form, status))
    is_gone = form == f"tutup:{opened}" or opened == _TOP
    stays = "" if is_gone else opened
    if request.htmx:
        outline = open_outline(organization, year)
        context = _context(request, outline, stays) | {"saved": opened}
        return _part(request, "outline", context)
    messages.success(request, "Tersimpan.")
    name = "web:plan-node" if stays else "web:plan"
    names: dict[str, object] = {"organization_id": organization_id, "year": year}
    if stays:
        names["key"] = stays
    return redirect(f"{reverse(name, kwargs=names)}#simpul-{opened}")


def _refused(
    request: ActingRequest,
    organization: Organization,
    year: int,
    opened: str,
    why: tuple[str, str, int],
) -> HttpResponse:
    """The editor with what was typed and why it was not taken."""
    trouble, form, status = why
    typed = {form: sent_by(request)}
    if not request.htmx:
        return _page(
            request, organization, year, opened=opened, trouble=trouble, typed=typed, status=status
        )
    outline = open_outline(organization, year)
    is_there = opened == _TOP or opened in outline.by_key
    context = _context(request, outline, opened if is_there else "")
    context |= {"trouble": trouble, "typed": typed, "trouble_form": form}
    response = _part(request, "editor" if is_there else "outline", context)
    # htmx swaps no answer that says it failed; this one says why, in the editor's own place.
    if is_there:
        response["HX-Retarget"], response["HX-Reswap"] = f"#sunting-{opened}", "outerHTML"
    return response


def _page(  # noqa: PLR0913 - the page, and what was refused on it
    request: ActingRequest,
    organization: Organization,
    year: int,
    *,
    opened: str = "",
    trouble: str = "",
    typed: Typed | None = None,
    status: int = 200,
) -> HttpResponse:
    outline = open_outline(organization, year)
    if opened not in {"", _TOP} and opened not in outline.by_key:
        if not trouble:
            raise Http404(opened)
        messages.error(request, trouble)
        opened = ""
    context = _context(request, outline, opened)
    counts = [(level, sum(one.level is level for one in outline.nodes)) for level in LEVELS]
    context |= {
        "trouble": trouble,
        "typed": typed or {},
        "trouble_form": next(iter(typed or {}), ""),
        "counts": counts,
        "severities": summarize(outline.findings),
        "documents": documents_of(organization, year),
        "formats": PRINT_FORMATS,
        "officials": officials_of(outline),
        "superior": Party(superior_of(organization)),
        "fillable": len(adoptable_codes(outline)),
        "has_last_year": not outline.nodes and plans.has_plan(organization, year - 1),
        "max_bytes": MAX_BYTES,
        "max_megabytes": MAX_BYTES >> 20,
    }
    response = render(request, "web/plan.html", context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def _part(request: ActingRequest, name: str, context: dict[str, object]) -> HttpResponse:
    response = render(request, f"web/parts/plan_{name}.html", context)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def _context(request: ActingRequest, outline: Outline, opened: str) -> dict[str, object]:
    """What the outline and the editor in it show."""
    organization, year = outline.organization, outline.year
    node = outline.by_key.get(opened)
    may = {deed.value: request.actor.may(deed, organization) for deed in DEEDS}
    version = outline.version
    return {
        "organization": organization,
        "year": year,
        "outline": outline,
        "opened": opened,
        "slot": opened,
        "node": node,
        "may": may,
        "can_change": any(may[deed] for deed in DEEDS[:4]),
        "is_agreed": plans.is_agreed(organization, year),
        "why": version.reason if version and version.number else "",
        "levels": node.levels_below if node else LEVELS,
        "places": outline.places_for(node) if node else (),
        "picked": _picked(request, organization),
        "sought": _query(request, "cari"),
        "found": _found(request, organization, node.level if node else None),
        "quarters": [f"{year}-Q{number}" for number in (1, 2, 3, 4)],
        "months": [f"{year}-M{number:02}" for number in range(1, 13)],
        "years": sorted({*outline.years, *range(year - 1, year + 4)} - {year}),
        "calculations": list(Calculation),
        "accumulations": list(Accumulation),
        "denominators": list(Denominator),
        "aboves": list(Above),
        "trouble": "",
        "trouble_form": "",
        "typed": {},
        "saved": "",
        "columns": 8 + len(outline.versions),
    }


def _found(
    request: ActingRequest, organization: Organization, level: Level | None
) -> list[ListedCode]:
    """The codes that were searched for: of the row's level, or to add below it of any."""
    is_below = request.GET.get("untuk") == "tambah"
    text = _query(request, "cari")
    return search_codes(organization, text, None if is_below else level) if text else []


def _picked(request: ActingRequest, organization: Organization) -> ListedCode | None:
    """The code that was picked from those."""
    code = _query(request, "kode")
    found = codes_for(organization).find(code) if code else None
    if found is None:
        return None
    return found._replace(code=in_field(found.code, field_of(organization.code)))


def _query(request: ActingRequest, name: str) -> str:
    """A parameter of the address."""
    return request.GET.get(name, "").replace("\0", "").strip()[:100]
