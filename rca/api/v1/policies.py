"""`/policies/`: the editions on record, and the one in force on a day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from policies.models import Edition
from policies.selectors import edition_in_force
from policies.workflow import STATES
from rca.accounts.actors import Actor
from rca.api.filters import DayFilter, StrictFilterSet
from rca.api.permissions import actor_of_request
from rca.api.v1 import representations
from rca.api.v1.answering import ListView, key, record
from rca.api.v1.documents import EditionDocument
from rca.core.clock import now
from rca.core.errors import NotFound


class EditionFilters(StrictFilterSet):
    """Filters of the list of editions."""

    state = django_filters.ChoiceFilter(choices=[(s, s) for s in STATES])


class PoliciesView(ListView):
    """Policy editions."""

    queryset = Edition.objects.none()
    filterset_class = EditionFilters
    keyset = ("-created_at", "-id")

    def rows(self, actor: Actor) -> QuerySet[Edition]:
        """Return every edition."""
        return Edition.objects.all()

    def represent(self, row: Edition, actor: Actor) -> dict[str, Any]:
        """Return an edition as a document."""
        return representations.edition(row, actor)

    @extend_schema(responses={200: EditionDocument(many=True)})
    def get(self, request: Request) -> Response:
        """List the editions, latest first."""
        return self.listed(request)


class PolicyView(APIView):
    """One policy edition."""

    problem_statuses = (404,)
    etag_methods = ("GET",)

    @extend_schema(responses={200: EditionDocument})
    def get(self, request: Request, id: str) -> Response:
        """Read an edition with its text."""
        row = Edition.objects.filter(pk=key(id)).first()
        if row is None:
            raise NotFound
        return record(row, representations.edition(row, actor_of_request(request)))


class DayFilters(StrictFilterSet):
    """The day asked for."""

    on = DayFilter(method="keep")

    def keep(self, rows: QuerySet[Edition], name: str, value: date) -> QuerySet[Edition]:
        """Keep the rows: the view reads the day itself."""
        return rows


class PolicyInForceView(APIView):
    """The edition in force."""

    problem_statuses = (404,)
    etag_methods = ("GET",)

    @extend_schema(
        responses={200: EditionDocument},
        parameters=[OpenApiParameter("on", date, description="A day (UTC); today if left out.")],
    )
    def get(self, request: Request) -> Response:
        """Read the edition in force at the end of a day, or now."""
        DayFilters.apply(request, Edition.objects.none())
        day = request.query_params.get("on")
        moment = now() if day is None else _end_of(date.fromisoformat(day))
        row = edition_in_force(moment)
        if row is None:
            raise NotFound("No policy edition was in force on this day.")
        return record(row, representations.edition(row, actor_of_request(request)))


def _end_of(day: date) -> datetime:
    midnight = datetime.combine(day, time.min, tzinfo=UTC)
    return min(now(), midnight + timedelta(days=1)) if day <= now().date() else midnight
