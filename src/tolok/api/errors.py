"""What a program is told when something cannot be: a stable code, words, and what to mend."""

import logging
from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from tolok.api.answers import Conflict, Error
from tolok.api.telling import obstacle_of
from tolok.domain.errors import TolokError, UnreadableError
from tolok.services.acting import RefusedError
from tolok.services.filings import NotFoundError
from tolok.services.flow import ObstructedError
from tolok.services.recording import CellError, ConflictError
from tolok.services.workbooks import ChangedError

logger = logging.getLogger(__name__)

CODES: Mapping[str, str] = {
    "malformed": "400: the body is no JSON",
    "not_signed_in": "401: no token or session, or one that is not known",
    "refused": "403: the person, the state or the calendar does not allow it",
    "csrf": "403: a session without its CSRF token",
    "not_found": "404: it is not there, or not for this person",
    "wrong_method": "405: the address does not know this method",
    "conflict": "409: somebody else was first; both versions are told",
    "changed": "409: what was chosen from has changed since",
    "too_large": "413: the body is larger than any deed takes",
    "invalid": "422: the question has not the shape that OpenAPI says",
    "cells": "422: texts that cannot be taken, by cell, under `troubles`",
    "obstructed": "422: what stands in the way of a submission, under `obstacles`",
    "unreadable": "422: a file that cannot be read",
    "not_possible": "422: anything else that the message explains",
    "too_many": "429: a token's minute is used up; `Retry-After` tells the seconds",
    "fault": "500: a fault of the site",
}
"""Every code with its status and meaning; `docs/api.md` shows the table."""

_PLAIN: tuple[tuple[type[TolokError], int, str], ...] = (
    (RefusedError, 403, "refused"),
    (NotFoundError, 404, "not_found"),
    (ChangedError, 409, "changed"),
    (UnreadableError, 422, "unreadable"),
    (TolokError, 422, "not_possible"),
)


def error_of(error: TolokError) -> tuple[int, Error]:
    """The status and the words of what a deed refused."""
    if isinstance(error, CellError):
        return 422, Error(code="cells", message=str(error), troubles=error.troubles)
    if isinstance(error, ConflictError):
        rivals = [
            Conflict(cell=one.cell, theirs=one.written, by=one.by, revision=one.revision)
            for one in error.rivals
        ]
        return 409, Error(code="conflict", message=str(error), conflicts=rivals)
    if isinstance(error, ObstructedError):
        found = [obstacle_of(one) for one in error.obstacles]
        return 422, Error(code="obstructed", message=str(error), obstacles=found)
    status, code = next((status, code) for kind, status, code in _PLAIN if isinstance(error, kind))
    return status, Error(code=code, message=str(error))


def answer_errors(api: NinjaAPI) -> None:
    """Let an API answer everything that can go wrong in the one shape of Error."""

    def answered(told: Callable[..., tuple[int, Error]]) -> Callable[..., HttpResponse]:
        def handler(request: HttpRequest, error: Exception) -> HttpResponse:
            status, said = told(error)
            if status == 500:
                logger.error("%s %s", request.method, request.path, exc_info=error)
            response = api.create_response(
                request, said.model_dump(exclude_none=True), status=status
            )
            if isinstance(error, AuthenticationError):
                response["WWW-Authenticate"] = "Bearer"
            if isinstance(error, Throttled) and error.wait is not None:
                response["Retry-After"] = str(error.wait)
            return response

        return handler

    api.add_exception_handler(TolokError, answered(error_of))
    api.add_exception_handler(Http404, answered(lambda _: (404, _error("not_found", _MISSING))))
    api.add_exception_handler(ValidationError, answered(_invalid))
    api.add_exception_handler(HttpError, answered(_http_error))
    api.add_exception_handler(Exception, answered(lambda _: (500, _error("fault", _FAULT))))


_MISSING = "Tidak ada, atau tidak terbuka bagi Anda."
_INVALID = "Permintaan tidak sesuai bentuknya; lihat /api/v1/openapi.json."
_FAULT = "Ada kesalahan pada Tolok. Coba lagi; bila terulang, sampaikan kepada pengelola situs."


def _error(code: str, message: str) -> Error:
    return Error(code=code, message=message)


def _invalid(error: ValidationError) -> tuple[int, Error]:
    troubles = {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in error.errors}
    return 422, Error(code="invalid", message=_INVALID, troubles=troubles)


def _http_error(error: HttpError) -> tuple[int, Error]:
    status = error.status_code
    if isinstance(error, AuthenticationError):
        return status, _error("not_signed_in", "Kirim kunci yang berlaku, atau masuk dahulu.")
    if isinstance(error, Throttled):
        return status, _error("too_many", "Terlalu banyak permintaan. Tunggu sebentar.")
    if status == 403:
        return status, _error("csrf", "Kirim token CSRF halaman ini dalam X-CSRFToken.")
    return status, _error("malformed", "Isi permintaan bukan JSON.")


_BY_STATUS: Mapping[int, tuple[str, str]] = {
    404: ("not_found", _MISSING),
    405: ("wrong_method", "Alamat ini tidak mengenal metode itu."),
    413: ("too_large", "Isi permintaan terlalu besar."),
    500: ("fault", _FAULT),
}


class ErrorsAreJson:
    """Turns what the site itself answers a program, an unknown address above all, into JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer."""
        response = self.get_response(request)
        if response.status_code < 400 or not request.path.startswith("/api/"):
            return response
        if response.get("Content-Type", "").startswith("application/json"):
            return response
        malformed = ("malformed", "Permintaan tidak dipahami.")
        code, message = _BY_STATUS.get(response.status_code, malformed)
        told = _error(code, message).model_dump(exclude_none=True)
        answer = JsonResponse(told, status=response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response:
                answer[name] = response[name]
        return answer
