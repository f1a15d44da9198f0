"""Tables for people who read documentation and not code, generated from the code."""

from collections.abc import Callable, Mapping
from typing import Final

from rca.commands.catalogues import guards, permissions, problems, routes, rules, states

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "states.md": states.page,
    "rules.md": rules.page,
    "permissions.md": permissions.page,
    "guards.md": guards.page,
    "problems.md": problems.page,
    "routes.md": routes.page,
}
