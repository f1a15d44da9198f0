"""Every verb in every state of an assessment."""

from collections.abc import Callable

import pytest
from django_fsm import TransitionNotAllowed

from rca.actions.complete_assessment import complete_assessment
from rca.actions.void_assessment import void_assessment
from rca.assessments.models import Assessment
from rca.assessments.workflow import STATES, STEPS
from tests import contents, factories
from tests.actions.tables import REFUSED, cells, columns, outcome, rows

# `another` completes a further RCA of the same case; `late` is a draft on a case that has ended.
VERBS = cells("""
state       complete   void    another
draft       completed  voided  draft
late        -          voided  -
completed   -          voided  superseded
superseded  -          -       superseded
voided      -          -       voided
""")

MACHINE = cells("""
state       complete   supersede   void
draft       completed  -           voided
completed   -          superseded  voided
superseded  -          -           -
voided      -          -           -
""")


def complete(rca: Assessment) -> None:
    """Complete the draft."""
    complete_assessment(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        assessment_id=rca.pk,
        expected_version=rca.version,
    )


def void(rca: Assessment) -> None:
    """Void it with a reason."""
    void_assessment(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        assessment_id=rca.pk,
        expected_version=rca.version,
        reason=contents.REASON,
    )


def completed() -> Assessment:
    """Return the current RCA of a case."""
    return factories.assessed(factories.booked_in())


def superseded() -> Assessment:
    """Return an RCA that a later one has superseded."""
    rca = completed()
    factories.assessed(rca.case)
    return Assessment.objects.get(pk=rca.pk)


def voided() -> Assessment:
    """Return a voided RCA."""
    rca = completed()
    void(rca)
    return Assessment.objects.get(pk=rca.pk)


def late() -> Assessment:
    """Return a draft that nobody completed before the person was released."""
    case = factories.case_awaiting_decision()
    rca = factories.assessed(case, complete=False)
    factories.executed(case=case)
    return rca


ARRIVE: dict[str, Callable[[], Assessment]] = {
    "draft": lambda: factories.assessed(factories.booked_in(), complete=False),
    "late": late,
    "completed": completed,
    "superseded": superseded,
    "voided": voided,
}
TRY: dict[str, Callable[[Assessment], object]] = {
    "complete": complete,
    "void": void,
    "another": lambda rca: factories.assessed(rca.case),
}


@pytest.mark.django_db
@pytest.mark.parametrize("state", rows(VERBS))
def test_verbs(state: str, subtests: pytest.Subtests) -> None:
    factories.loaded_world()
    rca = ARRIVE[state]()
    assert rca.state == state.replace("late", "draft")
    for verb in columns(VERBS):
        with subtests.test(verb=verb):
            assert outcome(rca, TRY[verb]) == VERBS[state, verb]


@pytest.mark.parametrize("state", STATES)
def test_machine(state: str, subtests: pytest.Subtests) -> None:
    for step in columns(MACHINE):
        with subtests.test(step=step):
            rca = Assessment(state=state)
            if MACHINE[state, step] == REFUSED:
                with pytest.raises(TransitionNotAllowed):
                    getattr(rca, step)()
            else:
                getattr(rca, step)()
            assert rca.state == MACHINE[state, step].replace(REFUSED, state)


def test_the_tables_are_complete() -> None:
    assert set(rows(MACHINE)) == set(STATES)
    assert set(columns(MACHINE)) == {step.name for step in STEPS}
    assert set(rows(VERBS)) == {*STATES, "late"}
    assert set(columns(VERBS)) == set(TRY)
