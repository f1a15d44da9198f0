"""The one door: what all verbs have in common.

A verb runs in one transaction. It enters a case (which locks it), does its work in memory, and
writes through `Work.write`: ledger lines first, then new rows, then changed ones. A refusal is
recorded in a transaction of its own, after the verb's has been rolled back.
"""

import random
import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, OperationalError, connection, transaction

from rca.actions.once import Answer, Once
from rca.actions.refusals import keep_refusal
from rca.core.errors import RcaError, Unavailable

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 4
RETRY_CODES = frozenset({"40001", "40P01", "23505"})
"""PostgreSQL: serialization failure, deadlock detected, unique violation.

Nothing was done, so trying again is safe. After a unique violation (two people register the same
A-number at once) the second attempt finds the other's row and says what is the matter.
"""

LOCK_TIMEOUT = "55P03"
CROWDED = "Too many people are changing this case at once. Try again shortly."

_inside: ContextVar[bool] = ContextVar("inside_the_door", default=False)


def verb(function: Callable[P, T]) -> Callable[P, T]:
    """Make `function` a verb: atomic, retried on deadlock, its refusals recorded.

    A verb called by another verb takes part in the outer one's transaction.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        if _inside.get():
            return function(*args, **kwargs)
        return perform(lambda: function(*args, **kwargs))

    return run


def perform(call: Callable[[], T]) -> T:
    """Run `call`, which calls verbs, in one transaction; record its refusal if it has one."""
    try:
        return _attempt(call)
    except RcaError as refused:
        _record(refused, None)
        raise


def perform_once(call: Callable[[], Answer], *, once: Once) -> Answer:
    """Run `call` under an idempotency key and return its answer.

    Raises Replayed when the key has been answered, and whatever `call` raises.
    """

    def claimed() -> Answer:
        once.claim()
        answer = call()
        once.keep(answer)
        return answer

    try:
        return _attempt(claimed)
    except RcaError as refused:
        _record(refused, once)
        raise


def _record(refused: RcaError, once: Once | None) -> None:
    if refused.record is not None:
        _attempt(lambda: keep_refusal(refused, once))


def _attempt(call: Callable[[], T]) -> T:
    nested = connection.in_atomic_block
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _in_transaction(call)
        except DatabaseError as error:
            if nested or attempt == ATTEMPTS or not _may_be_retried(error):
                if _is_crowding(error):
                    raise Unavailable(CROWDED) from error
                raise
            time.sleep(random.uniform(0.005, 0.02) * attempt)
    raise AssertionError("unreachable")


def _in_transaction(call: Callable[[], T]) -> T:
    with transaction.atomic():
        token = _inside.set(True)
        try:
            return call()
        finally:
            _inside.reset(token)


def _may_be_retried(error: DatabaseError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in RETRY_CODES


def _is_crowding(error: DatabaseError) -> bool:
    if not isinstance(error, OperationalError):
        return False
    timed_out = getattr(error.__cause__, "sqlstate", None) == LOCK_TIMEOUT
    return timed_out or "locked" in str(error) or _may_be_retried(error)
