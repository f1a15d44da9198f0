"""Attacks that every guarded table gets: DELETE, TRUNCATE, REPLACE, UPSERT, and unlisted edges.

They are made from the tables and the machines themselves, so that a new table or state brings
its own attacks.
"""

from collections.abc import Callable
from itertools import product
from typing import Any

from django.db import DatabaseError, connection, models

from policies.models import Edition
from rca.accounts.models import Account, FieldOffice, Person, RoleAssignment
from rca.assessments.models import Assessment
from rca.assessments.workflow import STEPS as ASSESSMENT_STEPS
from rca.cases.models import Case, Detainee, Screening, Transfer
from rca.cases.workflow import STEPS as CASE_STEPS
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.core.workflow import Steps
from rca.decisions.models import Concurrence, Decision, Evaluation, Return, Supplement
from rca.decisions.workflow import STEPS as DECISION_STEPS
from rca.ledger.models import Checkpoint, Entry, Leaf
from rca.reviews.models import Review
from rca.reviews.workflow import STEPS as REVIEW_STEPS
from tests.attacks.catalogue import Attack, keep
from tests.attacks.intruder import add, change, copy_of, execute, put, stored, write
from tests.attacks.on_ledger import checkpoint
from tests.attacks.world import World

GUARDED: tuple[type[models.Model], ...] = (
    Account,
    Assessment,
    Case,
    Checkpoint,
    Concurrence,
    Decision,
    Detainee,
    Edition,
    Entry,
    Evaluation,
    FieldOffice,
    Leaf,
    Person,
    Return,
    Review,
    RoleAssignment,
    Screening,
    Supplement,
    Transfer,
)
NEVER_CHANGED = (
    Checkpoint,
    Concurrence,
    Entry,
    Evaluation,
    FieldOffice,
    Leaf,
    Person,
    Return,
    Screening,
    Supplement,
    Transfer,
)
MACHINES: tuple[tuple[str, Steps, type[models.Model]], ...] = (
    ("case", CASE_STEPS, Case),
    ("assessment", ASSESSMENT_STEPS, Assessment),
    ("decision", DECISION_STEPS, Decision),
    ("review", REVIEW_STEPS, Review),
)
SQLITE, POSTGRESQL = ("sqlite",), ("postgresql",)


def a_row(model: type[models.Model], world: World) -> models.Model:
    """Return a row of the table; of the sealed part of the ledger one is made first."""
    entry = Entry.objects.filter(chain=world.submitted.case_id).earliest("sequence")
    if model is Leaf:
        write(Leaf, {"position": 1, "entry_id": entry.pk, "digest": entry.digest})
    elif model is Checkpoint:
        write(Checkpoint, checkpoint())
    elif model is Screening:
        add(Screening, _screening(world))
    found = model._default_manager.order_by("pk").first()
    assert found is not None, f"the world has no {model.__name__}"
    return found


def a_lonely_row(model: type[models.Model], world: World) -> models.Model:
    """Return a row that no other row refers to, so that only a guard keeps it."""
    if model is Account:
        columns = copy_of(Account.objects.get(pk=world.alias.account_id), username="lonely")
    elif model is Detainee:
        columns = copy_of(world.awaiting.detainee, version=1, a_number="A000000002")
    else:
        lonely = {Case: world.unassessed, Edition: world.draft_edition}
        if model is Evaluation:
            return world.insufficient.evaluations.get()
        return lonely.get(model) or a_row(model, world)
    add(model, columns)
    return model._default_manager.get(pk=columns["id"])


def _screening(world: World) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "case_id": world.awaiting.pk,
        "kind": "criminal_history",
        "queried_at": now(),
        "result": "record_found",
        "reference": "NCIC-2",
        "recorded_by_id": world.officer.account_id,
        "recorded_at": now(),
    }


def _keep(
    table: str, what: str, attempts: str, perform: Callable[[World], None], engines: Any = None
) -> None:
    both = ("sqlite", "postgresql")
    keep(Attack(f"{table}_{what}", attempts, "I2", perform, engines or both))


def _removals(model: type[models.Model]) -> None:
    table = model._meta.db_table
    key = model._meta.pk.column

    def delete(world: World) -> None:
        row = a_lonely_row(model, world)
        execute(f"DELETE FROM {table} WHERE {key} = %s", [_value(row, key)])

    def truncate(world: World) -> None:
        a_row(model, world)
        # What waits for the commit would hinder the truncation, and not the guard.
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        execute(f"TRUNCATE {table} CASCADE")

    def update(world: World) -> None:
        row = a_row(model, world)
        execute(f"UPDATE {table} SET {key} = {key} WHERE {key} = %s", [_value(row, key)])

    _keep(table, "deleted", f"delete a row of {table}", delete)
    _keep(table, "truncated", f"empty {table}", truncate, POSTGRESQL)
    if model in NEVER_CHANGED:
        _keep(table, "updated", f"update a row of {table}", update)


def _value(row: models.Model, column: str) -> Any:
    (field,) = [f for f in row._meta.concrete_fields if f.column == column]
    return field.get_db_prep_save(getattr(row, field.attname), connection)


def _replacements(model: type[models.Model]) -> None:
    table = model._meta.db_table

    def by_key(world: World) -> None:
        write(model, stored(a_row(model, world)), how="INSERT OR REPLACE")

    def by_rowid(world: World) -> None:
        row = a_row(model, world)
        columns = stored(row) | {model._meta.pk.column: _another_key(row)}
        _replace_by_rowid(table, row, columns)

    def upsert(world: World) -> None:
        row = a_row(model, world)
        key = model._meta.pk.column
        column = next(c for c in stored(row) if c != key)
        tail = f"ON CONFLICT ({key}) DO UPDATE SET {column} = excluded.{column}"
        write(model, stored(row), tail=tail)

    def renumbered(world: World) -> None:
        row = a_row(model, world)
        raised = put if model is Account else change
        raised(row, rowid=100_000)

    _keep(table, "replaced_by_key", f"INSERT OR REPLACE into {table} by its key", by_key, SQLITE)
    _keep(table, "replaced_by_rowid", f"INSERT OR REPLACE into {table} by rowid", by_rowid, SQLITE)
    # For PostgreSQL an upsert is an update, and an account may get another password.
    engines = SQLITE if model is Account else None
    _keep(table, "upserted", f"INSERT ON CONFLICT DO UPDATE into {table}", upsert, engines)
    if model not in NEVER_CHANGED:
        _keep(table, "renumbered", f"give rows of {table} other rowids", renumbered, SQLITE)


def _another_key(row: models.Model) -> Any:
    if isinstance(row.pk, int):
        return row.pk + 1
    return "NEW" if isinstance(row.pk, str) else uuid7()


def _replace_by_rowid(table: str, row: models.Model, columns: dict[str, Any]) -> None:
    key = row._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {table} WHERE {key} = %s", [_value(row, key)])
        (number,) = cursor.fetchone()
    # The replacement is as plausible as can be: its line stands, its unique columns are its own.
    fresh = type(row)(**{_attname(row, name): value for name, value in columns.items()})
    values = [number, *(_value(fresh, name) for name in columns)]
    marks = ", ".join(["%s"] * len(values))
    names = ", ".join(["rowid", *columns])
    execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", values)


def _attname(row: models.Model, column: str) -> str:
    return next(f.attname for f in row._meta.concrete_fields if f.column == column)


# --- Machines --------------------------------------------------------------------------------
def _jumps(name: str, steps: Steps, model: type[models.Model]) -> None:
    listed = set(steps.edges())
    _keep_stray(name, model)
    for source, target in product(steps.states(), repeat=2):
        if source != target and (source, target) not in listed:
            _keep_jump(name, model, source, target)
    for state in steps.states():
        if state != steps.first:
            _keep_birth(name, model, state)


def _keep_stray(name: str, model: type[models.Model]) -> None:
    def stray(world: World) -> None:
        change(model._default_manager.order_by("pk").first(), state="forgotten")

    keep(Attack(f"{name}_to_an_unknown_state", f"invent a state for a {name}", "I6", stray))


def _keep_jump(name: str, model: type[models.Model], source: str, target: str) -> None:
    def jump(world: World) -> None:
        row = model._default_manager.filter(state=source).order_by("pk").first()
        change(row or _brought(world, model, source), state=target)

    attempts = f"move a {name} from {source} to {target}"
    keep(Attack(f"{name}_from_{source}_to_{target}", attempts, "I6", jump))


def _brought(world: World, model: type[models.Model], state: str) -> Any:
    """Bring a row to a state in which the world has none, along listed edges."""
    name, way = WAYS[(model, state)]
    row = getattr(world, name)
    try:
        for target in way:
            finding = _finding(world) if target.startswith("found_") else {}
            change(row, state=target, **finding)
            row = model._default_manager.get(pk=row.pk)
    except DatabaseError as error:
        raise AssertionError(f"no way to {state}: {error}") from error
    return row


def _finding(world: World) -> dict[str, Any]:
    who = world.policy
    return {
        "found_by_id": who.account_id,
        "found_by_person_id": who.person_id,
        "found_at": now(),
    }


WAYS: dict[tuple[type[models.Model], str], tuple[str, tuple[str, ...]]] = {
    (Assessment, "superseded"): ("current", ("superseded",)),
    (Assessment, "voided"): ("half_assessed", ("voided",)),
    (Decision, "withdrawn"): ("draft", ("withdrawn",)),
    (Decision, "lapsed"): ("draft", ("lapsed",)),
    (Review, "remediation_requested"): ("held_review", ("remediation_requested",)),
    (Review, "supplemented"): ("held_review", ("remediation_requested", "supplemented")),
    (Review, "escalated"): ("held_review", ("escalated",)),
    (Review, "cancelled"): ("held_review", ("cancelled",)),
    (Review, "found_insufficient"): ("held_review", ("found_insufficient",)),
}


def _keep_birth(name: str, model: type[models.Model], state: str) -> None:
    def birth(world: World) -> None:
        row = model._default_manager.first()
        assert row is not None
        add(model, stored(row) | {"id": uuid7(), "version": 1, "state": state})

    keep(Attack(f"{name}_at_first_{state}", f"make a {name} that is born {state}", "I6", birth))


for _model in GUARDED:
    _removals(_model)
    _replacements(_model)
for _name, _steps, _machine in MACHINES:
    _jumps(_name, _steps, _machine)
