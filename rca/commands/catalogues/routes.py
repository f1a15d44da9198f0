"""Every address of the service, and who may use it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from rca.accounts.permission_map import PERMISSIONS, Role
from rca.commands.catalogues.markdown import code, table
from rca.commands.catalogues.markdown import page as whole_page
from rca.commands.catalogues.neighbour import of_api

INTRODUCTION = (
    "Every address, each method with the permission that it takes, from `rca/api/route_map.py`. An "
    "address or method that the map does not name is closed to everybody. Roles and permissions "
    "are only the first question: what is not in your field offices is not there (404), and each "
    "action asks for the state, the version and the person as well. The probes `/healthz` and "
    "`/readyz` are open; `/admin/` is Django's."
)


def page() -> str:
    """Return the page."""
    routes: dict[str, dict[str, str]] = of_api("route_map").ROUTES
    rows = [
        (method, code(path), code(permission), _who(permission))
        for path, name in _addresses(get_resolver(), "/")
        for method, permission in routes.get(name, {}).items()
    ]
    return whole_page("Routes", INTRODUCTION, table(("Method", "Path", "Permission", "Who"), rows))


def _addresses(resolver: URLResolver, before: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, path)
        elif isinstance(entry, URLPattern) and entry.name:
            yield path.replace("<str:id>", "{id}").replace("<slug:code>", "{code}"), entry.name


def _who(permission: str) -> str:
    if permission not in PERMISSIONS:
        return {"public": "everybody", "signed-in": "whoever is signed in"}[permission]
    holders = PERMISSIONS[permission]
    if holders == frozenset(Role):
        return "every role"
    return ", ".join(role.value for role in Role if role in holders)
