"""Who is asking: the signed-in person as an actor on every request, and in every template."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now
from django_htmx.middleware import HtmxDetails

from tolok.domain.permissions import Deed
from tolok.services.acting import Actor, Person, actor_of


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
            # The person, not the lazy stand-in of the request: who recorded a row stays known.
            person = get_user(request)
            return actor_of(person if isinstance(person, Person) else None, now())

        cast("ActingRequest", request).actor = cast("Actor", SimpleLazyObject(found))
        return self.get_response(request)


def acting(request: HttpRequest) -> dict[str, object]:
    """`actor` and `keeping` in every template; nobody where a page fails before anybody is known.

    ``keeping`` is the address of what an administrator or verifier keeps, empty for others;
    ``sees_files`` and ``sees_nation`` say whether the pages of uploaded files and of the warehouse
    of many governments are open to the person.
    """
    actor = getattr(request, "actor", None) or Actor(None, now())
    return {
        "actor": actor,
        "keeping": _keeping(actor),
        "sees_files": any(actor.may(Deed.EXAMINE_FILE, one) for one in actor.governments),
        "sees_nation": any(
            one.code == settings.TOLOK_PROVINCE and actor.may(Deed.READ_BOARD, one)
            for one in actor.governments
        ),
        "is_demo": settings.TOLOK_DEMO,
    }


def _keeping(actor: Actor) -> str:
    for deed, name in ((Deed.MANAGE_PEOPLE, "web:people"), (Deed.MANAGE_YEARS, "web:years")):
        for government in actor.governments:
            if actor.may(deed, government):
                return reverse(name, args=[government.code])
    return ""
