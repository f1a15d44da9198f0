"""Every verb in every state of an override review."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django_fsm import TransitionNotAllowed

from rca.actions.claim_review import claim_review, unclaim_review
from rca.actions.escalate_review import escalate_review
from rca.actions.find_review import find_insufficient, find_sufficient
from rca.actions.request_remediation import request_remediation
from rca.actions.return_decision import return_decision
from rca.actions.supplement_decision import supplement_decision
from rca.actions.withdraw_decision import withdraw_decision
from rca.decisions.models import Decision
from rca.reviews.models import Review
from rca.reviews.workflow import STATES, STEPS
from tests import contents, factories
from tests.actions.tables import REFUSED, cells, columns, outcome, rows

# What the person who claimed the review can do, where somebody has. `supplement`, `withdraw` and
# `return` act on the decision, `new_rca` on the case. An escalated review has to be claimed
# again before anything is found.
VERBS = cells("""
state                  claim      unclaim  remediate              escalate
open                   in_review  -        -                      -
in_review              -          open     remediation_requested  escalated
remediation_requested  -          -        -                      -
supplemented           in_review  -        remediation_requested  escalated
escalated              in_review  -        -                      -
found_sufficient       -          -        -                      -
found_insufficient     -          -        -                      -
cancelled              -          -        -                      -
""")
VERBS |= cells("""
state                  sufficient        insufficient        supplement
open                   -                 -                   open
in_review              found_sufficient  found_insufficient  in_review
remediation_requested  found_sufficient  found_insufficient  supplemented
supplemented           found_sufficient  found_insufficient  supplemented
escalated              -                 -                   escalated
found_sufficient       -                 -                   found_sufficient
found_insufficient     -                 -                   found_insufficient
cancelled              -                 -                   -
""")
VERBS |= cells("""
state                  withdraw            return              new_rca
open                   cancelled           cancelled           cancelled
in_review              cancelled           cancelled           cancelled
remediation_requested  cancelled           cancelled           cancelled
supplemented           cancelled           cancelled           cancelled
escalated              cancelled           cancelled           cancelled
found_sufficient       found_sufficient    found_sufficient    found_sufficient
found_insufficient     found_insufficient  found_insufficient  found_insufficient
cancelled              -                   -                   cancelled
""")

MACHINE = cells("""
state                  claim      unclaim  request_remediation    supplement    escalate
open                   in_review  -        -                      -             -
in_review              -          open     remediation_requested  -             escalated
remediation_requested  -          -        -                      supplemented  -
supplemented           in_review  -        remediation_requested  -             escalated
escalated              in_review  -        remediation_requested  -             -
found_sufficient       -          -        -                      -             -
found_insufficient     -          -        -                      -             -
cancelled              -          -        -                      -             -
""")
MACHINE |= cells("""
state                  find_sufficient   find_insufficient   cancel
open                   -                 -                   cancelled
in_review              found_sufficient  found_insufficient  cancelled
remediation_requested  found_sufficient  found_insufficient  cancelled
supplemented           found_sufficient  found_insufficient  cancelled
escalated              found_sufficient  found_insufficient  cancelled
found_sufficient       -                 -                   -
found_insufficient     -                 -                   -
cancelled              -                 -                   -
""")


def on(review: Review, verb: Callable[..., object], **words: object) -> None:
    """Let the reviewer do something."""
    verb(
        actor=factories.actor("policy.hq"),
        at=factories.moment(),
        review_id=review.pk,
        expected_version=review.version,
        **words,
    )


def remediate(review: Review) -> None:
    """Ask the officer for more."""
    due_on = (factories.moment() + timedelta(days=7)).date()
    on(review, request_remediation, reason=contents.REASON, due_on=due_on)


def on_decision(review: Review, verb: Callable[..., object], by: str, **words: object) -> None:
    """Do something to the decision under review."""
    decision = Decision.objects.get(pk=review.decision_id)
    verb(
        actor=factories.actor(by),
        at=factories.moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        **words,
    )


def supplement(review: Review) -> None:
    """Let the officer add to the justification."""
    words = "The clinic's second letter came today."
    on_decision(review, supplement_decision, "officer.sna", text=words, evidence=[])


TRY: dict[str, Callable[[Review], object]] = {
    "claim": lambda review: on(review, claim_review),
    "unclaim": lambda review: on(review, unclaim_review),
    "remediate": remediate,
    "escalate": lambda review: on(review, escalate_review, reason=contents.REASON),
    "sufficient": lambda review: on(review, find_sufficient, reason=contents.REASON),
    "insufficient": lambda review: on(
        review, find_insufficient, reason=contents.REASON, failed=["drivers"]
    ),
    "supplement": supplement,
    "withdraw": lambda review: on_decision(
        review, withdraw_decision, "officer.sna", reason=contents.REASON
    ),
    "return": lambda review: on_decision(
        review, return_decision, "supervisor.sna", reason=contents.REASON
    ),
    "new_rca": lambda review: factories.assessed(review.case),
}
ARRIVE: dict[str, tuple[str, ...]] = {
    "open": (),
    "in_review": ("claim",),
    "remediation_requested": ("claim", "remediate"),
    "supplemented": ("claim", "remediate", "supplement"),
    "escalated": ("claim", "escalate"),
    "found_sufficient": ("claim", "sufficient"),
    "found_insufficient": ("claim", "insufficient"),
    "cancelled": ("claim", "withdraw"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_verbs(state: str, subtests: pytest.Subtests) -> None:
    factories.loaded_world()
    review = factories.review_of(factories.submitted())
    for verb in ARRIVE[state]:
        TRY[verb](review)
        review = Review.objects.get(pk=review.pk)
    assert review.state == state
    for verb in columns(VERBS):
        with subtests.test(verb=verb):
            assert outcome(review, TRY[verb]) == VERBS[state, verb]


@pytest.mark.parametrize("state", STATES)
def test_machine(state: str, subtests: pytest.Subtests) -> None:
    for step in columns(MACHINE):
        with subtests.test(step=step):
            review = Review(state=state)
            if MACHINE[state, step] == REFUSED:
                with pytest.raises(TransitionNotAllowed):
                    getattr(review, step)()
            else:
                getattr(review, step)()
            assert review.state == MACHINE[state, step].replace(REFUSED, state)


def test_the_tables_are_complete() -> None:
    assert set(rows(MACHINE)) == set(rows(VERBS)) == set(STATES)
    assert set(columns(MACHINE)) == {step.name for step in STEPS}
    assert set(columns(VERBS)) == set(TRY)
