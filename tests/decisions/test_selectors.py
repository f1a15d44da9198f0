"""What is read of decisions: whose they are to see, and what a submission depends on."""

import pytest

from rca.core.errors import NotFound
from rca.core.ids import uuid7
from rca.decisions.models import Decision
from rca.decisions.selectors import (
    decision_visible_to,
    decisions_visible_to,
    situation_of,
    with_decisions,
)
from rca.decisions.signatures import given, missing
from rca.ledger.selectors import head_of
from tests import contents, factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world() -> None:
    factories.loaded_world()


@pytest.mark.parametrize(
    ("username", "seen"),
    [
        ("officer.sna", 1),
        ("director.sna", 1),
        ("policy.hq", 2),
        ("auditor.oig", 2),
        ("officer.elp", 1),
        ("feed.earm", 0),
        ("admin.hq", 0),
    ],
)
def test_decisions_are_seen_in_the_office_that_has_the_case(username: str, seen: int) -> None:
    factories.submitted()
    case = factories.case_awaiting_decision(by="feed.earm", field_office="ELP")
    factories.submitted(case=case, by="officer.elp")
    assert decisions_visible_to(factories.actor(username)).count() == seen


def test_unknown_and_foreign_read_alike() -> None:
    decision = factories.submitted()
    words = set()
    for key in (decision.pk, uuid7()):
        with pytest.raises(NotFound) as refusal:
            decision_visible_to(factories.actor("officer.elp"), key)
        words.add(refusal.value.detail)
    assert len(words) == 1


def test_a_situation_is_all_that_a_submission_depends_on() -> None:
    case = factories.case_awaiting_decision()
    officer = factories.actor("officer.sna")
    situation = situation_of(case.pk, officer.person_id, factories.moment())
    assert situation.case == case
    assert situation.assessment == case.assessments.get()
    assert situation.edition_id is not None
    assert situation.head == head_of(case.pk)
    with pytest.raises(NotFound):
        situation_of(uuid7(), officer.person_id, factories.moment())


def test_a_case_tells_of_a_live_decision_and_of_ones_own_draft() -> None:
    case = factories.case_awaiting_decision()
    draft = factories.drafted(case=case, by="officer2.sna")
    live = factories.submitted(case=case)
    for username, own in (("officer.sna", None), ("officer2.sna", draft.pk)):
        person = factories.actor(username).person_id
        seen = with_decisions(type(case).objects.all(), person).get(pk=case.pk)
        assert (seen.live_decision_id, seen.own_draft_id) == (live.pk, own)


def test_only_signatures_of_the_present_round_count() -> None:
    decision = factories.returned(decision=factories.concurred())
    decision = Decision.objects.get(pk=decision.pk)
    assert [signature.role for signature in given(decision)] == ["supervisor"]
    decision = Decision.objects.get(pk=factories.resubmitted(decision).pk)
    assert (given(decision), missing(decision)) == ([], ["supervisor"])


def test_a_draft_misses_no_signature() -> None:
    assert missing(factories.drafted(content=contents.agreeing())) == []
