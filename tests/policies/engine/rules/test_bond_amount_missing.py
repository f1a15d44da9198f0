from policies.engine.rules import bond_amount_missing as rule
from tests.policies.engine.records import found, pointers


def test_a_release_on_bond_with_an_amount_passes() -> None:
    changes = {"decision__outcome": "release_on_bond", "decision__bond_amount": "5000.00"}
    assert pointers(rule, **changes) == []


def test_a_release_on_bond_without_an_amount_fails() -> None:
    assert pointers(rule, decision__outcome="release_on_bond") == ["/decision/bond_amount"]


def test_bond_eligibility_without_an_amount_is_only_a_concern() -> None:
    [finding] = found(rule, decision__outcome="detain_bond_eligible")
    assert finding.severity == "concern"


def test_an_outcome_without_bond_needs_no_amount() -> None:
    assert pointers(rule, decision__outcome="detain") == []
