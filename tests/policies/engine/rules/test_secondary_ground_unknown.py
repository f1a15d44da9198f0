from policies.engine.rules import secondary_ground_unknown as rule
from tests.policies.engine.records import pointers


def test_a_known_secondary_ground_passes() -> None:
    assert pointers(rule, justification__secondary_grounds=["caretaker"]) == []


def test_the_unknown_one_is_pointed_at() -> None:
    grounds = ["caretaker", "mercy"]
    expected = ["/justification/secondary_grounds/1"]
    assert pointers(rule, justification__secondary_grounds=grounds) == expected
