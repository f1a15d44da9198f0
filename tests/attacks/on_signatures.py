"""Attacks on concurrences, returns and supplements."""

from rca.accounts.models import RoleAssignment
from rca.core.clock import now
from rca.core.ids import uuid7
from rca.decisions.models import Concurrence, Decision, Return, Supplement
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import Columns
from tests.attacks.intruder import add, change, concurrence, copy_of, sign, write
from tests.attacks.on_accounts import new_role
from tests.attacks.world import World

DIRECTOR = "field_office_director"


@attack("I4", "concur as the author")
def signed_by_the_author(world: World) -> None:
    sign(world.submitted, world.officer)


@attack("I4", "concur as the author, by a second account with a supervisor's role")
def signed_by_the_authors_second_account(world: World) -> None:
    sign(world.submitted, world.alias)


@attack("I4", "concur by the author's second account, naming somebody else as the author")
def signed_under_another_author(world: World) -> None:
    sign(world.submitted, world.alias, author_person_id=world.stranger.person_id)


@attack("I4", "concur by the author's second account, in another person's name")
def signed_in_anothers_name(world: World) -> None:
    sign(world.submitted, world.alias, person_id=world.supervisor.person_id)


@attack("I4", "concur as a supervisor of another office")
def signed_by_a_stranger(world: World) -> None:
    sign(world.submitted, world.stranger)


@attack("I4", "concur by a role that was revoked")
def signed_by_a_former_supervisor(world: World) -> None:
    sign(world.submitted, world.former)


@attack("I4", "concur from a closed account")
def signed_from_a_closed_account(world: World) -> None:
    sign(world.submitted, world.gone)


@attack("I4", "concur as the policy office")
def signed_by_the_policy_office(world: World) -> None:
    sign(world.submitted, world.policy)


@attack("I4", "concur as a supervisor in the director's role")
def signed_in_a_role_not_held(world: World) -> None:
    sign(world.two_signers, world.supervisor, role=DIRECTOR)


@attack("I4", "concur in a role that signs nothing")
def signed_in_an_unknown_role(world: World) -> None:
    sign(world.submitted, world.officer, role="officer", author_person_id=uuid7())


@attack("I4", "concur as an officer, in the officer's own role")
def signed_as_an_officer(world: World) -> None:
    sign(world.submitted, world.colleague, role="officer")


@attack("I4", "concur twice as one person")
def signed_twice(world: World) -> None:
    sign(world.half_signed, world.supervisor)


@attack("I4", "concur in two roles as one person who holds both")
def signed_in_two_roles(world: World) -> None:
    add(RoleAssignment, new_role(world, role=DIRECTOR, account_id=world.supervisor.account_id))
    sign(world.half_signed, world.supervisor, role=DIRECTOR)


@attack("I4", "concur in the director's role without holding it")
def signed_in_a_second_role_not_held(world: World) -> None:
    sign(world.half_signed, world.supervisor, role=DIRECTOR)


@attack("I4", "concur a second time in one role, as another person")
def signed_by_a_second_supervisor(world: World) -> None:
    sign(world.half_signed, world.deputy)


@attack("I4", "concur with a release that the same person found sufficient")
def signed_by_the_reviewer(world: World) -> None:
    review = world.two_signers.reviews.get()
    change(
        review,
        found_by_id=world.supervisor.account_id,
        found_by_person_id=world.supervisor.person_id,
    )
    sign(world.two_signers, world.supervisor)


@attack("I5", "concur with another content")
def signed_another_content(world: World) -> None:
    sign(world.submitted, world.supervisor, content_digest="0" * 64)


@attack("I5", "concur with another decision's content")
def signed_anothers_content(world: World) -> None:
    sign(world.submitted, world.supervisor, content_digest=world.court.content_digest)


@attack("I5", "concur with another evaluation")
def signed_another_evaluation(world: World) -> None:
    sign(world.submitted, world.supervisor, evaluation_id=world.court.evaluation_id)


@attack("I8", "concur before submission")
def signed_a_draft(world: World) -> None:
    sign(world.draft, world.supervisor, evaluation_id=world.submitted.evaluation_id)


@attack("I8", "concur with a round that was returned")
def signed_a_returned_round(world: World) -> None:
    sign(world.returned, world.director)


@attack("I8", "concur after the execution of what no court ordered")
def signed_after_execution(world: World) -> None:
    sign(world.executed, world.director, role=DIRECTOR)


@attack("I8", "file a concurrence under another case")
def signed_in_another_case(world: World) -> None:
    sign(world.submitted, world.supervisor, case_id=world.awaiting.pk)


@attack("I8", "move an old concurrence to a new decision")
def signature_copied(world: World) -> None:
    old = world.concurred.concurrences.get()
    add(Concurrence, copy_of(old, decision_id=world.submitted.pk, case_id=world.submitted.case_id))


@attack("I1", "concur without a word")
def signed_wordless(world: World) -> None:
    sign(world.submitted, world.supervisor, statement="")


@attack("I1", "concur in letters that nobody sees")
def signed_unseen(world: World) -> None:
    sign(world.submitted, world.supervisor, statement="\u3164\u200b" * 30)


@attack("I1", "concur with 'Concur.'")
def signed_concur(world: World) -> None:
    sign(world.submitted, world.supervisor, statement="Concur.")


@attack("I9", "concur without a ledger line")
def signed_without_line(world: World) -> None:
    write(Concurrence, concurrence(world.submitted, world.supervisor))


# --- Returns and supplements -----------------------------------------------------------------
def returning(decision: Decision, **changes: object) -> Columns:
    """Return the columns of a return by the supervisor named in `changes`."""
    return {
        "id": uuid7(),
        "case_id": decision.case_id,
        "decision_id": decision.pk,
        "round": decision.round,
        "returned_at": now(),
        "reason": "The letter is missing from the file.",
        **changes,
    }


@attack("I4", "return one's own decision")
def returned_by_the_author(world: World) -> None:
    add(Return, returning(world.submitted, returned_by_id=world.alias.account_id))


@attack("I4", "return a decision of another office")
def returned_by_a_stranger(world: World) -> None:
    add(Return, returning(world.submitted, returned_by_id=world.stranger.account_id))


@attack("I8", "return a draft")
def returned_a_draft(world: World) -> None:
    add(Return, returning(world.draft, returned_by_id=world.supervisor.account_id))


@attack("I8", "return a round twice")
def returned_twice(world: World) -> None:
    columns = returning(world.submitted, returned_by_id=world.supervisor.account_id)
    add(Return, columns)
    add(Return, columns | {"id": uuid7()})


@attack("I8", "return a round that is not the present one")
def returned_another_round(world: World) -> None:
    columns = returning(world.submitted, returned_by_id=world.supervisor.account_id)
    add(Return, columns | {"round": 9})


@attack("I9", "return without a ledger line")
def returned_without_line(world: World) -> None:
    write(Return, returning(world.submitted, returned_by_id=world.supervisor.account_id))


@attack("I8", "supplement a draft")
def supplemented_a_draft(world: World) -> None:
    old = world.detained.supplements.get()
    add(Supplement, copy_of(old, case_id=world.draft.case_id, decision_id=world.draft.pk))


@attack("I9", "supplement without a ledger line")
def supplemented_without_line(world: World) -> None:
    write(Supplement, copy_of(world.detained.supplements.get()))
