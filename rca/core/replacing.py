"""What SQLite's REPLACE would remove unseen: every row that shares a key with the row written.

`INSERT OR REPLACE` and `UPDATE OR REPLACE` delete the rows in their way and fire no delete
trigger (reliability-security.md section 4, I2 and I3). The keys are those of the table's unique
constraints and the row number, by which SQLite also finds a row. PostgreSQL has no REPLACE.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """The columns of a unique constraint; `where` is its condition, written over `{row}`."""

    columns: tuple[str, ...]
    where: str = ""


def taken_by_another(table: str, keys: Sequence[Key]) -> str:
    """Return SQL that is true when inserting NEW would take the place of a row."""
    return " OR ".join((f"{_exists(table)} o.rowid = NEW.rowid)", *_same(table, keys)))


def displaces_another(table: str, keys: Sequence[Key]) -> str:
    """Return SQL that is true when updating OLD to NEW would take the place of another row."""
    others = [f"(o.rowid <> OLD.rowid AND {_match(key)})" for key in keys]
    found = [f"{_exists(table)} {other})" for other in others]
    return " OR ".join(("NEW.rowid <> OLD.rowid", *found))


def _same(table: str, keys: Sequence[Key]) -> list[str]:
    return [f"{_exists(table)} {_match(key)})" for key in keys]


def _exists(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} o WHERE"


def _match(key: Key) -> str:
    parts = [f"o.{column} = NEW.{column}" for column in key.columns]
    if key.where:
        parts += [key.where.format(row="o"), key.where.format(row="NEW")]
    return " AND ".join(parts)
