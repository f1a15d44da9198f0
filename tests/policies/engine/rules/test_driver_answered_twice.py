from policies.engine.rules import driver_answered_twice as rule
from tests.policies.engine.records import factor, pointers, response


def test_one_response_each_passes() -> None:
    assert pointers(rule) == []


def test_the_second_response_is_pointed_at() -> None:
    again = response("no_local_ties")
    expected = ["/justification/responses/2/driver"]
    assert pointers(rule, justification__responses__2=again) == expected


def test_two_factors_of_one_code_may_have_a_response_each() -> None:
    changes = {
        "assessment__factors__3": factor("no_local_ties"),
        "justification__responses__2": response("no_local_ties"),
    }
    assert pointers(rule, **changes) == []
