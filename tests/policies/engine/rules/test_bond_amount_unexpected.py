import pytest

from policies.engine.rules import bond_amount_unexpected as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize("outcome", ["detain", "release_on_recognizance"])
def test_an_amount_beside_an_outcome_without_bond_fails(outcome: str) -> None:
    changes = {"decision__outcome": outcome, "decision__bond_amount": "5000.00"}
    assert pointers(rule, **changes) == ["/decision/bond_amount"]


@pytest.mark.parametrize(
    "outcome", ["release_on_bond", "detain_bond_eligible", "release_on_supervision"]
)
def test_an_amount_beside_an_outcome_that_may_carry_one_passes(outcome: str) -> None:
    changes = {"decision__outcome": outcome, "decision__bond_amount": "5000.00"}
    assert pointers(rule, **changes) == []


def test_detention_without_an_amount_passes() -> None:
    assert pointers(rule, decision__outcome="detain") == []
