"""RCAs: recorded, completed, superseded and voided, and what becomes of decisions on them."""

from datetime import timedelta

import pytest

from rca.actions.complete_assessment import complete_assessment
from rca.actions.record_assessment import record_assessment
from rca.actions.void_assessment import void_assessment
from rca.core.errors import Invalid, NotAllowed, NotFound, Refused, StaleVersion, WrongState
from rca.decisions.facts import local_day
from tests import contents, factories
from tests.actions.doing import add, do, fresh, length, told

pytestmark = pytest.mark.django_db


def test_completing_moves_the_case() -> None:
    rca = factories.assessed(factories.booked_in(), complete=False)
    before = length(rca.case_id)
    rca = do(complete_assessment, rca, by="officer.sna")
    assert (rca.state, rca.case.state) == ("completed", "awaiting_decision")
    assert told(rca.case_id, after=before) == ["assessment.completed", "case.assessed"]


@pytest.mark.parametrize("username", ["officer.sna", "officer2.sna", "feed.earm"])
def test_officers_and_feeds_assess(username: str) -> None:
    assert factories.assessed(factories.booked_in(), by=username).state == "completed"


@pytest.mark.parametrize(
    ("username", "error"),
    [("supervisor.sna", NotAllowed), ("policy.hq", NotAllowed), ("officer.elp", NotFound)],
)
def test_others_do_not(username: str, error: type[Exception]) -> None:
    case = factories.booked_in()
    with pytest.raises(error):
        factories.assessed(case, by=username)


@pytest.mark.parametrize("name", ["public_safety_risk", "flight_risk", "recommendation"])
def test_an_incomplete_rca_stays_a_draft(name: str) -> None:
    rca = factories.assessed(factories.booked_in(), complete=False, **{name: None})
    with pytest.raises(Invalid) as refusal:
        do(complete_assessment, rca, by="officer.sna")
    assert [error.pointer for error in refusal.value.errors] == [f"/{name}"]
    assert fresh(rca).state == "draft"


@pytest.mark.parametrize(("days", "accepted"), [(-1, True), (0, True), (1, False)])
def test_an_rca_is_not_from_the_future(days: int, accepted: bool) -> None:
    case = factories.booked_in()
    today = local_day(factories.moment(), case.field_office)
    rca = contents.rca(completed_on=today + timedelta(days=days))
    if accepted:
        assert add(record_assessment, case, by="officer.sna", assessment=rca).state == "draft"
        return
    with pytest.raises(Invalid) as refusal:
        add(record_assessment, case, by="officer.sna", assessment=rca)
    assert [error.pointer for error in refusal.value.errors] == ["/completed_on"]


def test_a_new_rca_supersedes_the_old_and_lapses_what_rests_on_it() -> None:
    decision = factories.concurred()
    old = decision.assessment
    draft = factories.returned(decision=decision)
    live = factories.submitted(case=decision.case, by="officer2.sna")
    before = length(decision.case_id)
    factories.assessed(decision.case, public_safety_risk="medium")
    assert old is not None
    assert fresh(old).state == "superseded"
    assert (fresh(live).state, fresh(draft).state) == ("lapsed", "returned")
    assert factories.review_of(live).state == "cancelled"
    assert told(decision.case_id, after=before) == [
        "assessment.drafted",
        "review.cancelled",
        "decision.lapsed",
        "assessment.superseded",
        "assessment.completed",
    ]


def test_a_draft_is_judged_by_the_new_rca() -> None:
    decision = factories.drafted()
    factories.assessed(decision.case, public_safety_risk="medium")
    with pytest.raises(Refused) as refusal:
        factories.resubmitted(decision)
    assert "driver-unanswered" in {error.code for error in refusal.value.errors}


def test_voiding_lapses_and_the_case_awaits_another() -> None:
    decision = factories.submitted()
    rca = decision.assessment
    before = length(decision.case_id)
    rca = do(void_assessment, rca, by="supervisor.sna", reason=contents.REASON)
    assert (rca.state, rca.case.state) == ("voided", "awaiting_assessment")
    assert fresh(decision).state == "lapsed"
    assert told(decision.case_id, after=before) == [
        "review.cancelled",
        "decision.lapsed",
        "assessment.voided",
        "case.assessment_lost",
    ]


def test_voiding_a_draft_disturbs_nothing() -> None:
    decision = factories.submitted()
    draft = factories.assessed(decision.case, complete=False)
    do(void_assessment, draft, by="officer.sna", reason=contents.REASON)
    assert fresh(decision).state == "submitted"
    assert fresh(decision.case).state == "awaiting_decision"


def test_nobody_is_assessed_after_release() -> None:
    case = factories.case_awaiting_decision()
    draft = factories.assessed(case, complete=False)
    factories.executed(case=case)
    with pytest.raises(WrongState) as refusal:
        do(complete_assessment, draft, by="officer.sna")
    assert refusal.value.reason == "case-not-open"


def test_a_reason_says_something() -> None:
    rca = factories.assessed(factories.booked_in())
    with pytest.raises(Refused):
        do(void_assessment, rca, by="officer.sna", reason="n/a")


def test_what_is_completed_or_voided_is_what_was_read() -> None:
    rca = factories.assessed(factories.booked_in(), complete=False)
    do(complete_assessment, rca, by="officer.sna")
    with pytest.raises(StaleVersion):
        do(complete_assessment, rca, by="officer.sna")
    with pytest.raises(StaleVersion):
        do(void_assessment, rca, by="officer.sna", reason=contents.REASON)
