"""Everything that is read of assessments."""

from uuid import UUID

from django.db.models import QuerySet

from rca.accounts.actors import Actor
from rca.accounts.selectors import in_field_offices
from rca.assessments.models import Assessment
from rca.cases.models import Case
from rca.core.errors import NotFound


def assessments_visible_to(actor: Actor) -> QuerySet[Assessment]:
    """Return the assessments of cases that the actor may read."""
    every = Assessment.objects.select_related("case")
    return in_field_offices(every, actor, "cases.read_case", "case__field_office_id")


def assessment_visible_to(actor: Actor, assessment_id: UUID) -> Assessment:
    """Return one assessment; raises NotFound alike for an unknown and a foreign one."""
    assessment = assessments_visible_to(actor).filter(pk=assessment_id).first()
    if assessment is None:
        raise NotFound
    return assessment


def assessment_for_work(assessment_id: UUID) -> Assessment:
    """Return an assessment with its case for a verb that holds the lock; raises NotFound."""
    rows = Assessment.objects.select_related("case__detainee", "case__field_office")
    assessment = rows.filter(pk=assessment_id).first()
    if assessment is None:
        raise NotFound
    return assessment


def is_current(assessment: Assessment) -> bool:
    """Tell whether the assessment is still its case's completed one, as the database has it now."""
    return Assessment.objects.filter(pk=assessment.pk, state="completed").exists()


def current_assessment(case: Case) -> Assessment | None:
    """Return the case's completed assessment that nothing has superseded, or None."""
    return Assessment.objects.filter(case=case, state="completed").first()
