"""The rulebook, to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.audit.rulebook import RULES, Rule
from tolok.services.rulebook import rulebook_edition


@require_safe
def show_rules(request: HttpRequest) -> HttpResponse:
    """Every rule, by family."""
    families: dict[str, list[Rule]] = {}
    for rule in RULES.values():
        families.setdefault(rule.family, []).append(rule)
    return render(
        request,
        "web/rules.html",
        {"families": list(families.items()), "total": len(RULES), "edition": rulebook_edition()},
    )
