"""The id of the request being answered: in the answer's header, in the ledger and in the log."""

import logging
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"

_SAFE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_CURRENT: ContextVar[str] = ContextVar("rca_request_id", default="")


def current() -> str:
    """Return the id of the request being answered, or "" outside of one."""
    return _CURRENT.get()


def accept(offered: str | None) -> str:
    """Return the caller's own id when it is at most 64 safe characters, else a new one."""
    if offered and _SAFE.fullmatch(offered):
        return offered
    return uuid.uuid4().hex


@contextmanager
def bound(request_id: str) -> Iterator[str]:
    """Within the context, `current()` is the given id."""
    token = _CURRENT.set(request_id)
    try:
        yield request_id
    finally:
        _CURRENT.reset(token)


class RequestIdFilter(logging.Filter):
    """Logging filter that gives each record the id of the request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add `request_id` to the record unless the caller named one; let every record pass."""
        if current() and not hasattr(record, "request_id"):
            record.request_id = current()
        return True
