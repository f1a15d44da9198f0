"""Everything that is read of cases and detainees."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from rca.accounts.actors import Actor
from rca.accounts.selectors import in_field_offices
from rca.cases.models import Case, Detainee, Screening
from rca.core.errors import NotFound


def cases_visible_to(actor: Actor) -> QuerySet[Case]:
    """Return the cases in the field offices where the actor may read cases."""
    every = Case.objects.select_related("detainee", "field_office")
    return in_field_offices(every, actor, "cases.read_case", "field_office_id")


def case_visible_to(actor: Actor, case_id: UUID) -> Case:
    """Return one case; raises NotFound alike for an unknown and for a foreign one."""
    case = cases_visible_to(actor).filter(pk=case_id).first()
    if case is None:
        raise NotFound
    return case


def case_for_work(case_id: UUID) -> Case:
    """Return a case for a verb that has locked it; raises NotFound."""
    case = Case.objects.select_related("detainee", "field_office").filter(pk=case_id).first()
    if case is None:
        raise NotFound
    return case


def assessment_overdue(cases: QuerySet[Case], at: datetime, overdue: bool) -> QuerySet[Case]:
    """Return the cases that are (or are not) waiting for an RCA past its due time at `at`.

    The due time is five days after book-in: the guidance that OIG-24-31 holds ICE to.
    """
    late = {"state": "awaiting_assessment", "assessment_due_at__lt": at}
    return cases.filter(**late) if overdue else cases.exclude(**late)


def detainee(detainee_id: UUID) -> Detainee | None:
    """Return a detainee, or None."""
    return Detainee.objects.filter(pk=detainee_id).first()


def screenings_of(case: Case) -> QuerySet[Screening]:
    """Return the vetting queries on record for a case, latest first."""
    return Screening.objects.filter(case=case).order_by("-queried_at", "-id")


def age_on(detainee: Detainee, day: date) -> int:
    """Return the detainee's age in completed years on `day`."""
    born = detainee.date_of_birth
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
