from policies.engine.rules import response_to_unknown_driver as rule
from tests.policies.engine.records import pointers, response


def test_a_response_to_a_low_factor_passes() -> None:
    assert pointers(rule, justification__responses__2=response("unemployed")) == []


def test_a_response_to_a_factor_that_the_assessment_lacks_fails() -> None:
    expected = ["/justification/responses/2/driver"]
    assert pointers(rule, justification__responses__2=response("dui")) == expected


def test_mandatory_detention_may_be_spoken_of_unasked() -> None:
    assert pointers(rule, justification__responses__2=response("mandatory_detention")) == []


def test_without_an_assessment_nothing_is_compared() -> None:
    assert pointers(rule, assessment=None) == []
