"""Guards: triggers that refuse, on SQLite and PostgreSQL alike, what the rulebook would refuse.

A guard is data: a table, an operation, and a condition under which the row is refused. Rooms
list theirs in `guards.py`; `install` writes them, `faults` compares what the database holds with
what the code says. SQLite drops triggers silently when Django rebuilds a table, which is why
`install` runs after every migrate and `faults` at every start (reliability-security.md, finding 4).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from rca.core.dialects import Dialect

Condition = Callable[[Dialect], str]


@dataclass(frozen=True, slots=True)
class Guard:
    """One refusal: before `operation` on `table`, refuse the row when `refuse_when` is true.

    `operation` is INSERT, UPDATE, DELETE or TRUNCATE (PostgreSQL only: SQLite has none).
    `message` says in plain words what was refused; it reaches logs and problem documents.
    """

    name: str
    table: str
    operation: str
    refuse_when: Condition
    message: str

    def statements(self, vendor: str) -> tuple[str, ...]:
        """Return the SQL that installs this guard on `vendor`, replacing an older one."""
        if vendor == "sqlite":
            return () if self.operation == "TRUNCATE" else self._sqlite()
        return self._postgresql()

    def text(self) -> str:
        """Return the words that the database raises: the guard's name, then the message."""
        return f"guard {self.name}: {self.message}".replace("'", "''")

    def _sqlite(self) -> tuple[str, ...]:
        condition = self.refuse_when(Dialect("sqlite"))
        return (
            f"DROP TRIGGER IF EXISTS {self.name}",
            f"CREATE TRIGGER {self.name} BEFORE {self.operation} ON {self.table} FOR EACH ROW "
            f"WHEN ({condition}) BEGIN SELECT RAISE(ABORT, '{self.text()}'); END",
        )

    def body(self) -> str:
        """Return the PL/pgSQL body, as PostgreSQL keeps it verbatim in `pg_proc.prosrc`."""
        condition = self.refuse_when(Dialect("postgresql"))
        result = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.operation, "NEW")
        return (
            f" BEGIN IF ({condition}) THEN RAISE EXCEPTION '{self.text().replace('%', '%%')}' "
            f"USING ERRCODE = 'check_violation'; END IF; RETURN {result}; END "
        )

    def _postgresql(self) -> tuple[str, ...]:
        level = "STATEMENT" if self.operation == "TRUNCATE" else "ROW"
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql "
            f"SET search_path FROM CURRENT AS $guard${self.body()}$guard$",
            f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}",
            f"CREATE TRIGGER {self.name} BEFORE {self.operation} ON {self.table} "
            f"FOR EACH {level} EXECUTE FUNCTION {self.name}()",
            f"ALTER TABLE {self.table} ENABLE ALWAYS TRIGGER {self.name}",
        )


def always(_: Dialect) -> str:
    """Refuse without condition."""
    return "true"


def never_removed(table: str, keys: Sequence[Sequence[str]] = (("id",),)) -> tuple[Guard, ...]:
    """Return guards against DELETE, TRUNCATE and INSERT OR REPLACE, which deletes unseen.

    SQLite fires no delete trigger for REPLACE, so each unique key in `keys` is checked before
    an insert (reliability-security.md section 4, I2 and I3).
    """
    return (
        Guard(f"{table}_no_delete", table, "DELETE", always, "rows are never deleted"),
        Guard(f"{table}_no_truncate", table, "TRUNCATE", always, "the table is never emptied"),
        *(_no_replace(table, key) for key in keys),
    )


def append_only(table: str, keys: Sequence[Sequence[str]] = (("id",),)) -> tuple[Guard, ...]:
    """Return guards that let rows of `table` only be added: no update, no removal."""
    return (
        Guard(f"{table}_no_update", table, "UPDATE", always, "rows are never changed"),
        *never_removed(table, keys),
    )


def _no_replace(table: str, key: Sequence[str]) -> Guard:
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    return Guard(
        f"{table}_no_replace_{'_'.join(key)}",
        table,
        "INSERT",
        lambda _: f"EXISTS (SELECT 1 FROM {table} WHERE {same})",
        f"a row with this {' and '.join(key)} exists already",
    )


def frozen_columns(table: str, name: str, columns: Iterable[str], *, once: Condition) -> Guard:
    """Return a guard that refuses a change of any of `columns` once the condition holds."""
    listed = tuple(columns)

    def changed(dialect: Dialect) -> str:
        differing = " OR ".join(dialect.differ(f"NEW.{c}", f"OLD.{c}") for c in listed)
        return f"({once(dialect)}) AND ({differing})"

    return Guard(name, table, "UPDATE", changed, "what has been decided is not edited")


def all_guards() -> tuple[Guard, ...]:
    """Return every guard of every installed room, in a stable order."""
    found: list[Guard] = []
    for config in apps.get_app_configs():
        if config.name == "policies" or config.name.startswith("rca."):
            found.extend(_guards_of(config.name))
    return tuple(found)


def _guards_of(room: str) -> Sequence[Guard]:
    try:
        module = import_module(f"{room}.guards")
    except ModuleNotFoundError as error:
        if error.name != f"{room}.guards":
            raise
        return ()
    return tuple(getattr(module, "GUARDS", ()))


def install(connection: BaseDatabaseWrapper) -> None:
    """Write every guard whose table exists; replaces guards of the same name."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in all_guards():
            if guard.table in tables:
                for statement in guard.statements(connection.vendor):
                    cursor.execute(statement)


def faults(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return a line for each guard that is missing, changed or switched off; () when all stand."""
    held = _held_sqlite(connection) if connection.vendor == "sqlite" else _held_pg(connection)
    lines: list[str] = []
    for guard in all_guards():
        if connection.vendor == "sqlite" and guard.operation == "TRUNCATE":
            continue
        expected = _expected(guard, connection.vendor)
        if guard.name not in held:
            lines.append(f"{guard.name}: missing on {guard.table}")
        elif held[guard.name] != expected:
            lines.append(f"{guard.name}: differs from the code, or is switched off")
    return tuple(lines)


def _expected(guard: Guard, vendor: str) -> tuple[Any, ...]:
    if vendor == "sqlite":
        return (guard.table, guard.statements(vendor)[1])
    return (guard.table, guard.body(), "A", _PG_TYPES[guard.operation])


# pg_trigger.tgtype: row 1, before 2, insert 4, delete 8, update 16, truncate 32.
_PG_TYPES = {"INSERT": 7, "DELETE": 11, "UPDATE": 19, "TRUNCATE": 34}


def _held_sqlite(connection: BaseDatabaseWrapper) -> dict[str, tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name: (table, sql) for name, table, sql in cursor.fetchall()}


def _held_pg(connection: BaseDatabaseWrapper) -> dict[str, tuple[Any, ...]]:
    query = (
        "SELECT t.tgname, c.relname, p.prosrc, t.tgenabled::text, t.tgtype "
        "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE NOT t.tgisinternal AND n.nspname = ANY (current_schemas(false))"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0]: tuple(row[1:]) for row in cursor.fetchall()}
