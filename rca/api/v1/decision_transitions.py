"""The calls that move a decision: one class a verb."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from rca.accounts.actors import Actor
from rca.actions.concur import concur
from rca.actions.execute_decision import execute_decision
from rca.actions.return_decision import return_decision
from rca.actions.submit_decision import submit_decision
from rca.actions.supplement_decision import supplement_decision
from rca.actions.withdraw_decision import withdraw_decision
from rca.api.etags import expected_version
from rca.api.fields import StrictDateTime, StrictList, TextString
from rca.api.serializers import NoFields, StrictSerializer
from rca.api.v1 import representations
from rca.api.v1.answering import TransitionView
from rca.api.v1.cases import ReasonBody
from rca.api.v1.documents import DecisionDocument
from rca.api.v1.shapes import LIST_LENGTH, NARRATIVE_LENGTH, TEXT_LENGTH, EvidenceShape, plain
from rca.decisions.models import Decision


class StatementBody(StrictSerializer):
    """Why you concur, in your own words."""

    statement = TextString(max_length=TEXT_LENGTH, allow_blank=True)


class ExecutionBody(StrictSerializer):
    """When the decision was carried out; now, if left out."""

    executed_at = StrictDateTime(default=None)


class SupplementBody(StrictSerializer):
    """What is added."""

    text = TextString(max_length=NARRATIVE_LENGTH)
    evidence = StrictList(child=EvidenceShape(), max_length=LIST_LENGTH, default=list)


class DecisionTransitionView(TransitionView):
    """Base of the calls that move a decision."""

    kind, subject = "decision", "decision_id"

    def represent(self, row: Decision, actor: Actor) -> dict[str, Any]:
        """Return the decision as a document, its signatures and reviews read again."""
        return representations.decision_after_verb(row, actor)


@extend_schema(request=NoFields, responses={200: DecisionDocument})
class SubmitView(DecisionTransitionView):
    """Submit the decision; refused with findings when a reader could not tell why."""

    verb = staticmethod(submit_decision)

    def represent(self, row: Decision, actor: Actor) -> dict[str, Any]:
        """Return the decision; the verb knows its signatures (none) and its review."""
        return representations.decision(row, actor)


@extend_schema(request=StatementBody, responses={200: DecisionDocument})
class ConcurView(DecisionTransitionView):
    """Concur with what you have read, saying why."""

    body = StatementBody
    verb = staticmethod(concur)


@extend_schema(request=ReasonBody, responses={200: DecisionDocument})
class ReturnView(DecisionTransitionView):
    """Return the decision to its author with a reason."""

    body = ReasonBody
    verb = staticmethod(return_decision)


@extend_schema(request=ReasonBody, responses={200: DecisionDocument})
class WithdrawView(DecisionTransitionView):
    """Withdraw your decision with a reason."""

    body = ReasonBody
    verb = staticmethod(withdraw_decision)


@extend_schema(request=ExecutionBody, responses={200: DecisionDocument})
class ExecuteView(DecisionTransitionView):
    """Record that the decision was carried out; the case becomes detained or released."""

    body = ExecutionBody

    verb = staticmethod(execute_decision)

    def arguments(self, fields: dict[str, Any], at: datetime) -> dict[str, Any]:
        """Return the moment of execution, now if it was left out."""
        return {"executed_at": fields["executed_at"] or at}


@extend_schema(request=SupplementBody, responses={200: DecisionDocument})
class SupplementView(DecisionTransitionView):
    """Add to a submitted justification; what was submitted stays as it is."""

    body = SupplementBody
    verb = staticmethod(supplement_decision)
    if_match_methods = ()

    def version(self, request: Request) -> int | None:
        """Return the version read, if the caller says so: an addition changes nothing read."""
        return expected_version(request, self.kind) if "If-Match" in request.headers else None

    def arguments(self, fields: dict[str, Any], at: datetime) -> dict[str, Any]:
        """Return the evidence as a document."""
        return {**fields, "evidence": plain(fields["evidence"])}
