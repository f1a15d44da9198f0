import pytest

from policies.engine.rules import safeguard_missing as rule
from tests.policies.engine.records import condition, pointers

BARE = {"decision__conditions": [], "decision__outcome": "release_on_recognizance"}


def narrative(text: str) -> dict[str, object]:
    return {**BARE, "justification__narrative": text}


def test_a_condition_passes() -> None:
    assert pointers(rule) == []


def test_a_bond_passes() -> None:
    assert pointers(rule, **BARE, decision__bond_amount="5000.00") == []


def test_nothing_imposed_and_nothing_said_fails() -> None:
    assert pointers(rule, **BARE) == ["/decision/conditions"]


@pytest.mark.parametrize(("flight", "safety"), [("medium", "low"), ("low", "low")])
def test_a_lesser_risk_needs_no_safeguard(flight: str, safety: str) -> None:
    risks = {"assessment__flight_risk": flight, "assessment__public_safety_risk": safety}
    assert pointers(rule, **BARE, **risks) == []


@pytest.mark.parametrize("safety", ["medium", "high"])
def test_a_risk_to_the_public_needs_one(safety: str) -> None:
    risks = {"assessment__flight_risk": "low", "assessment__public_safety_risk": safety}
    assert len(pointers(rule, **BARE, **risks)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "No condition: he cannot hold a telephone and never leaves the ward.",
        "The judge forbade any condition beyond his own.",
        "An ankle unit would be pointless on a man in a plaster cast.",
        "He sleeps in the burn unit. Nothing to supervise there.",
    ],
)
def test_a_reason_about_this_person_passes(text: str) -> None:
    assert pointers(rule, **narrative(text)) == []


def test_a_formula_is_no_reason() -> None:
    text = "He has a house in Tulsa. Conditions are not deemed warranted at this time."
    assert len(pointers(rule, **narrative(text))) == 1


def test_a_reason_in_a_response_counts() -> None:
    said = "No bond is possible for a boy without a guardian; the aunt signs for him."
    assert pointers(rule, **BARE, justification__responses__0__explanation=said) == []


def test_an_empty_condition_is_another_rules_business() -> None:
    assert pointers(rule, decision__conditions=[condition("other", "none")]) == []


def test_detention_needs_no_safeguard() -> None:
    assert pointers(rule, decision__conditions=[], decision__outcome="detain") == []
