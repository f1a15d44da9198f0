"""Accounts, roles and tokens: only administrators, never for themselves, and all on record."""

from datetime import timedelta

import pytest

from rca.accounts.field_offices import FIELD_OFFICES
from rca.accounts.models import Account, FieldOffice, RoleAssignment
from rca.accounts.permission_map import Role
from rca.accounts.selectors import actor_for_token
from rca.actions.bootstrap import add_field_offices, create_first_administrator
from rca.actions.create_account import create_account
from rca.actions.grant_role import grant_role, revoke_role
from rca.actions.issue_token import issue_token
from rca.actions.revoke_token import revoke_token
from rca.core.errors import Invalid, NotAllowed, NotAuthenticated, NotFound, WrongState
from rca.core.ids import uuid7
from tests import factories
from tests.actions.doing import told

pytestmark = pytest.mark.django_db

ADMINISTRATOR = "admin.hq"


def created(*, by: str = ADMINISTRATOR, username: str = "new.one", **words: object) -> Account:
    """Create an account."""
    account: Account = create_account(
        actor=factories.actor(by),
        at=factories.moment(),
        username=username,
        password=factories.PASSWORD,
        **({"name": "Odile Brandt"} | words),  # type: ignore[arg-type]
    )
    return account


def granted(account: Account, role: Role, office: str | None, by: str = ADMINISTRATOR) -> None:
    """Grant a role."""
    grant_role(
        actor=factories.actor(by),
        at=factories.moment(),
        account=account,
        role=role,
        field_office=office,
    )


def revoked(username: str, by: str = ADMINISTRATOR) -> RoleAssignment:
    """Revoke the only role of an account."""
    held = RoleAssignment.objects.get(account__username=username, revoked_at__isnull=True)
    return revoke_role(actor=factories.actor(by), at=factories.moment(), assignment_id=held.pk)


def test_an_account_begins_without_roles() -> None:
    account = created()
    assert factories.actor("new.one").roles() == ()
    assert told(account.pk) == ["person.added", "account.created"]


def test_a_second_account_is_of_the_same_person() -> None:
    first = created()
    second = created(username="new.two", person=first.person, name="")
    assert first.person_id == second.person_id
    assert told(second.pk) == ["account.created"]


def test_an_account_is_somebodys() -> None:
    with pytest.raises(Invalid):
        created(name="")


def test_a_user_name_is_taken_once() -> None:
    created()
    with pytest.raises(WrongState) as refusal:
        created()
    assert refusal.value.reason == "username-taken"


@pytest.mark.parametrize("username", ["officer.sna", "director.sna", "policy.hq", "auditor.oig"])
def test_others_manage_no_accounts(username: str) -> None:
    account = created()
    with pytest.raises(NotAllowed):
        created(by=username, username="other")
    with pytest.raises(NotAllowed):
        granted(account, Role.OFFICER, "SNA", by=username)
    with pytest.raises(NotAllowed):
        revoked("officer2.sna", by=username)


def test_nobody_grants_or_revokes_their_own_roles() -> None:
    own = Account.objects.get(username=ADMINISTRATOR)
    second = created(username="admin.second", person=own.person)
    for account in (own, second):
        with pytest.raises(NotAllowed) as refusal:
            granted(account, Role.OFFICER, "SNA")
        assert refusal.value.reason == "same-person"
    with pytest.raises(NotAllowed):
        revoked(ADMINISTRATOR)


@pytest.mark.parametrize(
    ("role", "office", "accepted"),
    [
        (Role.OFFICER, "SNA", True),
        (Role.OFFICER, None, False),
        (Role.OFFICER, "XXX", False),
        (Role.AUDITOR, None, True),
        (Role.AUDITOR, "SNA", False),
    ],
)
def test_roles_of_the_field_are_held_in_an_office(
    role: Role, office: str | None, accepted: bool
) -> None:
    account = created()
    if accepted:
        granted(account, role, office)
        assert factories.actor("new.one").roles() == (role.value,)
        return
    with pytest.raises(Invalid) as refusal:
        granted(account, role, office)
    assert [error.pointer for error in refusal.value.errors] == ["/field_office"]


def test_a_role_is_held_once_and_can_be_held_again() -> None:
    account = created()
    granted(account, Role.OFFICER, "SNA")
    with pytest.raises(WrongState) as refusal:
        granted(account, Role.OFFICER, "SNA")
    assert refusal.value.reason == "role-held"
    granted(account, Role.OFFICER, "ELP")
    for held in RoleAssignment.objects.filter(account=account):
        administrator = factories.actor(ADMINISTRATOR)
        revoke_role(actor=administrator, at=factories.moment(), assignment_id=held.pk)
    granted(account, Role.OFFICER, "SNA")
    assert RoleAssignment.objects.filter(account=account).count() == 3
    assert told(account.pk)[2:] == ["role.granted"] * 2 + ["role.revoked"] * 2 + ["role.granted"]


def test_a_revoked_role_counts_from_the_next_act() -> None:
    decision = factories.submitted()
    revoked("supervisor.sna")
    with pytest.raises(NotFound):
        factories.signed(decision)
    assert factories.signed(decision, by="supervisor2.sna").state == "concurred"


def test_a_role_granted_after_submission_signs() -> None:
    decision = factories.submitted()
    newcomer = factories.newcomer(role=Role.SUPERVISOR)
    assert factories.signed(decision, by=newcomer.username).state == "concurred"


def test_what_was_revoked_is_not_revoked_again() -> None:
    held = revoked("officer2.sna")
    administrator = factories.actor(ADMINISTRATOR)
    with pytest.raises(WrongState) as refusal:
        revoke_role(actor=administrator, at=factories.moment(), assignment_id=held.pk)
    assert refusal.value.reason == "role-revoked"
    with pytest.raises(NotFound):
        revoke_role(actor=administrator, at=factories.moment(), assignment_id=uuid7())


def test_a_clock_that_was_set_back_revokes_all_the_same() -> None:
    held = RoleAssignment.objects.get(account__username="officer2.sna")
    behind = held.granted_at - timedelta(hours=1)
    administrator = factories.actor(ADMINISTRATOR)
    held = revoke_role(actor=administrator, at=behind, assignment_id=held.pk)
    assert held.revoked_at == held.granted_at
    assert factories.actor("officer2.sna").roles() == ()


# --- Tokens ----------------------------------------------------------------------------------
def token_of(username: str, password: str = factories.PASSWORD) -> str:
    """Sign in and return the token."""
    token, _ = issue_token(username=username, password=password, at=factories.moment())
    return token


def test_a_token_is_somebodys_until_it_is_revoked() -> None:
    from knox.crypto import hash_token

    digest = hash_token(token_of("officer.sna"))
    found = actor_for_token(digest, factories.moment())
    assert found is not None
    assert found[1] == factories.actor("officer.sna")
    stranger = factories.actor("officer2.sna")
    revoke_token(actor=stranger, at=factories.moment(), digest=digest)
    assert actor_for_token(digest, factories.moment()) is not None
    revoke_token(actor=found[1], at=factories.moment(), digest=digest)
    assert actor_for_token(digest, factories.moment()) is None
    assert told(found[0].pk)[-2:] == ["token.issued", "token.revoked"]


def test_unknown_and_wrong_read_alike() -> None:
    told_so = set()
    for username, password in (("officer.sna", "wrong"), ("nobody", factories.PASSWORD)):
        with pytest.raises(NotAuthenticated) as refusal:
            token_of(username, password)
        told_so.add(refusal.value.detail)
    assert len(told_so) == 1


# --- The first steps -------------------------------------------------------------------------
def test_there_is_one_first_administrator() -> None:
    with pytest.raises(WrongState) as refusal:
        create_first_administrator(
            at=factories.moment(), username="root", password=factories.PASSWORD, name="Nobody"
        )
    assert refusal.value.reason == "administrator-exists"


def test_field_offices_are_added_once_and_by_administrators() -> None:
    more = [*FIELD_OFFICES, ("GUM", "Hagåtña", "Pacific/Guam")]
    for added in (1, 0):
        assert added == add_field_offices(
            actor=factories.actor(ADMINISTRATOR), at=factories.moment(), offices=more
        )
    assert FieldOffice.objects.count() == 26
    with pytest.raises(NotAllowed):
        add_field_offices(actor=factories.actor("policy.hq"), at=factories.moment(), offices=more)
