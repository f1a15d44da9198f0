"""What a database holds: its guards, its constraints, and what does not belong there."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

Held = dict[str, tuple[Any, ...]]

# The last column: a trigger with a WHEN, or of some columns only, sleeps through the rest.
_PG_GUARDS = """
SELECT t.tgname, c.relname, p.prosrc, t.tgenabled::text, t.tgtype, p.proconfig::text,
       t.tgqual IS NULL AND t.tgattr::text = ''
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND n.nspname = ANY (current_schemas(false))
"""
_PG_CONSTRAINTS = """
SELECT conname FROM pg_constraint WHERE convalidated
UNION SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indisvalid AND i.indisunique
"""
# A rule rewrites statements before any trigger sees them; an heir is read with its parent, but
# written without the parent's triggers.
_PG_DETOURS = """
SELECT 'rule ' || r.rulename, c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
UNION SELECT 'heir ' || h.inhrelid::regclass, c.relname
FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhparent
"""


def held_guards(connection: BaseDatabaseWrapper) -> Held:
    """Return every trigger by name: its table first, then all that must be as the code says."""
    if connection.vendor == "sqlite":
        query = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = _PG_GUARDS
    return {row[0]: tuple(row[1:]) for row in _rows(connection, query)}


def held_constraints(connection: BaseDatabaseWrapper, names: Iterable[str]) -> set[str]:
    """Return those of the constraints `names` that the database enforces."""
    if connection.vendor == "sqlite":
        rows = _rows(connection, "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger'")
        indexes = {name for name, _ in rows}
        written = "\n".join(sql or "" for _, sql in rows)
        return {name for name in names if name in indexes or f'CONSTRAINT "{name}"' in written}
    held = {row[0] for row in _rows(connection, _PG_CONSTRAINTS)}
    return held.intersection(names)


def detours(connection: BaseDatabaseWrapper, tables: set[str]) -> tuple[str, ...]:
    """Return what leads around the triggers of `tables`: rules and heirs (PostgreSQL only)."""
    if connection.vendor == "sqlite":
        return ()
    rows = _rows(connection, _PG_DETOURS)
    return tuple(f"{what}: leads around {table}" for what, table in rows if table in tables)


def _rows(connection: BaseDatabaseWrapper, query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())
