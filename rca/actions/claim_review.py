"""Take an override review to work on, or give it back."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.door import verb
from rca.actions.review_rules import CLAIM, UNCLAIM
from rca.actions.work import enter_case
from rca.reviews.models import Review
from rca.reviews.selectors import review_for_work


@verb
def claim_review(*, actor: Actor, at: datetime, review_id: UUID, expected_version: int) -> Review:
    """Claim a review: from now on it is this account's to judge.

    Raises NotFound, NotAllowed (role; a part in the decision), StaleVersion, WrongState.
    """
    work = enter_case(actor, at, review_id, table=Review._meta.db_table)
    review = review_for_work(review_id)
    CLAIM.admit(review, actor, expected_version=expected_version)
    was = review.state
    review.claim()
    review.assigned_to_id = actor.account_id
    work.change(review, "review.claimed", "state", "assigned_to", was=was)
    work.write()
    return review


@verb
def unclaim_review(*, actor: Actor, at: datetime, review_id: UUID, expected_version: int) -> Review:
    """Give a claimed review back to the queue.

    Raises NotFound, NotAllowed, StaleVersion, WrongState (not claimed by this account).
    """
    work = enter_case(actor, at, review_id, table=Review._meta.db_table)
    review = review_for_work(review_id)
    UNCLAIM.admit(review, actor, expected_version=expected_version)
    was = review.state
    review.unclaim()
    review.assigned_to_id = None
    work.change(review, "review.unclaimed", "state", "assigned_to", was=was)
    work.write()
    return review
