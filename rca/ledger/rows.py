"""Rows as they are stored, read in a stream: a damaged row must be reported, not raise.

The ORM would convert (and fail on) what somebody wrote into a column, so this reads plain SQL.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rca.ledger.hashing import DIGEST_FIELDS

ENTRY_COLUMNS = (*DIGEST_FIELDS, "salt", "payload", "digest", "seal")
NULLABLE = frozenset({"from_state", "to_state", "account_id", "person_id"})
_BATCH = 2000

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
    """Yield a connection on which large results stream and bytes that are no text do not raise.

    On PostgreSQL a cursor streams inside a transaction; on SQLite one would lock writers out.
    """
    connection = connections[using]
    if connection.vendor != "sqlite":
        with transaction.atomic(using=using):
            yield connection
        return
    connection.ensure_connection()
    connection.connection.text_factory = _lenient
    try:
        yield connection
    finally:
        connection.connection.text_factory = str


def stream(connection: BaseDatabaseWrapper, query: str) -> Iterator[Sequence[Any]]:
    """Yield the rows of `query` without holding them all in memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(_BATCH):
            yield from rows


def spelt(row: dict[str, Any]) -> dict[str, str] | None:
    """Return the digest fields of a row as the texts that are hashed; None when malformed.

    Malformed is what the digest cannot see: a line break, which could move text from one field
    to the next, and an empty text where no value is meant, or the other way round.
    """
    texts = {name: _text(row[name]) for name in DIGEST_FIELDS}
    missing = any(row[name] == ("" if name in NULLABLE else None) for name in DIGEST_FIELDS)
    if missing or row["digest"] is None or row["seal"] is None:
        return None
    return None if any("\n" in text for text in texts.values()) else texts


def shown(value: Any) -> str | None:
    """Return an identifier for a reader, whatever the column held."""
    if value is None:
        return None
    return value.hex if isinstance(value, UUID) else ascii(value).strip("'")


def number(value: Any) -> int | None:
    """Return a whole number, or None when the column held something else."""
    return value if type(value) is int else None


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.hex if isinstance(value, UUID) else str(value)


def _lenient(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")
