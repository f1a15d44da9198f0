"""Sign in: exchange a user name and password for a token."""

from datetime import datetime

from django.contrib.auth import authenticate
from knox.models import AuthToken, get_digest_token
from knox.settings import CONSTANTS, knox_settings

from rca.accounts.actors import Actor
from rca.accounts.models import Account
from rca.accounts.selectors import actor_of
from rca.actions.door import verb
from rca.actions.work import enter_account
from rca.core.clock import wire_time
from rca.core.errors import NotAuthenticated


def issue_token(
    *, username: str, password: str, at: datetime, request_id: str = ""
) -> tuple[str, datetime]:
    """Return a new token and when it expires (aware). Only its hash is kept.

    Raises NotAuthenticated alike for an unknown name, a wrong password, a closed account; the
    work done is the same, so that the time taken tells nothing either.
    """
    account = authenticate(username=username, password=password)
    if not isinstance(account, Account):
        raise NotAuthenticated("The user name or the password is wrong.")
    actor = actor_of(account)
    return _issue(actor=actor, at=at, account=account)


@verb
def _issue(*, actor: Actor, at: datetime, account: Account) -> tuple[str, datetime]:
    digest, token = get_digest_token()
    expiry = at + knox_settings.TOKEN_TTL
    kept = AuthToken(
        digest=digest, token_key=token[: CONSTANTS.TOKEN_KEY_LENGTH], user=account, expiry=expiry
    )
    work = enter_account(actor, at, account.pk)
    # The line comes first and names the token: the database takes no other.
    work.tell(account.person, "token.issued", token=digest, expires_at=wire_time(expiry))
    work.write()
    kept.save(force_insert=True)
    return token, expiry
