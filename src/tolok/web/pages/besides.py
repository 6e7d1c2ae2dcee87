"""What stands beside a figure: its explanation, history, evidence and comments, in the row."""

import json
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from tolok.domain.errors import TolokError
from tolok.services.comments import answer, comment, resolve
from tolok.services.contents import ENDINGS, MAX_BYTES
from tolok.services.evidence import About, attach_file, attach_link, take_away, withdraw
from tolok.services.explaining import EXPLAINED, explain_figure
from tolok.services.histories import history_of
from tolok.services.subjects import Subject
from tolok.web.acting import ActingRequest
from tolok.web.pages.forms import page_or_part
from tolok.web.pages.opening import organization_or_404, quarter_or_404
from tolok.web.pages.sheets import READ_WRITE, Opened
from tolok.web.sheets import Line, subjects_of


@require_safe
def show_explanation(
    request: ActingRequest, organization_id: int, period: str, key: str, cell: str
) -> HttpResponse:
    """One figure: its sentences, its entries, its evidence."""
    opened = Opened.at(request, organization_id, period)
    line = opened.line_or_404(key)
    if cell not in EXPLAINED:
        raise Http404(cell)
    explained = explain_figure(opened.sheet, line.row, cell)
    return _show(opened, line, "explanation", {"explained": explained})


@require_safe
def show_history(
    request: ActingRequest, organization_id: int, period: str, subject: str
) -> HttpResponse:
    """Every line of the ledger about a cell, or about all cells of a row."""
    _ = request.actor.somebody
    organization = organization_or_404(request, organization_id)
    quarter = quarter_or_404(period)
    named = Subject.parse(subject)
    history = history_of(organization, quarter.year, named) if named else None
    if history is None:
        raise Http404(subject)
    context = {
        "organization": organization,
        "period": quarter,
        "title": history.title,
        "history": history,
        "part": "web/sheet/history.html",
    }
    return page_or_part(request, "web/sheet/beside.html", "web/sheet/history.html", context)


@READ_WRITE
def show_evidence(
    request: ActingRequest, organization_id: int, period: str, key: str
) -> HttpResponse:
    """The evidence of a row; a POST attaches a file or a link to it."""
    opened = Opened.at(request, organization_id, period)
    line = opened.line_or_404(key)
    if request.method != "POST":
        return _evidence(opened, line)
    about = About(request.POST.get("judul", ""), request.POST.get("halaman", ""))
    file, link = request.FILES.get("berkas"), request.POST.get("tautan", "")
    place = (request.actor, opened.organization, opened.period, key)

    def attach() -> None:
        if file is not None:
            attach_file(*place, file.name or "berkas", file.read(), about)
        elif link.strip():
            attach_link(*place, link, about)
        else:
            raise TolokError("Pilih berkas, atau tulis tautannya.")

    return _done(opened, key, attach, _evidence)


@require_POST
def withdraw_evidence(
    request: ActingRequest, organization_id: int, period: str, key: str, evidence_id: int
) -> HttpResponse:
    """Let evidence no longer count."""
    opened = Opened.at(request, organization_id, period)
    opened.line_or_404(key)
    place = (request.actor, opened.organization, opened.period)
    reason = request.POST.get("alasan", "")
    return _done(opened, key, lambda: withdraw(*place, evidence_id, reason), _evidence)


@require_safe
def download_evidence(
    request: ActingRequest, organization_id: int, evidence_id: int
) -> HttpResponse:
    """A file of evidence, to be kept and never shown inside the site."""
    _ = request.actor.somebody
    organization = organization_or_404(request, organization_id)
    taken = take_away(request.actor, organization, evidence_id)
    if taken is None:
        raise Http404(f"bukti {evidence_id}")
    return HttpResponse(taken.data, content_type=taken.media_type, headers=taken.headers)


@READ_WRITE
def show_comments(
    request: ActingRequest, organization_id: int, period: str, key: str
) -> HttpResponse:
    """The threads on a row's cells; a POST begins another."""
    opened = Opened.at(request, organization_id, period)
    line = opened.line_or_404(key)
    if request.method != "POST":
        return _comments(opened, line)
    place = (request.actor, opened.organization, opened.period)
    subject, text = request.POST.get("sel", ""), request.POST.get("catatan", "")
    return _done(opened, key, lambda: comment(*place, subject, text), _comments)


@require_POST
def in_thread(  # noqa: PLR0913, PLR0917 - an address has as many parts
    request: ActingRequest,
    organization_id: int,
    period: str,
    key: str,
    thread_id: int,
    deed: str,
) -> HttpResponse:
    """Answer a thread, or settle it."""
    opened = Opened.at(request, organization_id, period)
    opened.line_or_404(key)
    place = (request.actor, opened.organization, opened.period)
    text = request.POST.get("catatan", "")
    deeds: dict[str, Callable[[], object]] = {
        "jawab": lambda: answer(*place, thread_id, text),
        "selesai": lambda: resolve(*place, thread_id),
    }
    if deed not in deeds:
        raise Http404(deed)
    return _done(opened, key, deeds[deed], _comments)


def _evidence(opened: Opened, line: Line, trouble: str = "") -> HttpResponse:
    indicator = line.row.indicator
    context: dict[str, object] = {
        "trouble": trouble,
        "every": opened.beside.evidence.get(indicator.pk, ()) if indicator else (),
        "endings": ",".join(f".{ending}" for ending in ENDINGS),
        "most": MAX_BYTES,
    }
    return _show(opened, line, "evidence", context)


def _comments(opened: Opened, line: Line, trouble: str = "") -> HttpResponse:
    context: dict[str, object] = {
        "trouble": trouble,
        "text": opened.request.POST.get("catatan", "") if trouble else "",
        "cells": subjects_of(line.row, opened.period.code),
    }
    return _show(opened, line, "comments", context)


def _done(
    opened: Opened, key: str, deed: Callable[[], object], show: Callable[..., HttpResponse]
) -> HttpResponse:
    """Do a deed beside a row, then show what stands there now, with what went wrong."""
    trouble = ""
    try:
        deed()
    except TolokError as error:
        trouble = str(error)
    request = opened.request
    if not trouble and not request.htmx:
        messages.success(request, "Tersimpan.")
        name = "web:evidence" if show is _evidence else "web:comments"
        return redirect(name, opened.organization.pk, opened.period.code, key)
    opened.open()
    response = show(opened, opened.line_or_404(key), trouble)
    response["HX-Trigger"] = json.dumps({"sheet:changed": {"key": key}})
    return response


def _show(opened: Opened, line: Line, part: str, context: dict[str, object]) -> HttpResponse:
    template = f"web/sheet/{part}.html"
    whole = {
        "organization": opened.organization,
        "period": opened.period,
        "desk": opened.desk,
        "line": line,
        "title": line.title,
        "part": template,
        **context,
    }
    # htmx shows no fragment of a failed request, and this one says in words what failed.
    status = 422 if context.get("trouble") and not opened.request.htmx else 200
    return page_or_part(opened.request, "web/sheet/beside.html", template, whole, status)
