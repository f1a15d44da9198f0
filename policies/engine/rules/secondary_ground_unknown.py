"""Every secondary ground is one of the policy's list.

Source: sufficiency standard, question 1 (ground).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "secondary-ground-unknown"
QUESTION = "ground"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 1 (ground)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Look each code up in the edition in force."""
    if facts.justification is None:
        return
    for index, code in enumerate(facts.justification.secondary_grounds):
        if policy.ground(code) is None:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"/justification/secondary_grounds/{index}",
                message="The policy in force knows no such secondary ground.",
                remedy="Choose one of: " + ", ".join(known.code for known in policy.grounds) + ".",
            )
