"""Walking a record: every part together with the JSON pointer that leads to it."""

from collections.abc import Iterator

from policies.engine.facts import Condition, EvidenceItem, Facts, Response

NARRATIVE = "/justification/narrative"
RESPONSES = "/justification/responses"
EVIDENCE = "/justification/evidence"
CONDITIONS = "/decision/conditions"


def each_condition(facts: Facts) -> Iterator[tuple[str, Condition]]:
    """Every condition that the decision imposes."""
    for index, condition in enumerate(facts.decision.conditions):
        yield f"{CONDITIONS}/{index}", condition


def each_response(facts: Facts) -> Iterator[tuple[str, Response]]:
    """Every response of the justification; none when there is none."""
    for index, response in enumerate(facts.responses):
        yield f"{RESPONSES}/{index}", response


def each_evidence_item(facts: Facts) -> Iterator[tuple[str, EvidenceItem]]:
    """Every evidence item of the justification; none when there is none."""
    for index, item in enumerate(facts.evidence):
        yield f"{EVIDENCE}/{index}", item


def each_free_text(facts: Facts) -> Iterator[tuple[str, str]]:
    """The narrative, every explanation and every identifier: what an officer typed freely."""
    if facts.justification is not None:
        yield NARRATIVE, facts.justification.narrative
    for pointer, response in each_response(facts):
        yield f"{pointer}/explanation", response.explanation
    for pointer, item in each_evidence_item(facts):
        yield f"{pointer}/identifier", item.identifier
