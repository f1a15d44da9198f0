"""Attacks by fixtures, admin pages, COPY, replication and tables of one's own (T11, T14)."""

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
from tests.attacks.intruder import (
    concurrence,
    copy_of,
    execute,
    forced,
    line,
    lined,
    stored,
    write,
)
from tests.attacks.world import World


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
    version = lined(world.submitted, "executed")
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
    forced(decision, version=lined(decision, "concurred"), state="concurred")
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
    version = lined(world.submitted, "concurred")
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
    version = lined(world.submitted, "executed")
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
