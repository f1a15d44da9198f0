"""What a slate must ask of each database engine: its tables, its guards, how to empty tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Table:
    """A table and the columns that can be written (generated columns cannot)."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Guard:
    """A trigger, with the statements that take it away and put it back as it was."""

    table: str
    name: str
    removal: str
    definition: str


class Engine(Protocol):
    """The questions that differ between SQLite and PostgreSQL."""

    def tables(self, cursor: Any) -> list[Table]:
        """Return all tables but the record of migrations, referenced ones first."""

    def guards(self, cursor: Any) -> set[Guard]:
        """Return every trigger that somebody made."""

    def filled(self, cursor: Any, names: set[str]) -> set[str]:
        """Return those of the tables that hold a row."""

    def emptied_with(self, cursor: Any, names: set[str]) -> set[str]:
        """Return the tables that must be emptied together with `names`, these included."""

    def empty(self, cursor: Any, tables: Sequence[Table]) -> None:
        """Remove all rows of the tables."""

    def settle(self, cursor: Any) -> None:
        """Check now what the database would check at the end of the transaction."""


def engine_of(connection: BaseDatabaseWrapper) -> Engine:
    """Return the engine behind the connection."""
    return SQLite() if connection.vendor == "sqlite" else PostgreSQL()


def _filled(cursor: Any, names: Iterable[str]) -> set[str]:
    listed = sorted(names)
    if not listed:
        return set()
    # One question for all: most tables are empty after most tests.
    cursor.execute(
        " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in listed
        )
    )
    return {row[0] for row in cursor.fetchall()}


class SQLite:
    """SQLite: foreign keys wait for the commit, so the order of tables does not matter."""

    def tables(self, cursor: Any) -> list[Table]:
        """Return all tables but the record of migrations."""
        cursor.execute(
            "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c "
            "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            "AND t.name <> 'django_migrations' AND c.hidden = 0 ORDER BY t.name, c.cid"
        )
        return _tables(cursor.fetchall())

    def guards(self, cursor: Any) -> set[Guard]:
        """Return every trigger."""
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {
            Guard(table, name, f'DROP TRIGGER "{name}"', definition)
            for table, name, definition in cursor.fetchall()
        }

    def filled(self, cursor: Any, names: set[str]) -> set[str]:
        """Return those of the tables that hold a row."""
        return _filled(cursor, names)

    def emptied_with(self, cursor: Any, names: set[str]) -> set[str]:
        """Return `names`: rows that refer to other tables are gone, or refer to restored rows."""
        return names

    def empty(self, cursor: Any, tables: Sequence[Table]) -> None:
        """Remove all rows of the tables."""
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        for table in tables:
            cursor.execute(f'DELETE FROM "{table.name}"')

    def settle(self, cursor: Any) -> None:
        """Do nothing: the commit checks the foreign keys."""


_PG_TABLES = """
SELECT c.relname, a.attname FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
 AND NOT a.attisdropped AND a.attgenerated = ''
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
  AND c.relname <> 'django_migrations'
ORDER BY c.relname, a.attnum
"""
_PG_REFERENCES = """
SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint
WHERE contype = 'f' AND conrelid <> confrelid AND connamespace = current_schema()::regnamespace
"""
_PG_GUARDS = """
SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled::text
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""
_PG_SWITCH = {
    "O": "ENABLE TRIGGER",
    "A": "ENABLE ALWAYS TRIGGER",
    "R": "ENABLE REPLICA TRIGGER",
    "D": "DISABLE TRIGGER",
}


class PostgreSQL:
    """PostgreSQL, with no more rights than the owner of the tables has."""

    def tables(self, cursor: Any) -> list[Table]:
        """Return all tables but the record of migrations, referenced ones first."""
        cursor.execute(_PG_TABLES)
        tables = _tables(cursor.fetchall())
        return _referenced_first(tables, self._references(cursor))

    def guards(self, cursor: Any) -> set[Guard]:
        """Return every trigger, with whether it also fires for replication."""
        cursor.execute(_PG_GUARDS)
        return {
            Guard(
                table,
                name,
                f'DROP TRIGGER "{name}" ON "{table}"',
                f'{definition}; ALTER TABLE "{table}" {_PG_SWITCH[enabled]} "{name}"',
            )
            for table, name, definition, enabled in cursor.fetchall()
        }

    def filled(self, cursor: Any, names: set[str]) -> set[str]:
        """Return those of the tables that hold a row."""
        return _filled(cursor, names)

    def emptied_with(self, cursor: Any, names: set[str]) -> set[str]:
        """Return `names` and what refers to them: TRUNCATE takes all of these or none."""
        reached = set(names)
        references = self._references(cursor)
        while more := {source for source, target in references if target in reached} - reached:
            reached |= more
        return reached

    def empty(self, cursor: Any, tables: Sequence[Table]) -> None:
        """Remove all rows of the tables."""
        if tables:
            cursor.execute("TRUNCATE " + ", ".join(f'"{table.name}"' for table in tables))

    def settle(self, cursor: Any) -> None:
        """Check deferred foreign keys: triggers cannot be made while such checks are pending."""
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def _references(self, cursor: Any) -> set[tuple[str, str]]:
        cursor.execute(_PG_REFERENCES)
        return {(source, target) for source, target in cursor.fetchall()}


def _tables(pairs: Iterable[tuple[str, str]]) -> list[Table]:
    columns: dict[str, list[str]] = {}
    for table, column in pairs:
        columns.setdefault(table, []).append(column)
    return [Table(name, tuple(names)) for name, names in columns.items()]


def _referenced_first(tables: list[Table], references: set[tuple[str, str]]) -> list[Table]:
    ordered: list[Table] = []
    waiting = list(tables)
    while waiting:
        names = {table.name for table in waiting}
        blocked = {source for source, target in references if target in names and source in names}
        # In a circle of references nothing is free; deferred checks carry those.
        free = [table for table in waiting if table.name not in blocked] or waiting
        ordered.extend(free)
        waiting = [table for table in waiting if table not in free]
    return ordered
