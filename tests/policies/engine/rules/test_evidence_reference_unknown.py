from policies.engine.rules import evidence_reference_unknown as rule
from tests.policies.engine.records import pointers


def test_a_reference_to_an_item_that_is_there_passes() -> None:
    assert pointers(rule, justification__responses__0__evidence=["e1", "e2"]) == []


def test_references_that_lead_nowhere_fail_once_a_response() -> None:
    expected = ["/justification/responses/0/evidence"]
    assert pointers(rule, justification__responses__0__evidence=["e1", "e7", "e8"]) == expected


def test_ids_are_compared_as_they_are_written() -> None:
    assert len(pointers(rule, justification__responses__0__evidence=["E1"])) == 1
