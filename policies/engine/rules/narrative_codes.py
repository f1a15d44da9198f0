"""The narrative holds sentences, not only codes.

Source: sufficiency standard, question 5 (this person).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.free_texts import narrative_failure
from policies.engine.places import NARRATIVE
from policies.engine.plain_text import CODES
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "narrative-codes"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 5 (this person)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the plain failures of the narrative; the first in their order counts."""
    if narrative_failure(facts, policy) == CODES:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=NARRATIVE,
            message=(
                "Numbers, form names and abbreviations stand there without a sentence around them."
            ),
            remedy="Write out in words what they mean for this person.",
        )
