"""A bond lies within the bounds that the policy sets.

Source: 8 USC 1226(a)(2)(A): a bond of at least $1,500.
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "bond-amount-out-of-bounds"
QUESTION = "safeguards"
SEVERITY = BLOCKING
SOURCE = "8 USC 1226(a)(2)(A): a bond of at least $1,500"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Judge any amount that is given, whatever the outcome."""
    amount, bounds = facts.decision.bond_amount, policy.bond
    if amount is not None and not bounds.minimum <= amount <= bounds.maximum:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer="/decision/bond_amount",
            message=(
                f"A bond lies between ${bounds.minimum:,} and ${bounds.maximum:,}; this "
                "amount does not."
            ),
            remedy=(
                f"Give an amount of at least ${bounds.minimum:,} and at most ${bounds.maximum:,}."
            ),
        )
