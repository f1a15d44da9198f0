"""Close a case."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.case_rules import CLOSE
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.lapsing import lapse_unfinished
from rca.actions.work import enter_case
from rca.cases.models import Case
from rca.cases.selectors import case_for_work


@verb
def close_case(
    *, actor: Actor, at: datetime, case_id: UUID, expected_version: int, reason: str
) -> Case:
    """Close a case with a reason; what was still undecided lapses, its reviews are cancelled.

    Raises NotFound, NotAllowed, StaleVersion, WrongState, Refused for a reason that says nothing.
    """
    work = enter_case(actor, at, case_id)
    case = case_for_work(case_id)
    CLOSE.admit(case, actor, expected_version=expected_version + 1)
    refuse_empty_reason(reason, at)
    lapse_unfinished(work, case, because="the case was closed")
    was = case.state
    case.close()
    case.closed_reason = reason
    work.change(case, "case.closed", "state", "closed_reason", was=was, reason=reason)
    work.write()
    return case
