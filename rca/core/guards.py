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
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rca.core.dialects import Dialect
from rca.core.held import detours, held_constraints, held_guards
from rca.core.replacing import Key, displaces_another, taken_by_another

Condition = Callable[[Dialect], str]
BOTH = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Guard:
    """One refusal: before `operation` on `table`, refuse the row when `refuse_when` is true.

    Unknown counts as true: a NULL smuggled into a comparison must not open the door.

    `operation` is INSERT, UPDATE, DELETE or TRUNCATE. `engines` are those where the attack
    exists: SQLite has no TRUNCATE, PostgreSQL has no REPLACE.
    `message` says in plain words what was refused; it reaches logs and problem documents.
    """

    name: str
    table: str
    operation: str
    refuse_when: Condition
    message: str
    engines: tuple[str, ...] = BOTH

    def statements(self, vendor: str) -> tuple[str, ...]:
        """Return the SQL that installs this guard on `vendor`, replacing an older one."""
        if vendor not in self.engines:
            return ()
        return self._sqlite() if vendor == "sqlite" else self._postgresql()

    def text(self) -> str:
        """Return the words that the database raises: the guard's name, then the message."""
        return f"guard {self.name}: {self.message}".replace("'", "''")

    def _sqlite(self) -> tuple[str, ...]:
        condition = self.refuse_when(Dialect("sqlite"))
        return (
            f"DROP TRIGGER IF EXISTS {self.name}",
            f"CREATE TRIGGER {self.name} BEFORE {self.operation} ON {self.table} FOR EACH ROW "
            f"WHEN coalesce(({condition}), true) BEGIN SELECT RAISE(ABORT, '{self.text()}'); END",
        )

    def body(self) -> str:
        """Return the PL/pgSQL body, as PostgreSQL keeps it verbatim in `pg_proc.prosrc`."""
        condition = self.refuse_when(Dialect("postgresql"))
        result = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.operation, "NEW")
        words = self.text().replace("%", "%%")
        return (
            f" BEGIN IF coalesce(({condition}), true) THEN RAISE EXCEPTION '{words}' "
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


def never_removed(
    table: str, keys: Sequence[Sequence[str] | Key] = (("id",),), *, changes: bool = True
) -> tuple[Guard, ...]:
    """Return guards against DELETE, TRUNCATE and SQLite's REPLACE, which deletes unseen.

    `keys` are the table's unique keys, the primary one first. `changes` says whether rows are
    ever updated: then an update must not take another row's place either.
    """
    unique = [key if isinstance(key, Key) else Key(tuple(key)) for key in keys]
    removed = (
        Guard(f"{table}_no_delete", table, "DELETE", always, "rows are never deleted"),
        Guard(
            f"{table}_no_truncate",
            table,
            "TRUNCATE",
            always,
            "the table is never emptied",
            ("postgresql",),
        ),
        _never_replaced(table, "INSERT", "no_replace", taken_by_another(table, unique)),
    )
    if not changes:
        return removed
    displaced = displaces_another(table, unique)
    return (*removed, _never_replaced(table, "UPDATE", "no_displace", displaced))


def append_only(table: str, keys: Sequence[Sequence[str] | Key] = (("id",),)) -> tuple[Guard, ...]:
    """Return guards that let rows of `table` only be added: no update, no removal."""
    return (
        Guard(f"{table}_no_update", table, "UPDATE", always, "rows are never changed"),
        *never_removed(table, keys, changes=False),
    )


def _never_replaced(table: str, operation: str, name: str, condition: str) -> Guard:
    message = "a row with this key exists already"
    return Guard(f"{table}_{name}", table, operation, lambda _: condition, message, ("sqlite",))


def frozen_columns(
    table: str,
    name: str,
    columns: Iterable[str],
    *,
    once: Condition,
    message: str = "what has been decided is not edited",
) -> Guard:
    """Return a guard that refuses a change of any of `columns` once the condition holds."""
    listed = tuple(columns)

    def changed(dialect: Dialect) -> str:
        differing = " OR ".join(dialect.differ(f"NEW.{c}", f"OLD.{c}") for c in listed)
        return f"({once(dialect)}) AND ({differing})"

    return Guard(name, table, "UPDATE", changed, message)


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
    """Write every guard whose table exists; replaces guards of the same name, drops old ones."""
    tables = set(connection.introspection.table_names())
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Temporary tables come first on any search path that does not name them: somebody's
            # own `ledger_entry` would answer the guards' questions.
            cursor.execute("SELECT current_setting('search_path')")
            (usual,) = cursor.fetchone()
            cursor.execute(f"SELECT set_config('search_path', {_SAFE_PATH}, true)")
        _drop_strangers(connection, cursor)
        for guard in all_guards():
            if guard.table in tables:
                for statement in guard.statements(connection.vendor):
                    cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('search_path', %s, true)", [usual])


_SAFE_PATH = "quote_ident(current_schema()) || ', pg_temp'"


def _drop_strangers(connection: BaseDatabaseWrapper, cursor: Any) -> None:
    for name, table in _strangers(connection):
        on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "{name}"{on}')


def _strangers(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Return the triggers on guarded tables that the code does not know, with their tables."""
    known = {guard.name for guard in _guards_on(connection.vendor)}
    tables = {guard.table for guard in all_guards()}
    held = held_guards(connection)
    return [(name, row[0]) for name, row in held.items() if row[0] in tables and name not in known]


def faults(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return a line for each fault; () when all stands.

    A fault is a guard that is missing, changed or switched off, a trigger, rule or heir that is
    none of ours, and a missing constraint of a guarded table.
    """
    tables = {guard.table for guard in all_guards()}
    return (
        *_guard_faults(connection),
        *(f"{name}: unknown trigger on {table}" for name, table in _strangers(connection)),
        *detours(connection, tables),
        *_missing_constraints(connection, tables),
    )


def _guard_faults(connection: BaseDatabaseWrapper) -> list[str]:
    held = held_guards(connection)
    path = _path_of_guards(connection)
    lines: list[str] = []
    for guard in _guards_on(connection.vendor):
        if guard.name not in held:
            lines.append(f"{guard.name}: missing on {guard.table}")
        elif held[guard.name] != _expected(guard, connection.vendor, path):
            lines.append(f"{guard.name}: differs from the code, or is switched off")
    return lines


def _missing_constraints(connection: BaseDatabaseWrapper, tables: set[str]) -> list[str]:
    names = constraint_names(tables)
    missing = set(names) - held_constraints(connection, names)
    return [f"{name}: the constraint is missing on {names[name]}" for name in sorted(missing)]


def constraint_names(tables: set[str]) -> dict[str, str]:
    """Return the constraints that the models of `tables` declare, each with its table."""
    return {
        constraint.name: model._meta.db_table
        for model in apps.get_models()
        if model._meta.db_table in tables
        for constraint in model._meta.constraints
    }


def _guards_on(vendor: str) -> list[Guard]:
    return [guard for guard in all_guards() if vendor in guard.engines]


def _path_of_guards(connection: BaseDatabaseWrapper) -> str:
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ARRAY['search_path=' || {_SAFE_PATH}]::text")
        (path,) = cursor.fetchone()
        return str(path)


def _expected(guard: Guard, vendor: str, path: str) -> tuple[Any, ...]:
    if vendor == "sqlite":
        return (guard.table, guard.statements(vendor)[1])
    return (guard.table, guard.body(), "A", _PG_TYPES[guard.operation], path, True)


# pg_trigger.tgtype: row 1, before 2, insert 4, delete 8, update 16, truncate 32.
_PG_TYPES = {"INSERT": 7, "DELETE": 11, "UPDATE": 19, "TRUNCATE": 34}
