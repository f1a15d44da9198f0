"""Sign out: end a token."""

from datetime import datetime

from knox.models import AuthToken

from rca.accounts.actors import Actor
from rca.accounts.models import Person
from rca.actions.door import verb
from rca.actions.work import enter_account


@verb
def revoke_token(*, actor: Actor, at: datetime, digest: str) -> None:
    """End the token with this digest, if the actor's account has it."""
    gone, _ = AuthToken.objects.filter(digest=digest, user_id=actor.account_id).delete()
    if not gone:
        return
    work = enter_account(actor, at, actor.account_id)
    work.tell(Person.objects.get(pk=actor.person_id), "token.revoked")
    work.write()
