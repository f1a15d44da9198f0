from policies.engine.rules import evidence_date_missing as rule
from tests.policies.engine.records import pointers


def test_a_date_passes() -> None:
    assert pointers(rule) == []


def test_none_fails() -> None:
    expected = ["/justification/evidence/1/issued_on"]
    assert pointers(rule, justification__evidence__1__issued_on=None) == expected
