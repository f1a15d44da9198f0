"""Signing, returning and reviewing at the same moment (threats T8 and T9, goal G6)."""

from collections.abc import Callable
from functools import partial

import pytest

from rca.accounts.actors import Actor
from rca.actions.claim_review import claim_review
from rca.actions.concur import concur
from rca.actions.return_decision import return_decision
from rca.decisions.models import Concurrence, Decision
from rca.reviews.models import Review
from tests import contents, factories
from tests.concurrency.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _world() -> None:
    factories.loaded_world()


def signature(decision: Decision, signer: Actor) -> Callable[[], Decision]:
    """Return the signing of a decision as it stands."""
    return partial(
        concur,
        actor=signer,
        at=factories.moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        statement=contents.STATEMENT,
    )


def sixteen_signatures(signers: list[Actor]) -> None:
    """Let sixteen supervisors sign one decision at once; only one may succeed."""
    decision = factories.submitted()
    end = race([signature(decision, signer) for signer in signers])
    assert len(end.won) == 1
    assert end.kinds() <= {"StaleVersion", "WrongState", "NotAllowed", "Unavailable"}
    decision.refresh_from_db()
    assert decision.state == "concurred"
    assert decision.concurrences.count() == 1


def test_sixteen_concurrences_have_one_winner() -> None:
    signers = [factories.newcomer() for _ in range(16)]
    for _ in range(3):
        sixteen_signatures(signers)


@pytest.mark.long
def test_sixteen_concurrences_two_hundred_times() -> None:
    signers = [factories.newcomer() for _ in range(16)]
    for _ in range(200):
        sixteen_signatures(signers)


def test_both_needed_signatures_at_once_never_pass_on_one_reading() -> None:
    # Whoever signs second signs another version than the one they read, and is told so.
    case = factories.risky_case(public_safety_risk="medium")
    content = contents.medical_release(public_safety_risk="medium")
    decision = factories.submitted(case=case, content=content)
    people = ("supervisor.sna", "director.sna")
    end = race([signature(decision, factories.actor(username)) for username in people])
    assert len(end.won) == 1
    assert end.kinds() == {"StaleVersion"}
    assert Decision.objects.get(pk=decision.pk).state == "submitted"


@pytest.mark.parametrize("round_number", range(3))
def test_a_signature_or_a_return(round_number: int) -> None:
    decision = factories.submitted()
    sending_back = partial(
        return_decision,
        actor=factories.actor("supervisor2.sna"),
        at=factories.moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        reason=contents.RETURN_REASON,
    )
    end = race([signature(decision, factories.actor("supervisor.sna")), sending_back])
    assert len(end.won) == 1
    assert end.kinds() == {"StaleVersion"}
    decision.refresh_from_db()
    signed = Concurrence.objects.filter(decision=decision).exists()
    assert (decision.state, signed) in [("concurred", True), ("returned", False)]


@pytest.mark.parametrize("round_number", range(3))
def test_a_review_is_claimed_once(round_number: int) -> None:
    review = factories.review_of(factories.submitted())
    claims = [
        partial(
            claim_review,
            actor=factories.actor(username),
            at=factories.moment(),
            review_id=review.pk,
            expected_version=review.version,
        )
        for username in ("policy.hq", "policy2.hq")
    ]
    end = race(claims)
    assert len(end.won) == 1
    assert end.kinds() == {"StaleVersion"}
    assert Review.objects.get(pk=review.pk).assigned_to == end.won[0].assigned_to
