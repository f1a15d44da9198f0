"""One problem document (RFC 9457) and the answer that carries it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import escape_uri_path
from rest_framework.utils.encoders import JSONEncoder

from rca.api.problem_types import PROBLEM_TYPES, type_uri
from rca.core.errors import FieldError, RcaError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = "5"


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, ready to be told: never a traceback, SQL or another person's data."""

    code: str
    status: int
    title: str
    detail: str
    errors: Sequence[FieldError] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def problem(
    code: str,
    detail: str,
    *,
    errors: Sequence[FieldError] = (),
    extra: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Problem:
    """Return a problem of the catalogued type `code`. Raises KeyError for an unknown one."""
    kind = PROBLEM_TYPES[code]
    return Problem(code, kind.status, kind.title, detail, errors, extra or {}, headers or {})


def problem_of_error(error: RcaError) -> Problem:
    """Return the problem for one of the project's own errors."""
    kind = PROBLEM_TYPES.get(error.reason)
    return Problem(
        code=error.reason,
        status=error.status,
        title=kind.title if kind else error.title,
        detail=error.detail,
        errors=error.errors,
        extra=error.extra,
    )


def document(told: Problem, path: str) -> dict[str, Any]:
    """Return the members of the document; `extra` never replaces one of the standard's."""
    members: dict[str, Any] = {
        "type": type_uri(told.code),
        "title": told.title,
        "status": told.status,
        "detail": told.detail,
        "instance": escape_uri_path(path),
    }
    if told.errors:
        members["errors"] = [
            {"pointer": e.pointer, "code": e.code, "detail": e.detail} for e in told.errors
        ]
    return {**members, **{k: v for k, v in told.extra.items() if k not in members}}


def answer(told: Problem, request: HttpRequest) -> HttpResponse:
    """Return the answer: bytes already made, so that no `Accept` header can spoil it."""
    body = json.dumps(document(told, request.path), cls=JSONEncoder, ensure_ascii=True)
    response = HttpResponse(body, status=told.status, content_type=MEDIA_TYPE)
    for name, value in {**usual_headers(told.status), **told.headers}.items():
        response[name] = value
    return response


def usual_headers(status: int) -> dict[str, str]:
    """401 says how to sign in (RFC 9110 section 11.6.1), 503 when to come back."""
    if status == 401:
        return {"WWW-Authenticate": 'Bearer realm="api"'}
    if status == 503:
        return {"Retry-After": RETRY_AFTER_SECONDS}
    return {}
