"""The narrative says more than the outcome and that it was approved.

Source: sufficiency standard, question 5 (this person).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.free_texts import narrative_failure
from policies.engine.places import NARRATIVE
from policies.engine.plain_text import HOLLOW, PLACEHOLDER
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "narrative-outcome-only"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 5 (this person)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the plain failures of the narrative; the first in their order counts."""
    if narrative_failure(facts, policy) in (HOLLOW, PLACEHOLDER):
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=NARRATIVE,
            message="Every word of the narrative is about deciding; none tells why.",
            remedy="Write the facts about this person that led to the decision.",
        )
