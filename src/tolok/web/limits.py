"""Refuses a request that is too large before anything of it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tolok.services.filings import MAX_BYTES
from tolok.web.errors import too_large

_ENVELOPE = 64 * 1024  # the multipart boundaries and the form's other fields


class UploadLimit:
    """Answers 413, in words, to a request whose announced size exceeds what a form may have."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase | HttpResponse:
        """The page, or the refusal."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > MAX_BYTES + _ENVELOPE:
            return too_large(request)
        return self.get_response(request)
