"""The published description: every operation with its problem answers and its headers.

A view says in attributes what cannot be seen from its methods:

- `problem_statuses`: statuses beyond the usual ones, such as `(409, 422)`;
- `if_match_methods`: methods that need If-Match, such as `("PATCH",)` or `("POST",)`;
- `etag_methods`: methods whose answer carries an ETag;
- `keyed_methods`: methods that take Idempotency-Key; by default every POST.
"""

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from rca.api.problem_document import MEDIA_TYPE
from rca.api.problem_types import PROBLEM_TYPES

_BODY_METHODS = {"POST", "PUT", "PATCH"}
_DEFAULT_KEYED = ("POST",)

_IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description='The ETag of the version that you have read, such as "decision-7".',
)
_IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The same key and body give the first answer again, for at least 24 hours.",
)
_ETAG = OpenApiParameter(
    "ETag",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    response=[200, 201],
    description="The version of the record, for If-Match.",
)
_REPLAYED = OpenApiParameter(
    "Idempotency-Replayed",
    {"type": "string", "enum": ["true"]},
    OpenApiParameter.HEADER,
    response=[200, 201],
    description="Present when this answer was given before to the same key.",
)
_PROBLEM_HEADERS: dict[int, str] = {
    401: "WWW-Authenticate",
    405: "Allow",
    429: "Retry-After",
    503: "Retry-After",
}


class DocumentedSchema(AutoSchema):
    """drf-spectacular's schema with the problems and headers of this API."""

    def get_override_parameters(self) -> list[Any]:
        """Return the headers that this operation takes and gives."""
        parameters: list[Any] = []
        if self._names("if_match_methods"):
            parameters.append(_IF_MATCH)
        if self._names("etag_methods"):
            parameters.append(_ETAG)
        if self._names("keyed_methods", _DEFAULT_KEYED):
            parameters.extend([_IDEMPOTENCY_KEY, _REPLAYED])
        return parameters

    def get_tags(self) -> list[str]:
        """Return the resource: the first part of the path behind the version."""
        return [self.path.removeprefix("/api/v1/").split("/")[0]]

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        answers: dict[str, Any] = super()._get_response_bodies(direction)
        for status in sorted(self._problem_statuses()):
            answers.setdefault(str(status), self._problem_answer(status))
        return answers

    def _problem_statuses(self) -> set[int]:
        statuses = {400, 406, 429, 503, *getattr(self.view, "problem_statuses", ())}
        if self.get_auth():
            statuses |= {401, 403}
        if "{" in self.path:
            statuses.add(404)
        if self.method in _BODY_METHODS:
            statuses |= {413, 415}
        if self._names("if_match_methods"):
            statuses |= {412, 428}
        if self._names("keyed_methods", _DEFAULT_KEYED):
            statuses |= {409, 422}
        return statuses

    def _names(self, attribute: str, default: tuple[str, ...] = ()) -> bool:
        return self.method in getattr(self.view, attribute, default)

    def _problem_answer(self, status: int) -> dict[str, Any]:
        self.registry.register_on_missing(_PROBLEM)
        titles = [kind.title for kind in PROBLEM_TYPES.values() if kind.status == status]
        described: dict[str, Any] = {
            "description": "; ".join(titles) or "Problem",
            "content": {MEDIA_TYPE: {"schema": _PROBLEM.ref}},
        }
        if status in _PROBLEM_HEADERS:
            described["headers"] = {_PROBLEM_HEADERS[status]: {"schema": {"type": "string"}}}
        return described


class BearerScheme(OpenApiAuthenticationExtension):
    """Describes the bearer token."""

    target_class = "rca.api.authentication.BearerAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        """Return the scheme."""
        return {"type": "http", "scheme": "bearer"}


class PageSessionScheme(OpenApiAuthenticationExtension):
    """Describes the session of the browser pages."""

    target_class = "rca.api.authentication.PageSessionAuthentication"
    name = "pageSession"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        """Return the scheme."""
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}


_TEXT = {"type": "string"}
_FIELD_ERROR = {
    "type": "object",
    "required": ["pointer", "code", "detail"],
    "properties": {
        "pointer": {
            **_TEXT,
            "description": "JSON pointer to the field, /query/... or /headers/...",
        },
        "code": {**_TEXT, "description": "Stable, for programs."},
        "detail": {**_TEXT, "description": "What mends it, for people."},
    },
}
_PROBLEM = ResolvedComponent(
    name="Problem",
    type=ResolvedComponent.SCHEMA,
    object="Problem",
    schema={
        "type": "object",
        "description": "A problem document (RFC 9457). Some types carry further members.",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": {**_TEXT, "format": "uri-reference"},
            "title": _TEXT,
            "status": {"type": "integer"},
            "detail": _TEXT,
            "instance": {**_TEXT, "format": "uri-reference"},
            "errors": {"type": "array", "items": _FIELD_ERROR},
        },
        "additionalProperties": True,
    },
)
