"""An evidence item says when it was issued.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_evidence_item
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-date-missing"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A date cannot be guessed from an identifier."""
    for pointer, item in each_evidence_item(facts):
        if item.issued_on is None:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/issued_on",
                message="A reader cannot tell when this document was issued.",
                remedy="Give the date on which it was issued.",
            )
