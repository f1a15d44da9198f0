"""What submitting now would get. Reads only: the one file here that writes nothing."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.decision_rules import CHECK
from rca.actions.judge import Judgement
from rca.actions.submitting import judge_decision
from rca.decisions.selectors import decision_visible_to, situation_of


def check_decision(
    *, actor: Actor, at: datetime, decision_id: UUID, expected_version: int | None = None
) -> Judgement:
    """Return the judgement that submitting the decision at `at` would get.

    Raises NotFound, NotAllowed, StaleVersion, WrongState.
    """
    decision = decision_visible_to(actor, decision_id)
    CHECK.admit(decision, actor, expected_version=expected_version)
    situation = situation_of(decision.case_id, actor.person_id, at)
    return judge_decision(decision, situation, at)
