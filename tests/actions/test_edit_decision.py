"""Editing: only drafts and returned decisions, only by their author."""

import pytest

from rca.actions.edit_decision import edit_decision
from rca.core.canonical import sha256_hex
from rca.core.errors import NotAllowed, NotFound, StaleVersion, WrongState
from tests import contents, factories
from tests.actions.doing import do, fresh, told

pytestmark = pytest.mark.django_db


def test_only_the_named_parts_change() -> None:
    decision = factories.drafted()
    before = decision.document
    decision = do(
        edit_decision, decision, by="officer.sna", changes={"outcome": "release_on_parole"}
    )
    assert fresh(decision).document == before | {"outcome": "release_on_parole"}
    assert (decision.outcome, decision.version) == ("release_on_parole", 2)
    assert decision.content_digest == sha256_hex(decision.content)
    assert told(decision.case_id)[-1] == "decision.edited"


def test_the_ground_follows_the_justification() -> None:
    decision = factories.drafted()
    decision = do(edit_decision, decision, by="officer.sna", changes={"justification": None})
    assert decision.ground is None
    changes = contents.court_ordered_release()
    assert do(edit_decision, decision, by="officer.sna", changes=changes).ground == "court_order"


def test_a_returned_decision_is_edited() -> None:
    decision = factories.returned()
    changes = {"outcome": "release_on_parole"}
    assert do(edit_decision, decision, by="officer.sna", changes=changes).state == "returned"


@pytest.mark.parametrize(
    ("username", "error"),
    [("officer2.sna", NotAllowed), ("supervisor.sna", NotAllowed), ("officer.elp", NotFound)],
)
def test_others_do_not(username: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        do(edit_decision, factories.drafted(), by=username, changes={})


def test_nobody_edits_what_somebody_else_reads() -> None:
    decision = factories.submitted()
    for by in ("officer.sna", "supervisor.sna"):
        with pytest.raises((WrongState, NotAllowed)):
            do(edit_decision, decision, by=by, changes={"outcome": "detain"})
    assert fresh(decision).content == decision.content


def test_two_windows_do_not_overwrite_each_other() -> None:
    decision = factories.drafted()
    do(edit_decision, decision, by="officer.sna", changes={"outcome": "release_on_parole"})
    with pytest.raises(StaleVersion):
        do(edit_decision, decision, by="officer.sna", changes={"outcome": "detain"})
