"""Who is asking: a bearer token for programs, Django's session for pages.

Both put the actor on the account: `request.user.actor`.
"""

import re
from dataclasses import replace
from typing import Any

from knox.crypto import hash_token
from rest_framework.authentication import (
    BaseAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from rca.accounts.actors import Actor
from rca.accounts.selectors import actor_for_token, actor_of
from rca.api import request_id
from rca.core.clock import now
from rca.core.errors import NotAllowed, NotAuthenticated

_CREDENTIALS = re.compile(rb"Bearer +([A-Za-z0-9._~+/=-]{1,256})", re.IGNORECASE)


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer TOKEN`; the database holds the token's digest only."""

    def authenticate(self, request: Request) -> tuple[Any, str] | None:
        """Return the account with its actor, and the token's digest; one SQL statement.

        None without an Authorization header. Raises NotAuthenticated, in the same words for a
        header of another form and a token that is unknown, expired, revoked or of an account
        that is switched off.
        """
        header = get_authorization_header(request)
        if not header:
            return None
        credentials = _CREDENTIALS.fullmatch(header)
        if credentials is None:
            raise _refusal()
        digest = hash_token(credentials.group(1).decode("ascii"))
        found = actor_for_token(digest, now())
        if found is None:
            raise _refusal()
        account, actor, _ = found
        return _with_actor(account, actor), digest

    def authenticate_header(self, request: Request) -> str:
        """Return the challenge that a 401 carries."""
        return 'Bearer realm="api"'


class PageSessionAuthentication(SessionAuthentication):
    """The session of the browser pages, with CSRF."""

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        """Return the account with its actor; None when nobody is signed in.

        Raises NotAllowed when the CSRF token is missing or wrong.
        """
        try:
            found = super().authenticate(request)
        except PermissionDenied:
            words = "Send the CSRF token of the page with the request."
            raise NotAllowed(words, code="csrf-failed") from None
        if found is None:
            return None
        account = found[0]
        return _with_actor(account, actor_of(account)), None


def _with_actor(account: Any, actor: Actor) -> Any:
    account.actor = replace(actor, request_id=request_id.current())
    return account


def _refusal() -> NotAuthenticated:
    return NotAuthenticated(
        "The token is unknown, expired or revoked. Get one at /api/v1/auth/token/ and send it "
        "as `Authorization: Bearer TOKEN`."
    )
