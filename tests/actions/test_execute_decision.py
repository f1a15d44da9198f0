"""Executing: what must have happened before, and what becomes of the case."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from policies.editions import load_edition, shipped_editions
from rca.actions.execute_decision import execute_decision
from rca.actions.publish_edition import draft_edition, publish_edition
from rca.core.errors import Invalid, NotAllowed, NotFound, Refused, StaleVersion, WrongState
from rca.decisions.models import Decision
from tests import contents, factories
from tests.actions.doing import do, fresh, length, told

pytestmark = pytest.mark.django_db


def execute(decision: Decision, by: str = "officer.sna", **words: Any) -> Decision:
    """Execute a decision now."""
    done: Decision = do(
        execute_decision, decision, by=by, **{"executed_at": factories.moment()} | words
    )
    return done


def test_a_release_releases() -> None:
    decision = factories.concurred()
    before = length(decision.case_id)
    decision = execute(decision)
    assert (decision.state, decision.case.state) == ("executed", "released")
    assert decision.executed_by_id == factories.actor("officer.sna").account_id
    assert told(decision.case_id, after=before) == [
        "decision.executed",
        "review.marked",
        "case.released",
    ]


def test_a_detention_detains() -> None:
    case = factories.case_awaiting_decision()
    decision = factories.concurred(case=case, content=contents.agreeing())
    assert execute(decision).case.state == "detained"
    assert told(case.pk)[-2:] == ["decision.executed", "case.detained"]


def test_any_officer_of_the_office_executes() -> None:
    assert execute(factories.concurred(), by="officer2.sna").state == "executed"


@pytest.mark.parametrize(
    ("username", "error"),
    [
        ("supervisor.sna", NotAllowed),
        ("director.sna", NotAllowed),
        ("policy.hq", NotAllowed),
        ("auditor.oig", NotAllowed),
        ("officer.elp", NotFound),
        ("feed.earm", NotFound),
        ("admin.hq", NotFound),
    ],
)
def test_others_do_not(username: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        execute(factories.concurred(), by=username)


def test_not_before_it_is_signed() -> None:
    with pytest.raises(WrongState) as refusal:
        execute(factories.submitted())
    assert refusal.value.reason == "concurrence-missing"


def test_not_as_somebody_else_read_it() -> None:
    decision = factories.concurred()
    with pytest.raises(StaleVersion):
        execute(decision, expected_version=decision.version - 1)


def test_a_hold_waits_for_the_policy_office() -> None:
    decision = factories.held()
    with pytest.raises(WrongState) as refusal:
        execute(decision)
    assert refusal.value.reason == "on-hold"
    factories.claimed(decision)
    with pytest.raises(WrongState):
        execute(decision)
    review = factories.review_of(decision)
    assert (review.hold, review.state) == (True, "in_review")


def test_a_cleared_hold_is_executed() -> None:
    assert execute(factories.cleared()).state == "executed"


def test_a_hold_cleared_in_an_earlier_round_does_not_count() -> None:
    decision = factories.returned(decision=factories.cleared())
    decision = factories.concurred(decision=factories.resubmitted(decision))
    with pytest.raises(WrongState) as refusal:
        execute(decision)
    assert refusal.value.reason == "on-hold"


def test_a_court_ordered_release_does_not_wait() -> None:
    decision = factories.court_ordered()
    assert decision.concurrence_due_at is not None
    assert decision.concurrence_due_at == decision.submitted_at + timedelta(days=3)
    decision = execute(decision)
    assert (decision.state, decision.case.state) == ("executed", "released")
    review = factories.review_of(decision)
    assert (review.state, review.hold) == ("open", False)


@pytest.mark.parametrize("rca", [{"public_safety_risk": "high"}, {"public_safety_risk": "medium"}])
def test_a_court_order_lifts_the_hold_whatever_the_risk(rca: dict[str, str]) -> None:
    case = factories.risky_case(**rca)
    content = contents.court_ordered_release()
    content["justification"]["responses"].append(
        contents.response(
            "violent_offense",
            "outweighed",
            "The judge weighed the assault of 2011 and found that twelve quiet years outweigh it.",
            evidence=["e1"],
        )
    )
    decision = factories.submitted(case=case, content=content)
    assert decision.evaluation is not None
    assert decision.evaluation.concurrence == ["supervisor", "field_office_director"]
    assert execute(decision).state == "executed"


def test_other_drafts_on_the_case_lapse() -> None:
    case = factories.case_awaiting_decision()
    other = factories.drafted(case=case, by="officer2.sna")
    execute(factories.concurred(case=case))
    assert fresh(other).state == "lapsed"
    assert "decision.lapsed" in told(case.pk)


@pytest.mark.parametrize(
    ("offset", "accepted"),
    [
        (timedelta(seconds=-1), True),
        (timedelta(seconds=59), True),
        (timedelta(seconds=62), False),
        (timedelta(hours=-1), False),
        (timedelta(days=-3650), False),
        (timedelta(days=-36500), False),
    ],
)
def test_the_moment_is_possible(offset: timedelta, accepted: bool) -> None:
    # A caller's clock may be a minute ahead; nothing is executed before it was submitted.
    at = factories.moment()
    decision = factories.concurred()
    at = max(at, decision.submitted_at + timedelta(seconds=2))
    if accepted:
        assert execute(decision, at=at, executed_at=at + offset).executed_at <= at
        return
    with pytest.raises(Invalid) as refusal:
        execute(decision, at=at, executed_at=at + offset)
    assert [error.pointer for error in refusal.value.errors] == ["/executed_at"]


def test_a_clock_that_was_set_back_does_not_undo_the_order_of_things() -> None:
    decision = factories.concurred()
    assert decision.submitted_at is not None
    behind = decision.submitted_at - timedelta(seconds=20)
    decision = execute(decision, at=behind, executed_at=decision.submitted_at)
    assert decision.executed_at == decision.submitted_at


# --- Vetting queries -------------------------------------------------------------------------
def test_missing_queries_are_a_concern() -> None:
    decision = execute(factories.concurred())
    assert [finding["rule"] for finding in decision.execution_findings] == [
        "screening-missing",
        "screening-missing",
        "screening-missing",
    ]
    assert {finding["severity"] for finding in decision.execution_findings} == {"concern"}
    assert factories.review_of(decision).concerns == 3


@pytest.mark.parametrize(("hours_ago", "missing"), [(5, 0), (71, 0), (73, 3)])
def test_queries_count_for_72_hours(hours_ago: int, missing: int) -> None:
    case = factories.case_awaiting_decision()
    factories.screened(case, hours_ago=hours_ago)
    decision = execute(factories.concurred(case=case))
    assert len(decision.execution_findings) == missing
    assert factories.review_of(decision).concerns == missing


def test_a_detention_needs_no_queries() -> None:
    case = factories.case_awaiting_decision()
    decision = execute(factories.concurred(case=case, content=contents.agreeing()))
    assert decision.execution_findings == []


def stricter_edition(at: datetime) -> None:
    """Publish an edition whose missing queries block, in force from `at`."""
    document = load_edition(shipped_editions()[0])
    document = document | {
        "version": 2,
        "screenings": document["screenings"] | {"severity": "blocking"},
    }
    edition = draft_edition(actor=factories.actor("policy.hq"), at=at, document=document)
    publish_edition(
        actor=factories.actor("policy2.hq"), at=at, edition_id=edition.pk, effective_from=at
    )


def test_the_switch_of_the_policy_blocks() -> None:
    decision = factories.concurred()
    before = length(decision.case_id)
    stricter_edition(factories.moment())
    with pytest.raises(Refused) as refusal:
        execute(decision)
    assert {error.code for error in refusal.value.errors} == {"screening-missing"}
    assert told(decision.case_id, after=before) == ["decision.execution_refused"]
    assert fresh(decision).state == "concurred"
    factories.screened(decision.case)
    assert execute(decision).execution_findings == []
