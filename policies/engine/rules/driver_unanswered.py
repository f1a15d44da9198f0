"""Every driver of the assessment has a response.

Source: sufficiency standard, question 2 (drivers).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import RESPONSES
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "driver-unanswered"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A driver is a medium or high factor, or an alleged mandatory-detention basis."""
    if facts.justification is None:
        return
    answered = {response.driver for response in facts.responses}
    for driver in facts.drivers:
        if driver not in answered:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=RESPONSES,
                message=f"Nothing says why {driver} does not control here.",
                remedy=f"Add a response to {driver}: mitigated, rebutted or outweighed, and how.",
            )
