"""Make the first administrator of an installation."""

from argparse import ArgumentParser
from typing import Any

from rca.actions.bootstrap import create_first_administrator
from rca.commands.command import ProjectCommand
from rca.commands.passwords import PASSWORD_HELP, new_password
from rca.core.clock import now


class Command(ProjectCommand):
    """Makes the account that makes all others."""

    help = (
        "Make the first administrator, on an installation that has none. Refused when there is "
        "one: afterwards administrators make accounts, with create_account and grant_role. "
        f"{PASSWORD_HELP}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who it is."""
        parser.add_argument("username", metavar="USERNAME", help="the name to sign in with")
        parser.add_argument("--name", required=True, help="the person's name, as records show it")

    def handle(self, *args: Any, username: str, name: str, **options: Any) -> None:
        """Make the account."""
        password = new_password(username)
        create_first_administrator(at=now(), username=username, password=password, name=name)
        self.stdout.write(f"administrator made: {username} ({name})")
        self.stdout.write(f"next: manage.py load_field_offices --as {username}")
