from policies.engine.rules import explanation_repeated as rule
from tests.policies.engine.records import pointers, response

SAME = "The ankle unit and his niece will keep him in the county."


def pasted(text: str, **changes: object) -> dict[str, object]:
    return {
        "justification__responses__0__explanation": text,
        "justification__responses__1__explanation": text,
        **changes,
    }


def test_two_explanations_pass() -> None:
    assert pointers(rule) == []


def test_one_under_two_drivers_is_pointed_at_where_it_comes_again() -> None:
    assert pointers(rule, **pasted(SAME)) == ["/justification/responses/1/explanation"]


def test_capitals_and_full_stops_make_no_difference() -> None:
    changes = pasted(SAME) | {"justification__responses__1__explanation": SAME.upper() + ".."}
    assert len(pointers(rule, **changes)) == 1


def test_a_third_time_is_no_third_cause() -> None:
    third = {"justification__responses__2": response("unemployed", explanation=SAME)}
    assert len(pointers(rule, **pasted(SAME, **third))) == 1


def test_one_word_more_is_another_explanation() -> None:
    changes = pasted(SAME) | {"justification__responses__1__explanation": SAME + " Always."}
    assert pointers(rule, **changes) == []


def test_a_text_that_fails_by_itself_is_another_rules_business() -> None:
    assert pointers(rule, **pasted("n/a")) == []


def test_that_the_order_leaves_no_discretion_may_stand_under_every_driver() -> None:
    said = "Judge Amory's order leaves us no choice in this."
    assert pointers(rule, **pasted(said, justification__ground="court_order")) == []
    assert len(pointers(rule, **pasted(said))) == 1


def test_under_a_court_order_any_other_text_may_not() -> None:
    assert len(pointers(rule, **pasted(SAME, justification__ground="court_order"))) == 1
