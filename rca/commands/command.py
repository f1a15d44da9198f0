"""What all commands have in common: plain words, the project's errors as exit codes, rehearsal."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, IntegrityError, transaction

from rca.accounts.actors import Actor
from rca.accounts.models import Account
from rca.accounts.selectors import actor_named
from rca.commands.arguments import ROLES
from rca.core.errors import RcaError

UNREADABLE = 2

_EXIT_CODES = (
    "exit codes: 0 done; 1 refused, or something is wrong; "
    "2 wrong usage, or the database cannot be read"
)
_AS_HELP = (
    "the account that acts, and that the ledger names. Whoever can run this command can act as "
    "any account: keep the machine's shell to those who may"
)


class ProjectCommand(BaseCommand):
    """Base of the commands: refusals end with exit code 1, a database out of reach with 2."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return the parser, with the exit codes below the help."""
        kwargs.setdefault("epilog", _EXIT_CODES)
        return super().create_parser(prog_name, subcommand, **kwargs)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command. Raises CommandError for what the project or the database refuses."""
        try:
            return super().execute(*args, **options)
        except RcaError as error:
            raise CommandError(words_of(error)) from error
        except IntegrityError as error:
            raise CommandError(f"The database refused this: {error}") from error
        except DatabaseError as error:
            words = f"The database cannot be used: {error}".strip()
            mend = "Is it there, and has `manage.py migrate` been run?"
            raise CommandError(f"{words}\n{mend}", returncode=UNREADABLE) from error

    def progress(self, words: str) -> None:
        """Say on standard error what is going on."""
        self.stderr.write(words, lambda text: text)


def add_as(parser: ArgumentParser) -> None:
    """Let the caller name the acting account."""
    parser.add_argument("--as", required=True, dest="acting", metavar="USERNAME", help=_AS_HELP)


def add_dry_run(parser: ArgumentParser) -> None:
    """Let the caller rehearse."""
    words = "do everything, say what was done, and then undo it"
    parser.add_argument("--dry-run", action="store_true", help=words)


def add_check(parser: ArgumentParser) -> None:
    """Let the caller compare what is there instead of writing it."""
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail when something differs"
    )


def actor_called(username: str) -> Actor:
    """Return the actor for an active account. Raises CommandError when there is none."""
    try:
        return actor_named(username)
    except Account.DoesNotExist as error:
        raise CommandError(f"There is no active account called {username}.") from error


def words_of(error: RcaError) -> str:
    """Return an error in plain words, with every field at fault."""
    said = {error.detail: None}
    said.update({f"{fault.pointer.lstrip('/')}: {fault.detail}": None for fault in error.errors})
    return "\n".join(said)


@contextmanager
def rehearsal(dry_run: bool) -> Iterator[None]:
    """Run the block in one transaction, undone at the end of a dry run."""
    with transaction.atomic():
        yield
        if dry_run:
            transaction.set_rollback(True)


def account_called(username: str) -> Account:
    """Return an account, active or not. Raises CommandError when there is none."""
    account = Account.objects.select_related("person").filter(username=username).first()
    if account is None:
        raise CommandError(f"There is no account called {username}.")
    return account


def add_role(parser: ArgumentParser) -> None:
    """Let the caller name an account, a role, and the office in which it is held."""
    parser.add_argument("username", metavar="USERNAME", help="the account")
    parser.add_argument("role", choices=ROLES, metavar="ROLE", help=f"one of: {', '.join(ROLES)}")
    parser.add_argument("--office", metavar="CODE", help="the field office, such as SNA")


def where(office: str | None) -> str:
    """Return in words where a role is held."""
    return "everywhere" if office is None else f"in {office}"
