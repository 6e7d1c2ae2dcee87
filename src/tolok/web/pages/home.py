"""The first page: to a person what they owe, to everybody else what was published."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.services.tasks import desks
from tolok.store import publications
from tolok.web.acting import ActingRequest


@require_safe
def show_home(request: ActingRequest) -> HttpResponse:
    """What the person has to do, in each of their governments."""
    actor = request.actor
    if actor.person is None:
        return render(
            request, "web/welcome.html", {"governments": publications.publishing_governments()}
        )
    return render(request, "web/home.html", {"desks": desks(actor), "today": actor.today})
