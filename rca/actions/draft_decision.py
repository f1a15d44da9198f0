"""Draft a decision on a case, and submit it at once if so asked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from rca.accounts.actors import Actor
from rca.accounts.models import Account
from rca.actions.case_rules import DECIDE
from rca.actions.contents import put_content
from rca.actions.door import verb
from rca.actions.submitting import submit
from rca.actions.work import enter_case
from rca.cases.models import Case
from rca.core.ids import uuid7
from rca.decisions.models import Decision
from rca.decisions.selectors import situation_of


@verb
def draft_decision(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    content: Mapping[str, Any],
    submit_now: bool = False,
) -> Decision:
    """Draft a decision and return it; with `submit_now` also submit it, all or nothing.

    `content` holds outcome, bond_amount, conditions and justification, shape-checked.
    Raises NotFound, NotAllowed, WrongState; Refused when submitted and a finding blocks.
    """
    work = enter_case(actor, at, case_id)
    situation = situation_of(case_id, actor.person_id, at)
    DECIDE.admit(situation.case, actor)
    decision = _born(situation.case, actor, at, content)
    if submit_now:
        submit(work, decision, situation)
    else:
        work.head = situation.head
        work.add(decision, "decision.drafted")
    work.write()
    return decision


def _born(case: Case, actor: Actor, at: datetime, content: Mapping[str, Any]) -> Decision:
    decision = Decision(
        id=uuid7(),
        case=case,
        field_office=case.field_office,
        author=Account(id=actor.account_id, person_id=actor.person_id, username=actor.username),
        author_person_id=actor.person_id,
        created_at=at,
    )
    put_content(decision, content)
    return decision
