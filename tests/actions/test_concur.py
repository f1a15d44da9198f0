"""Concurring: whose signature it may be, what it must say, and what it binds."""

import pytest

from rca.accounts.actors import Actor
from rca.accounts.permission_map import Role
from rca.actions.concur import concur
from rca.actions.edit_decision import edit_decision
from rca.core.errors import NotAllowed, NotFound, Refused, StaleVersion, WrongState
from rca.decisions.models import Concurrence, Decision
from rca.decisions.signatures import missing
from tests import contents, factories
from tests.actions.doing import do, fresh, length, told

pytestmark = pytest.mark.django_db


def sign(decision: Decision, by: str | Actor, statement: str = contents.STATEMENT) -> Decision:
    """Sign as somebody."""
    signed: Decision = do(concur, decision, by=by, statement=statement)
    return signed


def two_signatures_needed() -> Decision:
    """Return a submitted release that needs a supervisor and the director."""
    return factories.submitted(
        case=factories.risky_case(public_safety_risk="medium"),
        content=contents.medical_release(public_safety_risk="medium"),
    )


def test_the_only_signature_concurs() -> None:
    decision = factories.submitted()
    before = length(decision.case_id)
    decision = sign(decision, "supervisor.sna")
    assert decision.state == "concurred"
    signature = Concurrence.objects.get()
    assert signature.role == "supervisor"
    assert signature.content_digest == decision.content_digest
    assert signature.evaluation_id == decision.evaluation_id
    assert told(decision.case_id, after=before) == ["concurrence.given", "decision.concurred"]


def test_the_first_of_two_leaves_it_submitted() -> None:
    decision = sign(two_signatures_needed(), "supervisor.sna")
    assert decision.state == "submitted"
    assert missing(decision) == ["field_office_director"]
    assert told(decision.case_id)[-1] == "decision.signed"
    assert sign(decision, "director.sna").state == "concurred"


def test_the_director_may_sign_first() -> None:
    decision = sign(two_signatures_needed(), "director.sna")
    assert missing(decision) == ["supervisor"]
    assert sign(decision, "supervisor.sna").state == "concurred"


def test_a_second_supervisor_is_not_a_director() -> None:
    decision = sign(two_signatures_needed(), "supervisor.sna")
    with pytest.raises(WrongState) as refusal:
        sign(decision, "supervisor2.sna")
    assert refusal.value.reason == "other-role-missing"


@pytest.mark.parametrize("username", ["officer.sna", "officer2.sna", "policy.hq", "auditor.oig"])
def test_other_roles_may_not(username: str) -> None:
    with pytest.raises(NotAllowed):
        sign(factories.submitted(), username)


@pytest.mark.parametrize("username", ["supervisor.elp", "director.elp", "feed.earm", "admin.hq"])
def test_other_offices_and_services_find_nothing(username: str) -> None:
    with pytest.raises(NotFound):
        sign(factories.submitted(), username)


def test_a_supervisor_writes_and_another_signs() -> None:
    decision = factories.submitted(by="supervisor.sna")
    with pytest.raises(NotAllowed) as refusal:
        sign(decision, "supervisor.sna")
    assert refusal.value.reason == "same-person"
    assert told(decision.case_id)[-1] == "decision.concurrence_refused"
    assert sign(decision, "supervisor2.sna").state == "concurred"


def test_the_author_may_not_sign_by_another_account() -> None:
    decision = factories.submitted()
    other = factories.second_account(of="officer.sna", role=Role.SUPERVISOR)
    with pytest.raises(NotAllowed) as refusal:
        sign(decision, other)
    assert refusal.value.reason == "same-person"
    assert not Concurrence.objects.exists()


def test_one_person_does_not_give_both_signatures() -> None:
    decision = sign(two_signatures_needed(), "supervisor.sna")
    other = factories.second_account(of="supervisor.sna", role=Role.DIRECTOR)
    with pytest.raises(NotAllowed) as refusal:
        sign(decision, other)
    assert refusal.value.reason == "same-person"
    assert fresh(decision).state == "submitted"


def test_whoever_reviewed_may_not_sign() -> None:
    decision = factories.submitted()
    factories.found(decision)
    reviewer = factories.second_account(of="policy.hq", role=Role.SUPERVISOR)
    with pytest.raises(NotAllowed) as refusal:
        sign(fresh(decision), reviewer)
    assert refusal.value.reason == "same-person"


@pytest.mark.parametrize("statement", ["Concur.", "", "   ", "Approved per SDDO", "\u3164" * 60])
def test_a_signature_says_why(statement: str) -> None:
    decision = factories.submitted()
    before = length(decision.case_id)
    with pytest.raises(Refused) as refusal:
        sign(decision, "supervisor.sna", statement)
    assert {finding["question"] for finding in refusal.value.extra["findings"]} == {"this_person"}
    assert {error.pointer for error in refusal.value.errors} == {"/statement"}
    assert fresh(decision).version == decision.version
    assert told(decision.case_id, after=before) == ["decision.concurrence_refused"]


def test_a_signature_is_for_what_was_read() -> None:
    decision = factories.submitted()
    sign(decision, "supervisor.sna")
    with pytest.raises(StaleVersion):
        sign(decision, "supervisor2.sna")


def test_a_returned_decision_needs_new_signatures() -> None:
    decision = factories.returned(decision=factories.concurred())
    changes = {"conditions": [*contents.medical_release()["conditions"], {"kind": "curfew"}]}
    decision = do(edit_decision, decision, by="officer.sna", changes=changes)
    decision = factories.resubmitted(decision)
    assert missing(fresh(decision)) == ["supervisor"]
    # The same supervisor may sign the next round: each round is signed on its own.
    assert sign(decision, "supervisor.sna").state == "concurred"
    assert Concurrence.objects.filter(decision=decision).count() == 2


def test_an_owed_signature_is_given_after_execution() -> None:
    decision = factories.executed(decision=factories.court_ordered())
    assert missing(fresh(decision)) == ["supervisor"]
    decision = sign(decision, "supervisor.sna")
    assert decision.state == "executed"
    assert missing(fresh(decision)) == []
    with pytest.raises(WrongState) as refusal:
        sign(decision, "supervisor2.sna")
    assert refusal.value.reason == "nothing-missing"
