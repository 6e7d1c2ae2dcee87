"""Who is asking: the signed-in person as an actor on every request, and in every template."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now
from django_htmx.middleware import HtmxDetails

from tolok.services.acting import Actor, actor_of


class ActingRequest(HttpRequest):
    """A request with its actor, looked at by django-htmx."""

    actor: Actor
    htmx: HtmxDetails


class ActorMiddleware:
    """Gives each request its actor, looked up when it is first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page, with `request.actor` set."""

        def found() -> Actor:
            person = request.user if request.user.is_authenticated else None
            return actor_of(person, now())

        cast("ActingRequest", request).actor = cast("Actor", SimpleLazyObject(found))
        return self.get_response(request)


def acting(request: HttpRequest) -> dict[str, object]:
    """`actor` in every template; nobody where a page fails before anybody is known."""
    return {"actor": getattr(request, "actor", None) or Actor(None, now())}
