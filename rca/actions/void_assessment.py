"""Void an assessment that should not have been made."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.case_rules import VOID
from rca.actions.door import verb
from rca.actions.judge import refuse_empty_reason
from rca.actions.lapsing import lapse_live
from rca.actions.work import enter_case
from rca.assessments.models import Assessment
from rca.assessments.selectors import assessment_for_work


@verb
def void_assessment(
    *, actor: Actor, at: datetime, assessment_id: UUID, expected_version: int, reason: str
) -> Assessment:
    """Void an assessment with a reason; decisions that rest on it lapse.

    Raises NotFound, NotAllowed, StaleVersion, WrongState, Refused for a reason that says nothing.
    """
    work = enter_case(actor, at, assessment_id, table=Assessment._meta.db_table)
    assessment = assessment_for_work(assessment_id)
    VOID.admit(assessment, actor, expected_version=expected_version)
    refuse_empty_reason(reason, at)
    case, was = assessment.case, assessment.state
    if was == "completed":
        lapse_live(work, case, because="the RCA was voided")
    assessment.void()
    assessment.voided_reason = reason
    work.change(assessment, "assessment.voided", "state", "voided_reason", was=was, reason=reason)
    if was == "completed" and case.state == "awaiting_decision":
        case.lose_assessment()
        work.change(case, "case.assessment_lost", "state", was="awaiting_decision")
    work.write()
    return assessment
