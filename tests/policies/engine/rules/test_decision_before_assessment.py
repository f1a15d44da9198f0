from policies.engine.rules import decision_before_assessment as rule
from tests.policies.engine.records import pointers


def test_a_decision_on_the_day_of_the_assessment_passes() -> None:
    assert pointers(rule, decided_on="2023-05-15") == []


def test_a_decision_of_the_day_before_fails() -> None:
    assert pointers(rule, decided_on="2023-05-14") == ["/decided_on"]


def test_without_an_assessment_there_is_nothing_to_compare() -> None:
    assert pointers(rule, decided_on="1999-01-01", assessment=None) == []
