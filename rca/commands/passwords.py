"""Where a new password comes from: the environment or the keyboard, never an argument."""

import os
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError

from rca.accounts.models import Account

VARIABLE = "RCA_INITIAL_PASSWORD"
PASSWORD_HELP = (
    f"The password is read from {VARIABLE} or asked for; it is never an argument, because "
    "arguments can be read by others on the same machine."
)


def new_password(username: str) -> str:
    """Return a password that is fit for `username`. Raises CommandError with what is wrong."""
    password = os.environ.get(VARIABLE) or _typed()
    try:
        validate_password(password, Account(username=username))
    except ValidationError as error:
        raise CommandError("\n".join(error.messages)) from error
    return password


def _typed() -> str:
    try:
        password = getpass("Password: ")
        again = getpass("The same again: ")
    except EOFError as error:
        raise CommandError(f"Nobody is at the keyboard. Set {VARIABLE}.") from error
    if password != again:
        raise CommandError("The two passwords differ.")
    return password
