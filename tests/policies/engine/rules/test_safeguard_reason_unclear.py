import pytest

from policies.engine.rules import safeguard_reason_unclear as rule
from tests.policies.engine.records import found, pointers

BARE = {"decision__conditions": [], "decision__outcome": "release_on_recognizance"}


def narrative(text: str) -> dict[str, object]:
    return {**BARE, "justification__narrative": text}


@pytest.mark.parametrize(
    "text",
    [
        "He is on a ventilator in Tulsa with a poor outlook.",
        "No conditions are needed.",
        "He goes from our van to the sheriff on a writ.",
    ],
)
def test_a_hint_is_a_concern(text: str) -> None:
    [finding] = found(rule, **narrative(text))
    assert finding.severity == "concern"


def test_a_ground_without_discretion_is_a_hint() -> None:
    assert len(pointers(rule, **BARE, justification__ground="legal_limit")) == 1


@pytest.mark.parametrize(
    "text", ["No condition: he cannot hold a telephone.", "He has a house in Tulsa."]
)
def test_a_reason_passes_and_no_hint_is_another_rules_business(text: str) -> None:
    assert pointers(rule, **narrative(text)) == []
