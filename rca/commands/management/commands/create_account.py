"""Make an account for a person."""

from argparse import ArgumentParser
from typing import Any

from rca.accounts.models import Account, Person
from rca.actions.create_account import create_account
from rca.commands.command import ProjectCommand, account_called, actor_called, add_as
from rca.commands.passwords import PASSWORD_HELP, new_password
from rca.core.clock import now


class Command(ProjectCommand):
    """Makes an account without roles."""

    help = (
        "Make an account, which can do nothing until grant_role gives it a role. For a person who "
        "has an account already, say --same-person-as: nobody signs one decision twice, and that "
        f"is told by the person, not by the account. {PASSWORD_HELP}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who it is for."""
        parser.add_argument("username", metavar="USERNAME", help="the name to sign in with")
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--name", default="", help="the name of a person without an account")
        whose.add_argument(
            "--same-person-as", metavar="USERNAME", help="another account of the same person"
        )
        add_as(parser)

    def handle(
        self,
        *args: Any,
        username: str,
        name: str,
        same_person_as: str | None,
        acting: str,
        **options: Any,
    ) -> None:
        """Make the account."""
        actor, person = actor_called(acting), _person(same_person_as)
        account: Account = create_account(
            actor=actor,
            at=now(),
            username=username,
            password=new_password(username),
            person=person,
            name=name,
        )
        self.stdout.write(f"account made: {username} ({account.person.name})")
        self.stdout.write(f"next: manage.py grant_role {username} ROLE --as {acting}")


def _person(username: str | None) -> Person | None:
    return None if username is None else account_called(username).person
