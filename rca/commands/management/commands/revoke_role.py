"""Take a role from an account."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from rca.accounts.models import RoleAssignment
from rca.actions.grant_role import revoke_role
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
    """Revokes one role."""

    help = (
        "Take a role from an account from now on; that it was held until today stays on record. "
        "Name the office in which it is held, or none for a role held everywhere."
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
        """Revoke the role."""
        held = RoleAssignment.objects.filter(
            account=account_called(username),
            role=role,
            field_office=office,
            revoked_at__isnull=True,
        ).first()
        if held is None:
            raise CommandError(f"{username} is not {role} {where(office)}.")
        revoke_role(actor=actor_called(acting), at=now(), assignment_id=held.pk)
        self.stdout.write(f"revoked: {username} is no longer {role} {where(office)}")
