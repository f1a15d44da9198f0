"""A justification names one primary ground.

Source: sufficiency standard, question 1 (ground).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.text import normalise
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "ground-missing"
QUESTION = "ground"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 1 (ground)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A blank ground is no ground."""
    if facts.justification is not None and not normalise(facts.justification.ground):
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer="/justification/ground",
            message="A reader cannot tell on which ground this is decided.",
            remedy="Choose one ground from the policy's list.",
        )
