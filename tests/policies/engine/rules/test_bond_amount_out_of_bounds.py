import pytest

from policies.engine.rules import bond_amount_out_of_bounds as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize("amount", ["1500.00", "6500.00", "1000000.00"])
def test_an_amount_within_the_bounds_passes(amount: str) -> None:
    assert pointers(rule, decision__bond_amount=amount) == []


@pytest.mark.parametrize("amount", ["1499.99", "0.00", "-6500.00", "1000000.01"])
def test_an_amount_outside_the_bounds_fails(amount: str) -> None:
    assert pointers(rule, decision__bond_amount=amount) == ["/decision/bond_amount"]


def test_no_amount_is_another_rules_business() -> None:
    assert pointers(rule, decision__outcome="release_on_bond") == []
