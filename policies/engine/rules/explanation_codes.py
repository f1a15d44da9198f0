"""An explanation holds words, not only codes.

Source: sufficiency standard, question 2 (drivers).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.free_texts import explanation_failure
from policies.engine.places import each_response
from policies.engine.plain_text import CODES
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "explanation-codes"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the plain failures of an explanation; the first in their order counts."""
    for pointer, response in each_response(facts):
        if explanation_failure(response, facts, policy) == CODES:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/explanation",
                message="Codes and numbers stand here without a sentence around them.",
                remedy="Write out in words what they mean for this driver.",
            )
