"""`/cases/{id}/assessments/` and `/assessments/`: what the RCA said."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from rca.accounts.actors import Actor
from rca.actions.complete_assessment import complete_assessment
from rca.actions.once import Answer
from rca.actions.record_assessment import record_assessment
from rca.actions.void_assessment import void_assessment
from rca.api.fields import LineString, StrictBoolean
from rca.api.once import run
from rca.api.permissions import actor_of_request
from rca.api.serializers import NoFields, body_of
from rca.api.v1 import representations
from rca.api.v1.answering import ListView, TransitionView, key, record, shown
from rca.api.v1.cases import ReasonBody
from rca.api.v1.documents import AssessmentDocument
from rca.api.v1.shapes import AssessmentShape
from rca.assessments.models import Assessment
from rca.assessments.selectors import assessment_visible_to, assessments_visible_to
from rca.cases.selectors import case_visible_to
from rca.core.clock import now


class AssessmentBody(AssessmentShape):
    """An RCA to record; `complete` completes it at once."""

    source_reference = LineString(max_length=120, allow_blank=True, default="")
    complete = StrictBoolean(default=False)


class CaseAssessmentsView(ListView):
    """The RCAs of one case."""

    queryset = Assessment.objects.none()
    keyset = ("-created_at", "-id")
    problem_statuses = (404, 409)
    etag_methods: ClassVar[tuple[str, ...]] = ("POST",)

    def rows(self, actor: Actor) -> QuerySet[Assessment]:
        """Return the assessments of the case in the address."""
        case = case_visible_to(actor, key(self.kwargs["id"]))
        return assessments_visible_to(actor).filter(case=case)

    def represent(self, row: Assessment, actor: Actor) -> dict[str, Any]:
        """Return an assessment as a document."""
        return representations.assessment(row, actor)

    @extend_schema(
        operation_id="cases_assessments_list", responses={200: AssessmentDocument(many=True)}
    )
    def get(self, request: Request, id: str) -> Response:
        """List the case's RCAs, latest first; superseded and voided ones are kept."""
        return self.listed(request)

    @extend_schema(request=AssessmentBody, responses={201: AssessmentDocument})
    def post(self, request: Request, id: str) -> HttpResponse:
        """Record an RCA; with `complete` it becomes the case's current one."""
        actor, at, fields = actor_of_request(request), now(), body_of(request, AssessmentBody)
        complete_now = fields.pop("complete")
        columns = _columns(fields)

        def call() -> Answer:
            row = record_assessment(
                actor=actor,
                at=at,
                case_id=key(id),
                assessment=columns,
                complete_now=complete_now,
            )
            place = f"/api/v1/assessments/{row.id}/"
            return shown(row, representations.assessment(row, actor), status=201, at=place)

        return run(request, call)


class AssessmentView(APIView):
    """One RCA."""

    problem_statuses = (404,)
    etag_methods: ClassVar[tuple[str, ...]] = ("GET",)

    @extend_schema(responses={200: AssessmentDocument})
    def get(self, request: Request, id: str) -> Response:
        """Read an RCA."""
        actor = actor_of_request(request)
        row = assessment_visible_to(actor, key(id))
        return record(row, representations.assessment(row, actor))


class AssessmentTransitionView(TransitionView):
    """Base of the calls that move an RCA."""

    kind, subject = "assessment", "assessment_id"

    def represent(self, row: Assessment, actor: Actor) -> dict[str, Any]:
        """Return the assessment as a document."""
        return representations.assessment(row, actor)


@extend_schema(request=NoFields, responses={200: AssessmentDocument})
class CompleteView(AssessmentTransitionView):
    """Complete a drafted RCA; it supersedes the one before."""

    verb = staticmethod(complete_assessment)


@extend_schema(request=ReasonBody, responses={200: AssessmentDocument})
class VoidView(AssessmentTransitionView):
    """Void an RCA that should not have been made."""

    body = ReasonBody
    verb = staticmethod(void_assessment)


def _columns(fields: dict[str, Any]) -> dict[str, Any]:
    mandatory, bond = fields.pop("mandatory_detention"), fields["recommended_bond"]
    return {
        **fields,
        "recommended_bond": None if bond is None else Decimal(bond),
        "mandatory_detention_alleged": mandatory["alleged"],
        "mandatory_detention_basis": mandatory["basis"],
    }
