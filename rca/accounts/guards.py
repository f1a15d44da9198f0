"""What the database refuses about accounts: who held which role when stays provable.

Whoever could add a person, an account or a role unrecorded could sign through the front door.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, append_only, frozen_columns, never_removed
from rca.core.replacing import Key
from rca.ledger.row_guards import recorded_line, unrecorded_insert

PERSON, ACCOUNT, ROLE = "accounts_person", "accounts_account", "accounts_roleassignment"
HELD_ONCE = (
    Key(("account_id", "role", "field_office_id"), "{row}.revoked_at IS NULL"),
    Key(("account_id", "role"), "{row}.revoked_at IS NULL AND {row}.field_office_id IS NULL"),
)


def _person_unrecorded(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.subject_id = NEW.id "
        "AND e.subject_version = 1 AND e.event = 'person.added')"
    )


def _change_unrecorded(_: Dialect) -> str:
    return f"NEW.version <> OLD.version + 1 OR NOT {recorded_line('NEW.account_id')}"


def _revoked(_: Dialect) -> str:
    return "OLD.revoked_at IS NOT NULL"


GUARDS = (
    *append_only(PERSON),
    Guard(
        f"{PERSON}_recorded",
        PERSON,
        "INSERT",
        _person_unrecorded,
        "a new person needs a ledger line",
    ),
    *never_removed(ACCOUNT, (("id",), ("username",))),
    unrecorded_insert(ACCOUNT, chain="NEW.id"),
    *append_only("accounts_fieldoffice", (("code",),)),
    frozen_columns(ACCOUNT, f"{ACCOUNT}_of_one_person", ("id", "person_id"), once=lambda _: "true"),
    *never_removed(ROLE, (("id",), *HELD_ONCE)),
    unrecorded_insert(ROLE, chain="NEW.account_id"),
    Guard(
        f"{ROLE}_change_recorded",
        ROLE,
        "UPDATE",
        _change_unrecorded,
        "a change raises the version by one and needs its ledger line",
    ),
    frozen_columns(
        ROLE,
        f"{ROLE}_frozen",
        ("id", "account_id", "role", "field_office_id", "granted_at"),
        once=lambda _: "true",
    ),
    frozen_columns(ROLE, f"{ROLE}_revoked_for_good", ("revoked_at",), once=_revoked),
)
