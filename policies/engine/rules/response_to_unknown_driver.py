"""A response answers something that the assessment holds.

Source: sufficiency standard, question 2 (drivers).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_response
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING, MANDATORY_DETENTION

CODE = "response-to-unknown-driver"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Low factors may be answered too; without an assessment there is nothing to compare."""
    if facts.assessment is None:
        return
    known = {factor.code for factor in facts.factors} | {MANDATORY_DETENTION}
    for pointer, response in each_response(facts):
        if response.driver not in known:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/driver",
                message=(
                    "The assessment has no such factor, so this response answers nothing in it."
                ),
                remedy="Answer the factors that the assessment lists, by their codes.",
            )
