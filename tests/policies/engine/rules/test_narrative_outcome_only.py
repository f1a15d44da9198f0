import pytest

from policies.engine.rules import narrative_outcome_only as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize(
    "text",
    [
        "Release.",
        "ROR",
        "OREC per SDDO",
        "order of release on recognizance",
        "Rеlеаsе аррrоvеd",
        "n/a",
        "Ⓡelease",
        "Upon review of the totality of the circumstances release is deemed appropriate.",
        "Approved by the supervisory officer after careful consideration of all relevant factors.",
    ],
)
def test_it_fails(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == ["/justification/narrative"]


@pytest.mark.parametrize(
    "text",
    [
        "Release: his lung collapsed on May 17.",
        "Judge ordered release on May 17, appeal waived, nothing pending anywhere.",
    ],
)
def test_the_nearest_that_is_not_this_failure_passes(text: str) -> None:
    assert pointers(rule, justification__narrative=text) == []


def test_the_sufficient_narrative_passes() -> None:
    assert pointers(rule) == []
