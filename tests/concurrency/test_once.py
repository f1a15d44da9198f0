"""Retries that come at the same moment (goals G11 and G22)."""

from functools import partial

import pytest

from rca.actions.door import perform_once
from rca.actions.draft_decision import draft_decision
from rca.actions.once import Answer, Once, Replayed
from rca.core.models import IdempotentAnswer
from rca.decisions.models import Decision, Evaluation
from tests import contents, factories
from tests.concurrency.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _world() -> None:
    factories.loaded_world()


def ten_at_once(content: dict[str, object], key: str) -> tuple[list[str], list[object]]:
    """Send ten identical submissions at once; return the new answers and what else was told."""
    case, officer, at = (
        factories.case_awaiting_decision(),
        factories.actor("officer.sna"),
        factories.moment(),
    )
    once = Once(
        person_id=officer.person_id,
        key=key,
        fingerprint="a" * 64,
        at=at,
        describe=lambda error: Answer(error.status, error.detail),
    )

    def submit() -> Answer:
        decision = draft_decision(
            actor=officer, at=at, case_id=case.pk, content=content, submit_now=True
        )
        return Answer(201, str(decision.pk))

    end = race([partial(perform_once, submit, once=once)] * 10)
    return [answer.body for answer in end.won], list(end.told)


@pytest.mark.parametrize("round_number", range(3))
def test_ten_identical_submissions_make_one_decision(round_number: int) -> None:
    answers, others = ten_at_once(contents.medical_release(), f"key-{round_number}")
    assert answers == [str(Decision.objects.get().pk)]
    for told in others:
        if isinstance(told, Replayed):
            assert (told.answer.status, told.answer.body) == (201, answers[0])
        else:
            assert type(told).__name__ == "KeyInFlight"
    assert IdempotentAnswer.objects.count() == 1


def test_ten_identical_refused_submissions_are_recorded_once() -> None:
    answers, others = ten_at_once(contents.bare_release(), "key")
    assert answers == []
    assert {type(told).__name__ for told in others} <= {"Refused", "Replayed", "KeyInFlight"}
    assert Evaluation.objects.count() == 1
    assert IdempotentAnswer.objects.get().status == 422
