"""A decision on bond says how high the bond is.

Source: 8 USC 1226(a)(2)(A).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING, CONCERN

CODE = "bond-amount-missing"
QUESTION = "safeguards"
SEVERITY = BLOCKING
SOURCE = "8 USC 1226(a)(2)(A)"
BOND_OUTCOMES = ("release_on_bond", "detain_bond_eligible")


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A release on bond without an amount blocks; bond eligibility without one is a concern."""
    if facts.decision.bond_amount is not None or facts.decision.outcome not in BOND_OUTCOMES:
        return
    severity = SEVERITY if facts.decision.outcome == "release_on_bond" else CONCERN
    yield Finding(
        rule=CODE,
        question=QUESTION,
        severity=severity,
        pointer="/decision/bond_amount",
        message="The decision is about bond, and a reader cannot tell how high it is.",
        remedy="Give the amount of the bond.",
    )
