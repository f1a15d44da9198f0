"""No evidence item is older than any person in custody.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_evidence_item
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-date-implausible"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"
FIRST_YEAR = 1900


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A year before 1900 is a slip of the keyboard."""
    for pointer, item in each_evidence_item(facts):
        if item.issued_on is not None and item.issued_on.year < FIRST_YEAR:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/issued_on",
                message=f"The document is dated before {FIRST_YEAR}, which can hardly be right.",
                remedy="Correct the date on which it was issued.",
            )
