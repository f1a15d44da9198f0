"""Small views over the plumbing alone, so that each rule can be asked for through HTTP."""

from typing import Any
from uuid import uuid4

import django_filters
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework import exceptions as drf
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from rca.accounts.models import FieldOffice
from rca.actions.once import Answer
from rca.actions.refusals import recorded
from rca.api.authentication import BearerAuthentication
from rca.api.etags import expected_version
from rca.api.fields import DecimalString, LineString, StrictInteger, StrictList, TextString
from rca.api.filters import MomentFilter, StrictFilterBackend, StrictFilterSet, TrueFalseFilter
from rca.api.once import fingerprint, json_answer, key_of, run
from rca.api.pagination import KeysetPagination
from rca.api.serializers import StrictSerializer, body_of
from rca.core import errors
from rca.core.models import IdempotentAnswer


class EvidenceSerializer(StrictSerializer):
    """A nested object."""

    kind = LineString(max_length=20)


class NoteSerializer(StrictSerializer):
    """One field of each kind that the tests need."""

    text = TextString(max_length=1000)
    count = StrictInteger(required=False)
    amount = DecimalString(required=False, allow_null=True)
    evidence = StrictList(child=EvidenceSerializer(), max_length=5, required=False)
    id = StrictInteger(read_only=True)


class Open(APIView):
    """A view that asks nobody who they are."""

    authentication_classes: Any = []
    permission_classes: Any = []
    throttle_classes: Any = []


class EchoView(Open):
    """Gives the body back as it was understood."""

    def post(self, request: Request) -> Response:
        return Response(body_of(request, NoteSerializer))


class RawView(Open):
    """Gives the body back as it was parsed."""

    def post(self, request: Request) -> Response:
        return Response(request.data)


class VersionView(Open):
    """Says which version of a decision If-Match names, and which key and fingerprint came."""

    def post(self, request: Request) -> Response:
        return Response({"version": expected_version(request, "decision")})


class KeyView(Open):
    """Says which idempotency key came, and the fingerprint of the request."""

    def post(self, request: Request) -> Response:
        return Response({"key": key_of(request), "fingerprint": fingerprint(request)})


class OnceView(Open):
    """Founds a field office, once for each key; the code REF is refused, and that is kept."""

    authentication_classes = (BearerAuthentication,)

    def post(self, request: Request) -> HttpResponse:
        code = str(request.data["code"])

        def found() -> Answer:
            if code == "REF":
                raise recorded(errors.Refused("Not this one."), lambda: None)
            FieldOffice.objects.create(code=code, name="made")
            return json_answer({"code": code, "nonce": uuid4()}, 201, {"ETag": '"office-1"'})

        return run(request, found)


ERRORS: dict[str, Exception] = {
    "invalid": errors.Invalid("x", errors=[errors.FieldError("/a", "b", "c")]),
    "own-code": errors.WrongState("x", code="conflict", extra={"state": "draft", "status": 1}),
    "not-authenticated": errors.NotAuthenticated("x"),
    "not-allowed": errors.NotAllowed("x"),
    "not-found": errors.NotFound(),
    "stale-version": errors.StaleVersion("x"),
    "refused": errors.Refused("x", extra={"findings": []}),
    "precondition-required": errors.MissingPrecondition("x"),
    "unavailable": errors.Unavailable("x"),
    "http404": Http404("secret"),
    "drf-404": drf.NotFound("secret"),
    "denied": PermissionDenied("secret"),
    "drf-denied": drf.PermissionDenied("secret"),
    "suspicious": SuspiciousOperation("secret"),
    "parse": drf.ParseError("secret"),
    "throttled": drf.Throttled(41.2),
    "drf-401": drf.AuthenticationFailed("secret"),
    "operational": OperationalError("could not connect to server at secret"),
    "interface": InterfaceError("secret"),
    "unexpected": RuntimeError("secret"),
}


class RaisingView(Open):
    """Raises the error that the address names."""

    def get(self, request: Request, name: str) -> Response:
        raise ERRORS[name]


class AnswerFilters(StrictFilterSet):
    """Filters over the one table that this test needs."""

    key = django_filters.CharFilter()
    status = django_filters.ChoiceFilter(choices=[("200", "200"), ("201", "201")])
    made_after = MomentFilter(field_name="made_at", lookup_expr="gt")
    unanswered = TrueFalseFilter(field_name="status", lookup_expr="isnull")


class AnswersView(Open, GenericAPIView[IdempotentAnswer]):
    """A list in keyset order, with filters."""

    keyset = ("-made_at", "status", "id")
    pagination_class = KeysetPagination
    filter_backends = (StrictFilterBackend,)
    filterset_class = AnswerFilters

    def get(self, request: Request) -> Response:
        rows = self.filter_queryset(IdempotentAnswer.objects.all())
        page = self.paginate_queryset(rows)
        return self.get_paginated_response([row.pk for row in page or []])


class GuardedView(APIView):
    """A view with the project's authentication and permissions."""

    throttle_classes: Any = []

    def get(self, request: Request) -> Response:
        return Response({"username": request.user.actor.username})

    post = get


def page_with_dead_database(request: HttpRequest) -> HttpResponse:
    """A page outside the API that meets a dead database."""
    raise OperationalError("server closed the connection at secret")


class DyingView(Open):
    """Loses its database connection when it is asked to."""

    def get(self, request: Request) -> Response:
        lose_connection(request)
        return Response({})


def dying_page(request: HttpRequest) -> HttpResponse:
    """The same, outside the API."""
    lose_connection(request)
    return HttpResponse("alive")


def lose_connection(request: Any) -> None:
    """Let PostgreSQL end this connection when the query says so; else use it."""
    ending = "SELECT pg_terminate_backend(pg_backend_pid())"
    with connection.cursor() as cursor:
        cursor.execute(ending if "pid" in request.GET else "SELECT 1")


urlpatterns = [
    path("api/sample/echo/", EchoView.as_view()),
    path("api/sample/raw/", RawView.as_view()),
    path("api/sample/version/", VersionView.as_view()),
    path("api/sample/key/", KeyView.as_view()),
    path("api/sample/once/", OnceView.as_view()),
    path("api/sample/answers/", AnswersView.as_view()),
    path("api/sample/guarded/", GuardedView.as_view(), name="guarded"),
    path("api/sample/raise/<slug:name>/", RaisingView.as_view()),
    path("api/sample/dying/", DyingView.as_view()),
    path("dying-page/", dying_page),
    path("page/", page_with_dead_database),
    path("problems/", include("rca.api.problem_urls")),
    path("api/", include("rca.api.urls")),
]

handler400 = "rca.api.problems.bad_request"
handler403 = "rca.api.problems.permission_denied"
handler404 = "rca.api.problems.not_found"
handler500 = "rca.api.problems.server_error"
