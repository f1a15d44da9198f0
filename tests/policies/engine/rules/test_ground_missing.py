import pytest

from policies.engine.rules import ground_missing as rule
from tests.policies.engine.records import pointers


@pytest.mark.parametrize("ground", ["", "   ", "\u3164"])
def test_a_blank_ground_fails(ground: str) -> None:
    assert pointers(rule, justification__ground=ground) == ["/justification/ground"]


def test_a_ground_passes() -> None:
    assert pointers(rule, justification__ground="medical") == []


def test_an_unknown_ground_is_another_rules_business() -> None:
    assert pointers(rule, justification__ground="mercy") == []
