"""Findings of the policy office, and what they do to a held release."""

import pytest

from rca.accounts.permission_map import Role
from rca.actions.claim_review import claim_review, unclaim_review
from rca.actions.escalate_review import escalate_review
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.core.errors import NotAllowed, Refused, StaleVersion, WrongState
from rca.decisions.models import Return
from rca.reviews.models import Review
from tests import contents, factories
from tests.actions.doing import do, fresh, length, told

pytestmark = pytest.mark.django_db


def test_sufficient_lifts_a_hold() -> None:
    decision = factories.held()
    review = factories.claimed(decision)
    before = length(decision.case_id)
    review = do(find_sufficient, review, by="policy.hq", reason=contents.REASON)
    assert (review.state, review.reason) == ("found_sufficient", contents.REASON)
    assert review.found_by_person_id == factories.actor("policy.hq").person_id
    assert told(decision.case_id, after=before) == ["review.found_sufficient"]
    assert factories.executed(decision=fresh(decision)).state == "executed"


def test_insufficient_sends_a_held_release_back_to_its_author() -> None:
    decision = factories.held()
    review = factories.claimed(decision)
    before = length(decision.case_id)
    review = do(
        find_insufficient,
        review,
        by="policy.hq",
        reason=contents.RETURN_REASON,
        failed=["drivers", "evidence"],
    )
    assert (review.state, review.failed) == ("found_insufficient", ["drivers", "evidence"])
    assert fresh(decision).state == "returned"
    assert Return.objects.get().reason == contents.RETURN_REASON
    assert told(decision.case_id, after=before) == [
        "review.found_insufficient",
        "return.recorded",
        "decision.returned",
    ]


def test_a_next_round_is_reviewed_anew() -> None:
    decision = factories.held()
    factories.found(decision, sufficient=False)
    decision = factories.resubmitted(fresh(decision))
    review = factories.review_of(decision)
    assert (review.state, review.hold) == ("open", True)
    assert Review.objects.filter(decision=decision).count() == 2


def test_insufficient_without_a_hold_leaves_the_decision() -> None:
    decision = factories.submitted()
    factories.found(decision, sufficient=False)
    assert fresh(decision).state == "submitted"


def test_insufficient_after_execution_leaves_the_release() -> None:
    decision = factories.executed(decision=factories.court_ordered())
    factories.found(decision, sufficient=False)
    assert fresh(decision).state == "executed"
    assert fresh(decision.case).state == "released"


def test_whoever_wrote_or_signed_does_not_review() -> None:
    decision = factories.concurred()
    review = factories.review_of(decision)
    for username in ("officer.sna", "supervisor.sna"):
        reviewer = factories.second_account(of=username, role=Role.POLICY_OFFICE, field_office=None)
        with pytest.raises(NotAllowed) as refusal:
            do(claim_review, review, by=reviewer)
        assert refusal.value.reason == "same-person"


def test_a_reviewer_who_signs_meanwhile_no_longer_finds() -> None:
    decision = factories.submitted()
    review = factories.claimed(decision)
    signer = factories.second_account(of="policy.hq", role=Role.SUPERVISOR)
    factories.signed(decision, by=signer.username)
    with pytest.raises(NotAllowed) as refusal:
        do(find_sufficient, review, by="policy.hq", reason=contents.REASON)
    assert refusal.value.reason == "same-person"


@pytest.mark.parametrize(
    "username", ["officer.sna", "supervisor.sna", "director.sna", "auditor.oig"]
)
def test_other_roles_do_not(username: str) -> None:
    review = factories.claimed(factories.submitted())
    with pytest.raises(NotAllowed):
        do(find_sufficient, review, by=username, reason=contents.REASON)


def test_only_whoever_claimed_it_finds() -> None:
    review = factories.claimed(factories.submitted())
    for verb, words in (
        (find_sufficient, {"reason": contents.REASON}),
        (find_insufficient, {"reason": contents.REASON, "failed": []}),
        (escalate_review, {"reason": contents.REASON}),
        (unclaim_review, {}),
    ):
        with pytest.raises(WrongState) as refusal:
            do(verb, review, by="policy2.hq", **words)
        assert refusal.value.reason == "not-claimed"


@pytest.mark.parametrize("verb", [find_sufficient, find_insufficient, escalate_review])
def test_a_reason_says_something(verb: object) -> None:
    review = factories.claimed(factories.submitted())
    words = {"failed": ["drivers"]} if verb is find_insufficient else {}
    with pytest.raises(Refused):
        do(verb, review, by="policy.hq", reason="ok", **words)  # type: ignore[arg-type]
    assert fresh(review).state == "in_review"


def test_a_finding_is_on_what_was_read() -> None:
    review = factories.claimed(factories.submitted())
    with pytest.raises(StaleVersion):
        do(
            find_sufficient,
            review,
            by="policy.hq",
            reason=contents.REASON,
            expected_version=review.version - 1,
        )


def test_an_escalated_review_is_free_to_be_claimed_by_another() -> None:
    review = factories.claimed(factories.submitted())
    review = do(escalate_review, review, by="policy.hq", reason=contents.REASON)
    assert (review.state, review.assigned_to_id) == ("escalated", None)
    review = do(claim_review, review, by="policy2.hq")
    assert (review.state, review.assigned_to.username) == ("in_review", "policy2.hq")


def test_a_review_is_given_back() -> None:
    review = factories.claimed(factories.submitted())
    review = do(unclaim_review, review, by="policy.hq")
    assert (review.state, review.assigned_to_id) == ("open", None)
    assert told(review.case_id)[-2:] == ["review.claimed", "review.unclaimed"]
