"""Guards and constraints as things that can be taken away, one at a time."""

from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models

from rca.core.guards import all_guards
from tests.attacks.intruder import execute


@dataclass(frozen=True, slots=True)
class Mutant:
    """A database that lacks one guard or one constraint of a guarded table."""

    name: str
    table: str
    kind: str
    columns: tuple[str, ...] = ()

    def make(self) -> None:
        """Take it away, inside the present transaction."""
        getattr(self, f"_without_{self.kind}")()

    def heal(self) -> None:
        """Forget what SQLite remembers of the altered schema, after the rollback."""
        if connection.vendor == "sqlite" and self.kind == "check":
            execute("PRAGMA writable_schema = RESET")

    def concerns(self, refused_by: str, said: str) -> bool:
        """Tell whether a refusal may have been by what is missing here."""
        if refused_by == self.name:
            return True
        # SQLite names the columns of a unique index, and not the index.
        return self.kind in ("index", "unique") and all(
            f"{self.table}.{column}" in said for column in self.columns
        )

    def _without_guard(self) -> None:
        on = f" ON {self.table}" if connection.vendor == "postgresql" else ""
        execute(f"DROP TRIGGER {self.name}{on}")

    def _without_index(self) -> None:
        execute(f"DROP INDEX {self.name}")

    def _without_unique(self) -> None:
        execute(f"ALTER TABLE {self.table} DROP CONSTRAINT {self.name} CASCADE")

    def _without_check(self) -> None:
        if connection.vendor == "postgresql":
            self._without_unique()
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [self.table])
            (written,) = cursor.fetchone()
        execute("PRAGMA writable_schema = ON")
        execute(
            "UPDATE sqlite_master SET sql = %s WHERE name = %s",
            [without_check(written, self.name), self.table],
        )
        execute("PRAGMA writable_schema = RESET")


def without_check(written: str, name: str) -> str:
    """Return a CREATE TABLE in which the CHECK called `name` lets everything pass."""
    head = f'CONSTRAINT "{name}" CHECK ('
    start = written.index(head) + len(head)
    depth, end = 1, start
    while depth:
        depth += {"(": 1, ")": -1}.get(written[end], 0)
        end += 1
    return written[:start] + "true" + written[end - 1 :]


def mutants(engine: str) -> list[Mutant]:
    """Return every guard and every named constraint of guarded tables on an engine."""
    guards = [
        Mutant(guard.name, guard.table, "guard")
        for guard in all_guards()
        if engine in guard.engines
    ]
    return [*guards, *_constraints(engine)]


def _constraints(engine: str) -> list[Mutant]:
    tables = {guard.table for guard in all_guards()}
    return [
        _mutant(model, constraint)
        for model in apps.get_models()
        if model._meta.db_table in tables
        for constraint in model._meta.constraints
        if engine == "postgresql" or not _inside_its_table(constraint)
    ]


def _mutant(model: type[models.Model], constraint: models.BaseConstraint) -> Mutant:
    kind, columns = "check", ()
    if isinstance(constraint, models.UniqueConstraint):
        kind = "unique" if constraint.condition is None else "index"
        columns = tuple(model._meta.get_field(name).column for name in constraint.fields)
    return Mutant(constraint.name, model._meta.db_table, kind, columns)


def _inside_its_table(constraint: models.BaseConstraint) -> bool:
    """SQLite cannot drop a unique constraint that is written in its table, nor undo it."""
    return isinstance(constraint, models.UniqueConstraint) and constraint.condition is None
