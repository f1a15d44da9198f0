"""Attacks on tokens and closed accounts: on who is speaking at all.

Whoever mints a token signs through the front door, and the ledger seals it for him.
"""

from datetime import timedelta
from typing import Any

from django.db import models
from knox.models import AuthToken, get_digest_token

from rca.actions.issue_token import issue_token
from rca.core.clock import now
from tests import factories
from tests.attacks.catalogue import attack
from tests.attacks.intruder import line, put, write
from tests.attacks.on_accounts import account_of
from tests.attacks.world import World


def minted(world: World, **changes: Any) -> dict[str, Any]:
    """Return the columns of a token for the supervisor, whose secret only the intruder knows."""
    digest, token = get_digest_token()
    return {
        "digest": digest,
        "token_key": token[:8],
        "user_id": world.supervisor.account_id,
        "created": now(),
        "expiry": now() + timedelta(hours=1),
        **changes,
    }


def issued() -> models.Model:
    """Return a token that the officer got honestly."""
    issue_token(username="officer.sna", password=factories.PASSWORD, at=now())
    return AuthToken.objects.latest("created")


@attack("I4", "mint a token for another's account")
def token_minted(world: World) -> None:
    write(AuthToken, minted(world))


@attack("I4", "mint a token under the line of an honest one")
def token_under_anothers_line(world: World) -> None:
    issued()
    write(AuthToken, minted(world, user_id=world.officer.account_id))


@attack("I4", "bring back a token that was given up")
def token_brought_back(world: World) -> None:
    columns = minted(world)
    account = account_of(world, "supervisor")
    says = {"token": columns["digest"]}
    line(account, chain=account.pk, version=1, to_state=None, event="token.issued", says=says)
    line(account, chain=account.pk, version=1, to_state=None, event="token.revoked")
    write(AuthToken, columns)


@attack("I4", "hand a token to another account")
def token_handed_on(world: World) -> None:
    put(issued(), user_id=world.supervisor.account_id)


@attack("I4", "put another secret under a token")
def token_exchanged(world: World) -> None:
    put(issued(), digest=get_digest_token()[0])


@attack("I8", "prolong a token")
def token_prolonged(world: World) -> None:
    put(issued(), expiry=now() + timedelta(days=3000))


@attack("I4", "open a closed account again")
def account_opened_again(world: World) -> None:
    put(account_of(world, "gone"), is_active=True)
