"""The order of the review queue, and what is overdue."""

from datetime import timedelta
from typing import Any

import pytest

from rca.reviews.models import Review
from rca.reviews.selectors import overdue, pending_review, reviews_visible_to
from tests import contents, factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world() -> None:
    factories.loaded_world()


def review(level: str | None, content: dict[str, Any]) -> Review:
    """Return the review of a release at a level of public-safety risk; None is without an RCA."""
    case = factories.risky_case(public_safety_risk=level) if level else factories.booked_in()
    return factories.review_of(factories.submitted(case=case, content=content))


def test_what_could_do_the_most_harm_unread_comes_first() -> None:
    violent = contents.medical_release(public_safety_risk="high")
    assert review("high", violent).priority == 1
    assert review(None, contents.release_without_rca()).priority == 1
    assert review(None, contents.court_ordered_release()).priority == 2
    assert review("medium", violent).priority == 3
    assert review("low", contents.medical_release()).priority == 4


def test_a_review_is_overdue_while_it_is_pending() -> None:
    decision = factories.submitted()
    late = factories.review_of(decision).due_at + timedelta(seconds=1)
    every = Review.objects.all()
    assert overdue(every, late, True).count() == 1
    assert overdue(every, late - timedelta(seconds=2), True).count() == 0
    assert overdue(every, late, False).count() == 0
    factories.found(decision)
    assert overdue(every, late, True).count() == 0
    assert overdue(every, late, False).count() == 1
    assert pending_review(decision) is None


def test_reviews_are_seen_by_the_office_and_the_policy_office() -> None:
    factories.submitted()
    seen = {
        username: reviews_visible_to(factories.actor(username)).count()
        for username in ("officer.sna", "officer.elp", "policy.hq", "auditor.oig", "feed.earm")
    }
    assert seen == {
        "officer.sna": 1,
        "officer.elp": 0,
        "policy.hq": 1,
        "auditor.oig": 1,
        "feed.earm": 0,
    }
