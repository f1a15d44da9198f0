"""Probes for whoever runs the service: alive, and ready to decide."""

from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views import View

from rca.core import guards


class HealthView(View):
    """The process answers; says nothing about the database."""

    def get(self, request: HttpRequest) -> JsonResponse:
        """Return 200."""
        return JsonResponse({"status": "alive"})


class ReadyView(View):
    """Database there, migrated, every guard standing: without them nothing may be decided."""

    def get(self, request: HttpRequest) -> JsonResponse:
        """Return 200 when ready, 503 with what is wanting otherwise."""
        wanting = readiness_faults()
        status = 503 if wanting else 200
        answer: dict[str, Any] = {"status": "not ready" if wanting else "ready"}
        if wanting:
            answer["wanting"] = wanting
        response = JsonResponse(answer, status=status)
        if wanting:
            response["Retry-After"] = "5"
        return response


def readiness_faults() -> list[str]:
    """Return what keeps the service from being ready; nothing of anybody's data is in it."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["migrations have not been applied"]
        return list(guards.faults(connection))
    except DatabaseError:
        return ["the database does not answer"]
