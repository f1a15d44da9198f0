"""A decision is not dated before the assessment that it rests on.

Source: sufficiency standard, question 5 (agrees with the record).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "decision-before-assessment"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 5 (agrees with the record)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Compare the two dates; without an assessment there is nothing to compare."""
    if facts.assessment is not None and facts.decided_on < facts.assessment.completed_on:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer="/decided_on",
            message=(
                "The decision is dated before the assessment was completed, so a reader "
                "cannot tell how it could have been weighed."
            ),
            remedy="Date the decision on or after the day the assessment was completed.",
        )
