import pytest

from policies.engine.rules import rca_text_repeated as rule
from tests.policies.engine.records import pointers

PLACE = "/justification/responses/0/explanation"


@pytest.mark.parametrize(
    "text",
    [
        "Left address of record 2019-04, Tulsa OK",
        "He left the address of record in April 2019 in Tulsa, Oklahoma.",
        "GPS monitoring mitigates the risk of prior absconding.",
        "Mr. Okwuosa left his address of record.",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == [PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "He left his address of record in April 2019 when the clinic moved.",
        "GPS monitoring shows us where he sleeps.",
        "Address of record confirmed in Tulsa.",
        "n/a",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == []


def test_the_sufficient_explanations_pass() -> None:
    assert pointers(rule) == []


def test_the_words_of_another_drivers_line_are_not_this_drivers() -> None:
    text = "No relatives named at intake, so nobody to hide with."
    assert pointers(rule, justification__responses__0__explanation=text) == []
