from policies.engine.rules import ground_unknown as rule
from tests.policies.engine.records import edition, pointers


def test_every_ground_of_the_edition_passes() -> None:
    for ground in edition().grounds:
        assert pointers(rule, justification__ground=ground.code) == []


def test_a_ground_that_the_edition_does_not_know_fails() -> None:
    assert pointers(rule, justification__ground="mercy") == ["/justification/ground"]


def test_a_blank_ground_is_another_rules_business() -> None:
    assert pointers(rule, justification__ground=" ") == []
