from policies.engine.rules import mitigated_without_condition as rule
from tests.policies.engine.records import pointers


def test_a_named_condition_passes() -> None:
    assert pointers(rule) == []


def test_none_fails() -> None:
    expected = ["/justification/responses/0/conditions"]
    assert pointers(rule, justification__responses__0__conditions=[]) == expected


def test_an_outweighed_driver_needs_none() -> None:
    changes = {
        "justification__responses__0__conditions": [],
        "justification__responses__0__response": "outweighed",
    }
    assert pointers(rule, **changes) == []
