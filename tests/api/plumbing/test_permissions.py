"""The route map decides; whatever is not in it is closed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, get_resolver
from rest_framework.test import APIClient

from rca.accounts.permission_map import PERMISSIONS, Role
from rca.api.permissions import MappedPermission
from rca.api.route_map import PUBLIC, ROUTES, SIGNED_IN
from tests.api.plumbing.people import bearer, make_account, make_token

GUARDED = "/api/sample/guarded/"
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def routes_of(resolver: Any) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry
        else:
            yield from routes_of(entry)


def api_routes() -> list[URLPattern]:
    """Every address below /api/ of the real service, but the one for unknown addresses."""
    found = routes_of(get_resolver("rca.api.urls"))
    return [route for route in found if route.name != "unknown-address"]


def methods_of(route: URLPattern) -> set[str]:
    view_class = getattr(route.callback, "cls", None) or route.callback.view_class
    return {m for m in METHODS if hasattr(view_class, m.lower())}


def test_every_address_and_method_is_in_the_map() -> None:
    unmapped = {
        (route.name, method)
        for route in api_routes()
        for method in methods_of(route)
        if method not in ROUTES.get(str(route.name), {})
    }
    assert unmapped == set(), "add these to rca/api/route_map.py"


def test_the_map_names_no_address_that_is_gone() -> None:
    names = {route.name for route in api_routes()} | {"problem-types", "problem-type"}
    assert set(ROUTES) <= names


def test_every_permission_of_the_map_exists() -> None:
    named = {permission for methods in ROUTES.values() for permission in methods.values()}
    assert named - {PUBLIC, SIGNED_IN} <= PERMISSIONS.keys()


def test_every_view_asks_the_map() -> None:
    open_views = {
        route.name
        for route in api_routes()
        if MappedPermission not in route.callback.cls.permission_classes
    }
    assert open_views == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permission", "role", "status"),
    [
        ("decisions.concur", None, 401),
        ("decisions.concur", Role.OFFICER, 403),
        ("decisions.concur", Role.SUPERVISOR, 200),
        (SIGNED_IN, None, 401),
        (SIGNED_IN, Role.OFFICER, 200),
        (None, None, 401),
        (None, Role.OFFICER, 403),
        (None, Role.SUPERVISOR, 403),
    ],
)
def test_a_request_needs_the_permission_of_its_route(
    client: APIClient,
    monkeypatch: pytest.MonkeyPatch,
    permission: str | None,
    role: Role | None,
    status: int,
) -> None:
    monkeypatch.setitem(ROUTES, "guarded", {"GET": permission} if permission else {})
    headers = bearer(make_token(make_account("somebody", role))) if role else {}
    for method in ("get", "head"):
        assert getattr(client, method)(GUARDED, headers=headers).status_code == status


@pytest.mark.django_db
def test_a_method_that_the_map_does_not_know_is_closed(
    client: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ROUTES, "guarded", {"GET": SIGNED_IN})
    headers = bearer(make_token(make_account()))
    assert client.get(GUARDED, headers=headers).status_code == 200
    assert client.post(GUARDED, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_a_method_that_a_view_does_not_have_is_a_405(client: APIClient, method: str) -> None:
    answer = client.generic(method, GUARDED)
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
