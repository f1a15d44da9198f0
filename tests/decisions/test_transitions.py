"""Every verb in every state of a decision."""

from collections.abc import Callable

import pytest
from django_fsm import TransitionNotAllowed

from rca.actions.check_decision import check_decision
from rca.actions.close_case import close_case
from rca.actions.edit_decision import edit_decision
from rca.actions.supplement_decision import supplement_decision
from rca.actions.void_assessment import void_assessment
from rca.actions.withdraw_decision import withdraw_decision
from rca.decisions.models import Decision
from rca.decisions.workflow import STATES, STEPS
from tests import contents, factories
from tests.actions.tables import REFUSED, cells, columns, outcome, rows

# What each verb leads to when somebody tries it who may. The last three act on the case: a new
# RCA is completed, the RCA is voided, the case is closed.
VERBS = cells("""
state      edit      check     submit     concur     return    withdraw   execute   supplement
draft      draft     draft     submitted  -          -         withdrawn  -         -
submitted  -         -         -          concurred  returned  withdrawn  -         submitted
concurred  -         -         -          -          returned  withdrawn  executed  concurred
ordered    -         -         -          concurred  returned  withdrawn  executed  submitted
returned   returned  returned  submitted  -          -         withdrawn  -         -
executed   -         -         -          -          -         -          -         executed
owing      -         -         -          executed   -         -          -         executed
withdrawn  -         -         -          -          -         -          -         -
lapsed     -         -         -          -          -         -          -         -
""")
VERBS |= cells("""
state      new_rca    void_rca   close
draft      draft      draft      lapsed
submitted  lapsed     lapsed     lapsed
concurred  lapsed     lapsed     lapsed
ordered    lapsed     lapsed     lapsed
returned   returned   returned   lapsed
executed   -          executed   executed
owing      -          executed   executed
withdrawn  withdrawn  withdrawn  withdrawn
lapsed     lapsed     lapsed     lapsed
""")
# `ordered` is a submitted release that a court ordered, `owing` the same once executed.

MACHINE = cells("""
state      submit     concur     execute   send_back  withdraw   lapse
draft      submitted  -          -         -          withdrawn  lapsed
submitted  -          concurred  executed  returned   withdrawn  lapsed
concurred  -          -          executed  returned   withdrawn  lapsed
executed   -          -          -         -          -          -
returned   submitted  -          -         -          withdrawn  lapsed
withdrawn  -          -          -         -          -          -
lapsed     -          -          -         -          -          -
""")


def edit(decision: Decision) -> None:
    """Let the author change a part."""
    edit_decision(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        changes={"outcome": "release_on_parole"},
    )


def check(decision: Decision) -> None:
    """Let the author ask what submitting would get."""
    check_decision(
        actor=factories.actor("officer.sna"), at=factories.moment(), decision_id=decision.pk
    )


def withdraw(decision: Decision) -> None:
    """Let the author withdraw it."""
    withdraw_decision(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        reason=contents.REASON,
    )


def supplement(decision: Decision) -> None:
    """Let the author add to it."""
    supplement_decision(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        text="The clinic's second letter came today.",
        evidence=[],
    )


def new_rca(decision: Decision) -> None:
    """Complete a new RCA of the case."""
    factories.assessed(decision.case)


def void_rca(decision: Decision) -> None:
    """Void the RCA that counts, or the only one there is."""
    rca = decision.case.assessments.order_by("-created_at")[0]
    void_assessment(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        assessment_id=rca.pk,
        expected_version=rca.version,
        reason=contents.REASON,
    )


def close(decision: Decision) -> None:
    """Close the case."""
    case = type(decision.case).objects.get(pk=decision.case_id)
    close_case(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        case_id=case.pk,
        expected_version=case.version,
        reason=contents.REASON,
    )


def withdrawn() -> Decision:
    """Return a decision that its author withdrew."""
    decision = factories.submitted()
    withdraw(decision)
    return Decision.objects.get(pk=decision.pk)


def lapsed() -> Decision:
    """Return a decision whose RCA was superseded."""
    decision = factories.submitted()
    new_rca(decision)
    return Decision.objects.get(pk=decision.pk)


ARRIVE: dict[str, Callable[[], Decision]] = {
    "draft": factories.drafted,
    "submitted": factories.submitted,
    "concurred": factories.concurred,
    "ordered": factories.court_ordered,
    "returned": factories.returned,
    "executed": factories.executed,
    "owing": lambda: factories.executed(decision=factories.court_ordered()),
    "withdrawn": withdrawn,
    "lapsed": lapsed,
}
TRY: dict[str, Callable[[Decision], object]] = {
    "edit": edit,
    "check": check,
    "submit": factories.resubmitted,
    "concur": lambda decision: factories.signed(decision, by="supervisor2.sna"),
    "return": lambda decision: factories.returned(decision=decision),
    "withdraw": withdraw,
    "execute": lambda decision: factories.executed(decision=decision),
    "supplement": supplement,
    "new_rca": new_rca,
    "void_rca": void_rca,
    "close": close,
}


@pytest.mark.django_db
@pytest.mark.parametrize("state", rows(VERBS))
def test_verbs(state: str, subtests: pytest.Subtests) -> None:
    factories.loaded_world()
    decision = ARRIVE[state]()
    assert decision.state == {"ordered": "submitted", "owing": "executed"}.get(state, state)
    for verb in columns(VERBS):
        with subtests.test(verb=verb):
            assert outcome(decision, TRY[verb]) == VERBS[state, verb]


@pytest.mark.parametrize("state", STATES)
def test_machine(state: str, subtests: pytest.Subtests) -> None:
    for step in columns(MACHINE):
        with subtests.test(step=step):
            decision = Decision(state=state)
            if MACHINE[state, step] == REFUSED:
                with pytest.raises(TransitionNotAllowed):
                    getattr(decision, step)()
            else:
                getattr(decision, step)()
            assert decision.state == MACHINE[state, step].replace(REFUSED, state)


def test_the_tables_are_complete() -> None:
    assert set(rows(MACHINE)) == set(STATES)
    assert set(columns(MACHINE)) == {step.name for step in STEPS}
    assert set(rows(VERBS)) == {*STATES, "ordered", "owing"}
    assert set(columns(VERBS)) == set(TRY)
