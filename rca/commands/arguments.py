"""Kinds of arguments: read once, refused in words that mend."""

from argparse import ArgumentTypeError
from datetime import datetime

from rca.accounts.permission_map import Role

ROLES = [role.value for role in Role]


def moment(text: str) -> datetime:
    """Return the moment that `text` names, aware. Raises ArgumentTypeError."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no moment; write 2026-03-02T08:00:00Z") from error
    if read.tzinfo is None:
        raise ArgumentTypeError(f"{text!r} names no time zone; write 2026-03-02T08:00:00Z")
    return read
