"""Return a decision to its author, with a reason."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.decision_rules import RETURN
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.lapsing import cancel_reviews
from rca.actions.work import Work, enter_case
from rca.core.ids import uuid7
from rca.decisions.models import Decision, Return
from rca.decisions.selectors import decision_for_work
from rca.reviews.selectors import pending_reviews


@verb
def return_decision(
    *, actor: Actor, at: datetime, decision_id: UUID, expected_version: int, reason: str
) -> Decision:
    """Return a submitted or concurred decision: its author may change and submit it again.

    Every round is kept; there is no limit to their number. The round's review is cancelled.
    Raises NotFound, NotAllowed (role, or the author), StaleVersion, WrongState, Refused for a
    reason that says nothing.
    """
    work = enter_case(actor, at, decision_id, table=Decision._meta.db_table)
    decision = decision_for_work(decision_id)
    RETURN.admit(decision, actor, expected_version=expected_version)
    refuse_empty_reason(reason, at)
    cancel_reviews(work, pending_reviews([decision]), because="the decision was returned")
    send_back(work, decision, reason)
    work.write()
    return decision


def send_back(work: Work, decision: Decision, reason: str) -> None:
    """Move a live decision to `returned` and keep who returned which round, and why."""
    kept = Return(
        id=uuid7(),
        case=decision.case,
        decision=decision,
        round=decision.round,
        returned_by_id=work.actor.account_id,
        returned_at=work.at,
        reason=reason,
    )
    work.add(kept, "return.recorded", round=decision.round)
    was = decision.state
    decision.send_back()
    work.change(decision, "decision.returned", "state", was=was, round=decision.round)
    work.notify("decision.returned", decision, to_person_id=decision.author_person_id)
