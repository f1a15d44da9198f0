"""Attacks by the ways in which Django writes past a state machine (threats T10, T11, T14).

Lines are written beforehand where an honest change has one, so that it is not only the missing
line that refuses them.
"""

import io
import json
import sys
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core import serializers
from django.core.management import call_command
from django.db import connection, models
from django.http import HttpRequest

from rca.accounts.models import Person, RoleAssignment
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.decisions.models import Concurrence, Decision
from rca.ledger.models import Entry
from rca.reviews.models import Review
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import execution
from tests.attacks.intruder import concurrence, copy_of, execute, line, stored, write
from tests.attacks.world import World


def _lined(decision: Decision, state: str) -> int:
    """Write the line of a decision's next version; return that version."""
    version = decision.version + 1
    line(decision, version=version, from_state=decision.state, to_state=state)
    return version


def _forced(row: models.Model, **values: Any) -> None:
    """Set attributes past every descriptor."""
    row.__dict__.update(values)


@attack("I1", "QuerySet.update(state='executed')")
def orm_update(world: World) -> None:
    version = _lined(world.submitted, "executed")
    rows = Decision.objects.filter(pk=world.submitted.pk)
    rows.update(version=version, **execution(world.officer))


@attack("I9", "QuerySet.update without a line")
def orm_update_without_line(world: World) -> None:
    Decision.objects.filter(pk=world.submitted.pk).update(state="withdrawn")


@attack("I1", "__dict__ assignment and save()")
def orm_dict_and_save(world: World) -> None:
    decision = Decision.objects.get(pk=world.submitted.pk)
    _forced(decision, version=_lined(decision, "concurred"), state="concurred")
    decision.save()


@attack("I1", "save(update_fields) with a forced state")
def orm_save_update_fields(world: World) -> None:
    decision = Decision.objects.get(pk=world.held.pk)
    version = _lined(decision, "executed")
    _forced(decision, version=version, **execution(world.officer))
    decision.save(update_fields=["state", "version", "executed_at", "executed_by"])


@attack("I6", "a constructor with a later state")
def orm_constructor(world: World) -> None:
    Decision(**_attributes(world.executed, id=uuid7(), version=1)).save(force_insert=True)


@attack("I6", "a constructor with the key of a row that exists")
def orm_constructor_with_key(world: World) -> None:
    version = _lined(world.submitted, "executed")
    columns = _attributes(world.submitted, version=version, **execution(world.officer))
    Decision(**columns).save()


@attack("I6", "bulk_create of executed decisions")
def orm_bulk_create(world: World) -> None:
    Decision.objects.bulk_create([Decision(**_attributes(world.executed, id=uuid7(), version=1))])


@attack("I2", "bulk_create(update_conflicts) over a concurrence")
def orm_bulk_create_over(world: World) -> None:
    signature = world.concurred.concurrences.get()
    _forced(signature, statement="Something else altogether, and longer.")
    Concurrence.objects.bulk_create(
        [signature], update_conflicts=True, unique_fields=["id"], update_fields=["statement"]
    )


@attack("I1", "bulk_update of the state")
def orm_bulk_update(world: World) -> None:
    decision = Decision.objects.get(pk=world.submitted.pk)
    _forced(decision, version=_lined(decision, "concurred"), state="concurred")
    Decision.objects.bulk_update([decision], ["state", "version"])


@attack("I1", "update_or_create with a later state")
def orm_update_or_create(world: World) -> None:
    version = _lined(world.submitted, "executed")
    Decision.objects.select_related(None).filter(pk=world.submitted.pk).update_or_create(
        pk=world.submitted.pk,
        defaults={"version": version, "content": "{}"},
    )


@attack("I6", "a copy: the key taken off an executed decision and saved again")
def orm_copy(world: World) -> None:
    decision = Decision.objects.get(pk=world.executed.pk)
    _forced(decision, id=uuid7(), version=1)
    decision._state.adding = True
    decision.save()


@attack("I2", "delete() of a decision")
def orm_delete(world: World) -> None:
    Decision.objects.filter(pk=world.draft.pk)._raw_delete("default")


@attack("I2", "a cascade from the account over its roles")
def orm_cascade(world: World) -> None:
    RoleAssignment.objects.filter(account_id=world.alias.account_id).delete()


@attack("I2", "delete() of a ledger line")
def orm_delete_line(world: World) -> None:
    Entry.objects.filter(chain=world.submitted.case_id).delete()


@attack("I1", "F() expressions and raw conditions in update()")
def orm_update_by_expression(world: World) -> None:
    _lined(world.held, "executed")
    Decision.objects.filter(pk=world.held.pk).update(
        version=models.F("version") + 1,
        state=models.Value("executed"),
        executed_at=now(),
        executed_by=world.officer.account_id,
    )


@attack("I4", "create() of a concurrence by the author's second account")
def orm_create_signature(world: World) -> None:
    columns = concurrence(world.submitted, world.alias)
    line(world.submitted, version=1, to_state=None, subject_id=columns["id"])
    Concurrence.objects.create(**columns)


@attack("I1", "a verdict changed by save()")
def orm_evaluation_saved(world: World) -> None:
    evaluation = world.insufficient.evaluations.get()
    evaluation.verdict = "sufficient"
    evaluation.save()


@attack("I8", "a stale double transition: two copies of one decision, both executed")
def orm_stale_transition(world: World) -> None:
    stale = Decision.objects.get(pk=world.executed.pk)
    _forced(stale, state="concurred", version=stale.version - 1)
    line(stale, version=stale.version + 1, from_state="concurred", to_state="executed")
    stale.execute()
    _forced(stale, version=stale.version + 1)
    stale.save()


# --- Fixtures --------------------------------------------------------------------------------
def _fixture(row: models.Model, **changes: Any) -> str:
    (document,) = json.loads(serializers.serialize("json", [row]))
    document["pk"] = str(changes.pop("pk", document["pk"]))
    document["fields"].update(changes)
    return json.dumps([document], default=str)


def _load(text: str) -> None:
    for loaded in serializers.deserialize("json", text):
        loaded.save()


@attack("I6", "loaddata of an executed decision")
def fixture_of_an_executed_decision(world: World) -> None:
    _load(_fixture(world.executed, pk=uuid7(), version=1))


@attack("I1", "loaddata over a decision that exists")
def fixture_over_a_decision(world: World) -> None:
    version = _lined(world.submitted, "executed")
    _load(
        _fixture(
            world.submitted,
            version=version,
            state="executed",
            executed_at=now().isoformat(),
            executed_by=str(world.officer.account_id),
        )
    )


@attack("I1", "loaddata of a sufficient evaluation")
def fixture_of_an_evaluation(world: World) -> None:
    evaluation = world.insufficient.evaluations.get()
    _load(_fixture(evaluation, pk=uuid7(), verdict="sufficient"))


@attack("I4", "loaddata of a role")
def fixture_of_a_role(world: World) -> None:
    role = RoleAssignment.objects.get(account_id=world.supervisor.account_id)
    _load(_fixture(role, pk=uuid7(), account=str(world.officer.account_id), version=1))


@attack("I2", "loaddata over a ledger line")
def fixture_over_a_line(world: World) -> None:
    entry = Entry.objects.filter(chain=world.submitted.case_id).earliest("sequence")
    _load(_fixture(entry, event="nothing.happened"))


@attack("I2", "the command loaddata, from standard input")
def command_loaddata(world: World) -> None:
    usual, sys.stdin = sys.stdin, io.StringIO(_fixture(world.held_review, hold=False))
    try:
        call_command("loaddata", "-", format="json", verbosity=0)
    finally:
        sys.stdin = usual


# --- Admin -----------------------------------------------------------------------------------
def _admin_of(model: type[models.Model]) -> admin.ModelAdmin:
    """Return the model's admin, or one as Django would make it by default."""
    return admin.site._registry.get(model) or admin.ModelAdmin(model, admin.site)


@attack("I1", "save_model of an admin page")
def admin_save(world: World) -> None:
    decision = Decision.objects.get(pk=world.submitted.pk)
    _forced(decision, version=_lined(decision, "concurred"), state="concurred")
    _admin_of(Decision).save_model(HttpRequest(), decision, form=None, change=True)


@attack("I2", "delete_queryset of an admin action, over reviews")
def admin_delete_selected(world: World) -> None:
    _admin_of(Review).delete_queryset(HttpRequest(), Review.objects.filter(pk=world.found.pk))


@attack("I2", "delete_model of an admin page, over a person")
def admin_delete(world: World) -> None:
    person = Person(id=uuid7(), name="Somebody superfluous")
    line(person, version=1, to_state=None, event="person.added")
    person.save(force_insert=True)
    _admin_of(Person).delete_model(HttpRequest(), person)


# --- Other doors -----------------------------------------------------------------------------
@attack("I6", "COPY of an executed decision", engines=("postgresql",))
def copied_in(world: World) -> None:
    columns = copy_of(world.executed, version=1, execution_findings="[]")
    statement = f"COPY decisions_decision ({', '.join(columns)}) FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(statement) as copying,
    ):
        copying.write_row(list(columns.values()))


@attack("I1", "tables of one's own, that answer the guards' questions")
def shadowed_tables(world: World) -> None:
    main = "main" if connection.vendor == "sqlite" else "public"
    version = _lined(world.submitted, "concurred")
    shadow = "decisions_concurrence"
    execute(f"CREATE TEMPORARY TABLE {shadow} AS SELECT * FROM {main}.{shadow}")
    try:
        write(Concurrence, concurrence(world.submitted, world.supervisor))
        execute(
            f"UPDATE {main}.decisions_decision SET state = 'concurred', version = %s WHERE id = %s",
            [version, _key_of(world.submitted.pk)],
        )
    finally:
        if connection.vendor == "sqlite":
            execute(f"DROP TABLE temp.{shadow}")


def _key_of(key: UUID) -> Any:
    return Decision._meta.pk.get_db_prep_value(key, connection)


@attack("I1", "replication, for which ordinary triggers sleep", engines=("postgresql",))
def as_replication(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    version = _lined(world.submitted, "executed")
    Decision.objects.filter(pk=world.submitted.pk).update(
        version=version, **execution(world.officer)
    )


@attack("I9", "INSERT from a SELECT: a signature made from another")
def inserted_from_select(world: World) -> None:
    signature = world.concurred.concurrences.get()
    columns = ", ".join(name for name in stored(signature) if name != "id")
    execute(
        f"INSERT INTO decisions_concurrence (id, {columns}) "
        f"SELECT %s, {columns} FROM decisions_concurrence WHERE id = %s",
        [_key_of(uuid7()), _key_of(signature.pk)],
    )


def _attributes(row: models.Model, **changes: Any) -> dict[str, Any]:
    """Return a row's attributes for a constructor."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return values | changes
