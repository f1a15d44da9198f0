"""Around every request: its id, bodies of known length, and a database that may be away."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from rca.api import request_id
from rca.api.database_errors import close_broken_connections, is_away
from rca.api.problem_document import answer, problem
from rca.api.problems import unavailable

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class RequestIdMiddleware:
    """Gives each request an id, the caller's own if it is safe, and returns it.

    Answers of the API are never cached: they hold personal data (ASVS 14.3.2).
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Take the rest of the service."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with `X-Request-ID` set."""
        with request_id.bound(request_id.accept(request.headers.get(request_id.HEADER))) as known:
            response = self._get_response(request)
        response[request_id.HEADER] = known
        if request.path.startswith("/api/"):
            response["Cache-Control"] = "no-store"
        return response


class BodyLengthMiddleware:
    """Refuses a body of unknown length to the API: Django would read it as an empty one."""

    def __init__(self, get_response: GetResponse) -> None:
        """Take the rest of the service."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 411 to a body in pieces; let everything else through."""
        chunked = "HTTP_TRANSFER_ENCODING" in request.META
        if chunked and not request.META.get("CONTENT_LENGTH") and request.path.startswith("/api/"):
            return answer(problem("length-required", "Send the body with Content-Length."), request)
        return self._get_response(request)


class DatabaseAwayMiddleware:
    """Answers 503 with Retry-After while the database is away, and lets go of dead connections."""

    def __init__(self, get_response: GetResponse) -> None:
        """Take the rest of the service."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; after a 503 the next one gets a fresh connection."""
        response = self._get_response(request)
        if response.status_code == 503:
            close_broken_connections()
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a database error that a view let through into a 503."""
        return unavailable(request) if is_away(error) else None
