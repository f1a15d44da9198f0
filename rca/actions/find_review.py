"""End an override review with a finding."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.return_decision import send_back
from rca.actions.review_rules import FIND_INSUFFICIENT, FIND_SUFFICIENT
from rca.actions.work import Work, enter_case
from rca.decisions.workflow import LIVE
from rca.reviews.models import Review
from rca.reviews.selectors import review_for_work

FOUND_FIELDS = ("state", "reason", "failed", "found_by", "found_by_person", "found_at")


@verb
def find_sufficient(
    *, actor: Actor, at: datetime, review_id: UUID, expected_version: int, reason: str
) -> Review:
    """Find that a reader can tell why; lifts the hold of a held release.

    Raises NotFound, NotAllowed, StaleVersion, WrongState, Refused for a reason that says nothing.
    """
    work = enter_case(actor, at, review_id, table=Review._meta.db_table)
    review = review_for_work(review_id)
    FIND_SUFFICIENT.admit(review, actor, expected_version=expected_version)
    refuse_empty_reason(reason, at)
    was = review.state
    review.find_sufficient()
    _found(work, review, was, reason, ())
    work.notify("review.found", review, to_person_id=review.decision.author_person_id)
    work.write()
    return review


@verb
def find_insufficient(
    *,
    actor: Actor,
    at: datetime,
    review_id: UUID,
    expected_version: int,
    reason: str,
    failed: Sequence[str],
) -> Review:
    """Find that a reader cannot tell why; a decision still on hold goes back to its author.

    `failed` names the questions of the standard that stay open. Raises NotFound, NotAllowed,
    StaleVersion, WrongState, Refused for a reason that says nothing.
    """
    work = enter_case(actor, at, review_id, table=Review._meta.db_table)
    review = review_for_work(review_id)
    FIND_INSUFFICIENT.admit(review, actor, expected_version=expected_version)
    refuse_empty_reason(reason, at)
    was = review.state
    review.find_insufficient()
    _found(work, review, was, reason, failed)
    decision = review.decision
    if review.hold and decision.state in LIVE:
        send_back(work, decision, reason)
    else:
        work.notify("review.found", review, to_person_id=decision.author_person_id)
    work.write()
    return review


def _found(work: Work, review: Review, was: str, reason: str, failed: Sequence[str]) -> None:
    review.reason = reason
    review.failed = list(failed)
    review.found_by_id = work.actor.account_id
    review.found_by_person_id = work.actor.person_id
    review.found_at = work.at
    work.change(review, f"review.{review.state}", *FOUND_FIELDS, was=was, failed=list(failed))
