"""Sign in: exchange a user name and password for a token."""

from datetime import datetime

from django.contrib.auth import authenticate
from knox.models import AuthToken

from rca.accounts.actors import Actor
from rca.accounts.models import Account
from rca.accounts.selectors import actor_of
from rca.actions.door import verb
from rca.actions.work import enter_account
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
    kept, token = AuthToken.objects.create(user=account)
    work = enter_account(actor, at, account.pk)
    work.tell(account.person, "token.issued", expires_at=kept.expiry.isoformat())
    work.write()
    return token, kept.expiry
