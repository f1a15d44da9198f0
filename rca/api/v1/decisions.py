"""`/cases/{id}/decisions/` and `/decisions/`: drafted, checked, submitted, signed, executed."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from policies.engine.vocabulary import CONTRADICTIONS, OUTCOMES
from rca.accounts.actors import Actor
from rca.actions.check_decision import check_decision
from rca.actions.draft_decision import draft_decision
from rca.actions.edit_decision import edit_decision
from rca.actions.once import Answer
from rca.api.etags import expected_version
from rca.api.fields import StrictBoolean, StrictChoice, StrictList
from rca.api.filters import IdFilter, MomentFilter, StrictFilterSet
from rca.api.once import run
from rca.api.permissions import actor_of_request
from rca.api.serializers import NoFields, StrictSerializer, body_of
from rca.api.v1 import representations
from rca.api.v1.answering import ListView, key, record, shown
from rca.api.v1.documents import DecisionDocument, DecisionWholeDocument, VerdictDocument
from rca.api.v1.shapes import (
    LIST_LENGTH,
    BondString,
    ConditionShape,
    DecisionShape,
    JustificationShape,
    plain,
)
from rca.cases.selectors import case_visible_to
from rca.core.clock import now
from rca.decisions.models import Decision
from rca.decisions.selectors import decision_visible_to, decisions_visible_to
from rca.decisions.workflow import STATES


class DecisionBody(DecisionShape):
    """A decision to draft; `submit` submits it at once, all or nothing."""

    justification = JustificationShape(allow_null=True, default=None)
    submit = StrictBoolean(default=False)


class DecisionChanges(StrictSerializer):
    """The parts of a draft to replace; each part that is named is given whole."""

    outcome = StrictChoice(choices=OUTCOMES, required=False)
    bond_amount = BondString(allow_null=True, required=False)
    conditions = StrictList(child=ConditionShape(), max_length=LIST_LENGTH, required=False)
    justification = JustificationShape(allow_null=True, required=False)


class DecisionFilters(StrictFilterSet):
    """Filters of the list of decisions. Drafts have no contradiction yet."""

    state = django_filters.ChoiceFilter(choices=[(s, s) for s in STATES])
    contradiction = django_filters.ChoiceFilter(choices=[(c, c) for c in CONTRADICTIONS])
    field_office = django_filters.CharFilter(field_name="case__field_office_id")
    case = IdFilter(field_name="case_id")
    ground = django_filters.CharFilter()
    submitted_after = MomentFilter(field_name="submitted_at", lookup_expr="gte")
    submitted_before = MomentFilter(field_name="submitted_at", lookup_expr="lt")


class DecisionsView(ListView):
    """Decisions."""

    queryset = Decision.objects.none()
    filterset_class = DecisionFilters
    keyset = ("-created_at", "-id")

    def rows(self, actor: Actor) -> QuerySet[Decision]:
        """Return the decisions in the actor's field offices."""
        return decisions_visible_to(actor)

    def represent(self, row: Decision, actor: Actor) -> dict[str, Any]:
        """Return a decision as a document."""
        return representations.decision(row, actor)

    @extend_schema(responses={200: DecisionDocument(many=True)})
    def get(self, request: Request) -> Response:
        """List decisions, latest first."""
        return self.listed(request)


class CaseDecisionsView(ListView):
    """The decisions on one case."""

    queryset = Decision.objects.none()
    keyset = ("-created_at", "-id")
    problem_statuses = (404, 409, 422)
    etag_methods: ClassVar[tuple[str, ...]] = ("POST",)

    def rows(self, actor: Actor) -> QuerySet[Decision]:
        """Return the decisions on the case in the address; raises NotFound for a foreign one."""
        case = case_visible_to(actor, key(self.kwargs["id"]))
        return decisions_visible_to(actor).filter(case=case)

    def represent(self, row: Decision, actor: Actor) -> dict[str, Any]:
        """Return a decision as a document."""
        return representations.decision(row, actor)

    @extend_schema(
        operation_id="cases_decisions_list", responses={200: DecisionDocument(many=True)}
    )
    def get(self, request: Request, id: str) -> Response:
        """List the case's decisions, latest first."""
        return self.listed(request)

    @extend_schema(request=DecisionBody, responses={201: DecisionDocument})
    def post(self, request: Request, id: str) -> HttpResponse:
        """Draft a decision; with `submit` draft and submit it in one transaction."""
        actor, at, fields = actor_of_request(request), now(), body_of(request, DecisionBody)
        submit_now, content = fields.pop("submit"), plain(fields)

        def call() -> Answer:
            row = draft_decision(
                actor=actor, at=at, case_id=key(id), content=content, submit_now=submit_now
            )
            place = f"/api/v1/decisions/{row.id}/"
            return shown(row, representations.decision(row, actor), status=201, at=place)

        return run(request, call)


class DecisionView(APIView):
    """One decision."""

    problem_statuses: ClassVar[tuple[int, ...]] = (404, 409, 412, 428)
    etag_methods: ClassVar[tuple[str, ...]] = ("GET", "PATCH")
    if_match_methods: ClassVar[tuple[str, ...]] = ("PATCH",)

    @extend_schema(responses={200: DecisionWholeDocument})
    def get(self, request: Request, id: str) -> Response:
        """Read a decision: state, policy, what the RCA said then, signatures, review."""
        actor = actor_of_request(request)
        row = decision_visible_to(actor, key(id))
        return record(row, representations.whole_decision(row, actor))

    @extend_schema(request=DecisionChanges, responses={200: DecisionDocument})
    def patch(self, request: Request, id: str) -> HttpResponse:
        """Replace parts of a draft, or of a decision that was returned to you."""
        actor, at = actor_of_request(request), now()
        version = expected_version(request, "decision")
        changes = plain(body_of(request, DecisionChanges))

        def call() -> Answer:
            row = edit_decision(
                actor=actor,
                at=at,
                decision_id=key(id),
                expected_version=version,
                changes=changes,
            )
            return shown(row, representations.decision_after_verb(row, actor))

        return run(request, call)


class CheckView(APIView):
    """What submitting now would get."""

    problem_statuses = (404, 409)
    keyed_methods: ClassVar[tuple[str, ...]] = ()

    @extend_schema(request=NoFields, responses={200: VerdictDocument})
    def post(self, request: Request, id: str) -> Response:
        """Return the verdict that submitting now would get; changes nothing."""
        actor = actor_of_request(request)
        body_of(request, NoFields)
        judgement = check_decision(actor=actor, at=now(), decision_id=key(id))
        return Response(judgement.document())
