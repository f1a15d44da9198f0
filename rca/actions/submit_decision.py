"""Submit a drafted or returned decision."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.decision_rules import SUBMIT
from rca.actions.door import verb
from rca.actions.submitting import submit
from rca.actions.work import enter_case
from rca.decisions.models import Decision
from rca.decisions.selectors import decision_to_submit


@verb
def submit_decision(
    *, actor: Actor, at: datetime, decision_id: UUID, expected_version: int
) -> Decision:
    """Submit a decision; the engine judges it under the policy in force at `at`.

    Raises NotFound, NotAllowed (only the author), StaleVersion, WrongState (state, case, another
    live decision, no policy in force), Refused with findings when one blocks.
    """
    work = enter_case(actor, at, decision_id, table=Decision._meta.db_table)
    decision, situation = decision_to_submit(decision_id, work.chain, actor.person_id, at)
    SUBMIT.admit(decision, actor, expected_version=expected_version)
    submit(work, decision, situation)
    work.write()
    return decision
