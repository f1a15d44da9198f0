"""Attacks by the ways in which Django writes past a state machine (threats T10, T11, T14).

Lines are written beforehand where an honest change has one, so that it is not only the missing
line that refuses them.
"""

from django.db import models

from rca.accounts.models import RoleAssignment
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.decisions.models import Concurrence, Decision
from rca.ledger.models import Entry
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import execution
from tests.attacks.intruder import attributes, concurrence, forced, line, lined
from tests.attacks.world import World


@attack("I1", "QuerySet.update(state='executed')")
def orm_update(world: World) -> None:
    version = lined(world.submitted, "executed")
    rows = Decision.objects.filter(pk=world.submitted.pk)
    rows.update(version=version, **execution(world.officer))


@attack("I9", "QuerySet.update without a line")
def orm_update_without_line(world: World) -> None:
    Decision.objects.filter(pk=world.submitted.pk).update(state="withdrawn")


@attack("I1", "__dict__ assignment and save()")
def orm_dict_and_save(world: World) -> None:
    decision = Decision.objects.get(pk=world.submitted.pk)
    forced(decision, version=lined(decision, "concurred"), state="concurred")
    decision.save()


@attack("I1", "save(update_fields) with a forced state")
def orm_save_update_fields(world: World) -> None:
    decision = Decision.objects.get(pk=world.held.pk)
    version = lined(decision, "executed")
    forced(decision, version=version, **execution(world.officer))
    decision.save(update_fields=["state", "version", "executed_at", "executed_by"])


@attack("I6", "a constructor with a later state")
def orm_constructor(world: World) -> None:
    Decision(**attributes(world.executed, id=uuid7(), version=1)).save(force_insert=True)


@attack("I6", "a constructor with the key of a row that exists")
def orm_constructor_with_key(world: World) -> None:
    version = lined(world.submitted, "executed")
    columns = attributes(world.submitted, version=version, **execution(world.officer))
    Decision(**columns).save()


@attack("I6", "bulk_create of executed decisions")
def orm_bulk_create(world: World) -> None:
    Decision.objects.bulk_create([Decision(**attributes(world.executed, id=uuid7(), version=1))])


@attack("I2", "bulk_create(update_conflicts) over a concurrence")
def orm_bulk_create_over(world: World) -> None:
    signature = world.concurred.concurrences.get()
    forced(signature, statement="Something else altogether, and longer.")
    Concurrence.objects.bulk_create(
        [signature], update_conflicts=True, unique_fields=["id"], update_fields=["statement"]
    )


@attack("I1", "bulk_update of the state")
def orm_bulk_update(world: World) -> None:
    decision = Decision.objects.get(pk=world.submitted.pk)
    forced(decision, version=lined(decision, "concurred"), state="concurred")
    Decision.objects.bulk_update([decision], ["state", "version"])


@attack("I1", "update_or_create with a later state")
def orm_update_or_create(world: World) -> None:
    version = lined(world.submitted, "executed")
    Decision.objects.select_related(None).filter(pk=world.submitted.pk).update_or_create(
        pk=world.submitted.pk,
        defaults={"version": version, "content": "{}"},
    )


@attack("I6", "a copy: the key taken off an executed decision and saved again")
def orm_copy(world: World) -> None:
    decision = Decision.objects.get(pk=world.executed.pk)
    forced(decision, id=uuid7(), version=1)
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
    lined(world.held, "executed")
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
    forced(stale, state="concurred", version=stale.version - 1)
    line(stale, version=stale.version + 1, from_state="concurred", to_state="executed")
    stale.execute()
    forced(stale, version=stale.version + 1)
    stale.save()
