import pytest

from policies.engine.rules import condition_empty as rule
from tests.policies.engine.records import condition, pointers


@pytest.mark.parametrize("detail", ["", " ", "none", "N/A", "None required at this time.", "..."])
def test_another_condition_that_says_nothing_fails(detail: str) -> None:
    expected = ["/decision/conditions/0/detail"]
    assert pointers(rule, decision__conditions=[condition("other", detail)]) == expected


def test_another_condition_that_says_something_passes() -> None:
    imposed = [condition("other", "no driving; breath test at each visit")]
    assert pointers(rule, decision__conditions=imposed) == []


@pytest.mark.parametrize("kind", ["gps_monitoring", "curfew"])
def test_the_other_kinds_say_it_by_their_name(kind: str) -> None:
    assert pointers(rule, decision__conditions=[condition(kind)]) == []
