"""The narrative is language.

Source: sufficiency standard, question 5 (this person).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.free_texts import narrative_failure
from policies.engine.places import NARRATIVE
from policies.engine.plain_text import NOT_LANGUAGE
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "narrative-not-language"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 5 (this person)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the plain failures of the narrative; the first in their order counts."""
    if narrative_failure(facts, policy) == NOT_LANGUAGE:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer=NARRATIVE,
            message="The narrative is noise, filler or one phrase repeated.",
            remedy="Write the facts about this person that led to the decision.",
        )
