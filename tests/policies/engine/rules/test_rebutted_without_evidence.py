from policies.engine.rules import rebutted_without_evidence as rule
from tests.policies.engine.records import pointers


def test_a_rebuttal_with_evidence_passes() -> None:
    assert pointers(rule) == []


def test_a_rebuttal_without_evidence_fails() -> None:
    expected = ["/justification/responses/1/evidence"]
    assert pointers(rule, justification__responses__1__evidence=[]) == expected


def test_a_mitigated_driver_needs_none() -> None:
    assert pointers(rule, justification__responses__0__evidence=[]) == []
