"""The one permission class: it looks up the route map and denies whatever is not in it."""

from typing import Any

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from rca.accounts.actors import Actor
from rca.api.route_map import PUBLIC, SIGNED_IN, permission_for
from rca.core.errors import NotAllowed, NotAuthenticated


class MappedPermission(BasePermission):
    """Allows a request when a role of the actor holds what `route_map` demands.

    This is the role alone. Field office, person and state are for the verbs behind it.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return True, or raise: MethodNotAllowed (405), NotAuthenticated (401), NotAllowed."""
        method = str(request.method)
        permission = permission_for(_route(request), method)
        if permission is None and not _handles(view, method):
            raise MethodNotAllowed(method)
        if permission != PUBLIC:
            _refuse_unless_allowed(request, permission)
        return True


def actor_of_request(request: Request) -> Actor:
    """Return who is asking. Raises NotAuthenticated when nobody is signed in."""
    actor = getattr(request.user, "actor", None)
    if not isinstance(actor, Actor):
        raise NotAuthenticated("Send a valid token as `Authorization: Bearer TOKEN`.")
    return actor


def _refuse_unless_allowed(request: Request, permission: str | None) -> None:
    actor = actor_of_request(request)
    if permission == SIGNED_IN:
        return
    if permission is None or not actor.may(permission):
        raise NotAllowed("None of your roles allows this.")


def _handles(view: Any, method: str) -> bool:
    """OPTIONS tells nothing here that the published schema does not tell."""
    return method != "OPTIONS" and method in view.allowed_methods


def _route(request: Request) -> str:
    match = request._request.resolver_match
    return (match.url_name if match else None) or ""
