"""Why no safeguard is imposed is said where the narrative speaks of it.

Source: sufficiency standard, question 4 (safeguards).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import CONDITIONS
from policies.engine.policy import Policy
from policies.engine.safeguards import UNCLEAR, judge_safeguards
from policies.engine.verdict import Finding
from policies.engine.vocabulary import CONCERN

CODE = "safeguard-reason-unclear"
QUESTION = "safeguards"
SEVERITY = CONCERN
SOURCE = "sufficiency standard, question 4 (safeguards)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A reader may find the reason nearby, so this is a concern."""
    if judge_safeguards(facts, policy) == UNCLEAR:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=CONDITIONS,
            message=(
                "The risk that is left is serious, nothing is imposed against it, and "
                "nothing says why none is possible or needed for this person."
            ),
            remedy="Say in one sentence why no condition is possible or needed for this person.",
        )
