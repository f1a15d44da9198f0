"""The inventory notices every guard and constraint that is missing, altered or led around (T31)."""

import pytest
from django.core.management import call_command
from django.db import connection, models

from rca.api.probes import readiness_faults
from rca.cases.models import Screening
from rca.core import guards
from tests import databases
from tests.attacks.mutants import Mutant, mutants
from tests.attacks.refusing import rolled_back

pytestmark = pytest.mark.django_db
ENGINE = databases.engine()
ONE = "decisions_decision_executed_signed"
TABLE = "decisions_decision"
AGAIN = f"CREATE TRIGGER {ONE} BEFORE UPDATE"
EACH = f"FOR EACH ROW EXECUTE FUNCTION {ONE}()"
ALWAYS = f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {ONE}"
ON_SQLITE = {
    "dropped": (f"DROP TRIGGER {ONE}",),
    "asleep": (
        f"DROP TRIGGER {ONE}",
        f"{AGAIN} ON {TABLE} WHEN false BEGIN SELECT RAISE(ABORT, 'never'); END",
    ),
    "stranger": (f"CREATE TRIGGER helpful AFTER UPDATE ON {TABLE} BEGIN SELECT 1; END",),
}
ON_POSTGRESQL = {
    "dropped": (f"DROP TRIGGER {ONE} ON {TABLE}",),
    "disabled": (f"ALTER TABLE {TABLE} DISABLE TRIGGER {ONE}",),
    "all disabled": (f"ALTER TABLE {TABLE} DISABLE TRIGGER USER",),
    "not always": (f"ALTER TABLE {TABLE} ENABLE TRIGGER {ONE}",),
    "for replicas only": (f"ALTER TABLE {TABLE} ENABLE REPLICA TRIGGER {ONE}",),
    "emptied": (
        f"CREATE OR REPLACE FUNCTION {ONE}() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NEW; END'",
    ),
    "on anybody's path": (f"ALTER FUNCTION {ONE}() RESET search_path",),
    "asleep": (
        f"DROP TRIGGER {ONE} ON {TABLE}",
        f"{AGAIN} ON {TABLE} FOR EACH ROW WHEN (false) EXECUTE FUNCTION {ONE}()",
        ALWAYS,
    ),
    "of one column": (
        f"DROP TRIGGER {ONE} ON {TABLE}",
        f"{AGAIN} OF version ON {TABLE} {EACH}",
        ALWAYS,
    ),
    "stranger": (f"CREATE TRIGGER zzz_last BEFORE INSERT ON {TABLE} {EACH}",),
}
BEYOND_MIGRATE = {
    "sqlite": {"no index": ("DROP INDEX decision_one_live",)},
    "postgresql": {
        "rule": (f"CREATE RULE aside AS ON UPDATE TO {TABLE} DO INSTEAD NOTHING",),
        "heir": (f"CREATE TABLE heir () INHERITS ({TABLE})",),
        "no index": ("DROP INDEX decision_one_live",),
        "no check": (f"ALTER TABLE {TABLE} DROP CONSTRAINT decision_known_outcome",),
    },
}[ENGINE]
MENDED = ON_SQLITE if ENGINE == "sqlite" else ON_POSTGRESQL
ALTERATIONS = MENDED | BEYOND_MIGRATE
# A check that was rewritten in SQLite's own record of the table is still there by name.
NAMED = [m for m in mutants(ENGINE) if (ENGINE, m.kind) != ("sqlite", "check")]


def alter(name: str) -> None:
    """Run the statements of an alteration."""
    for statement in ALTERATIONS[name]:
        with connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_an_alteration_is_noticed(alteration: str) -> None:
    assert guards.faults(connection) == ()
    with rolled_back():
        alter(alteration)
        found = guards.faults(connection)
        assert found
        assert readiness_faults() == list(found)
    assert guards.faults(connection) == ()


@pytest.mark.parametrize("mutant", NAMED, ids=lambda mutant: mutant.name)
def test_each_missing_part_is_named(mutant: Mutant) -> None:
    with rolled_back():
        mutant.make()
        found = guards.faults(connection)
    assert any(line.startswith(f"{mutant.name}:") for line in found), found


@pytest.mark.parametrize("alteration", MENDED)
def test_migrate_puts_guards_back(alteration: str) -> None:
    with rolled_back():
        alter(alteration)
        assert guards.faults(connection)
        call_command("migrate", verbosity=0)
        assert guards.faults(connection) == ()


def test_migrate_does_not_pass_over_a_missing_constraint() -> None:
    with rolled_back():
        alter("no index")
        with pytest.raises(RuntimeError, match="decision_one_live"):
            call_command("migrate", verbosity=0)


@pytest.mark.postgresql_only
def test_installing_leaves_the_search_path_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW search_path")
        before = cursor.fetchone()
        guards.install(connection)
        cursor.execute("SHOW search_path")
        assert cursor.fetchone() == before


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_rebuilt_table_loses_its_guards_until_migrate() -> None:
    usual = Screening._meta.get_field("reference")
    longer = models.CharField(max_length=121)
    longer.set_attributes_from_name("reference")
    longer.model = Screening
    for old, new in ((usual, longer), (longer, usual)):
        with connection.schema_editor() as editor:
            editor.alter_field(Screening, old, new)
        assert any("cases_screening" in line for line in guards.faults(connection))
        call_command("migrate", verbosity=0)
        assert guards.faults(connection) == ()
