from policies.engine.rules import justification_missing as rule
from tests.policies.engine.records import pointers


def test_a_justification_passes() -> None:
    assert pointers(rule) == []


def test_none_fails() -> None:
    assert pointers(rule, justification=None) == ["/justification"]
