"""Asking for more, and the officer's answer: an addition, never a change."""

from datetime import date, timedelta

import pytest

from rca.actions.find_review import find_sufficient
from rca.actions.request_remediation import request_remediation
from rca.actions.supplement_decision import supplement_decision
from rca.core.errors import Invalid, NotAllowed, NotFound, Refused
from rca.decisions.facts import local_day
from rca.reviews.models import Review
from tests import contents, factories
from tests.actions.doing import do, fresh, length, told

pytestmark = pytest.mark.django_db

LETTER = "The clinic's second letter came today; it names the sister as the one who turns him."


def asked(review: Review, *, due_on: date) -> Review:
    """Return the review after more was asked for."""
    words = {"reason": contents.RETURN_REASON, "due_on": due_on}
    after: Review = do(request_remediation, review, by="policy.hq", **words)
    return after


def in_a_week() -> date:
    """Return the day a week from now."""
    return (factories.moment() + timedelta(days=7)).date()


def test_the_whole_way() -> None:
    decision = factories.executed()
    review = asked(factories.claimed(decision), due_on=in_a_week())
    assert (review.state, review.remediation_due_on) == ("remediation_requested", in_a_week())
    before = length(decision.case_id)
    decision = do(
        supplement_decision,
        decision,
        by="officer.sna",
        text=LETTER,
        evidence=[contents.evidence("e9", "medical_record", "IHSC-26-104977", "Dr. Ferrante")],
    )
    assert told(decision.case_id, after=before) == [
        "supplement.added",
        "decision.supplemented",
        "review.supplemented",
    ]
    review = fresh(review)
    assert review.state == "supplemented"
    assert do(find_sufficient, review, by="policy.hq", reason=contents.REASON).state == (
        "found_sufficient"
    )


def test_a_supplement_leaves_the_content_and_the_signatures() -> None:
    decision = factories.concurred()
    content = decision.content
    decision = do(supplement_decision, decision, by="officer2.sna", text=LETTER, evidence=[])
    assert (fresh(decision).content, decision.state) == (content, "concurred")
    assert factories.executed(decision=decision).state == "executed"


@pytest.mark.parametrize(("days", "accepted"), [(-1, False), (0, True), (1, True)])
def test_the_due_day_has_not_passed(days: int, accepted: bool) -> None:
    review = factories.claimed(factories.submitted())
    today = local_day(factories.moment(), review.field_office)
    if accepted:
        assert asked(review, due_on=today + timedelta(days=days)).state == "remediation_requested"
        return
    with pytest.raises(Invalid) as refusal:
        asked(review, due_on=today + timedelta(days=days))
    assert [error.pointer for error in refusal.value.errors] == ["/due_on"]


@pytest.mark.parametrize("text", ["", "  ", "n/a"])
def test_a_supplement_says_something(text: str) -> None:
    decision = factories.submitted()
    with pytest.raises(Refused) as refusal:
        do(supplement_decision, decision, by="officer.sna", text=text, evidence=[])
    assert {error.pointer for error in refusal.value.errors} == {"/text"}


@pytest.mark.parametrize(
    ("username", "error"),
    [("director.sna", NotAllowed), ("policy.hq", NotAllowed), ("officer.elp", NotFound)],
)
def test_others_do_not_supplement(username: str, error: type[Exception]) -> None:
    decision = factories.submitted()
    with pytest.raises(error):
        do(supplement_decision, decision, by=username, text=LETTER, evidence=[])


def test_a_reason_says_something() -> None:
    review = factories.claimed(factories.submitted())
    with pytest.raises(Refused):
        do(request_remediation, review, by="policy.hq", reason="...", due_on=in_a_week())
