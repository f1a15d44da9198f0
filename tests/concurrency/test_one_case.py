"""Several people at work on one case: each meets the case as the one before left it (T6, G6)."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.db import connections

from rca.actions.draft_decision import draft_decision
from rca.actions.execute_decision import execute_decision
from rca.actions.record_assessment import record_assessment
from rca.actions.record_screening import record_screening
from rca.cases.models import Case, Screening
from rca.decisions.models import Decision
from rca.decisions.workflow import LIVE
from rca.ledger.verify import verify
from tests import contents, factories
from tests.concurrency.racing import Race, race

pytestmark = pytest.mark.django_db(transaction=True)

LEVELS = ("read committed", "repeatable read", "serializable")


@pytest.fixture(autouse=True)
def _world() -> Iterator[None]:
    """Load the world, and verify afterwards that no chain is broken."""
    factories.loaded_world()
    yield
    assert verify(checkpoint_dirs=[]).faults == ()


@pytest.fixture
def at_level(engine: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the connections that are made from now on work at another isolation level."""

    def set_level(level: str) -> None:
        if engine == "postgresql":
            from psycopg import IsolationLevel

            number = IsolationLevel[level.upper().replace(" ", "_")]
            monkeypatch.setitem(
                connections.settings["default"]["OPTIONS"], "isolation_level", number
            )

    return set_level


def screening(case: Case, number: int) -> Callable[[], Screening]:
    """Return the recording of one vetting query."""
    at = factories.moment()
    return partial(
        record_screening,
        actor=factories.actor("officer.sna"),
        at=at,
        case_id=case.pk,
        kind="criminal_history",
        queried_at=at,
        result="no_record",
        reference=f"NCIC-{number}",
    )


def test_sixteen_screenings_all_land() -> None:
    # Nobody compares versions here, so everybody waits and then goes on where the last one ended.
    case = factories.booked_in()
    end = race([screening(case, number) for number in range(16)])
    assert len(end.won) == 16
    assert Case.objects.get(pk=case.pk).version == 17


def submission(case: Case, author: str, content: dict[str, Any]) -> Callable[[], Decision]:
    """Return the drafting and submitting of a decision in one call."""
    return partial(
        draft_decision,
        actor=factories.actor(author),
        at=factories.moment(),
        case_id=case.pk,
        content=content,
        submit_now=True,
    )


@pytest.mark.parametrize("round_number", range(3))
def test_of_two_authors_one_submits(round_number: int) -> None:
    case = factories.case_awaiting_decision()
    authors = ("officer.sna", "officer2.sna", "supervisor.sna")
    end = race([submission(case, author, contents.medical_release()) for author in authors])
    assert len(end.won) == 1
    assert [error.reason for error in end.told] == ["another-decision-live"] * 2
    assert case.decisions.filter(state__in=LIVE).count() == 1


def test_refusals_at_once_are_all_recorded() -> None:
    case = factories.case_awaiting_decision()
    bad = contents.bare_release()
    authors = ("officer.sna", "officer2.sna", "supervisor.sna", "supervisor2.sna") * 3
    end = race([submission(case, author, bad) for author in authors])
    assert end.won == ()
    assert end.kinds() == {"Refused"}
    assert case.evaluations.filter(verdict="insufficient").count() == 12


def execution_and_new_rca() -> tuple[Decision, Race]:
    """Race the execution of a release against the completion of a new RCA."""
    decision = factories.concurred()
    at = factories.moment()
    execute = partial(
        execute_decision,
        actor=factories.actor("officer.sna"),
        at=at,
        decision_id=decision.pk,
        expected_version=decision.version,
        executed_at=at,
    )
    assess = partial(
        record_assessment,
        actor=factories.actor("officer2.sna"),
        at=at,
        case_id=decision.case_id,
        assessment=contents.rca(public_safety_risk="high"),
        complete_now=True,
    )
    return decision, race([execute, assess])


def check_execution_or_new_rca(decision: Decision, end: Race) -> None:
    """One of the two took place, and the record says which."""
    assert len(end.won) == 1, end
    assert end.kinds() <= {"WrongState", "StaleVersion", "Unavailable"}
    decision.refresh_from_db()
    now_current = decision.case.assessments.get(state="completed")
    if decision.state == "executed":
        assert now_current == decision.assessment
    else:
        assert decision.state == "lapsed"
        assert now_current != decision.assessment


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("round_number", range(3))
def test_execution_or_new_rca(
    level: str, round_number: int, at_level: Callable[[str], None]
) -> None:
    at_level(level)
    check_execution_or_new_rca(*execution_and_new_rca())


@pytest.mark.long
@pytest.mark.parametrize("level", LEVELS)
def test_execution_or_new_rca_two_hundred_times(
    level: str, at_level: Callable[[str], None]
) -> None:
    at_level(level)
    for _ in range(200):
        check_execution_or_new_rca(*execution_and_new_rca())
