"""Give an account a role."""

from argparse import ArgumentParser
from typing import Any

from rca.accounts.permission_map import EVERY_OFFICE, Role
from rca.actions.grant_role import grant_role
from rca.commands.command import (
    ProjectCommand,
    account_called,
    actor_called,
    add_as,
    add_role,
    where,
)
from rca.core.clock import now


class Command(ProjectCommand):
    """Grants one role."""

    help = (
        "Give an account a role from now on. Held everywhere, and so without --office: "
        f"{', '.join(sorted(EVERY_OFFICE))}. All others are held in one field office; grant them "
        "once for each. What each role may do stands in docs/catalogues/permissions.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who, what and where."""
        add_role(parser)
        add_as(parser)

    def handle(
        self,
        *args: Any,
        username: str,
        role: str,
        office: str | None,
        acting: str,
        **options: Any,
    ) -> None:
        """Grant the role."""
        grant_role(
            actor=actor_called(acting),
            at=now(),
            account=account_called(username),
            role=Role(role),
            field_office=office,
        )
        self.stdout.write(f"granted: {username} is {role} {where(office)}")
