"""Puts a database back to what its migrations left: their rows, and every guard.

Django's own way after a test that commits is `flush`, which the guards refuse, rightly. A slate
takes the guards of the tables in question away, empties the tables, writes back the rows that
migrations made, and puts the guards back, all in one transaction. No guard knows of it: a bypass
built into a guard would be open to anybody with SQL.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.engines import Guard, Table, engine_of


class Slate:
    """What a freshly migrated database holds. Taken once a session, restored after each commit."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        """Remember the rows and guards that `connection` holds now."""
        self._connection = connection
        self._engine = engine_of(connection)
        with connection.cursor() as cursor:
            self._tables: list[Table] = self._engine.tables(cursor)
            self._guards: set[Guard] = self._engine.guards(cursor)
            self._rows = {table.name: self._read(cursor, table) for table in self._tables}

    def restore(self) -> None:
        """Put everything back. Raises AssertionError when the test left other guards than it found.

        Guards are put right first, so that only the test at fault fails.
        """
        whole = transaction.atomic(using=self._connection.alias)
        with whole, self._connection.cursor() as cursor:
            found = self._engine.guards(cursor)
            changed = self._changed_tables(cursor)
            self._rewrite(cursor, found, self._engine.emptied_with(cursor, changed))
            assert self._engine.guards(cursor) == self._guards, "guards are not back in place"
        assert found == self._guards, (
            "the test left the database with other guards than it found: "
            f"{sorted(guard.name for guard in found ^ self._guards)}"
        )

    def _rewrite(self, cursor: Any, found: set[Guard], names: set[str]) -> None:
        tables = [table for table in self._tables if table.name in names]
        disturbed = found ^ self._guards
        for guard in found:
            if guard.table in names or guard in disturbed:
                cursor.execute(guard.removal)
        self._engine.empty(cursor, tables)
        for table in tables:
            self._write(cursor, table)
        self._engine.settle(cursor)
        for guard in self._guards:
            if guard.table in names or guard in disturbed:
                cursor.execute(guard.definition)

    def _changed_tables(self, cursor: Any) -> set[str]:
        filled = {name for name, rows in self._rows.items() if rows}
        unexpected = self._engine.filled(cursor, {t.name for t in self._tables} - filled)
        differing = {
            table.name
            for table in self._tables
            if table.name in filled and self._read(cursor, table) != self._rows[table.name]
        }
        return unexpected | differing

    def _read(self, cursor: Any, table: Table) -> list[tuple[Any, ...]]:
        cursor.execute(f"SELECT {_listed(table.columns)} FROM {_quoted(table.name)} ORDER BY 1")
        return [tuple(row) for row in cursor.fetchall()]

    def _write(self, cursor: Any, table: Table) -> None:
        rows = self._rows[table.name]
        if rows:
            marks = ", ".join(["%s"] * len(table.columns))
            cursor.executemany(
                f"INSERT INTO {_quoted(table.name)} ({_listed(table.columns)}) VALUES ({marks})",
                rows,
            )


def _quoted(name: str) -> str:
    return f'"{name}"'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(_quoted(name) for name in names)
