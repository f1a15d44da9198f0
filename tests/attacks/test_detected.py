"""What cannot be refused is found out: whole forgeries, by somebody without the ledger key.

Each writes every row and every line as an honest verb would have. They land; the verification
names each forged line by its seal, and nothing else.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from rca.accounts.models import Account, Person, RoleAssignment
from rca.actions.record_check import check_record
from rca.cases.models import Case, Screening
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.decisions.models import Decision
from rca.ledger.models import Entry
from rca.ledger.verify import verify
from tests import contents
from tests.attacks.forgeries import execution, forged_submission
from tests.attacks.intruder import NOISE, add, change, copy_of, line, sign, write
from tests.attacks.on_accounts import account_of, new_role, publication
from tests.attacks.on_custody_records import screening
from tests.attacks.on_reviews import finding
from tests.attacks.refusing import check_what_waits, rolled_back
from tests.attacks.world import World

pytestmark = pytest.mark.django_db


def release_from_nothing(world: World) -> None:
    """Judge, review, submit, sign, concur, execute and release, without one honest step."""
    document = contents.with_changes(contents.medical_release(), justification__responses=[])
    forged_submission(world.draft, world.submitted.evaluation, document)
    decision = Decision.objects.get(pk=world.draft.pk)
    sign(decision, world.supervisor)
    change(decision, state="concurred")
    change(Decision.objects.get(pk=decision.pk), **execution(world.officer))
    change(Case.objects.get(pk=decision.case_id), state="released")


def signature_of_another(world: World) -> None:
    """Sign in the supervisor's name, who never did."""
    sign(world.submitted, world.supervisor)


def hold_lifted(world: World) -> None:
    """Lift a hold in the policy office's name."""
    change(world.held_review, **finding(world, "policy"))


def role_taken(world: World) -> None:
    """Take a role that nobody granted."""
    add(RoleAssignment, new_role(world))


def colleague_invented(world: World) -> None:
    """Invent a person with an account and a role."""
    person = {"id": uuid7(), "name": "Nobody Known"}
    add(Person, person)
    columns = copy_of(account_of(world, "alias"), username="nobody", person_id=person["id"])
    add(Account, columns)
    add(RoleAssignment, new_role(world, account_id=columns["id"]))


def edition_published(world: World) -> None:
    """Publish a looser edition in somebody's name."""
    change(world.draft_edition, **publication(world))


def vetting_invented(world: World) -> None:
    """Put a vetting query on record that was never run."""
    add(Screening, screening(world))


def case_carried_off(world: World) -> None:
    """Transfer a case out of an office's sight."""
    change(world.awaiting, event="case.transferred", field_office_id="ELP")


def case_closed(world: World) -> None:
    """Close a case to be rid of it."""
    change(world.awaiting, state="closed", closed_reason="No longer here.")


def execution_dated_ahead(world: World) -> None:
    """Execute on a day that has not come."""
    change(world.concurred, **execution(world.officer, executed_at=now() + timedelta(days=2)))


def line_alone(world: World) -> None:
    """Add a line about something that never happened."""
    line(world.submitted, version=99, to_state="withdrawn", from_state="submitted")


FORGERIES: tuple[Callable[[World], None], ...] = (
    case_carried_off,
    case_closed,
    colleague_invented,
    edition_published,
    execution_dated_ahead,
    hold_lifted,
    line_alone,
    release_from_nothing,
    role_taken,
    signature_of_another,
    vetting_invented,
)


def forged_places() -> set[tuple[str, int]]:
    """Return where the forged lines stand: chain and sequence."""
    rows = Entry.objects.filter(seal=NOISE).values_list("chain", "sequence")
    return {(chain.hex, sequence) for chain, sequence in rows}


def test_the_untouched_world_is_clean(world: World) -> None:
    assert verify(checkpoint_dirs=[]).clean
    assert check_record().faults == []


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_a_whole_forgery_is_named_line_by_line(
    forge: Callable[[World], None], world: World
) -> None:
    with rolled_back():
        forge(world)
        check_what_waits()
        report = verify(checkpoint_dirs=[])
        places = forged_places()
        assert places
        assert {(UUID(f.chain).hex, f.sequence) for f in report.faults if f.chain} == places
        assert {fault.kind for fault in report.faults} == {"seal"}


def test_a_forged_judgement_is_judged_again(world: World) -> None:
    with rolled_back():
        release_from_nothing(world)
        kinds = {fault.kind for fault in check_record().faults}
    assert "judgement-differs" in kinds
    assert "row-differs" in kinds


def test_a_seal_is_not_taken_from_another_line(world: World) -> None:
    honest = Entry.objects.filter(chain=world.submitted.case_id).earliest("sequence")
    with rolled_back():
        line(world.submitted, version=99, to_state="withdrawn", seal=honest.seal)
        (fault,) = verify(checkpoint_dirs=[]).faults
    assert (fault.kind, UUID(str(fault.chain))) == ("seal", world.submitted.case_id)


def test_writing_is_plain_sql(world: World) -> None:
    with rolled_back():
        write(Person, {"id": _recorded_person(), "name": "Somebody"})
        assert Person.objects.filter(name="Somebody").exists()


def _recorded_person() -> UUID:
    person = Person(id=uuid7(), name="Somebody")
    line(person, version=1, to_state=None, event="person.added")
    return person.pk
