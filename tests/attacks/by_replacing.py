"""Attacks by SQLite's REPLACE: each replacement would pass every other guard (I2, I3)."""

from typing import Any

from django.db import models

from policies.models import Edition
from rca.assessments.models import Assessment
from rca.cases.models import Case, Detainee
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.decisions.models import Concurrence, Decision, Evaluation, Return
from rca.reviews.models import Review
from tests import contents
from tests.attacks.catalogue import Attack, keep
from tests.attacks.forgeries import honest_looking, newborn
from tests.attacks.intruder import add, change, copy_of, stored, write
from tests.attacks.on_accounts import role_of
from tests.attacks.on_signatures import returning
from tests.attacks.world import World

INSERT, UPDATE = "INSERT OR REPLACE", "UPDATE OR REPLACE"


def replaced(row: models.Model, **changes: Any) -> None:
    """Write a row over itself: its own first ledger line bears it out."""
    write(type(row), stored(row) | changes, how=INSERT)


def case_over_a_case(world: World) -> None:
    """A new case of somebody in custody takes the place of the present one."""
    add(Case, copy_of(world.unassessed, version=1), how=INSERT)


def rca_over_itself(world: World) -> None:
    """A drafted RCA is written anew, with another recommendation."""
    replaced(world.half_assessed, recommendation="release")


def rca_over_the_current_one(world: World) -> None:
    """A second RCA is completed, and the current one goes without being superseded."""
    columns = copy_of(world.current, version=1, state="draft", completed_at=None)
    add(Assessment, columns)
    change(Assessment(**columns), how=UPDATE, state="completed", completed_at=now())


def draft_over_itself(world: World) -> None:
    """A draft is written anew, by nobody."""
    replaced(world.draft, created_at=now())


def draft_over_a_draft(world: World) -> None:
    """A new draft takes the place of the author's other one."""
    columns = newborn(world.draft.case, world.officer, contents.agreeing())
    add(Decision, columns, how=INSERT)


def return_over_a_draft(world: World) -> None:
    """A decision is returned and takes the place of its author's draft."""
    add(Decision, newborn(world.submitted.case, world.officer, contents.agreeing()))
    change(world.submitted, how=UPDATE, state="returned")


def evaluation_over_itself(world: World) -> None:
    """The findings of a refusal are taken off the record."""
    replaced(world.insufficient.evaluations.get(), findings=[])


def signature_over_itself(world: World) -> None:
    """A signer is made to say something else."""
    signature = world.half_signed.concurrences.get()
    assert isinstance(signature, Concurrence)
    replaced(signature, statement="I had my doubts, and I wrote them down at length.")


def return_over_itself(world: World) -> None:
    """The reason of a return is written anew."""
    columns = returning(world.submitted, returned_by_id=world.supervisor.account_id)
    add(Return, columns)
    write(Return, columns | {"reason": "For no reason."}, how=INSERT)


def edition_over_itself(world: World) -> None:
    """A draft edition gets another title."""
    replaced(world.draft_edition, title="Nothing to see")


def edition_over_another(world: World) -> None:
    """A draft edition takes the number, and with it the place, of another."""
    other = copy_of(world.draft_edition, version=1, number=3)
    add(Edition, other)
    change(world.draft_edition, how=UPDATE, number=3)


def review_over_itself(world: World) -> None:
    """An open review is written anew, with the last priority of all."""
    review = world.submitted.reviews.get()
    assert isinstance(review, Review)
    replaced(review, priority=99)


def detainee_over_another(world: World) -> None:
    """A person takes the A-number, and with it the place, of another."""
    add(Detainee, copy_of(world.awaiting.detainee, version=1, a_number="A000000003"))
    change(world.draft.case.detainee, how=UPDATE, a_number="A000000003")


def role_over_itself(world: World) -> None:
    """A role is granted anew, and the day of the first grant is gone."""
    role = role_of(world, "supervisor")
    add(type(role), copy_of(role, version=1, granted_at=now()), how=INSERT)


def evaluation_over_another(world: World) -> None:
    """A second sufficient evaluation of a round takes the place of the first."""
    model = world.submitted.evaluation
    assert model is not None
    for how in ("INSERT", INSERT):
        add(Evaluation, honest_looking(world.draft, model) | {"id": uuid7()}, how=how)


REPLACEMENTS = (
    case_over_a_case,
    rca_over_itself,
    rca_over_the_current_one,
    draft_over_itself,
    draft_over_a_draft,
    return_over_a_draft,
    evaluation_over_itself,
    evaluation_over_another,
    signature_over_itself,
    return_over_itself,
    edition_over_itself,
    edition_over_another,
    review_over_itself,
    detainee_over_another,
    role_over_itself,
)
for _perform in REPLACEMENTS:
    keep(Attack(_perform.__name__, _perform.__doc__ or "", "I2", _perform, ("sqlite",)))
