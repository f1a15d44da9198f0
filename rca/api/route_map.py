"""Every address of the API and who may use it: (route name, method) to a permission.

A route or method that is missing here is closed to everybody, and a test that walks the URL
tree turns red. The permissions themselves stand in `rca.accounts.permission_map`.
"""

from typing import Final

PUBLIC: Final = "public"
SIGNED_IN: Final = "signed-in"

ROUTES: dict[str, dict[str, str]] = {
    "token": {"POST": PUBLIC},
    "token-revoke": {"POST": SIGNED_IN},
    "me": {"GET": SIGNED_IN},
    "schema": {"GET": PUBLIC},
    "docs": {"GET": PUBLIC},
    "problem-types": {"GET": PUBLIC},
    "problem-type": {"GET": PUBLIC},
}


def permission_for(route: str, method: str) -> str | None:
    """Return the permission for a route and method; None when the map does not know them."""
    return ROUTES.get(route, {}).get("GET" if method == "HEAD" else method)
