"""The narrative adds something to the assessment's own lines.

Source: sufficiency standard, question 5 (this person).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.free_texts import narrative_failure
from policies.engine.places import NARRATIVE
from policies.engine.plain_text import REPEATS_RECORD
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "narrative-rca-repeated"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 5 (this person)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the plain failures of the narrative; the first in their order counts."""
    if narrative_failure(facts, policy) == REPEATS_RECORD:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=NARRATIVE,
            message=(
                "The narrative repeats what the assessment and the form say already, "
                "and adds nothing."
            ),
            remedy="Write what weighs against the assessment, for this person.",
        )
