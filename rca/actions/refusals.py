"""Refused attempts are recorded: how often officers try "release" is what oversight wants to see.

The record is made in a transaction of its own, after the refused verb has been rolled back.
"""

from collections.abc import Callable
from typing import TypeVar

from rca.actions.once import Once
from rca.core.errors import RcaError

E = TypeVar("E", bound=RcaError)


def recorded(error: E, write: Callable[[], None]) -> E:
    """Return `error`, carrying what is to be written about the attempt."""
    error.record = write
    return error


def keep_refusal(error: RcaError, once: Once | None) -> None:
    """Write the record that `error` carries, if any, and the answer under the caller's key.

    The caller holds the transaction. Raises what `Once.claim` raises.
    """
    if once is not None:
        once.claim()
    if error.record is not None:
        error.record()
    if once is not None:
        once.keep(once.describe(error))
