"""Complete a drafted assessment."""

from datetime import datetime
from uuid import UUID

from rca.accounts.actors import Actor
from rca.actions.case_rules import COMPLETE
from rca.actions.completing import complete
from rca.actions.door import verb
from rca.actions.work import enter_case
from rca.assessments.models import Assessment
from rca.assessments.selectors import assessment_for_work


@verb
def complete_assessment(
    *, actor: Actor, at: datetime, assessment_id: UUID, expected_version: int
) -> Assessment:
    """Complete an assessment; completing supersedes the one before.

    Raises NotFound, NotAllowed, StaleVersion, WrongState, Invalid.
    """
    work = enter_case(actor, at, assessment_id, table=Assessment._meta.db_table)
    assessment = assessment_for_work(assessment_id)
    COMPLETE.admit(assessment, actor, expected_version=expected_version)
    complete(work, assessment)
    work.write()
    return assessment
