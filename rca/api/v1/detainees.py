"""`/detainees/`: register a person, find one by A-number."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from rca.accounts.actors import Actor
from rca.actions.once import Answer
from rca.actions.register_detainee import register_detainee
from rca.api.fields import ANumber, CountryCode, LineString, StrictChoice, StrictDate
from rca.api.filters import StrictFilterSet
from rca.api.once import run
from rca.api.permissions import actor_of_request
from rca.api.serializers import StrictSerializer, body_of
from rca.api.v1 import representations
from rca.api.v1.answering import ListView, shown
from rca.api.v1.documents import DetaineeDocument
from rca.cases.models import Detainee
from rca.core.clock import now


class DetaineeBody(StrictSerializer):
    """A person to register."""

    a_number = ANumber()
    given_name = LineString(max_length=120)
    family_name = LineString(max_length=120)
    date_of_birth = StrictDate()
    country_of_citizenship = CountryCode()
    sex = StrictChoice(choices=["F", "M", "X"])


class DetaineeFilters(StrictFilterSet):
    """One person by A-number; there is no list of all people."""

    a_number = django_filters.CharFilter(required=True)


class DetaineesView(ListView):
    """People in custody."""

    queryset = Detainee.objects.none()
    filterset_class = DetaineeFilters
    keyset = ("id",)
    problem_statuses = (409,)
    etag_methods: ClassVar[tuple[str, ...]] = ("POST",)

    def rows(self, actor: Actor) -> QuerySet[Detainee]:
        """Return everybody: the A-number that must be given finds at most one."""
        return Detainee.objects.all()

    def represent(self, row: Detainee, actor: Actor) -> dict[str, Any]:
        """Return a person as a document."""
        return representations.detainee(row, actor)

    @extend_schema(operation_id="detainees_find", responses={200: DetaineeDocument(many=True)})
    def get(self, request: Request) -> Response:
        """Find the person with an A-number."""
        return self.listed(request)

    @extend_schema(request=DetaineeBody, responses={201: DetaineeDocument})
    def post(self, request: Request) -> HttpResponse:
        """Register a person under a new A-number."""
        actor, at, fields = actor_of_request(request), now(), body_of(request, DetaineeBody)

        def call() -> Answer:
            row = register_detainee(actor=actor, at=at, **fields)
            return shown(row, representations.detainee(row, actor), status=201)

        return run(request, call)
