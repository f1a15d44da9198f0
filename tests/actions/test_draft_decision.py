"""Drafting: in the office that has the case, one draft a person, and none beside a live one."""

import pytest

from rca.core.canonical import sha256_hex
from rca.core.errors import NotAllowed, NotFound, WrongState
from tests import contents, factories
from tests.actions.doing import told

pytestmark = pytest.mark.django_db


def test_a_draft_is_kept_with_its_digest() -> None:
    decision = factories.drafted()
    assert (decision.state, decision.version, decision.evaluation) == ("draft", 1, None)
    assert decision.content_digest == sha256_hex(decision.content)
    assert (decision.outcome, decision.ground) == ("release_on_supervision", "medical")
    assert told(decision.case_id)[-1] == "decision.drafted"


def test_a_draft_need_not_be_sufficient() -> None:
    assert factories.drafted(content=contents.bare_release()).state == "draft"


def test_a_supervisor_writes_one_too() -> None:
    assert factories.drafted(by="supervisor.sna").state == "draft"


@pytest.mark.parametrize(
    ("username", "error"),
    [
        ("director.sna", NotAllowed),
        ("policy.hq", NotAllowed),
        ("auditor.oig", NotAllowed),
        ("officer.elp", NotFound),
        ("feed.earm", NotFound),
        ("admin.hq", NotFound),
    ],
)
def test_others_do_not(username: str, error: type[Exception]) -> None:
    case = factories.case_awaiting_decision()
    with pytest.raises(error):
        factories.drafted(case=case, by=username)


def test_one_draft_a_person_and_case() -> None:
    case = factories.case_awaiting_decision()
    factories.drafted(case=case)
    with pytest.raises(WrongState) as refusal:
        factories.drafted(case=case)
    assert refusal.value.reason == "draft-exists"
    assert factories.drafted(case=case, by="officer2.sna").state == "draft"


def test_a_returned_decision_is_a_draft_again() -> None:
    decision = factories.returned()
    with pytest.raises(WrongState) as refusal:
        factories.drafted(case=decision.case)
    assert refusal.value.reason == "draft-exists"


def test_none_beside_a_live_one() -> None:
    decision = factories.submitted()
    for username in ("officer.sna", "officer2.sna"):
        with pytest.raises(WrongState) as refusal:
            factories.drafted(case=decision.case, by=username)
        assert refusal.value.reason == "another-decision-live"


def test_a_detained_person_can_be_decided_on_again() -> None:
    case = factories.case_awaiting_decision()
    factories.executed(case=case, content=contents.agreeing())
    assert factories.drafted(case=case).state == "draft"
