"""`/overrides/`: the policy office's queue of releases and detentions against the RCA."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from policies.engine.vocabulary import CONTRADICTIONS, RISK_LEVELS
from rca.accounts.actors import Actor
from rca.actions.claim_review import claim_review, unclaim_review
from rca.actions.escalate_review import escalate_review
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.actions.request_remediation import request_remediation
from rca.api.fields import StrictChoice, StrictDate, StrictList
from rca.api.filters import StrictFilterSet, TrueFalseFilter
from rca.api.permissions import actor_of_request
from rca.api.serializers import NoFields
from rca.api.v1 import representations
from rca.api.v1.answering import ListView, TransitionView, key, record
from rca.api.v1.cases import ReasonBody
from rca.api.v1.documents import OverrideDocument
from rca.core.clock import now
from rca.reviews.models import Review
from rca.reviews.selectors import overdue, review_visible_to, reviews_visible_to
from rca.reviews.workflow import STATES

QUESTIONS = ("ground", "drivers", "evidence", "safeguards", "this_person")
_RISKS = [(level, level) for level in (*RISK_LEVELS, "unknown")]


class FailureBody(ReasonBody):
    """Why a reader cannot tell, and which of the five questions stay open."""

    failed = StrictList(child=StrictChoice(choices=QUESTIONS), max_length=5, allow_empty=False)


class RemediationBody(ReasonBody):
    """What is to be added, and by which day."""

    due_on = StrictDate()


class OverrideFilters(StrictFilterSet):
    """Filters of the queue."""

    state = django_filters.ChoiceFilter(choices=[(s, s) for s in STATES])
    field_office = django_filters.CharFilter(field_name="field_office_id")
    contradiction = django_filters.ChoiceFilter(choices=[(c, c) for c in CONTRADICTIONS])
    public_safety_risk = django_filters.ChoiceFilter(choices=_RISKS)
    flight_risk = django_filters.ChoiceFilter(choices=_RISKS)
    ground = django_filters.CharFilter()
    hold = TrueFalseFilter()
    assigned_to = django_filters.CharFilter(field_name="assigned_to__username")
    overdue = TrueFalseFilter(method="past_due")

    def past_due(self, rows: QuerySet[Review], name: str, value: bool) -> QuerySet[Review]:
        """Keep the reviews that are (or are not) pending past their due time."""
        return overdue(rows, now(), value)


class OverridesView(ListView):
    """Overrides under review."""

    queryset = Review.objects.none()
    filterset_class = OverrideFilters
    keyset = ("priority", "opened_at", "id")

    def rows(self, actor: Actor) -> QuerySet[Review]:
        """Return the reviews in the actor's field offices."""
        return reviews_visible_to(actor)

    def represent(self, row: Review, actor: Actor) -> dict[str, Any]:
        """Return a review as a document."""
        return representations.override(row, actor)

    @extend_schema(responses={200: OverrideDocument(many=True)})
    def get(self, request: Request) -> Response:
        """List overrides, most urgent first, then oldest first."""
        return self.listed(request)


class OverrideView(APIView):
    """One override under review."""

    problem_statuses = (404,)
    etag_methods: ClassVar[tuple[str, ...]] = ("GET",)

    @extend_schema(responses={200: OverrideDocument})
    def get(self, request: Request, id: str) -> Response:
        """Read a review."""
        actor = actor_of_request(request)
        row = review_visible_to(actor, key(id))
        return record(row, representations.override(row, actor))


class OverrideTransitionView(TransitionView):
    """Base of the calls that move a review."""

    kind, subject = "review", "review_id"

    def represent(self, row: Review, actor: Actor) -> dict[str, Any]:
        """Return the review, its assignment read again."""
        return representations.override(review_visible_to(actor, row.pk), actor)


@extend_schema(request=NoFields, responses={200: OverrideDocument})
class ClaimView(OverrideTransitionView):
    """Take the review: it is yours to judge."""

    verb = staticmethod(claim_review)


@extend_schema(request=NoFields, responses={200: OverrideDocument})
class UnclaimView(OverrideTransitionView):
    """Give the review back to the queue."""

    verb = staticmethod(unclaim_review)


@extend_schema(request=ReasonBody, responses={200: OverrideDocument})
class FindSufficientView(OverrideTransitionView):
    """Find that a reader can tell why; lifts the hold."""

    body = ReasonBody
    verb = staticmethod(find_sufficient)


@extend_schema(request=FailureBody, responses={200: OverrideDocument})
class FindInsufficientView(OverrideTransitionView):
    """Find that a reader cannot tell why; a held decision goes back to its author."""

    body = FailureBody
    verb = staticmethod(find_insufficient)


@extend_schema(request=RemediationBody, responses={200: OverrideDocument})
class RequestRemediationView(OverrideTransitionView):
    """Ask the officer to add what is missing, by a day."""

    body = RemediationBody
    verb = staticmethod(request_remediation)


@extend_schema(request=ReasonBody, responses={200: OverrideDocument})
class EscalateView(OverrideTransitionView):
    """Escalate the review within the policy office."""

    body = ReasonBody
    verb = staticmethod(escalate_review)
