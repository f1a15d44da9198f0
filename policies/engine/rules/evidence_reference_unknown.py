"""A response cites only items that are among the evidence.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_response
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-reference-unknown"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One finding a response, however many references lead nowhere."""
    known = {item.id for item in facts.evidence}
    for pointer, response in each_response(facts):
        if not known.issuperset(response.evidence):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/evidence",
                message="The response cites an item that is not among the evidence.",
                remedy="Add the item to the evidence, or cite one that is there by its id.",
            )
