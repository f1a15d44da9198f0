"""Ask the officer to add what a reader cannot tell."""

from datetime import date, datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.review_rules import REQUEST_REMEDIATION
from rca.actions.work import enter_case
from rca.core.errors import FieldError, Invalid
from rca.decisions.facts import local_day
from rca.reviews.models import Review
from rca.reviews.selectors import review_for_work


@verb
def request_remediation(
    *,
    actor: Actor,
    at: datetime,
    review_id: UUID,
    expected_version: int,
    reason: str,
    due_on: date,
) -> Review:
    """Ask for a supplement by `due_on` (a day in the office's zone, today or later).

    Raises NotFound, NotAllowed, StaleVersion, WrongState, Invalid, Refused for a reason that
    says nothing.
    """
    work = enter_case(actor, at, review_id, table=Review._meta.db_table)
    review = review_for_work(review_id)
    REQUEST_REMEDIATION.admit(review, actor, expected_version=expected_version)
    refuse_empty_reason(reason, at)
    if due_on < local_day(at, review.field_office):
        words = "Give a day that has not passed."
        raise Invalid(words, errors=[FieldError("/due_on", "impossible-date", words)])
    was = review.state
    review.request_remediation()
    review.reason = reason
    review.remediation_due_on = due_on
    work.change(
        review,
        "review.remediation_requested",
        "state",
        "reason",
        "remediation_due_on",
        was=was,
    )
    work.notify(
        "review.remediation_requested", review, to_person_id=review.decision.author_person_id
    )
    work.write()
    return review
