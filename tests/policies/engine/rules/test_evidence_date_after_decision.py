from policies.engine.rules import evidence_date_after_decision as rule
from tests.policies.engine.records import pointers


def test_a_document_of_the_same_day_passes() -> None:
    assert pointers(rule, justification__evidence__0__issued_on="2023-05-18") == []


def test_a_document_of_the_next_day_fails() -> None:
    expected = ["/justification/evidence/0/issued_on"]
    assert pointers(rule, justification__evidence__0__issued_on="2023-05-19") == expected


def test_a_missing_date_is_another_rules_business() -> None:
    assert pointers(rule, justification__evidence__0__issued_on=None) == []
