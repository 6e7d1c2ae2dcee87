"""When a session was last used, written down seldom enough to cost nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from tolok.web.acting import ActingRequest

_KEY = "dipakai"
_SELDOM = timedelta(minutes=5)
"""allauth's own tracking writes on every request, and a page that is only read would be a write."""


class SessionActivity:
    """Notes at most every five minutes that a signed-in session is in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page; its session noted as used where that is due."""
        actor = cast("ActingRequest", request).actor
        # Only a session that is read anyhow is looked at: an open page asks nothing more.
        response = self.get_response(request)
        if request.session.accessed and actor.person is not None:
            self._note(request, actor.at)
        return response

    @staticmethod
    def begin(*, request: HttpRequest, **_signal: object) -> None:
        """A session that begins is in use now: what `user_logged_in` calls."""
        request.session[_KEY] = timezone.now().isoformat()

    @staticmethod
    def _note(request: HttpRequest, at: datetime) -> None:
        noted = request.session.get(_KEY)
        if noted is not None and at - datetime.fromisoformat(noted) < _SELDOM:
            return
        request.session[_KEY] = at.isoformat()
        known = UserSession.objects.filter(session_key=request.session.session_key)
        known.update(last_seen_at=at)
