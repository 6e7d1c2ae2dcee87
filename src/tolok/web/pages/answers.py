"""Many governments at once: the prepared questions, and the answer to one."""

import csv

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.services import warehouses
from tolok.web.acting import ActingRequest

SCOPES = (
    ("government", "pemerintah daerah"),
    ("organization", "perangkat daerah"),
    ("province", "provinsi"),
    ("nation", "semuanya"),
)


@require_safe
def show_questions(request: ActingRequest) -> HttpResponse:
    """What can be asked."""
    warehouses.require_reader(request.actor)
    return render(request, "web/questions.html", {"questions": warehouses.inquiries()})


@require_safe
def show_answer(request: ActingRequest, name: str) -> HttpResponse:
    """The answer to a question as a table, or with ?unduh=csv all its rows as a file."""
    from tolok.consolidation.inquiries import Choice  # noqa: PLC0415 - heavy, and few pages ask
    from tolok.consolidation.rollups import Scope  # noqa: PLC0415 - heavy

    query = request.GET
    scope = query.get("per", "government")
    choice = Choice(
        scope=Scope(scope) if scope in {one for one, _ in SCOPES} else Scope.GOVERNMENT,
        year=_number(query, "tahun", 4),
        quarter=_number(query, "triwulan", 1),
        government=query.get("pemda", "").strip().upper() or None,
    )
    if query.get("unduh") == "csv":
        return _file(warehouses.ask(request.actor, name, choice, most=None))
    answer = warehouses.ask(request.actor, name, choice)
    context = {
        "answer": answer,
        "choice": choice,
        "scopes": SCOPES,
        "quarters": (1, 2, 3, 4),
        "columns": [
            (label, "is-number" if is_number else "")
            for label, is_number in zip(answer.labels, answer.is_number, strict=True)
        ],
        "rows": [
            [
                (text, "is-number" if is_number else "")
                for text, is_number in zip(row, answer.is_number, strict=True)
            ]
            for row in answer.rows
        ],
    }
    return render(request, "web/answer.html", context)


def _number(query: QueryDict, name: str, digits: int) -> int | None:
    text = query.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= digits and int(text) else None


def _file(answer: warehouses.Answer) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{answer.inquiry.name}.csv"'
    table = csv.writer(response)
    table.writerow(answer.labels)
    table.writerows(answer.rows)
    return response
