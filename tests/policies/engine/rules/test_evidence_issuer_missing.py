import pytest

from policies.engine.rules import evidence_issuer_missing as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize("issuer", ["", " ", "unknown", "N/A", "TBD", "\u2800"])
def test_no_issuer_fails(issuer: str) -> None:
    expected = ["/justification/evidence/0/issued_by"]
    assert pointers(rule, justification__evidence__0__issued_by=issuer) == expected


@pytest.mark.parametrize("issuer", ["ICE", "ERO", "HQ", "Dr. A", "the sister"])
def test_somebody_passes(issuer: str) -> None:
    assert pointers(rule, justification__evidence__0__issued_by=issuer) == []
