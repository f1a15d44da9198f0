"""Add to a submitted justification. An addition, never a change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.decision_rules import SUPPLEMENT
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.work import Work, enter_case
from rca.core.ids import uuid7
from rca.decisions.models import Decision, Supplement
from rca.decisions.selectors import decision_for_work
from rca.reviews.selectors import pending_review
from rca.reviews.workflow import STEPS


@verb
def supplement_decision(
    *,
    actor: Actor,
    at: datetime,
    decision_id: UUID,
    expected_version: int | None,
    text: str,
    evidence: Sequence[Any],
) -> Decision:
    """Add text and evidence to a decision that has been submitted, and return it.

    `expected_version` may be None: an addition changes nothing that the caller has read.
    A review that waits for remediation becomes `supplemented`. Raises NotFound, NotAllowed,
    StaleVersion, WrongState, Refused for a text that says nothing.
    """
    work = enter_case(actor, at, decision_id, table=Decision._meta.db_table)
    decision = decision_for_work(decision_id)
    SUPPLEMENT.admit(decision, actor, expected_version=expected_version)
    refuse_empty_reason(text, at, pointer="/text")
    supplement = Supplement(
        id=uuid7(),
        case=decision.case,
        decision=decision,
        author_id=actor.account_id,
        text=text,
        evidence=list(evidence),
        added_at=at,
    )
    work.add(supplement, "supplement.added")
    work.change(decision, "decision.supplemented", was=decision.state)
    _answer_remediation(work, decision)
    work.write()
    return decision


def _answer_remediation(work: Work, decision: Decision) -> None:
    review = pending_review(decision)
    if review is None or not STEPS.allows("supplement", review.state):
        return
    was = review.state
    review.supplement()
    work.change(review, "review.supplemented", "state", was=was)
    work.notify("review.supplemented", review, to_role="policy_office", due_at=review.due_at)
