"""Who may do what."""

from rca.accounts.permission_map import EVERY_OFFICE, PERMISSIONS, Role
from rca.commands.catalogues.markdown import code, table
from rca.commands.catalogues.markdown import page as whole_page

INTRODUCTION = (
    "Roles in the columns, permissions in the rows, from "
    "[rca/accounts/permission_map.py](../../rca/accounts/permission_map.py). A permission is held "
    "in the field offices in which the role is held; the roles marked with a star are held "
    "everywhere. No role is exempt from a rule, and nobody acts twice on one decision."
)


def page() -> str:
    """Return the page."""
    heads = ["Permission", *(_head(role) for role in Role)]
    rows = [
        [code(permission), *("yes" if role in holders else "" for role in Role)]
        for permission, holders in PERMISSIONS.items()
    ]
    return whole_page("Permissions", INTRODUCTION, table(heads, rows))


def _head(role: Role) -> str:
    return f"{role.value} *" if role in EVERY_OFFICE else role.value
