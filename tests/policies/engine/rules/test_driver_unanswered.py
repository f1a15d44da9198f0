from policies.engine.rules import driver_unanswered as rule
from tests.policies.engine.records import REMOVED, factor, found, pointers, response


def test_every_driver_answered_passes_and_a_low_factor_needs_no_answer() -> None:
    assert pointers(rule) == []


def test_the_unanswered_driver_is_named() -> None:
    [finding] = found(rule, justification__responses__0=REMOVED)
    assert "prior_absconding" in finding.message
    assert finding.pointer == "/justification/responses"


def test_a_factor_raised_to_medium_becomes_a_driver() -> None:
    assert len(found(rule, assessment__factors__2__level="medium")) == 1


def test_alleged_mandatory_detention_is_a_driver() -> None:
    alleged = {"alleged": True, "basis": "INA 236(c)(1)(B)"}
    [finding] = found(rule, assessment__mandatory_detention=alleged)
    assert "mandatory_detention" in finding.message


def test_alleged_mandatory_detention_answered_passes() -> None:
    changes = {
        "assessment__mandatory_detention": {"alleged": True, "basis": "INA 236(c)(1)(B)"},
        "justification__responses__2": response("mandatory_detention"),
    }
    assert found(rule, **changes) == ()


def test_two_factors_of_one_code_are_named_once() -> None:
    changes = {"assessment__factors__3": factor("dui"), "assessment__factors__4": factor("dui")}
    assert len(found(rule, **changes)) == 1


def test_without_an_assessment_there_are_no_drivers() -> None:
    assert pointers(rule, assessment=None, justification__responses=[]) == []
