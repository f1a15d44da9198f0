from policies.engine.rules import evidence_kind_missing as rule
from tests.policies.engine.records import edition, item, pointers


def test_one_item_of_each_kind_that_a_ground_accepts_is_enough() -> None:
    for ground in edition().grounds:
        for kind in ground.evidence:
            changes = {
                "justification__ground": ground.code,
                "justification__evidence": [item(kind)],
            }
            assert pointers(rule, **changes) == []


def test_an_item_of_another_kind_fails() -> None:
    changes = {"justification__evidence": [item("sponsor_statement")]}
    assert pointers(rule, **changes) == ["/justification/evidence"]


def test_other_needs_any_one_item() -> None:
    changes = {"justification__ground": "other", "justification__evidence": []}
    assert pointers(rule, **changes) == ["/justification/evidence"]


def test_an_unknown_ground_is_another_rules_business() -> None:
    changes = {"justification__ground": "mercy", "justification__evidence": []}
    assert pointers(rule, **changes) == []
