"""`/cases/`: book in, list, read, record vetting queries, transfer, close."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from policies.engine import vocabulary as words
from rca.accounts.actors import Actor
from rca.actions.book_in import book_in
from rca.actions.close_case import close_case
from rca.actions.once import Answer
from rca.actions.record_screening import record_screening
from rca.actions.transfer_case import transfer_case
from rca.api.fields import LineString, StrictChoice, StrictDateTime, TextString, UUIDString
from rca.api.filters import StrictFilterSet, TrueFalseFilter
from rca.api.once import run
from rca.api.permissions import actor_of_request
from rca.api.serializers import StrictSerializer, body_of
from rca.api.v1 import representations
from rca.api.v1.answering import ListView, TransitionView, key, record, shown
from rca.api.v1.documents import CaseDocument, ScreeningDocument
from rca.api.v1.shapes import TEXT_LENGTH
from rca.cases.models import Case, Screening
from rca.cases.selectors import (
    assessment_overdue,
    case_visible_to,
    cases_visible_to,
    screenings_of,
)
from rca.cases.workflow import STATES
from rca.core.clock import now
from rca.decisions.selectors import with_decisions


class CaseBody(StrictSerializer):
    """A person to book in."""

    detainee = UUIDString()
    field_office = LineString(max_length=3)
    booked_in_at = StrictDateTime()


class ScreeningBody(StrictSerializer):
    """A vetting query that was run."""

    kind = StrictChoice(choices=words.SCREENING_KINDS)
    queried_at = StrictDateTime()
    result = StrictChoice(choices=words.SCREENING_RESULTS)
    reference = LineString(max_length=120)


class TransferBody(StrictSerializer):
    """Where a case goes."""

    to_field_office = LineString(max_length=3)
    reason = TextString(max_length=TEXT_LENGTH, allow_blank=True, default="")


class ReasonBody(StrictSerializer):
    """Why."""

    reason = TextString(max_length=TEXT_LENGTH)


class CaseFilters(StrictFilterSet):
    """Filters of the list of cases."""

    state = django_filters.ChoiceFilter(choices=[(s, s) for s in STATES])
    field_office = django_filters.CharFilter(field_name="field_office_id")
    assessment_overdue = TrueFalseFilter(method="overdue")

    def overdue(self, rows: QuerySet[Case], name: str, value: bool) -> QuerySet[Case]:
        """Keep the cases whose RCA is (or is not) overdue now."""
        return assessment_overdue(rows, now(), value)


class CasesView(ListView):
    """Custody cases."""

    queryset = Case.objects.none()
    filterset_class = CaseFilters
    keyset = ("created_at", "id")
    problem_statuses = (409,)
    etag_methods: ClassVar[tuple[str, ...]] = ("POST",)

    def rows(self, actor: Actor) -> QuerySet[Case]:
        """Return the cases in the actor's field offices, with what is under way on each."""
        return with_decisions(cases_visible_to(actor), actor.person_id)

    def represent(self, row: Case, actor: Actor) -> dict[str, Any]:
        """Return a case as a document."""
        return representations.case(row, actor)

    @extend_schema(responses={200: CaseDocument(many=True)})
    def get(self, request: Request) -> Response:
        """List the cases in your field offices, oldest first."""
        return self.listed(request)

    @extend_schema(request=CaseBody, responses={201: CaseDocument})
    def post(self, request: Request) -> HttpResponse:
        """Book a person in: open a case that awaits its RCA."""
        actor, at, fields = actor_of_request(request), now(), body_of(request, CaseBody)
        detainee_id = fields.pop("detainee")

        def call() -> Answer:
            row = book_in(actor=actor, at=at, detainee_id=detainee_id, **fields)
            place = f"/api/v1/cases/{row.id}/"
            return shown(row, representations.case(row, actor), status=201, at=place)

        return run(request, call)


class CaseView(APIView):
    """One custody case."""

    problem_statuses = (404,)
    etag_methods: ClassVar[tuple[str, ...]] = ("GET",)

    @extend_schema(responses={200: CaseDocument})
    def get(self, request: Request, id: str) -> Response:
        """Read a case."""
        actor = actor_of_request(request)
        row = case_visible_to(actor, key(id))
        return record(row, representations.case(_with_decisions(row, actor), actor))


class ScreeningsView(ListView):
    """Vetting queries on a case's record."""

    queryset = Screening.objects.none()
    keyset = ("-queried_at", "-id")
    problem_statuses = (404, 409)

    def rows(self, actor: Actor) -> QuerySet[Screening]:
        """Return the queries of the case in the address, latest first."""
        return screenings_of(case_visible_to(actor, key(self.kwargs["id"])))

    def represent(self, row: Screening, actor: Actor) -> dict[str, Any]:
        """Return a vetting query as a document."""
        return representations.screening(row, actor)

    @extend_schema(responses={200: ScreeningDocument(many=True)})
    def get(self, request: Request, id: str) -> Response:
        """List the vetting queries on record, latest first."""
        return self.listed(request)

    @extend_schema(request=ScreeningBody, responses={201: ScreeningDocument})
    def post(self, request: Request, id: str) -> HttpResponse:
        """Put a vetting query on record."""
        actor, at, fields = actor_of_request(request), now(), body_of(request, ScreeningBody)

        def call() -> Answer:
            row = record_screening(actor=actor, at=at, case_id=key(id), **fields)
            return shown(row, representations.screening(row, actor), status=201)

        return run(request, call)


class CaseTransitionView(TransitionView):
    """Base of the calls that move a case."""

    kind, subject = "case", "case_id"

    def represent(self, row: Case, actor: Actor) -> dict[str, Any]:
        """Return the case as a document, what is under way on it read again."""
        return representations.case(_with_decisions(row, actor), actor)


@extend_schema(request=TransferBody, responses={200: CaseDocument})
class TransferView(CaseTransitionView):
    """Hand the case to another field office."""

    body = TransferBody
    verb = staticmethod(transfer_case)


@extend_schema(request=ReasonBody, responses={200: CaseDocument})
class CloseView(CaseTransitionView):
    """Close the case with a reason."""

    body = ReasonBody
    verb = staticmethod(close_case)


def _with_decisions(row: Case, actor: Actor) -> Case:
    """Return the case as it is now, with what `allowed_actions` must know of its decisions."""
    rows = Case.objects.select_related("detainee", "field_office").filter(pk=row.pk)
    return with_decisions(rows, actor.person_id).get()
