"""The demonstration accounts of the contract, each with the role that its name says."""

from datetime import datetime

from rca.accounts.actors import Actor
from rca.accounts.field_offices import FIELD_OFFICES
from rca.accounts.models import Account
from rca.accounts.permission_map import Role
from rca.accounts.selectors import actor_named
from rca.actions.bootstrap import add_field_offices, create_first_administrator
from rca.actions.create_account import create_account
from rca.actions.grant_role import grant_role

ADMINISTRATOR = "admin.hq"

ACCOUNTS: tuple[tuple[str, Role, str | None], ...] = (
    ("officer.sna", Role.OFFICER, "SNA"),
    ("officer2.sna", Role.OFFICER, "SNA"),
    ("supervisor.sna", Role.SUPERVISOR, "SNA"),
    ("supervisor2.sna", Role.SUPERVISOR, "SNA"),
    ("director.sna", Role.DIRECTOR, "SNA"),
    ("officer.elp", Role.OFFICER, "ELP"),
    ("supervisor.elp", Role.SUPERVISOR, "ELP"),
    ("director.elp", Role.DIRECTOR, "ELP"),
    ("policy.hq", Role.POLICY_OFFICE, None),
    ("policy2.hq", Role.POLICY_OFFICE, None),
    ("auditor.oig", Role.AUDITOR, None),
    ("feed.earm", Role.FEED, None),
)


def load_accounts(*, at: datetime, password: str) -> int:
    """Create the field offices and whichever demonstration accounts are missing.

    Returns how many accounts were created; running it again creates none.
    """
    created = 0 if Account.objects.filter(username=ADMINISTRATOR).exists() else 1
    administrator = _administrator(at, password)
    add_field_offices(actor=administrator, at=at, offices=FIELD_OFFICES)
    known = set(Account.objects.values_list("username", flat=True))
    for username, role, office in ACCOUNTS:
        if username in known:
            continue
        account = create_account(
            actor=administrator,
            at=at,
            username=username,
            password=password,
            name=_invented_name(username),
        )
        grant_role(actor=administrator, at=at, account=account, role=role, field_office=office)
        created += 1
    return created


def _administrator(at: datetime, password: str) -> Actor:
    if Account.objects.filter(username=ADMINISTRATOR).exists():
        return actor_named(ADMINISTRATOR)
    return create_first_administrator(
        at=at, username=ADMINISTRATOR, password=password, name=_invented_name(ADMINISTRATOR)
    )


def _invented_name(username: str) -> str:
    return f"Demonstration {username.split('.')[0]} {username.split('.')[1].upper()}"
