"""Columns by hand: choose what each column of a table holds, look at what comes, remember it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tolok.audit.findings import Severity
from tolok.audit.rulebook import summarize
from tolok.documents.columns.guesses import UNHEADED, ColumnGuess, GuessedTable
from tolok.documents.columns.maps import MOST_LINES, ColumnMap
from tolok.documents.columns.moments import GROUPS
from tolok.documents.columns.uses import label_of, label_of_period, labels, period_of, use_of
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import RefusedError
from tolok.services.column_maps import maps_for, office_for, visible_map, withdraw_map, words_of
from tolok.services.filings import NotFoundError, examined_by
from tolok.services.map_previews import (
    KnownTable,
    Preview,
    Upload,
    guesses_for,
    map_from,
    preview_of,
    tables_of,
    upload_of_filing,
    upload_waiting,
    use_and_keep,
)
from tolok.web.acting import ActingRequest

ROWS_ABOVE, ROWS_BELOW = 4, 10
"""Lines of the table that are shown around its header."""
ROWS_OF_FORM = 8
_PERIODS = (
    "",
    *(f"Q{number}" for number in range(1, 5)),
    *(f"M{number:02}" for number in range(1, 13)),
    *(f"ke-{number}" for number in range(1, 6)),
    *GROUPS,
)


@dataclass(frozen=True)
class ChosenColumn:
    """A column with its header's words, what it is guessed and chosen to hold, and its choices."""

    place: int
    title: str
    guess: ColumnGuess
    use: str
    period: str
    uses: dict[str, str]
    periods: dict[str, str]

    @property
    def number(self) -> int:
        """The column counted from 1."""
        return self.place + 1

    @property
    def guessed(self) -> str:
        """What the column is taken for, in words."""
        return label_of(use_of(self.guess.meaning))


@require_http_methods(["GET", "HEAD", "POST"])
def map_form(request: ActingRequest, filing_id: int) -> HttpResponse:
    """The columns of a file that was read."""
    try:
        upload = upload_of_filing(request.actor, filing_id)
    except NotFoundError as error:
        raise Http404(str(error)) from error
    return _page(request, upload, reverse("web:form", args=[filing_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def map_waiting(request: ActingRequest, unread_id: int) -> HttpResponse:
    """The columns of a file that no words told."""
    try:
        upload = upload_waiting(request.actor, unread_id)
    except NotFoundError as error:
        raise Http404(str(error)) from error
    return _page(request, upload, reverse("web:files"))


def _page(request: ActingRequest, upload: Upload, back: str) -> HttpResponse:
    """The page; to htmx only what would come of the choices."""
    try:
        tables = tables_of(request.actor, upload)
    except TolokError as error:
        messages.error(request, str(error))
        return redirect(back)
    asked = request.POST or request.GET
    table = _chosen_table(tables, asked)
    guessed = guesses_for(request.actor, upload, table, _span(asked, table))
    columns = list(_columns(guessed, request.POST))
    trouble, status, preview = "", 200, None
    try:
        said = _said(guessed, columns)
        if request.method == "POST" and request.POST.get("langkah") == "ingat":
            filing = use_and_keep(request.actor, upload, said)
            messages.success(request, f"{upload.name} dibaca menurut pemetaan ini dan diingat.")
            return redirect("web:form", filing_id=filing.pk)
        preview = preview_of(request.actor, upload, said)
    except TolokError as error:
        trouble, status = str(error), 403 if isinstance(error, RefusedError) else 422
    context = {
        "upload": upload,
        "back": back,
        "tables": tables,
        "columns": columns,
        "office": office_for(request.actor, upload.owner),
        "trouble": trouble,
        **_shown(table, guessed),
        **_told(preview),
    }
    name = "web/parts/map_preview.html" if request.htmx else "web/column_map.html"
    return render(request, name, context, status=200 if request.htmx else status)


def _said(guessed: GuessedTable, columns: Sequence[ChosenColumn]) -> ColumnMap:
    """The map that the choices make."""
    uses = {one.place: one.use for one in columns}
    return map_from(guessed, uses, {one.place: one.period for one in columns})


def _shown(table: KnownTable, guessed: GuessedTable) -> dict[str, object]:
    """The table and where its header stands."""
    return {
        "table": table,
        "lines": _lines(table, guessed),
        "first": guessed.first_row + 1,
        "last": guessed.first_row + max(1, guessed.lines),
        "has_header": guessed.lines > 0,
        "most_lines": MOST_LINES,
    }


def _chosen_table(tables: list[KnownTable], asked: QueryDict) -> KnownTable:
    """The table that is asked for, else the first that is not understood whole."""
    number = asked.get("tabel", "")
    chosen = next((one for one in tables if str(one.number) == number), None)
    return chosen or min(tables, key=lambda one: (one.known > 0, one.known >= one.columns))


def _span(asked: QueryDict, table: KnownTable) -> tuple[int, int] | None:
    """The header's first and last row (from 0) that are asked for, or that it has none."""
    if asked.get("tanpa-kepala"):
        return UNHEADED
    first, last = asked.get("awal", ""), asked.get("akhir", "")
    if not (first.isdecimal() and last.isdecimal() and len(first) < 8 and len(last) < 8):
        return None
    one, other = sorted((int(first) - 1, int(last) - 1))
    if one < 0 or other >= table.rows or other - one >= MOST_LINES:
        return None
    return one, other


def _columns(guessed: GuessedTable, sent: QueryDict) -> Iterator[ChosenColumn]:
    """Each column with what was chosen, or guessed where nothing was."""
    years = {
        str(guess.meaning.moment.year)
        for guess in guessed.guesses
        if guess.meaning and guess.meaning.moment.year
    }
    for place, (path, guess) in enumerate(zip(guessed.paths, guessed.guesses, strict=True)):
        use = sent.get(f"isi-{place}", use_of(guess.meaning))
        own = period_of(guess.meaning.moment) if guess.meaning else ""
        period = sent.get(f"periode-{place}", own)
        uses = {"": "Tidak dipakai (masuk sisa)"} | labels()
        guessed_use = use_of(guess.meaning)
        uses.setdefault(guessed_use, label_of(guessed_use))
        periods = {one: label_of_period(one) for one in (*_PERIODS, *sorted(years), own)}
        title = " · ".join(dict.fromkeys(path))
        yield ChosenColumn(place, title, guess, use, period, uses, periods)


def _lines(table: KnownTable, guessed: GuessedTable) -> list[tuple[int, bool, list[str]]]:
    """Lines around the header: number, whether of the header, and the texts of the cells."""
    begin = max(0, guessed.first_row - ROWS_ABOVE)
    end = guessed.first_row + guessed.lines
    found = []
    for at, row in enumerate(table.table.rows[begin : end + ROWS_BELOW], start=begin):
        texts = [cell.text if cell else "" for cell in row.cells]
        texts += [""] * (table.table.columns - len(texts))
        found.append((at + 1, guessed.first_row <= at < end, texts))
    return found


def _told(preview: Preview | None) -> dict[str, object]:
    """What the preview says."""
    if preview is None or preview.readings is None:
        return {"preview": preview}
    counts = summarize(preview.findings)
    return {
        "preview": preview,
        "form": preview.readings.main.form,
        "rows": preview.readings.main.form.rows[:ROWS_OF_FORM],
        "forms": len(preview.readings.forms),
        "counts": [(severity, counts[severity]) for severity in Severity],
    }


@require_safe
def show_maps(request: ActingRequest) -> HttpResponse:
    """The maps by which the person's files are read."""
    sections = [
        (
            owner,
            [(one.record, words_of(one.record)) for one in maps_for(request.actor, owner)],
            request.actor.may(Deed.MAP_COLUMNS, owner),
        )
        for owner in examined_by(request.actor)
    ]
    return render(request, "web/column_maps.html", {"sections": sections})


@require_POST
def withdraw(request: ActingRequest, map_id: int) -> HttpResponse:
    """Withdraw a map; forms read by it stay."""
    record = visible_map(request.actor, map_id)
    if record is None:
        raise Http404(f"pemetaan {map_id}")
    try:
        withdraw_map(request.actor, record)
    except RefusedError:
        raise
    except TolokError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            "Pemetaan dicabut. Formulir yang sudah dibaca menurutnya tetap; berkas berikutnya "
            "dibaca menurut judul kolomnya lagi.",
        )
    return redirect("web:maps")
