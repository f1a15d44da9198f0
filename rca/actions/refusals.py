"""Refused attempts are recorded: how often officers try "release" is what oversight wants to see.

The record is made in a transaction of its own, after the refused verb has been rolled back.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from rca.actions.once import Once
from rca.core.errors import RcaError

E = TypeVar("E", bound=RcaError)


def recorded(error: E, write: Callable[[], None]) -> E:
    """Return `error`, carrying what is to be written about the attempt."""
    error.record = write
    return error


def keep_refusal(error: RcaError, once: Once | None) -> None:
    """Write the record that `error` carries, if any, and the answer under the caller's key."""
    if error.record is None:
        return
    write, error.record = error.record, None
    with transaction.atomic():
        if once is not None:
            once.claim()
        write()
        if once is not None:
            once.keep(once.describe(error))
