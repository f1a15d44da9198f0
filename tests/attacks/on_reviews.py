"""Attacks on the reviews of the policy office, and on the holds that they lift."""

from datetime import timedelta

from rca.core.clock import now
from rca.reviews.models import Review
from tests.attacks.catalogue import attack
from tests.attacks.forgeries import Columns
from tests.attacks.intruder import add, change, copy_of, put, write
from tests.attacks.world import World

DIRECTOR = "field_office_director"


# --- Reviews ---------------------------------------------------------------------------------
def finding(world: World, by: str, **changes: object) -> Columns:
    """Return the columns with which somebody finds a review sufficient."""
    actor = getattr(world, by)
    return {
        "state": "found_sufficient",
        "reason": "Everything is told.",
        "found_by_id": actor.account_id,
        "found_by_person_id": actor.person_id,
        "found_at": now(),
        **changes,
    }


@attack("I4", "lift the hold as the author, by an account in the policy office")
def found_by_the_author(world: World) -> None:
    change(world.held_review, **finding(world, "policy_alias"))


@attack("I4", "lift the hold as one who signed")
def found_by_a_signer(world: World) -> None:
    change(world.held_review, **finding(world, "supervisor"))


@attack("I4", "lift the hold without a role in the policy office")
def found_by_a_stranger(world: World) -> None:
    change(world.held_review, **finding(world, "stranger"))


@attack("I4", "lift the hold by an account of one person in another's name")
def found_in_anothers_name(world: World) -> None:
    change(
        world.held_review,
        **finding(world, "policy", found_by_person_id=world.stranger.person_id),
    )


@attack("I8", "lift the hold as nobody")
def found_by_nobody(world: World) -> None:
    change(world.held_review, state="found_sufficient")


@attack("I8", "lift the hold at no time")
def found_at_no_time(world: World) -> None:
    change(world.held_review, **finding(world, "policy", found_at=None))


@attack("I1", "lift the hold by a second review, born found")
def hold_lifted_by_a_second_review(world: World) -> None:
    add(Review, copy_of(world.held_review, version=1, **finding(world, "policy")))


@attack("I3", "open a second review of one decision")
def second_open_review(world: World) -> None:
    add(Review, copy_of(world.held_review, version=1, state="open", assigned_to_id=None))


@attack("I1", "flip the hold of a review")
def hold_flipped(world: World) -> None:
    change(world.held_review, hold=False)


@attack("I1", "turn a review to another evaluation")
def review_turned(world: World) -> None:
    change(
        world.found,
        decision_id=world.held.pk,
        evaluation_id=world.held.evaluation_id,
        case_id=world.held.case_id,
    )


@attack("I2", "put off the date on which a review is due")
def review_put_off(world: World) -> None:
    change(world.held_review, due_at=now() + timedelta(days=3000))


@attack("I2", "rewrite what a review found")
def finding_rewritten(world: World) -> None:
    change(world.found, reason="Nobody could have told.")


@attack("I6", "turn a finding into its opposite")
def finding_turned(world: World) -> None:
    change(world.found, state="found_insufficient")


@attack("I1", "cancel the review of what was executed")
def review_cancelled_after_execution(world: World) -> None:
    change(world.open_after, state="cancelled")


@attack("I1", "open a review of an insufficient evaluation")
def review_of_a_refusal(world: World) -> None:
    refused = world.insufficient.evaluations.get()
    add(
        Review,
        copy_of(
            world.held_review,
            version=1,
            state="open",
            assigned_to_id=None,
            case_id=refused.case_id,
            decision_id=world.insufficient.pk,
            evaluation_id=refused.pk,
            hold=False,
        ),
    )


@attack("I9", "claim a review without a ledger line")
def review_claimed_without_line(world: World) -> None:
    put(world.submitted.reviews.get(), state="in_review", version=2)


@attack("I9", "open a review without a ledger line")
def review_opened_without_line(world: World) -> None:
    write(Review, copy_of(world.held_review, version=1, state="open"))
