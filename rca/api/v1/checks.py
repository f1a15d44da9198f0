"""`/justification-checks/`: the verdict on a case that is in no table."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from rca.actions.editions import edition_at
from rca.actions.judge import judge
from rca.api.fields import StrictDate
from rca.api.serializers import StrictSerializer, body_of
from rca.api.v1.documents import VerdictDocument
from rca.api.v1.shapes import (
    AssessmentShape,
    DecisionShape,
    DetaineeShape,
    JustificationShape,
    plain,
)
from rca.core.clock import now

NEEDED = ("completed_on", "public_safety_risk", "flight_risk", "recommendation")


class CompletedAssessmentShape(AssessmentShape):
    """An RCA that has been completed."""

    def validate(self, assessment: dict[str, Any]) -> dict[str, Any]:
        """Refuse an RCA that lacks a level, its recommendation or its day."""
        lacking = [name for name in NEEDED if assessment[name] is None]
        if lacking:
            words = "A completed RCA has this. Without one, give null for the assessment."
            raise serializers.ValidationError(
                {name: [serializers.ErrorDetail(words, "required")] for name in lacking}
            )
        return assessment


class CheckBody(StrictSerializer):
    """A decision to judge, with what is known of the person and what the RCA said."""

    decided_on = StrictDate()
    detainee = DetaineeShape(allow_null=True, default=None)
    assessment = CompletedAssessmentShape(allow_null=True, default=None)
    decision = DecisionShape()
    justification = JustificationShape(allow_null=True, default=None)

    def validate(self, body: dict[str, Any]) -> dict[str, Any]:
        """Refuse a decision dated before its RCA: one of the two dates is wrong."""
        assessment = body["assessment"]
        if assessment and body["decided_on"] < assessment["completed_on"]:
            words = "The decision is dated before its RCA. Correct one of the two dates."
            error = serializers.ErrorDetail(words, "impossible-date")
            raise serializers.ValidationError({"decided_on": [error]})
        return body


class JustificationChecksView(APIView):
    """Checks without a case."""

    problem_statuses = (409,)
    keyed_methods: ClassVar[tuple[str, ...]] = ()

    @extend_schema(request=CheckBody, responses={200: VerdictDocument})
    def post(self, request: Request) -> Response:
        """Judge a decision under the policy in force; keeps nothing."""
        facts = plain(body_of(request, CheckBody))
        return Response(judge(facts, edition_at(now())).document())
