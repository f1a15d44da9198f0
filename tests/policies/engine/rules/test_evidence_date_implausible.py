from policies.engine.rules import evidence_date_implausible as rule
from tests.policies.engine.records import pointers


def test_an_old_birth_certificate_passes() -> None:
    assert pointers(rule, justification__evidence__0__issued_on="1900-01-01") == []


def test_a_document_of_another_century_fails() -> None:
    expected = ["/justification/evidence/0/issued_on"]
    assert pointers(rule, justification__evidence__0__issued_on="1899-12-31") == expected
