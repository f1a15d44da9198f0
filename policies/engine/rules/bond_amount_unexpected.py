"""A decision without bond sets no amount.

Source: sufficiency standard, question 4 (what manages the risk).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "bond-amount-unexpected"
QUESTION = "safeguards"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 4 (what manages the risk)"
WITHOUT_BOND = ("detain", "release_on_recognizance")


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """An amount beside an outcome that knows no bond leaves open which of the two counts."""
    outcome, amount = facts.decision.outcome, facts.decision.bond_amount
    if amount is not None and outcome in WITHOUT_BOND:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer="/decision/bond_amount",
            message=(
                "The decision sets a bond, and its outcome is one without bond: a "
                "reader cannot tell which of the two counts."
            ),
            remedy="Take the amount out, or choose an outcome on bond.",
        )
