"""Completing an assessment: supersede, lapse what rested on the old one, move the case."""

from rca.actions.lapsing import lapse_live
from rca.actions.work import Work
from rca.assessments.models import Assessment
from rca.assessments.selectors import current_assessment
from rca.core.errors import FieldError, Invalid
from rca.decisions.facts import local_day

NEEDED = ("public_safety_risk", "flight_risk", "recommendation")


def complete(work: Work, assessment: Assessment) -> None:
    """Complete a draft: it becomes current, the one before is superseded, decisions lapse.

    Raises Invalid when a level or the recommendation is missing.
    """
    _check_complete(assessment)
    case = assessment.case
    before = current_assessment(case)
    lapse_live(work, case, because="a new RCA was completed")
    if before is not None:
        before.supersede()
        work.change(before, "assessment.superseded", "state", was="completed")
    if assessment.completed_on is None:
        assessment.completed_on = local_day(work.at, case.field_office)
    assessment.completed_at = work.at
    assessment.complete()
    work.change(
        assessment,
        "assessment.completed",
        "state",
        "completed_at",
        "completed_on",
        was="draft",
        recommendation=assessment.recommendation,
        source_reference=assessment.source_reference,
    )
    if case.state != "awaiting_decision":
        was = case.state
        case.complete_assessment()
        work.change(case, "case.assessed", "state", was=was)
    work.notify("decision.awaited", case, to_role="officer", to_field_office=case.field_office_id)


def _check_complete(assessment: Assessment) -> None:
    lacking = [name for name in NEEDED if getattr(assessment, name) is None]
    if not lacking:
        return
    words = "An assessment is completed with both risk levels and a recommendation."
    raise Invalid(words, errors=[FieldError(f"/{name}", "required", words) for name in lacking])
