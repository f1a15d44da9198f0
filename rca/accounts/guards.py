"""What the database refuses about accounts: who held which role when stays provable."""

from rca.core.dialects import Dialect
from rca.core.guards import Guard, always, frozen_columns, never_removed


def _revoked(_: Dialect) -> str:
    return "OLD.revoked_at IS NOT NULL"


GUARDS = (
    *never_removed("accounts_person"),
    *never_removed("accounts_account", (("id",), ("username",))),
    *never_removed("accounts_fieldoffice", (("code",),)),
    *never_removed("accounts_roleassignment"),
    frozen_columns(
        "accounts_account",
        "accounts_account_of_one_person",
        ("id", "person_id"),
        once=lambda _: "true",
    ),
    frozen_columns(
        "accounts_roleassignment",
        "accounts_roleassignment_frozen",
        ("id", "account_id", "role", "field_office_id", "granted_at"),
        once=lambda _: "true",
    ),
    frozen_columns(
        "accounts_roleassignment",
        "accounts_roleassignment_revoked_for_good",
        ("revoked_at",),
        once=_revoked,
    ),
    Guard(
        "accounts_person_no_update",
        "accounts_person",
        "UPDATE",
        always,
        "a person's record is not rewritten",
    ),
)
