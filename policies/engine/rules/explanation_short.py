"""An explanation has a few real words.

Source: sufficiency standard, question 2 (drivers).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.free_texts import explanation_failure
from policies.engine.places import each_response
from policies.engine.plain_text import SHORT
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "explanation-short"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the plain failures of an explanation; the first in their order counts."""
    for pointer, response in each_response(facts):
        if explanation_failure(response, facts, policy) == SHORT:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/explanation",
                message="The explanation is too short to tell how this driver is answered.",
                remedy="Say in a sentence what about this person answers this driver.",
            )
