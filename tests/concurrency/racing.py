"""Several people at once: each call in a thread and on a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any

from django.db import connections

from rca.actions.once import Replayed
from rca.core.errors import RcaError

PATIENCE = 60
"""Seconds until a race counts as stuck."""


@dataclass(frozen=True)
class Race:
    """How a race ended: what the winners returned, and what the others were told."""

    won: tuple[Any, ...]
    told: tuple[RcaError | Replayed, ...]

    def kinds(self) -> set[str]:
        """Return the names of the errors that the losers were told."""
        return {type(error).__name__ for error in self.told}


def race(calls: Sequence[Callable[[], Any]]) -> Race:
    """Start all calls at the same moment and wait for all of them.

    An error that nobody is meant to read (anything but RcaError and Replayed) is raised here.
    """
    barrier = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            # Connect first: otherwise the race is about who connects first.
            connections["default"].ensure_connection()
            barrier.wait(timeout=PATIENCE)
            return call()
        except (RcaError, Replayed) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(calls)) as pool:
        ends = [future.result(timeout=PATIENCE) for future in [pool.submit(run, c) for c in calls]]
    told = tuple(end for end in ends if isinstance(end, RcaError | Replayed))
    return Race(tuple(end for end in ends if not isinstance(end, RcaError | Replayed)), told)
