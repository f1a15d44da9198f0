"""Where a shortage is the ground, the text compares this person with the others.

Source: sufficiency standard, grounds (detention_capacity).
"""

from collections.abc import Iterator

from policies.engine.comparing import compares
from policies.engine.facts import Facts
from policies.engine.places import NARRATIVE
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import CONCERN

CODE = "capacity-without-individual-reason"
QUESTION = "ground"
SEVERITY = CONCERN
SOURCE = "sufficiency standard, grounds (detention_capacity)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """No comparing word at all is a concern; whether the comparison convinces is deeper reading."""
    justification = facts.justification
    ground = policy.ground(justification.ground) if justification else None
    if justification is None or ground is None or not ground.individual_reason:
        return
    if not compares(justification.narrative, *(r.explanation for r in justification.responses)):
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=NARRATIVE,
            message=(
                "The shortage was the same for all: why this person rather than another "
                "is not said."
            ),
            remedy="Say how this person was chosen among those who needed a place.",
        )
