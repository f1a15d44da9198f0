"""Attacks on decisions that were submitted: their content, their signatures, their execution."""

from datetime import timedelta

from rca.core.clock import now
from rca.core.ids import uuid7
from tests import contents
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import execution
from tests.attacks.intruder import change, content_columns, line, put, sign
from tests.attacks.world import World

BETTER = contents.with_changes(
    contents.medical_release(), justification__secondary_grounds=["caretaker"]
)


# --- Concurring and executing ----------------------------------------------------------------
@attack("I1", "concur without a signature")
def concurred_unsigned(world: World) -> None:
    change(world.submitted, state="concurred")


@attack("I1", "concur without the director's signature")
def concurred_without_director(world: World) -> None:
    change(world.half_signed, state="concurred")


@attack("I1", "execute what nobody signed")
def executed_unsigned(world: World) -> None:
    change(world.submitted, **execution(world.officer))


@attack("I1", "execute what the director has not signed")
def executed_without_director(world: World) -> None:
    change(world.half_signed, **execution(world.officer))


@attack("I1", "execute a draft")
def executed_from_draft(world: World) -> None:
    change(world.draft, **execution(world.officer))


@attack("I1", "execute a release that the policy office holds")
def executed_on_hold(world: World) -> None:
    change(world.held, **execution(world.officer))


@attack("I1", "execute a contradiction whose review was cancelled")
def executed_after_review_was_cancelled(world: World) -> None:
    change(world.concurred.reviews.get(), state="cancelled")
    change(world.concurred, **execution(world.officer))


@attack("I8", "execute before the submission")
def executed_before_submission(world: World) -> None:
    change(world.concurred, **execution(world.officer, executed_at=now() - timedelta(days=400)))


@attack("I6", "execute on a case that was closed meanwhile")
def executed_on_a_closed_case(world: World) -> None:
    change(world.concurred.case, state="closed", closed_reason="Moved away.")
    change(world.concurred, **execution(world.officer))


@attack("I1", "execute without saying when")
def executed_without_date(world: World) -> None:
    change(world.concurred, **execution(world.officer, executed_at=None))


@attack("I9", "execute without saying who")
def executed_by_nobody(world: World) -> None:
    change(world.concurred, **execution(world.officer, executed_by_id=None))


@attack("I4", "execute as a supervisor")
def executed_by_a_supervisor(world: World) -> None:
    change(world.concurred, **execution(world.supervisor))


@attack("I4", "execute as somebody of another office")
def executed_by_a_stranger(world: World) -> None:
    change(world.concurred, **execution(world.stranger))


@attack("I1", "set the date of execution without executing")
def execution_date_before_execution(world: World) -> None:
    change(world.concurred, executed_at=now())


@attack("I2", "move the date of an execution")
def execution_date_moved(world: World) -> None:
    change(world.executed, executed_at=now() + timedelta(days=1))


@attack("I2", "name another officer as the one who executed")
def execution_by_another(world: World) -> None:
    change(world.executed, executed_by_id=world.alias.account_id)


@attack("I2", "take the findings off an execution")
def execution_findings_removed(world: World) -> None:
    change(world.executed, execution_findings=[{"rule": "none"}])


# --- Content ---------------------------------------------------------------------------------
@attack("I5", "edit the content after submission, told truly")
def content_edited_after_submission(world: World) -> None:
    change(world.submitted, **content_columns(BETTER))


@attack("I5", "edit the content after concurrence, told truly")
def content_edited_after_concurrence(world: World) -> None:
    change(world.concurred, **content_columns(BETTER))


@attack("I5", "edit the content after execution, told truly")
def content_edited_after_execution(world: World) -> None:
    change(world.executed, **content_columns(BETTER))


@attack("I5", "edit the content in the very step that concurs")
def content_edited_while_executing(world: World) -> None:
    change(world.concurred, **content_columns(BETTER), **execution(world.officer))


@attack("I1", "edit a draft and leave its digest")
def draft_edited_untold(world: World) -> None:
    change(world.draft, content=content_columns(BETTER)["content"])


@attack("I1", "turn the outcome of a draft and leave its content")
def draft_outcome_lied(world: World) -> None:
    change(world.draft, outcome="detain")


@attack("I1", "make a draft court-ordered by its column alone")
def draft_ground_lied(world: World) -> None:
    change(world.draft, ground="court_order")


@attack("I5", "make a submitted release court-ordered")
def ground_lied_after_submission(world: World) -> None:
    document = contents.court_ordered_release()
    change(world.submitted, **content_columns(document), **execution(world.officer))


# --- What the submission set -----------------------------------------------------------------
@attack("I5", "put another evaluation under a submitted decision")
def evaluation_swapped(world: World) -> None:
    change(world.submitted, evaluation_id=world.court.evaluation_id)


@attack("I7", "put another RCA under a submitted decision")
def rca_swapped(world: World) -> None:
    change(world.submitted, assessment_id=world.current.pk)


@attack("I1", "call the contradiction none after submission")
def contradiction_removed(world: World) -> None:
    change(world.submitted, contradiction="none")


@attack("I1", "invent a contradiction")
def contradiction_unknown(world: World) -> None:
    change(world.draft, contradiction="of no consequence")


@attack("I5", "count a round twice")
def round_raised(world: World) -> None:
    change(world.submitted, round=2)


@attack("I2", "move the date of submission")
def submission_date_moved(world: World) -> None:
    change(world.submitted, submitted_at=now() - timedelta(days=30))


@attack("I2", "put off the date on which concurrence is owed")
def due_date_put_off(world: World) -> None:
    change(world.court, concurrence_due_at=now() + timedelta(days=3000))


@attack("I2", "move a decision to another case")
def decision_moved(world: World) -> None:
    change(world.draft, case_id=world.awaiting.pk)


@attack("I4", "hand the authorship to another person, to sign it oneself")
def author_replaced(world: World) -> None:
    change(
        world.submitted,
        author_id=world.stranger.account_id,
        author_person_id=world.stranger.person_id,
    )


@attack("I2", "move the day on which a decision was begun")
def creation_moved(world: World) -> None:
    change(world.draft, created_at=now() - timedelta(days=9))


@attack("I2", "give a decision another id")
def decision_renamed(world: World) -> None:
    change(world.draft, id=uuid7())


# --- Versions and lines ----------------------------------------------------------------------
@attack("I9", "withdraw a decision without a ledger line")
def withdrawn_without_line(world: World) -> None:
    put(world.submitted, state="withdrawn", version=world.submitted.version + 1)


@attack("I9", "withdraw a decision without raising its version")
def withdrawn_at_the_same_version(world: World) -> None:
    decision = world.submitted
    line(decision, version=decision.version, from_state="submitted", to_state="withdrawn")
    put(decision, state="withdrawn")


@attack("I6", "jump over a version")
def version_jumped(world: World) -> None:
    decision = world.submitted
    line(decision, version=decision.version + 5, from_state="submitted", to_state="withdrawn")
    put(decision, state="withdrawn", version=decision.version + 5)


@attack("I6", "lower a version, to replay an old If-Match")
def version_lowered(world: World) -> None:
    decision = world.half_signed
    line(decision, version=decision.version - 1, from_state="submitted", to_state="submitted")
    put(decision, version=decision.version - 1)


@attack("I9", "withdraw by a line that says something else")
def line_of_another_state(world: World) -> None:
    decision = world.submitted
    line(decision, version=decision.version + 1, from_state="submitted", to_state="returned")
    put(decision, state="withdrawn", version=decision.version + 1)


@attack("I9", "withdraw by a line that says where it came from wrongly")
def line_from_another_state(world: World) -> None:
    decision = world.submitted
    line(decision, version=decision.version + 1, from_state="draft", to_state="withdrawn")
    put(decision, state="withdrawn", version=decision.version + 1)


@attack("I9", "withdraw by a line in another case's chain")
def line_in_another_chain(world: World) -> None:
    decision = world.submitted
    line(
        decision,
        version=decision.version + 1,
        from_state="submitted",
        to_state="withdrawn",
        chain=world.awaiting.pk,
    )
    put(decision, state="withdrawn", version=decision.version + 1)


@attack("I9", "withdraw by a line about another decision")
def line_about_another_row(world: World) -> None:
    line(
        world.draft,
        chain=world.submitted.case_id,
        version=world.submitted.version + 1,
        from_state="submitted",
        to_state="withdrawn",
    )
    put(world.submitted, state="withdrawn", version=world.submitted.version + 1)


@attack("I1", "sign with forged lines and concur, the author being the signer")
def signed_oneself_and_concurred(world: World) -> None:
    sign(world.submitted, world.officer)
    change(world.submitted, state="concurred")
