"""No evidence item is younger than the decision.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_evidence_item
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-date-after-decision"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A document of the same day may have been at hand."""
    for pointer, item in each_evidence_item(facts):
        if item.issued_on is not None and item.issued_on > facts.decided_on:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/issued_on",
                message=(
                    "The document is dated after the decision, so it cannot have been "
                    "what the decision rested on."
                ),
                remedy=(
                    "Cite a document that existed on the day of the decision, or correct the date."
                ),
            )
