"""Withdrawing: only by the author, before execution; the review goes with it."""

import pytest

from rca.actions.withdraw_decision import withdraw_decision
from rca.core.errors import NotAllowed, NotFound, Refused
from tests import contents, factories
from tests.actions.doing import do, fresh, length, told

pytestmark = pytest.mark.django_db


def test_the_review_is_cancelled() -> None:
    decision = factories.submitted()
    before = length(decision.case_id)
    decision = do(withdraw_decision, decision, by="officer.sna", reason=contents.REASON)
    assert decision.state == "withdrawn"
    assert factories.review_of(decision).state == "cancelled"
    assert told(decision.case_id, after=before) == ["review.cancelled", "decision.withdrawn"]


def test_afterwards_another_decision_may_be_written() -> None:
    decision = factories.submitted()
    do(withdraw_decision, decision, by="officer.sna", reason=contents.REASON)
    assert factories.submitted(case=decision.case).state == "submitted"


def test_a_finding_stays() -> None:
    decision = factories.submitted()
    factories.found(decision)
    do(withdraw_decision, decision, by="officer.sna", reason=contents.REASON)
    assert factories.review_of(decision).state == "found_sufficient"


@pytest.mark.parametrize(
    ("username", "error"),
    [("officer2.sna", NotAllowed), ("supervisor.sna", NotAllowed), ("officer.elp", NotFound)],
)
def test_others_do_not(username: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        do(withdraw_decision, factories.submitted(), by=username, reason=contents.REASON)


def test_a_reason_says_something() -> None:
    decision = factories.submitted()
    with pytest.raises(Refused):
        do(withdraw_decision, decision, by="officer.sna", reason="-")
    assert fresh(decision).state == "submitted"
