"""The first steps of an installation: its first administrator, and its field offices."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import make_password

from rca.accounts.actors import Actor, Assignment
from rca.accounts.models import Account, FieldOffice, Person, RoleAssignment
from rca.accounts.permission_map import Role
from rca.accounts.selectors import actor_of
from rca.actions.door import verb
from rca.actions.work import new_chain
from rca.core.errors import NotAllowed, WrongState
from rca.core.ids import uuid7


@verb
def create_first_administrator(*, at: datetime, username: str, password: str, name: str) -> Actor:
    """Create the first administrator; afterwards only administrators make accounts.

    Raises WrongState when any account holds the role already.
    """
    if RoleAssignment.objects.filter(role=Role.ADMINISTRATOR.value).exists():
        raise WrongState("There is an administrator already.", code="administrator-exists")
    person = Person(id=uuid7(), name=name)
    account = Account(
        id=uuid7(),
        username=username,
        password=make_password(password),
        person=person,
        date_joined=at,
        is_staff=True,
    )
    first = Assignment(Role.ADMINISTRATOR, None)
    actor = Actor(account.id, person.id, username, frozenset({first}))
    role = RoleAssignment(id=uuid7(), account=account, role=Role.ADMINISTRATOR.value, granted_at=at)
    work = new_chain(actor, at, account.id, "account")
    work.add(person, "person.added")
    work.add(account, "account.created", username=username)
    work.add(role, "role.granted", role=role.role)
    work.write()
    return actor_of(account)


@verb
def add_field_offices(
    *, actor: Actor, at: datetime, offices: Iterable[tuple[str, str, str]]
) -> int:
    """Add the field offices (code, name, IANA time zone) that are not there; return how many.

    Raises NotAllowed without the administrator's role.
    """
    if not actor.may("accounts.manage_accounts"):
        raise NotAllowed("Only administrators add field offices.")
    known = set(FieldOffice.objects.values_list("code", flat=True))
    added = [
        FieldOffice(code=code, name=name, time_zone=zone)
        for code, name, zone in offices
        if code not in known
    ]
    FieldOffice.objects.bulk_create(added)
    return len(added)
