"""The first page: to a person their organizations, to everybody else the way in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tolok.services.acting import readable_organizations
from tolok.web.acting import ActingRequest


@require_safe
def show_home(request: ActingRequest) -> HttpResponse:
    """What the person may open."""
    actor = request.actor
    if actor.person is None:
        return redirect("web:files")
    offices = [
        (government, readable_organizations(actor, government)) for government in actor.governments
    ]
    return render(request, "web/home.html", {"offices": offices})
