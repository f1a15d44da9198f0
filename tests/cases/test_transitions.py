"""Every verb in every state of a case."""

from collections.abc import Callable

import pytest
from django_fsm import TransitionNotAllowed

from rca.actions.close_case import close_case
from rca.actions.transfer_case import transfer_case
from rca.actions.void_assessment import void_assessment
from rca.cases.models import Case
from rca.cases.workflow import STATES, STEPS
from tests import contents, factories
from tests.actions.tables import REFUSED, cells, columns, outcome, rows

# `release` and `detain` draft, submit, sign and execute a decision; `assess` completes an RCA and
# `void` voids the latest, which in `awaiting_assessment` has been voided already.
VERBS = cells("""
state                draft_rca            assess             void
awaiting_assessment  awaiting_assessment  awaiting_decision  -
awaiting_decision    awaiting_decision    awaiting_decision  awaiting_assessment
detained             detained             awaiting_decision  detained
released             -                    -                  released
closed               -                    -                  closed
""")
VERBS |= cells("""
state                decide               screen               transfer
awaiting_assessment  awaiting_assessment  awaiting_assessment  awaiting_assessment
awaiting_decision    awaiting_decision    awaiting_decision    awaiting_decision
detained             detained             detained             detained
released             -                    -                    -
closed               -                    -                    -
""")
VERBS |= cells("""
state                release   detain    close
awaiting_assessment  released  detained  closed
awaiting_decision    released  detained  closed
detained             released  detained  closed
released             -         -         closed
closed               -         -         -
""")

MACHINE = cells("""
state                complete_assessment  lose_assessment      detain    release   close
awaiting_assessment  awaiting_decision    -                    detained  released  closed
awaiting_decision    awaiting_decision    awaiting_assessment  detained  released  closed
detained             awaiting_decision    -                    detained  released  closed
released             -                    -                    -         -         closed
closed               -                    -                    -         -         -
""")


def void(case: Case) -> None:
    """Void the latest RCA."""
    rca = case.assessments.latest("created_at")
    void_assessment(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        assessment_id=rca.pk,
        expected_version=rca.version,
        reason=contents.REASON,
    )


def transfer(case: Case) -> None:
    """Hand the case to El Paso."""
    transfer_case(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        case_id=case.pk,
        expected_version=case.version,
        to_field_office="ELP",
    )


def close(case: Case) -> None:
    """Close the case."""
    close_case(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        case_id=case.pk,
        expected_version=case.version,
        reason=contents.REASON,
    )


def release(case: Case) -> None:
    """Decide that the person is released, with all that this takes."""
    decision = factories.submitted(case=case, content=_release_content(case))
    decision = factories.concurred(decision=decision)
    if decision.evaluation is not None and decision.evaluation.hold:
        decision = factories.cleared(decision=decision)
    factories.executed(decision=decision)


def _release_content(case: Case) -> dict[str, object]:
    if case.assessments.filter(state="completed").exists():
        return contents.medical_release()
    return contents.release_without_rca()


def detain(case: Case) -> None:
    """Decide that the person stays detained."""
    factories.executed(case=case, content=contents.agreeing())


def _again(case: Case, verb: Callable[[Case], object]) -> Case:
    verb(case)
    return Case.objects.get(pk=case.pk)


ARRIVE: dict[str, Callable[[], Case]] = {
    "awaiting_assessment": lambda: _again(factories.case_awaiting_decision(), void),
    "awaiting_decision": factories.case_awaiting_decision,
    "detained": lambda: _again(factories.case_awaiting_decision(), detain),
    "released": lambda: _again(factories.case_awaiting_decision(), release),
    "closed": lambda: _again(factories.case_awaiting_decision(), close),
}
TRY: dict[str, Callable[[Case], object]] = {
    "draft_rca": lambda case: factories.assessed(case, complete=False),
    "assess": factories.assessed,
    "void": void,
    "decide": lambda case: factories.drafted(case=case),
    "screen": factories.screened,
    "transfer": transfer,
    "release": release,
    "detain": detain,
    "close": close,
}


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_verbs(state: str, subtests: pytest.Subtests) -> None:
    factories.loaded_world()
    case = ARRIVE[state]()
    assert case.state == state
    for verb in columns(VERBS):
        with subtests.test(verb=verb):
            assert outcome(case, TRY[verb]) == VERBS[state, verb]


@pytest.mark.parametrize("state", STATES)
def test_machine(state: str, subtests: pytest.Subtests) -> None:
    for step in columns(MACHINE):
        with subtests.test(step=step):
            case = Case(state=state)
            if MACHINE[state, step] == REFUSED:
                with pytest.raises(TransitionNotAllowed):
                    getattr(case, step)()
            else:
                getattr(case, step)()
            assert case.state == MACHINE[state, step].replace(REFUSED, state)


def test_the_tables_are_complete() -> None:
    assert set(rows(MACHINE)) == set(rows(VERBS)) == set(STATES)
    assert set(columns(MACHINE)) == {step.name for step in STEPS}
    assert set(columns(VERBS)) == set(TRY)
