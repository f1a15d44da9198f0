"""The primary ground is one of the policy's list.

Source: sufficiency standard, question 1 (ground).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.text import normalise
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "ground-unknown"
QUESTION = "ground"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 1 (ground)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Look the code up in the edition in force."""
    ground = facts.justification.ground if facts.justification else ""
    if normalise(ground) and policy.ground(ground) is None:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer="/justification/ground",
            message="The policy in force knows no such ground.",
            remedy="Choose one of: " + ", ".join(known.code for known in policy.grounds) + ".",
        )
