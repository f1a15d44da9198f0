import pytest

from policies.engine.rules import explanation_codes as rule
from tests.policies.engine.records import pointers

PLACE = "/justification/responses/0/explanation"


@pytest.mark.parametrize(
    "text",
    [
        "I-220A 4417 EARM UPD",
        "0503 / 0504 / I-862",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == [PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "Moved 5/2019 to Tulsa, lease 118.",
        "He moved in 2019.",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == []


def test_the_sufficient_explanations_pass() -> None:
    assert pointers(rule) == []
