"""Editions: written by one person, published by another, and never in the past."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from policies.editions import load_edition, shipped_editions
from policies.models import Edition
from policies.selectors import edition_in_force
from rca.actions.publish_edition import draft_edition, publish_edition
from rca.core.errors import Invalid, NotAllowed, NotFound, Refused, WrongState
from rca.core.ids import uuid7
from tests import contents, factories
from tests.actions.doing import told

pytestmark = pytest.mark.django_db


def document(number: int = 2, **changes: Any) -> dict[str, Any]:
    """Return the shipped edition under another number, with some changes."""
    return load_edition(shipped_editions()[0]) | {"version": number} | changes


def drafted(number: int = 2, by: str = "policy.hq", **changes: Any) -> Edition:
    """Draft an edition."""
    return draft_edition(
        actor=factories.actor(by), at=factories.moment(), document=document(number, **changes)
    )


def published(edition: Edition, at: datetime, by: str = "policy2.hq") -> Edition:
    """Publish an edition with effect from `at`."""
    now = factories.moment()
    return publish_edition(
        actor=factories.actor(by),
        # Whoever publishes with effect from a moment that has just passed published it then.
        at=at if now - at < timedelta(seconds=1) else now,
        edition_id=edition.pk,
        effective_from=at,
    )


def soon() -> datetime:
    """Return a moment that no test reaches."""
    return factories.moment() + timedelta(hours=1)


def test_a_later_edition_takes_effect_when_it_says() -> None:
    when = soon()
    edition = published(drafted(), when)
    assert told(edition.pk) == ["edition.drafted", "edition.published"]
    assert edition_in_force(when - timedelta(seconds=1)).number == 1  # type: ignore[union-attr]
    assert edition_in_force(when).number == 2  # type: ignore[union-attr]


def test_another_person_publishes() -> None:
    with pytest.raises(NotAllowed) as refusal:
        published(drafted(), soon(), by="policy.hq")
    assert refusal.value.reason == "same-person"


@pytest.mark.parametrize("username", ["officer.sna", "director.sna", "auditor.oig", "admin.hq"])
def test_others_neither_draft_nor_publish(username: str) -> None:
    edition = drafted()
    with pytest.raises(NotAllowed):
        drafted(3, by=username)
    with pytest.raises(NotAllowed):
        published(edition, soon(), by=username)


def test_no_edition_reaches_back() -> None:
    with pytest.raises(Invalid) as refusal:
        published(drafted(), factories.moment(minutes_ago=1))
    assert [error.pointer for error in refusal.value.errors] == ["/effective_from"]


def test_no_edition_slips_in_before_another() -> None:
    when = soon()
    published(drafted(2), when)
    third = drafted(3)
    for moment in (when - timedelta(minutes=1), when):
        with pytest.raises(Invalid):
            published(third, moment)
    assert published(third, when + timedelta(seconds=1)).state == "published"


def test_an_edition_is_published_once_and_numbered_once() -> None:
    edition = published(drafted(), soon())
    with pytest.raises(WrongState):
        published(edition, soon())
    with pytest.raises(WrongState) as refusal:
        drafted(2)
    assert refusal.value.reason == "edition-exists"
    with pytest.raises(NotFound):
        published(Edition(id=uuid7()), soon())


def test_an_unreadable_edition_is_not_even_a_draft() -> None:
    with pytest.raises(Invalid):
        drafted(2, screenings={"kinds": ["tarot"], "within_hours": 72, "severity": "fatal"})
    assert not Edition.objects.filter(number=2).exists()


def test_a_decision_is_judged_by_the_edition_of_its_submission() -> None:
    # Drafted under the first, submitted under the second, which demands longer narratives.
    decision = factories.drafted()
    text = document()["text"] | {"narrative_letters": 5_000}
    published(drafted(2, text=text), factories.moment())
    with pytest.raises(Refused) as refusal:
        factories.resubmitted(decision)
    assert refusal.value.extra["policy"]["version"] == 2


def test_what_was_submitted_before_keeps_its_edition() -> None:
    decision = factories.submitted(content=contents.medical_release())
    published(drafted(), factories.moment())
    decision = factories.concurred(decision=decision)
    assert decision.evaluation is not None
    assert decision.evaluation.edition.number == 1
