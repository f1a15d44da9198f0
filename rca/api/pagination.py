"""Pages of a list: `{"next", "previous", "results"}`, by keyset, without a count."""

from collections.abc import Sequence
from typing import Any

from django.utils.encoding import escape_uri_path
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from rca.api import cursors
from rca.api.keyset import Keyset, Position
from rca.core.errors import FieldError, Invalid

CURSOR = "cursor"
PAGE_SIZE = "page_size"
PARAMETERS = frozenset({CURSOR, PAGE_SIZE})
DEFAULT_SIZE = 50
LARGEST_SIZE = 200


class KeysetPagination(BasePagination):
    """Pages over the order that the view names in `keyset`, or that is handed in."""

    def __init__(self, keyset: Sequence[str] = ()) -> None:
        """Take the order, such as `("-priority", "opened_at", "id")`; the last column unique."""
        self._terms = tuple(keyset)

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return the rows of the page asked for. Raises Invalid for a bad size or cursor."""
        self._request = request
        self._keyset = Keyset(self._terms or view.keyset)
        self._position = _position(request, self._keyset)
        size = page_size(request)
        rows = list(self._keyset.rows_from(queryset, self._position)[: size + 1])
        self._more = len(rows) > size
        page = rows[:size]
        if self._backward:
            page.reverse()
        self._page = page
        return page

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with links to its neighbours."""
        return Response({"next": self._next(), "previous": self._previous(), "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the JSON schema of a page."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Return the query parameters of every list."""
        size = {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE}
        return [
            _parameter(CURSOR, "A place in the list, taken from a link.", {"type": "string"}),
            _parameter(PAGE_SIZE, "How many results a page holds.", size),
        ]

    @property
    def _backward(self) -> bool:
        return self._position is not None and self._position.backward

    def _next(self) -> str | None:
        """Reading backward, there is a next page: the one we came from."""
        if not self._page:
            return self._way_back() if self._backward else None
        if self._backward or self._more:
            return self._link(Position(self._keyset.values_of(self._page[-1]), backward=False))
        return None

    def _previous(self) -> str | None:
        if not self._page:
            return None if self._backward else self._way_back()
        came_from_there = self._position is not None and not self._backward
        if came_from_there or (self._backward and self._more):
            return self._link(Position(self._keyset.values_of(self._page[0]), backward=True))
        return None

    def _way_back(self) -> str | None:
        """From an empty page one turns round at the same place, its row included."""
        if self._position is None:
            return None
        turned = Position(self._position.values, not self._position.backward, inclusive=True)
        return self._link(turned)

    def _link(self, position: Position) -> str:
        query = self._request.query_params.copy()
        query[CURSOR] = cursors.write(self._keyset, position)
        place = f"{escape_uri_path(self._request.path)}?{query.urlencode()}"
        return str(self._request.build_absolute_uri(place))


def page_size(request: Request) -> int:
    """Return the page size asked for, 50 by default. Raises Invalid outside 1 to 200."""
    asked = request.query_params.getlist(PAGE_SIZE) or [str(DEFAULT_SIZE)]
    text = asked[0]
    plain = len(asked) == 1 and text.isascii() and text.isdecimal() and len(text) <= 3
    if not plain or not 1 <= int(text) <= LARGEST_SIZE:
        raise _fault(PAGE_SIZE, f"A page holds 1 to {LARGEST_SIZE} results.")
    return int(text)


def _position(request: Request, keyset: Keyset) -> Position | None:
    given = request.query_params.getlist(CURSOR)
    if not given:
        return None
    try:
        (cursor,) = given
        return cursors.read(keyset, cursor)
    except (ValueError, TypeError, KeyError):
        raise _fault(CURSOR, "Take a cursor unchanged from `next` or `previous`.") from None


def _fault(name: str, words: str) -> Invalid:
    return Invalid(words, errors=[FieldError(f"/query/{name}", "invalid", words)])


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
    }
