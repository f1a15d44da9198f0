"""Escalate an override review within the policy office."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.review_rules import ESCALATE
from rca.actions.work import enter_case
from rca.reviews.models import Review
from rca.reviews.selectors import review_for_work


@verb
def escalate_review(
    *, actor: Actor, at: datetime, review_id: UUID, expected_version: int, reason: str
) -> Review:
    """Escalate a review: it goes back to the queue, free to be claimed, with the reason.

    Raises NotFound, NotAllowed, StaleVersion, WrongState, Refused for a reason that says nothing.
    """
    work = enter_case(actor, at, review_id, table=Review._meta.db_table)
    review = review_for_work(review_id)
    ESCALATE.admit(review, actor, expected_version=expected_version)
    refuse_empty_reason(reason, at)
    was = review.state
    review.escalate()
    review.assigned_to_id = None
    review.reason = reason
    work.change(review, "review.escalated", "state", "assigned_to", "reason", was=was)
    work.notify("review.escalated", review, to_role="policy_office", due_at=review.due_at)
    work.write()
    return review
