"""Accounts to sign in with. All of them are invented."""

from datetime import UTC, datetime

from knox.models import AuthToken

from rca.accounts.models import Account, FieldOffice, Person, RoleAssignment
from rca.accounts.permission_map import Role

PASSWORD = "a phrase nobody would guess"
LONG_AGO = datetime(2023, 1, 1, tzinfo=UTC)


def make_account(
    username: str = "officer.sna", role: Role | None = Role.OFFICER, office: str | None = "SNA"
) -> Account:
    """Return an account that holds one role, or none."""
    if office:
        FieldOffice.objects.get_or_create(code=office, defaults={"name": office})
    person = Person.objects.create(name=f"Person {username}")
    account = Account.objects.create_user(username, password=PASSWORD, person=person)
    if role:
        RoleAssignment.objects.create(
            account=account, role=role, field_office_id=office, granted_at=LONG_AGO
        )
    return account


def make_token(account: Account) -> str:
    """Return a token of the account, as it goes over the wire."""
    _, token = AuthToken.objects.create(user=account)
    return str(token)


def bearer(token: str) -> dict[str, str]:
    """Return the header that carries a token."""
    return {"Authorization": f"Bearer {token}"}
