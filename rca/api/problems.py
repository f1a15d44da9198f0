"""From any exception to a problem document, inside the API's views and outside of them."""

import logging
import math
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from django.core import exceptions as django_errors
from django.core.signals import got_request_exception
from django.db import Error as DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.request import RawPostDataException
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions as drf_errors
from rest_framework.views import set_rollback

from rca.api import request_id
from rca.api.database_errors import is_away, problem_of_database_error
from rca.api.field_errors import field_errors
from rca.api.problem_document import Problem, answer, problem, problem_of_error
from rca.api.problem_pages import plain_page
from rca.core.errors import NotFound, RcaError

logger = logging.getLogger(__name__)

API_PREFIXES = ("/api/", "/problems/")


def exception_handler(error: Exception, context: Mapping[str, Any]) -> HttpResponse:
    """Return the problem document for an exception of an API view (DRF's EXCEPTION_HANDLER).

    An exception that nobody foresaw becomes a 500 that says nothing about itself, is logged
    without its message (a database repeats the refused row in it), and is signalled to Django,
    so that monitors and the test client see it.
    """
    set_rollback()
    request = context["request"]
    told = problem_of(error)
    if told is None:
        got_request_exception.send(sender=type(context.get("view")), request=request)
        told = _unexpected(error)
    elif told.status == 503:
        logger.warning("database away: %s", type(error).__name__, extra=_log_fields(told))
    return answer(told, request)


def problem_of(error: BaseException) -> Problem | None:
    """Return the problem for an exception that was foreseen, or None."""
    for kinds, translate in _TRANSLATIONS:
        if isinstance(error, kinds):
            return translate(error)
    return None


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    told = problem_of(exception) if exception else None
    return _tell(request, told or _bad_request(exception))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403."""
    return _tell(request, _not_allowed(exception))


@csrf_exempt
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404, and the API's answer at every address that it does not know."""
    return _tell(request, _not_found(exception))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW."""
    return _tell(request, problem("csrf-failed", "Reload the page and try again."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: 503 when the database is away, else a 500 that says nothing."""
    error = sys.exc_info()[1]
    if is_away(error):
        return unavailable(request)
    return _tell(request, _unexpected(error))


def unavailable(request: HttpRequest) -> HttpResponse:
    """Return 503 with Retry-After, as a problem document or as a page."""
    told = problem("unavailable", "The database is away or too busy. Nothing was done.")
    logger.warning("database away", extra=_log_fields(told))
    return _tell(request, told)


def _tell(request: HttpRequest, told: Problem) -> HttpResponse:
    if request.path.startswith(API_PREFIXES):
        return answer(told, request)
    return plain_page(told)


def _unexpected(error: BaseException | None) -> Problem:
    told = problem("unexpected", "The fault is ours and has been logged. Nothing was promised.")
    frames = traceback.extract_tb(error.__traceback__) if error else []
    where = " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames[-8:]))
    logger.error("unexpected %s at %s", type(error).__name__, where, extra=_log_fields(told))
    return told


def _log_fields(told: Problem) -> dict[str, Any]:
    return {
        "request_id": request_id.current(),
        "code": told.code,
        "status_code": told.status,
    }


def _invalid(error: drf_errors.ValidationError) -> Problem:
    return problem(
        "invalid",
        "Nothing was stored. `errors` lists the faults.",
        errors=field_errors(error.detail),
    )


def _throttled(error: drf_errors.Throttled) -> Problem:
    seconds = str(max(1, math.ceil(getattr(error, "wait", None) or 1)))
    return problem(
        "too-many-requests",
        f"Wait {seconds} seconds before the next request.",
        headers={"Retry-After": seconds},
    )


def _not_found(_: Any) -> Problem:
    return problem_of_error(NotFound())


def _not_allowed(_: Any) -> Problem:
    return problem("not-allowed", "None of your roles allows this.")


def _bad_request(_: Any) -> Problem:
    return problem("bad-request", "The request is not well formed.")


def _malformed(_: Any) -> Problem:
    return problem("invalid", "The body could not be read.")


def _unreadable(_: Any) -> Problem:
    return problem("bad-request", "The body broke off before its end.")


def _too_large(_: Any) -> Problem:
    return problem("body-too-large", "A request body holds at most 256 KiB. Shorten it.")


def _not_authenticated(_: Any) -> Problem:
    return problem("not-authenticated", "Send a valid token as `Authorization: Bearer TOKEN`.")


def _wrong_method(_: Any) -> Problem:
    return problem("method-not-allowed", "The `Allow` header lists the methods of this address.")


def _wrong_media_type(_: Any) -> Problem:
    return problem("unsupported-media-type", "Send the body as application/json in UTF-8.")


def _no_such_format(_: Any) -> Problem:
    return problem("not-acceptable", "The answer is application/json. Accept that.")


def _other(error: drf_errors.APIException) -> Problem | None:
    return _bad_request(error) if error.status_code < 500 else None


_TRANSLATIONS: tuple[tuple[Any, Callable[[Any], Problem | None]], ...] = (
    (RcaError, problem_of_error),
    (drf_errors.ValidationError, _invalid),
    (drf_errors.Throttled, _throttled),
    (drf_errors.MethodNotAllowed, _wrong_method),
    (drf_errors.UnsupportedMediaType, _wrong_media_type),
    (drf_errors.NotAcceptable, _no_such_format),
    ((drf_errors.NotAuthenticated, drf_errors.AuthenticationFailed), _not_authenticated),
    ((drf_errors.PermissionDenied, django_errors.PermissionDenied), _not_allowed),
    ((drf_errors.NotFound, Http404), _not_found),
    (drf_errors.ParseError, _malformed),
    (drf_errors.APIException, _other),
    (django_errors.RequestDataTooBig, _too_large),
    ((UnreadablePostError, RawPostDataException), _unreadable),
    ((django_errors.SuspiciousOperation, django_errors.BadRequest), _bad_request),
    (DatabaseError, problem_of_database_error),
)
"""Read from the top; the first line whose kind fits translates the exception."""
