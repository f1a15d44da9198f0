"""A release with a serious risk imposes a safeguard or says why none.

Source: sufficiency standard, question 4 (safeguards).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import CONDITIONS
from policies.engine.policy import Policy
from policies.engine.safeguards import MISSING, judge_safeguards
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "safeguard-missing"
QUESTION = "safeguards"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 4 (safeguards)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Serious is a high flight risk, or a public-safety risk of medium or high."""
    if judge_safeguards(facts, policy) == MISSING:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=CONDITIONS,
            message=(
                "The risk that is left is serious, nothing is imposed against it, and "
                "nothing says why none is possible or needed for this person."
            ),
            remedy=(
                "Impose a condition or a bond, or explain in the narrative why none is "
                "possible or needed."
            ),
        )
