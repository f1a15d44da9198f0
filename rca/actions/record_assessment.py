"""Record what the RCA says about a case, as a draft or completed at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.case_rules import ASSESS
from rca.actions.completing import complete
from rca.actions.door import verb
from rca.actions.periods import day_not_in_the_future
from rca.actions.work import enter_case
from rca.assessments.models import Assessment
from rca.cases.selectors import case_for_work
from rca.core.ids import uuid7
from rca.decisions.facts import local_day


@verb
def record_assessment(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    assessment: Mapping[str, Any],
    complete_now: bool = False,
) -> Assessment:
    """Record an assessment of a case and return it.

    `assessment` holds columns of the Assessment row, shape-checked by the caller. With
    `complete_now` it becomes the case's current one, superseding the one before.
    Raises NotFound, NotAllowed, WrongState, Invalid.
    """
    work = enter_case(actor, at, case_id)
    case = case_for_work(case_id)
    ASSESS.admit(case, actor)
    row = Assessment(
        id=uuid7(), case=case, recorded_by_id=actor.account_id, created_at=at, **assessment
    )
    if row.completed_on is not None:
        today = local_day(at, case.field_office)
        day_not_in_the_future(row.completed_on, today, pointer="/completed_on")
    work.add(row, "assessment.drafted")
    work.write()
    if complete_now:
        complete(work, row)
        work.write()
    return row
