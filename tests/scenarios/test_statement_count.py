"""How many SQL statements a submitted decision costs: at most twelve, all told.

The lists are exact, so that growth is seen in the commit that brings it. `performance` of the
whole hangs on round trips: each statement is one.
"""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rca.actions.door import perform_once
from rca.actions.draft_decision import draft_decision
from rca.actions.once import Answer, Once
from rca.actions.submit_decision import submit_decision
from rca.core.errors import RcaError
from rca.decisions.models import Decision
from tests import contents, factories

pytestmark = pytest.mark.django_db(transaction=True)

BOUND = 12

SUBMITTED = [
    "BEGIN",
    "INSERT core_idempotentanswer",
    "UPDATE cases_case",
    "SELECT decisions_decision",
    "INSERT ledger_entry",
    "INSERT decisions_evaluation",
    "INSERT reviews_review",
    "UPDATE decisions_decision",
    "INSERT notices_notice",
    "UPDATE core_idempotentanswer",
    "COMMIT",
]
DRAFTED_AND_SUBMITTED = [
    "BEGIN",
    "INSERT core_idempotentanswer",
    "UPDATE cases_case",
    "SELECT cases_case",
    "INSERT ledger_entry",
    "INSERT decisions_evaluation",
    "INSERT reviews_review",
    "INSERT decisions_decision",
    "INSERT notices_notice",
    "UPDATE core_idempotentanswer",
    "COMMIT",
]
WITH_FIRST_READING_OF_THE_EDITION = 1
"""A process reads each published edition once; it never changes."""


@pytest.fixture(autouse=True)
def _world() -> None:
    factories.loaded_world()


def once(key: str) -> Once:
    """Return the use of an idempotency key by an ordinary officer."""
    return Once(
        person_id=factories.actor("officer.sna").person_id,
        key=key,
        fingerprint="f" * 64,
        at=factories.moment(),
        describe=_described,
    )


def _described(error: RcaError) -> Answer:
    return Answer(error.status, json.dumps({"detail": error.detail}))


def kinds(captured: CaptureQueriesContext) -> list[str]:
    """Return what each captured statement does to which table."""
    return [_kind(str(query["sql"])) for query in captured.captured_queries]


def _kind(sql: str) -> str:
    verb = sql.split()[0].upper()
    # What a SELECT is about is the table of its first column: subqueries come before its FROM.
    table = re.match(r'(?:INSERT INTO|UPDATE|SELECT)\s+"?(\w+)', sql)
    return verb if table is None else f"{verb} {table[1]}"


def submission(decision: Decision, key: str) -> list[str]:
    """Submit a draft under a key and return the kinds of the statements."""
    officer, at, use = factories.actor("officer.sna"), factories.moment(), once(key)

    def call() -> Answer:
        done = submit_decision(
            actor=officer, at=at, decision_id=decision.pk, expected_version=decision.version
        )
        return Answer(200, done.state)

    with CaptureQueriesContext(connection) as captured:
        assert perform_once(call, once=use).body == "submitted"
    return kinds(captured)


def test_submitting_a_draft() -> None:
    submission(factories.drafted(), "warm-up")
    assert submission(factories.drafted(), "key-1") == SUBMITTED
    assert len(SUBMITTED) + WITH_FIRST_READING_OF_THE_EDITION <= BOUND


def test_drafting_and_submitting_in_one_call() -> None:
    submission(factories.drafted(), "warm-up")
    case = factories.case_awaiting_decision()
    content = contents.medical_release()
    officer, at, use = factories.actor("officer.sna"), factories.moment(), once("key-1")

    def call() -> Answer:
        decision = draft_decision(
            actor=officer, at=at, case_id=case.pk, content=content, submit_now=True
        )
        return Answer(201, decision.state)

    with CaptureQueriesContext(connection) as captured:
        assert perform_once(call, once=use).body == "submitted"
    assert kinds(captured) == DRAFTED_AND_SUBMITTED
    assert len(DRAFTED_AND_SUBMITTED) + WITH_FIRST_READING_OF_THE_EDITION <= BOUND
