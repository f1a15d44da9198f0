import pytest

from policies.engine.rules import evidence_identifier_vague as rule
from tests.policies.engine.records import found, pointers


@pytest.mark.parametrize("identifier", ["court order", "Medical record", "sponsor letter"])
def test_a_kind_of_paper_alone_is_a_concern(identifier: str) -> None:
    [finding] = found(rule, justification__evidence__0__identifier=identifier)
    assert finding.severity == "concern"


@pytest.mark.parametrize("identifier", ["court order 23-118", "Letter of Rev. Aldous", "TBD"])
def test_a_number_or_a_name_passes_and_a_stand_in_is_another_rules_business(
    identifier: str,
) -> None:
    assert pointers(rule, justification__evidence__0__identifier=identifier) == []
