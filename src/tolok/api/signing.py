"""Who a program acts for: a token in its header, or a browser's session with its CSRF token."""

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import AuthenticationError, Throttled
from ninja.security import APIKeyCookie, HttpBearer

from tolok.services.acting import Actor, Person, actor_of
from tolok.services.tokens import hash_of, person_of_token

PER_MINUTE = 300
"""Requests of one token in a minute of the clock; each process of the site counts for itself."""


class AskingRequest(HttpRequest):
    """A request of a program, with the actor that it acts for."""

    auth: Actor


class Token(HttpBearer):
    """``Authorization: Bearer tolok_…``: the person who made the token."""

    def __call__(self, request: HttpRequest) -> Actor | None:
        """The actor; a header that is wrong is never made good by a session beside it."""
        given = request.headers.get("Authorization")
        if given is None:
            return None
        scheme, _, secret = given.partition(" ")
        if scheme.lower() != self.openapi_scheme:
            raise AuthenticationError
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Actor:  # noqa: ARG002
        """The actor of a secret; refused where it is unknown, revoked or too busy."""
        at = timezone.now()
        person = person_of_token(token, at)
        if person is None:
            raise AuthenticationError
        count(token)
        return actor_of(person, at)


class Session(APIKeyCookie):
    """The session of whoever is signed in on the site; what changes anything needs CSRF's token."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002
        """The actor of the session's person, if there is one."""
        person = get_user(request)
        if not isinstance(person, Person) or not person.is_active:
            return None
        return actor_of(person, timezone.now())


def count(secret: str) -> None:
    """Count a request of a token; Throttled where its minute is used up."""
    now = int(timezone.now().timestamp())
    minute, second = divmod(now, 60)
    key = f"api-token-{hash_of(secret)}-{minute}"
    cache.add(key, 0, timeout=120)
    if cache.incr(key) > PER_MINUTE:
        raise Throttled(wait=60 - second)
