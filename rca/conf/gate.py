"""Nothing is decided by a process that has not seen its guards stand.

A database restored without its triggers, or rebuilt by a careless migration, looks healthy and
refuses nothing. So each process looks once, before its first answer of the API (threat T31).
"""

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
GUARDED = "/api/v1/"

logger = logging.getLogger(__name__)


class ReadinessGate:
    """Answers 503 to API calls until migrations are applied and every guard stands."""

    def __init__(self, application: WSGI, faults: Callable[[], list[str]]) -> None:
        """Take the service, and the function that says what keeps it from being ready."""
        self._application = application
        self._faults = faults
        self._open = False

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Pass the request on when the gate is open, or opens now."""
        if not self._open and environ.get("PATH_INFO", "").startswith(GUARDED):
            wanting = self._look()
            if wanting:
                return _refuse(environ, start_response)
        return self._application(environ, start_response)

    def _look(self) -> list[str]:
        wanting = self._faults()
        self._open = not wanting
        if wanting:
            logger.error("not ready: %s faults, see /readyz", len(wanting))
            connection.close()
        return wanting


def _refuse(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = json.dumps(
        {
            "type": "/problems/unavailable",
            "title": "The service is not available just now",
            "status": 503,
            "detail": "The service is not ready: /readyz says what is wanting. Nothing was done.",
            "instance": environ.get("PATH_INFO", ""),
        }
    ).encode()
    headers = [
        ("Content-Type", "application/problem+json"),
        ("Content-Length", str(len(body))),
        ("Retry-After", "5"),
        ("Cache-Control", "no-store"),
    ]
    start_response("503 Service Unavailable", headers)
    return [body]
