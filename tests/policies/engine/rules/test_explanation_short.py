import pytest

from policies.engine.rules import explanation_short as rule
from tests.policies.engine.records import pointers

PLACE = "/justification/responses/0/explanation"


@pytest.mark.parametrize(
    "text",
    [
        "He moved.",
        "Sick man",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == [PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "He moved once.",
        "noted",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == []


def test_the_sufficient_explanations_pass() -> None:
    assert pointers(rule) == []


def test_a_rebuttal_that_cites_its_evidence_may_be_shorter() -> None:
    assert pointers(rule, justification__responses__1__explanation="Niece found.") == []
    assert len(pointers(rule, justification__responses__1__explanation="Niece.")) == 1
