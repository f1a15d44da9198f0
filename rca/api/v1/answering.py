"""How a resource answers: a row shown, its ETag on it, lists by keyset."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from rca.accounts.actors import Actor
from rca.actions.once import Answer
from rca.api.etags import etag_of, expected_version
from rca.api.fields import UUID_TEXT
from rca.api.filters import StrictFilterBackend
from rca.api.once import json_answer, run
from rca.api.pagination import KeysetPagination
from rca.api.permissions import actor_of_request
from rca.api.serializers import NoFields, StrictSerializer, body_of
from rca.core.clock import now
from rca.core.errors import NotFound


def shown(row: Model, document: dict[str, Any], *, status: int = 200, at: str = "") -> Answer:
    """Return the answer that shows `row` as `document`, with its ETag and its place."""
    headers: dict[str, str] = {}
    if hasattr(row, "version"):
        headers["ETag"] = etag_of(row._meta.model_name or "", row.version)
    if at:
        headers["Location"] = at
    return json_answer(document, status=status, headers=headers)


def record(row: Model, document: dict[str, Any]) -> Response:
    """Return the response to a read of one row, with its ETag."""
    tag = etag_of(row._meta.model_name or "", getattr(row, "version", 1))
    return Response(document, headers={"ETag": tag})


def key(text: str) -> UUID:
    """Return the id in an address; raises NotFound for text that is not an id as we write it.

    One record has one address: braces, `urn:` and ids without hyphens lead nowhere.
    """
    if not UUID_TEXT.fullmatch(text):
        raise NotFound
    return UUID(text)


class ListView(GenericAPIView[Any]):
    """Base of lists: visible rows, filtered, one page of them, each shown to this actor."""

    pagination_class = KeysetPagination
    filter_backends: Any = [StrictFilterBackend]
    keyset: ClassVar[tuple[str, ...]]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the rows that the actor may see."""
        raise NotImplementedError

    def represent(self, row: Any, actor: Actor) -> dict[str, Any]:
        """Return a row as a document."""
        raise NotImplementedError

    def listed(self, request: Request) -> Response:
        """Return the page that the query asks for."""
        actor = actor_of_request(request)
        found = self.paginate_queryset(self.filter_queryset(self.rows(actor)))
        return self.get_paginated_response([self.represent(row, actor) for row in found or []])


class TransitionView(APIView):
    """Base of the calls that move one row: If-Match, Idempotency-Key, one verb, the row shown.

    `verb` is called with actor, at, the row's id under the name `subject`, the expected version,
    and the fields of `body`.
    """

    kind: ClassVar[str]
    subject: ClassVar[str]
    verb: ClassVar[Callable[..., Any]]
    body: ClassVar[type[StrictSerializer]] = NoFields
    problem_statuses: ClassVar[tuple[int, ...]] = (404, 409, 412, 422, 428)
    if_match_methods: ClassVar[tuple[str, ...]] = ("POST",)
    etag_methods: ClassVar[tuple[str, ...]] = ("POST",)

    def post(self, request: Request, id: str) -> HttpResponse:
        """Carry the transition out and show the row as it is then."""
        actor, at, row_id = actor_of_request(request), now(), key(id)
        version = self.version(request)
        fields = body_of(request, self.body)

        def call() -> Answer:
            given = self.arguments(fields, at)
            row = type(self).verb(
                actor=actor, at=at, expected_version=version, **{self.subject: row_id}, **given
            )
            return shown(row, self.represent(row, actor))

        return run(request, call)

    def version(self, request: Request) -> int | None:
        """Return the version that the caller has read."""
        return expected_version(request, self.kind)

    def arguments(self, fields: dict[str, Any], at: datetime) -> dict[str, Any]:
        """Return the body's fields as the verb takes them."""
        return fields

    def represent(self, row: Any, actor: Actor) -> dict[str, Any]:
        """Return the row as a document."""
        raise NotImplementedError
