"""One key, one answer: kept with what it answers, or not at all."""

import json
from collections.abc import Callable

import pytest

from rca.accounts.actors import Actor
from rca.accounts.permission_map import Role
from rca.actions.door import perform, perform_once
from rca.actions.draft_decision import draft_decision
from rca.actions.once import Answer, KeyReused, Once, Replayed
from rca.actions.submit_decision import submit_decision
from rca.actions.withdraw_decision import withdraw_decision
from rca.cases.models import Case
from rca.core.errors import NotAllowed, RcaError, Refused, WrongState
from rca.core.models import IdempotentAnswer
from rca.decisions.models import Decision, Evaluation
from tests import contents, factories
from tests.actions.doing import length

pytestmark = pytest.mark.django_db


def key(name: str = "key-1", *, by: str = "officer.sna", fingerprint: str = "a" * 64) -> Once:
    """Return one use of a key."""
    return Once(
        person_id=factories.actor(by).person_id,
        key=name,
        fingerprint=fingerprint,
        at=factories.moment(),
        describe=lambda error: Answer(error.status, error.detail, {"X": error.reason}),
    )


def submission(
    case: Case, *, by: str | Actor = "officer.sna", content: dict[str, object] | None = None
) -> Callable[[], Answer]:
    """Return a drafting and submitting that answers with the decision's id."""
    actor = factories.actor(by) if isinstance(by, str) else by

    def call() -> Answer:
        decision = draft_decision(
            actor=actor,
            at=factories.moment(),
            case_id=case.pk,
            content=content or contents.medical_release(),
            submit_now=True,
        )
        return Answer(201, json.dumps({"id": str(decision.pk)}), {"ETag": '"decision-1"'})

    return call


def test_ten_retries_make_one_decision() -> None:
    case = factories.case_awaiting_decision()
    first = perform_once(submission(case), once=key())
    for _ in range(9):
        with pytest.raises(Replayed) as again:
            perform_once(submission(case), once=key())
        answer = again.value.answer
        assert (answer.status, answer.body) == (first.status, first.body)
        assert (answer.headers, answer.replayed) == (first.headers, True)
    assert Decision.objects.count() == 1


def test_a_key_is_for_one_request() -> None:
    case = factories.case_awaiting_decision()
    perform_once(submission(case), once=key())
    with pytest.raises(KeyReused):
        perform_once(submission(case), once=key(fingerprint="b" * 64))


def test_two_people_may_use_one_key() -> None:
    one, other = factories.case_awaiting_decision(), factories.case_awaiting_decision()
    perform_once(submission(one), once=key())
    perform_once(submission(other, by="officer2.sna"), once=key(by="officer2.sna"))
    assert Decision.objects.count() == 2


def test_keys_belong_to_people_and_not_to_accounts() -> None:
    case = factories.case_awaiting_decision()
    perform_once(submission(case), once=key())
    other = factories.second_account(of="officer.sna", role=Role.SUPERVISOR)
    with pytest.raises(Replayed):
        perform_once(submission(case, by=other), once=key(by=other.username))


def test_a_refusal_is_kept_under_the_key() -> None:
    case = factories.case_awaiting_decision()
    bare = submission(case, content=contents.bare_release())
    with pytest.raises(Refused):
        perform_once(bare, once=key())
    before = length(case.pk)
    with pytest.raises(Replayed) as again:
        perform_once(bare, once=key())
    assert again.value.answer.status == 422
    assert Evaluation.objects.count() == 1
    assert length(case.pk) == before


def test_an_error_that_records_nothing_keeps_nothing() -> None:
    # Whoever mends what was wrong may send the same request under the same key.
    decision = factories.submitted()
    with pytest.raises(WrongState):
        perform_once(submission(decision.case), once=key())
    assert not IdempotentAnswer.objects.exists()
    withdraw_decision(
        actor=factories.actor("officer.sna"),
        at=factories.moment(),
        decision_id=decision.pk,
        expected_version=decision.version,
        reason=contents.REASON,
    )
    assert perform_once(submission(decision.case), once=key()).status == 201


def test_a_fault_of_the_program_keeps_nothing() -> None:
    case = factories.case_awaiting_decision()
    made = submission(case)

    def failing() -> Answer:
        made()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        perform_once(failing, once=key())
    assert not IdempotentAnswer.objects.exists()
    assert not Decision.objects.exists()


def test_verbs_called_together_stand_and_fall_together() -> None:
    case = factories.case_awaiting_decision()
    before = length(case.pk)

    def both() -> Decision:
        draft = factories.drafted(case=case)
        return submit_decision(
            actor=factories.actor("officer2.sna"),
            at=factories.moment(),
            decision_id=draft.pk,
            expected_version=draft.version,
        )

    with pytest.raises(NotAllowed):
        perform(both)
    assert not Decision.objects.exists()
    assert length(case.pk) == before


def test_the_refusal_of_a_nested_verb_is_recorded_once_by_the_outer_one() -> None:
    case = factories.case_awaiting_decision()
    before = length(case.pk)

    def both() -> Decision:
        factories.drafted(case=case, by="officer2.sna")
        return factories.drafted(case=case, content=contents.bare_release(), submit_now=True)

    with pytest.raises(Refused) as refusal:
        perform(both)
    assert isinstance(refusal.value, RcaError)
    assert not Decision.objects.exists()
    assert length(case.pk) == before + 1
