from policies.engine.rules import capacity_without_individual_reason as rule
from tests.policies.engine.records import found, pointers

SHORTAGE = {"justification__ground": "detention_capacity"}


def test_a_comparison_passes() -> None:
    text = "Nine men and eight beds; he is the only one without a conviction, so he goes home."
    assert pointers(rule, **SHORTAGE, justification__narrative=text) == []


def test_no_comparison_is_a_concern() -> None:
    text = "On May 17 the center was full. Mr. Okwuosa was released at the bus station."
    [finding] = found(rule, **SHORTAGE, justification__narrative=text)
    assert finding.severity == "concern"


def test_another_ground_compares_nobody() -> None:
    assert pointers(rule) == []
