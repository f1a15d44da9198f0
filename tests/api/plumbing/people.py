"""Accounts to sign in with, made through the verbs. All of them are invented."""

from datetime import UTC, datetime

from rca.accounts.actors import Actor
from rca.accounts.models import Account
from rca.accounts.permission_map import Role
from rca.accounts.selectors import actor_named
from rca.actions.bootstrap import add_field_offices, create_first_administrator
from rca.actions.create_account import create_account
from rca.actions.grant_role import grant_role
from rca.actions.issue_token import issue_token

PASSWORD = "a phrase nobody would guess"
LONG_AGO = datetime(2023, 1, 1, tzinfo=UTC)
ADMINISTRATOR = "administrator.hq"


def administrator() -> Actor:
    """Return the administrator, made when asked for the first time."""
    if Account.objects.filter(username=ADMINISTRATOR).exists():
        return actor_named(ADMINISTRATOR)
    return create_first_administrator(
        at=LONG_AGO, username=ADMINISTRATOR, password=PASSWORD, name="Invented Administrator"
    )


def make_account(
    username: str = "officer.sna", role: Role | None = Role.OFFICER, office: str | None = "SNA"
) -> Account:
    """Return an account that holds one role, or none."""
    chief = administrator()
    account = create_account(
        actor=chief,
        at=LONG_AGO,
        username=username,
        password=PASSWORD,
        name=f"Person {username}",
    )
    if office:
        add_field_offices(actor=chief, at=LONG_AGO, offices=[(office, office, "UTC")])
    if role:
        grant_role(actor=chief, at=LONG_AGO, account=account, role=role, field_office=office)
    return account


def make_token(account: Account) -> str:
    """Return a token of the account, as it goes over the wire."""
    token, _ = issue_token(username=account.username, password=PASSWORD, at=datetime.now(UTC))
    return token


def bearer(token: str) -> dict[str, str]:
    """Return the header that carries a token."""
    return {"Authorization": f"Bearer {token}"}
