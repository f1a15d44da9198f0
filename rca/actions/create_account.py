"""Create an account for a person."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from rca.accounts.actors import Actor
from rca.accounts.models import Account, Person
from rca.actions.door import verb
from rca.actions.work import new_chain
from rca.core.errors import FieldError, Invalid, NotAllowed, WrongState
from rca.core.ids import uuid7


@verb
def create_account(
    *,
    actor: Actor,
    at: datetime,
    username: str,
    password: str,
    person: Person | None = None,
    name: str = "",
) -> Account:
    """Create an active account without roles, for `person` or for a new person called `name`.

    Raises NotAllowed without the role, Invalid without a person, WrongState for a name taken.
    """
    if not actor.may("accounts.manage_accounts"):
        raise NotAllowed("Only administrators manage accounts.")
    if person is None and not name:
        words = "Name the person whom the account is for."
        raise Invalid(words, errors=[FieldError("/name", "required", words)])
    if Account.objects.filter(username=username).exists():
        raise WrongState("This user name is taken.", code="username-taken")
    account = Account(id=uuid7(), username=username, password=make_password(password))
    work = new_chain(actor, at, account.id, "account")
    if person is None:
        person = Person(id=uuid7(), name=name)
        work.add(person, "person.added")
    account.person = person
    account.date_joined = at
    work.add(account, "account.created", username=username)
    work.write()
    return account
