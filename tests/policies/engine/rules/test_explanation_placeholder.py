import pytest

from policies.engine.rules import explanation_placeholder as rule
from tests.policies.engine.records import pointers

PLACE = "/justification/responses/0/explanation"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "See above.",
        "Addressed.",
        "Noted.",
        "Not a concern.",
        "Same as above",
        "Outweighed by other equities in the case.",
        "This factor was carefully considered and is sufficiently mitigated.",
        "S\u0435\u0435 \u0430b\u043ev\u0435",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == [PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "Noted that he moved; the clinic moved too.",
        "See above for the niece; the unit shows where he sleeps.",
        "No arrest since 2019.",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__responses__0__explanation=text) == []


def test_the_sufficient_explanations_pass() -> None:
    assert pointers(rule) == []


def test_a_denial_with_evidence_is_an_answer() -> None:
    changes = {"justification__responses__1__explanation": "That is not his case record."}
    assert pointers(rule, **changes) == []
    changes["justification__responses__1__evidence"] = []
    assert pointers(rule, **changes) == ["/justification/responses/1/explanation"]


def test_an_order_that_leaves_no_discretion_is_an_answer() -> None:
    changes = {
        "justification__responses__0__explanation": "The order requires release.",
        "justification__ground": "court_order",
    }
    assert pointers(rule, **changes) == []
    changes["justification__ground"] = "medical"
    assert pointers(rule, **changes) == [PLACE]
