from policies.engine.rules import condition_not_imposed as rule
from tests.policies.engine.records import pointers


def test_an_imposed_condition_passes() -> None:
    assert pointers(rule) == []


def test_a_condition_that_is_not_imposed_fails() -> None:
    expected = ["/justification/responses/0/conditions"]
    cited = ["gps_monitoring", "curfew", "treatment"]
    assert pointers(rule, justification__responses__0__conditions=cited) == expected


def test_it_fails_whatever_the_response_is() -> None:
    expected = ["/justification/responses/1/conditions"]
    assert pointers(rule, justification__responses__1__conditions=["curfew"]) == expected


def test_a_bond_that_is_set_is_imposed_without_standing_in_the_list() -> None:
    changes = {
        "decision__bond_amount": "5000.00",
        "justification__responses__0__conditions": ["bond"],
    }
    assert pointers(rule, **changes) == []


def test_a_bond_that_is_not_set_is_not_imposed() -> None:
    assert len(pointers(rule, justification__responses__0__conditions=["bond"])) == 1
