from policies.engine.rules import evidence_id_duplicate as rule
from tests.policies.engine.records import pointers


def test_an_id_for_each_item_passes() -> None:
    assert pointers(rule) == []


def test_the_second_item_with_an_id_fails() -> None:
    expected = ["/justification/evidence/1/id"]
    assert pointers(rule, justification__evidence__1__id="e1") == expected
