"""Rows as they are stored, read in a stream: a damaged row must be reported, not raise.

The ORM would convert (and fail on) what somebody wrote into a column, so this reads plain SQL.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rca.ledger.hashing import DIGEST_FIELDS, UUID_FIELDS

ENTRY_COLUMNS = (*DIGEST_FIELDS, "salt", "payload", "digest", "seal")
_NUMBERS = frozenset({"sequence", "subject_version"})
_NULLABLE = frozenset({"from_state", "to_state", "account_id", "person_id"})
_BATCH = 2000
_HEX = re.compile(r"[0-9a-f]{32}")

ENTRIES = f"SELECT {', '.join(ENTRY_COLUMNS)} FROM ledger_entry ORDER BY chain, sequence, id"
LEAVES = (
    "SELECT l.position, l.entry_id, l.digest, e.digest, e.chain, e.sequence "
    "FROM ledger_leaf l LEFT JOIN ledger_entry e ON e.id = l.entry_id ORDER BY l.position"
)
UNSEALED = (
    "SELECT count(*) FROM ledger_entry e "
    "WHERE NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.entry_id = e.id)"
)


@contextmanager
def reading(using: str) -> Iterator[BaseDatabaseWrapper]:
    """Yield a connection on which large results stream and bytes that are no text do not raise."""
    connection = connections[using]
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.text_factory = _lenient
    try:
        with _streaming(connection, using):
            yield connection
    finally:
        if connection.vendor == "sqlite" and connection.connection is not None:
            connection.connection.text_factory = str


def stream(connection: BaseDatabaseWrapper, query: str) -> Iterator[Sequence[Any]]:
    """Yield the rows of `query` without holding them all in memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(_BATCH):
            yield from rows


def spelt(row: dict[str, Any]) -> dict[str, str] | None:
    """Return the digest fields of a row as the texts that are hashed; None when malformed."""
    texts = {name: _text(name, row[name]) for name in DIGEST_FIELDS}
    if any(text is None for text in texts.values()):
        return None
    return {name: text or "" for name, text in texts.items()}


def shown(value: Any) -> str | None:
    """Return an identifier for a reader, whatever the column held."""
    if value is None:
        return None
    return value.hex if isinstance(value, UUID) else ascii(value).strip("'")


def number(value: Any) -> int | None:
    """Return a whole number, or None when the column held something else."""
    return value if type(value) is int else None


def _text(name: str, value: Any) -> str | None:
    if value is None:
        return "" if name in _NULLABLE else None
    if name in _NUMBERS:
        return str(value) if type(value) is int else None
    if name in UUID_FIELDS:
        return _uuid_text(value)
    if not isinstance(value, str) or "\n" in value:
        return None
    # An empty state would have the same digest as no state.
    return None if value == "" and name in _NULLABLE else value


def _uuid_text(value: Any) -> str | None:
    if isinstance(value, UUID):
        return value.hex
    return value if isinstance(value, str) and _HEX.fullmatch(value) else None


def _lenient(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")


def _streaming(connection: BaseDatabaseWrapper, using: str) -> AbstractContextManager[Any]:
    """On PostgreSQL a cursor streams inside a transaction; on SQLite one would lock out writers."""
    if connection.vendor == "sqlite":
        return nullcontext()
    return transaction.atomic(using=using)
