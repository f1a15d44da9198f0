"""A response "mitigated" names a condition.

Source: sufficiency standard, question 2 (drivers).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_response
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "mitigated-without-condition"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Which conditions exist is another rule's business."""
    for pointer, response in each_response(facts):
        if response.response == "mitigated" and not response.conditions:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/conditions",
                message=(
                    f"The risk of {response.driver} is called mitigated, and a reader "
                    "cannot tell by which condition."
                ),
                remedy="Name the condition that controls this risk, or choose another response.",
            )
