import pytest

from policies.engine.rules import explanation_not_language as rule
from tests.policies.engine.records import pointers

PLACE = "/justification/responses/0/explanation"


@pytest.mark.parametrize(
    "text",
    [
        "dfgdfg hjkhjk",
        "asdf sdfg jklkj",
        "moved moved moved moved",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == [PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "GPS, wkly visits, hosp bed",
        "He moved, and moved back.",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == []


def test_the_sufficient_explanations_pass() -> None:
    assert pointers(rule) == []
