"""Everything that is read of override reviews."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from rca.accounts.actors import Actor
from rca.accounts.selectors import in_field_offices
from rca.core.errors import NotFound
from rca.decisions.models import Concurrence, Decision
from rca.reviews.models import Review
from rca.reviews.workflow import PENDING

_RELATED = ("decision__author", "decision__evaluation", "case", "assigned_to", "found_by")


def reviews_visible_to(actor: Actor) -> QuerySet[Review]:
    """Return the reviews in the field offices where the actor may read them."""
    every = Review.objects.select_related(*_RELATED).prefetch_related("decision__concurrences")
    return in_field_offices(every, actor, "reviews.read_review", "field_office_id")


def review_visible_to(actor: Actor, review_id: UUID) -> Review:
    """Return one review; raises NotFound alike for an unknown and for a foreign one."""
    review = reviews_visible_to(actor).filter(pk=review_id).first()
    if review is None:
        raise NotFound
    return review


def review_for_work(review_id: UUID) -> Review:
    """Return a review for a verb that holds the lock; raises NotFound."""
    rows = Review.objects.select_related(*_RELATED).prefetch_related("decision__concurrences")
    review = rows.filter(pk=review_id).first()
    if review is None:
        raise NotFound
    return review


def pending_review(decision: Decision) -> Review | None:
    """Return the review of a decision that has not ended, or None."""
    return Review.objects.filter(decision=decision, state__in=PENDING).first()


def pending_reviews(decisions: list[Decision]) -> list[Review]:
    """Return the reviews of several decisions that have not ended."""
    return list(Review.objects.filter(decision__in=decisions, state__in=PENDING))


def hold_is_lifted(decision: Decision) -> bool:
    """Tell whether the policy office has cleared the round in which the decision stands."""
    found = Review.objects.filter(
        decision=decision, evaluation=decision.evaluation_id, state="found_sufficient"
    )
    return found.exists()


def signed(decision: Decision, person_id: UUID) -> bool:
    """Tell whether a person has ever concurred with a decision, in any round."""
    return Concurrence.objects.filter(decision=decision, person=person_id).exists()


def overdue(reviews: QuerySet[Review], at: datetime, late: bool) -> QuerySet[Review]:
    """Return the reviews that are (or are not) pending past their due time at `at`."""
    past_due = {"state__in": PENDING, "due_at__lt": at}
    return reviews.filter(**past_due) if late else reviews.exclude(**past_due)
