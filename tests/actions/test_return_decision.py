"""Returning: by another person who may sign, as often as needed, each time with a reason."""

import pytest

from rca.accounts.permission_map import Role
from rca.actions.return_decision import return_decision
from rca.core.errors import NotAllowed, NotFound, Refused, StaleVersion
from rca.decisions.models import Return
from rca.notices.models import Notice
from tests import contents, factories
from tests.actions.doing import do, fresh, length, told

pytestmark = pytest.mark.django_db


def test_the_author_gets_it_back_with_the_reason() -> None:
    decision = factories.submitted()
    before = length(decision.case_id)
    decision = do(return_decision, decision, by="supervisor.sna", reason=contents.RETURN_REASON)
    assert decision.state == "returned"
    kept = Return.objects.get()
    assert (kept.round, kept.reason) == (1, contents.RETURN_REASON)
    assert told(decision.case_id, after=before) == [
        "review.cancelled",
        "return.recorded",
        "decision.returned",
    ]
    notice = Notice.objects.get(kind="decision.returned")
    assert notice.to_person_id == decision.author_person_id


@pytest.mark.parametrize("username", ["supervisor2.sna", "director.sna"])
def test_whoever_may_sign_may_return_even_what_was_signed(username: str) -> None:
    decision = factories.concurred()
    assert do(return_decision, decision, by=username, reason=contents.REASON).state == "returned"


@pytest.mark.parametrize(
    ("username", "error"),
    [
        ("officer.sna", NotAllowed),
        ("officer2.sna", NotAllowed),
        ("policy.hq", NotAllowed),
        ("auditor.oig", NotAllowed),
        ("supervisor.elp", NotFound),
        ("admin.hq", NotFound),
    ],
)
def test_others_do_not(username: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        do(return_decision, factories.submitted(), by=username, reason=contents.REASON)


def test_not_the_author_under_any_account() -> None:
    decision = factories.submitted(by="supervisor.sna")
    director = factories.second_account(of="supervisor.sna", role=Role.DIRECTOR)
    for by in ("supervisor.sna", director):
        with pytest.raises(NotAllowed) as refusal:
            do(return_decision, decision, by=by, reason=contents.REASON)
        assert refusal.value.reason == "same-person"


@pytest.mark.parametrize("reason", ["", "  ", "n/a", "no", "xxxxx xxxxx xxxxx"])
def test_a_reason_says_something(reason: str) -> None:
    decision = factories.submitted()
    with pytest.raises(Refused) as refusal:
        do(return_decision, decision, by="supervisor.sna", reason=reason)
    assert {error.pointer for error in refusal.value.errors} == {"/reason"}
    assert fresh(decision).state == "submitted"


def test_what_is_returned_is_what_was_read() -> None:
    decision = factories.submitted()
    with pytest.raises(StaleVersion):
        do(
            return_decision,
            decision,
            by="supervisor.sna",
            reason=contents.REASON,
            expected_version=decision.version - 1,
        )
