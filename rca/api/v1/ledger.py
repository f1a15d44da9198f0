"""`/ledger/`: the lines of the ledger, and their verification."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from rca.accounts.actors import Actor
from rca.actions.verify_ledger import verify_ledger
from rca.api.filters import IdFilter, StrictFilterSet
from rca.api.permissions import actor_of_request
from rca.api.serializers import NoFields, body_of
from rca.api.v1 import representations
from rca.api.v1.answering import ListView
from rca.api.v1.documents import EntryDocument, VerificationDocument
from rca.core.clock import now
from rca.ledger.models import Entry


class EntryFilters(StrictFilterSet):
    """Filters of the ledger's lines."""

    chain = IdFilter()
    subject_id = IdFilter()
    event = django_filters.CharFilter()


class EntriesView(ListView):
    """The ledger."""

    queryset = Entry.objects.none()
    filterset_class = EntryFilters

    @property
    def keyset(self) -> tuple[str, ...]:  # type: ignore[override]
        """Return the order: of one chain its own, which no clock can turn (T16); else by time."""
        one_chain = "chain" in self.request.query_params
        return ("sequence",) if one_chain else ("occurred_at", "chain", "sequence")

    def rows(self, actor: Actor) -> QuerySet[Entry]:
        """Return every line."""
        return Entry.objects.all()

    def represent(self, row: Entry, actor: Actor) -> dict[str, Any]:
        """Return a line as a document."""
        return representations.entry(row, actor)

    @extend_schema(responses={200: EntryDocument(many=True)})
    def get(self, request: Request) -> Response:
        """List the ledger's lines, oldest first."""
        return self.listed(request)


class VerifyView(APIView):
    """Verification."""

    keyed_methods: ClassVar[tuple[str, ...]] = ()

    @extend_schema(request=NoFields, responses={200: VerificationDocument})
    def post(self, request: Request) -> Response:
        """Verify chains, seals, checkpoints, and every row against its line."""
        body_of(request, NoFields)
        found = verify_ledger(actor=actor_of_request(request), at=now())
        return Response(VerificationDocument(found.document()).data)
