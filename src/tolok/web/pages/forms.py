"""The form itself: the hero table, and the explanation of each of its figures."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from tolok.audit.findings import Severity
from tolok.audit.rulebook import summarize
from tolok.domain.forms import CELL_LABELS, NUMBER_CELLS
from tolok.domain.levels import LEVELS
from tolok.domain.permissions import Deed
from tolok.services.exports import AUDIT_FORMATS, FORM_FORMATS
from tolok.services.filings import OpenedFiling
from tolok.services.overview import money_of
from tolok.services.plan_imports import plans_for
from tolok.services.repairs import proposals_of
from tolok.store import queries
from tolok.web.acting import ActingRequest
from tolok.web.figures import column_decimals, line_of
from tolok.web.filters import RowFilter, lines_of
from tolok.web.pages.opening import filing_or_404
from tolok.web.proposals import tally_of, with_proposals


@require_safe
def show_form(request: ActingRequest, filing_id: int) -> HttpResponse:
    """The form as a table with its findings in the margin; to htmx, the table alone."""
    return form_page(request, filing_or_404(request, filing_id))


def form_page(request: ActingRequest, opened: OpenedFiling, trouble: str = "") -> HttpResponse:
    """The page of an opened filing, with what went wrong in a deed on it."""
    chosen = RowFilter.from_query(request.GET)
    findings = (*opened.findings, *opened.reading)
    proposals = proposals_of(opened)
    page = with_proposals(lines_of(opened.form, findings, chosen), proposals)
    context: dict[str, object] = {
        "proposals": proposals,
        "tally": tally_of(proposals),
        "trouble": trouble,
        "opened": opened,
        "form": opened.form,
        "chosen": chosen,
        "page": page,
        "whole": [finding for finding in findings if finding.row not in opened.form.by_id],
        "cell_names": [(name, CELL_LABELS[name]) for name in NUMBER_CELLS],
    }
    if not _wants_fragment(request):
        counts = summarize(findings)
        # A further indicator of the work above it has a row, and is no further work.
        levels = [row.level for at, row in enumerate(opened.form.rows) if row.name or not at]
        siblings = queries.filings_of_file(opened.filing)
        context |= {
            "counts": [(severity, counts[severity]) for severity in Severity],
            "levels": [(level, levels.count(level)) for level in LEVELS],
            "money": money_of(opened.form),
            "form_formats": FORM_FORMATS,
            "audit_formats": AUDIT_FORMATS,
            "may_map": _may_map(request, opened),
            "siblings": siblings,
            "several_offices": len({one.organization for one in siblings}) > 1,
            "leftovers": queries.leftovers_of(opened.filing),
            "plans": plans_for(request.actor, opened),
        }
    return page_or_part(request, "web/form.html", "web/parts/table.html", context)


def _may_map(request: ActingRequest, opened: OpenedFiling) -> bool:
    """Whether the person may say what the columns of the file hold."""
    owner = opened.filing.owner
    return owner is not None and request.actor.may(Deed.MAP_COLUMNS, owner)


@require_safe
def explain_figure(request: ActingRequest, filing_id: int, row_id: str, cell: str) -> HttpResponse:
    """One figure: what is written, where it stands, what it follows from, what contradicts it."""
    from tolok.reports.explanation import explain_cell  # noqa: PLC0415 - pages start without it

    opened = filing_or_404(request, filing_id)
    row = opened.form.by_id.get(row_id)
    if row is None or cell not in NUMBER_CELLS:
        raise Http404(f"{row_id}/{cell}")
    findings = [one for one in (*opened.findings, *opened.reading) if one.row == row_id]
    line = line_of(row, findings, column_decimals(opened.form))
    context = {
        "opened": opened,
        "form": opened.form,
        "row": row,
        "cell": row.cell(cell),
        "cell_name": cell,
        "figure": line.figures[NUMBER_CELLS.index(cell)],
        "explanation": explain_cell(opened.form, row_id, cell),
        "findings": [finding for finding in findings if finding.cell == cell],
    }
    return page_or_part(request, "web/figure.html", "web/parts/explanation.html", context)


def _wants_fragment(request: ActingRequest) -> bool:
    """Whether htmx asks for a part; a page restored from history is wanted whole."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def page_or_part(
    request: ActingRequest,
    page: str,
    part: str,
    context: dict[str, object],
    status: int = 200,
) -> HttpResponse:
    """The whole page, or to htmx its part."""
    name = part if _wants_fragment(request) else page
    response = render(request, name, context, status=status)
    # One address, two answers: a cache must tell them apart.
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response
