"""Withdraw a decision."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.decision_rules import WITHDRAW
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.lapsing import cancel_reviews
from rca.actions.work import enter_case
from rca.decisions.models import Decision
from rca.decisions.selectors import decision_for_work
from rca.reviews.selectors import pending_reviews


@verb
def withdraw_decision(
    *, actor: Actor, at: datetime, decision_id: UUID, expected_version: int, reason: str
) -> Decision:
    """Withdraw a decision that has not been executed; its review is cancelled.

    Raises NotFound, NotAllowed (only the author), StaleVersion, WrongState, Refused for a reason
    that says nothing.
    """
    work = enter_case(actor, at, decision_id, table=Decision._meta.db_table)
    decision = decision_for_work(decision_id)
    WITHDRAW.admit(decision, actor, expected_version=expected_version)
    refuse_empty_reason(reason, at)
    cancel_reviews(work, pending_reviews([decision]), because="the decision was withdrawn")
    was = decision.state
    decision.withdraw()
    work.change(decision, "decision.withdrawn", "state", was=was, reason=reason)
    work.write()
    return decision
