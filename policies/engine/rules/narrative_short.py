"""The narrative says more than a few words.

Source: sufficiency standard, question 5 (this person).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.free_texts import narrative_failure
from policies.engine.places import NARRATIVE
from policies.engine.plain_text import BLANK, SHORT
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "narrative-short"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 5 (this person)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the plain failures of the narrative; the first in their order counts."""
    if narrative_failure(facts, policy) in (BLANK, SHORT):
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=NARRATIVE,
            message="The narrative is too short to tell why this person is treated differently.",
            remedy=(
                "Write in a few sentences what is decided, on which facts, and why for this person."
            ),
        )
