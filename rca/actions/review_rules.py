"""What the policy office may do to an override review, and when."""

from rca.accounts.actors import Actor
from rca.actions.rules import Rule
from rca.core.errors import NotAllowed, RcaError, WrongState
from rca.reviews.models import Review
from rca.reviews.workflow import FINDABLE, STEPS

READ = "reviews.read_review"
PERMISSION = "reviews.review_override"


def office_of(review: Review) -> str:
    """Return the field office that took the decision under review."""
    return str(review.field_office_id)


def no_part_in_it(review: Review, actor: Actor) -> RcaError | None:
    """Object to a person who wrote or signed the decision under review."""
    decision = review.decision
    people = {decision.author_person_id, *(c.person_id for c in decision.concurrences.all())}
    if actor.person_id in people:
        return NotAllowed(
            "You have acted on this decision; another person must review it.", code="same-person"
        )
    return None


def holds_the_review(review: Review, actor: Actor) -> RcaError | None:
    """Object unless the review is claimed by this account."""
    if review.assigned_to_id == actor.account_id:
        return None
    return WrongState(
        "Claim this review first; somebody else has it, or nobody.", code="not-claimed"
    )


def _rule(action: str, states: tuple[str, ...], *, claimed: bool) -> Rule:
    if claimed:
        return Rule(action, READ, PERMISSION, office_of, states, no_part_in_it, holds_the_review)
    return Rule(action, READ, PERMISSION, office_of, states, no_part_in_it)


CLAIM = _rule("claim", STEPS["claim"].sources, claimed=False)
UNCLAIM = _rule("unclaim", STEPS["unclaim"].sources, claimed=True)
FIND_SUFFICIENT = _rule("find-sufficient", FINDABLE, claimed=True)
FIND_INSUFFICIENT = _rule("find-insufficient", FINDABLE, claimed=True)
REQUEST_REMEDIATION = _rule(
    "request-remediation", STEPS["request_remediation"].sources, claimed=True
)
ESCALATE = _rule("escalate", STEPS["escalate"].sources, claimed=True)

REVIEW_RULES = (
    CLAIM,
    UNCLAIM,
    FIND_SUFFICIENT,
    FIND_INSUFFICIENT,
    REQUEST_REMEDIATION,
    ESCALATE,
)
