"""What the database refuses about accounts: who held which role when stays provable.

Whoever could add a person, an account or a role unrecorded could sign through the front door.
"""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, append_only, frozen_columns, never_removed
from rca.core.replacing import Key
from rca.ledger.row_guards import recorded_line, unrecorded_insert

TOKEN = "knox_authtoken"
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


def _token_unrecorded(dialect: Dialect) -> str:
    """A token is a person's voice: only the one whose issue was recorded last is taken."""
    last = "(SELECT max(l.sequence) FROM ledger_entry l WHERE l.chain = NEW.user_id)"
    return (
        "NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.chain = NEW.user_id "
        f"AND e.sequence = {last} AND e.event = 'token.issued' "
        f"AND {dialect.json_text('e.payload', 'token')} = NEW.digest)"
    )


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
    frozen_columns(
        ACCOUNT,
        f"{ACCOUNT}_of_one_person",
        ("id", "person_id"),
        once=lambda _: "true",
        message="an account stays the account of one person",
    ),
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
    frozen_columns(
        ACCOUNT,
        f"{ACCOUNT}_closed_for_good",
        ("is_active",),
        once=lambda _: "NOT OLD.is_active",
        message="a closed account stays closed",
    ),
    Guard(
        f"{TOKEN}_recorded",
        TOKEN,
        "INSERT",
        _token_unrecorded,
        "a token needs the ledger line that names it",
    ),
    frozen_columns(
        TOKEN,
        f"{TOKEN}_of_one_account",
        ("digest", "user_id"),
        once=lambda _: "true",
        message="a token stays the token of its account",
    ),
    Guard(
        f"{TOKEN}_never_prolonged",
        TOKEN,
        "UPDATE",
        lambda _: "NEW.expiry > OLD.expiry",
        "a token is not prolonged",
    ),
    frozen_columns(ROLE, f"{ROLE}_revoked_for_good", ("revoked_at",), once=_revoked),
)
