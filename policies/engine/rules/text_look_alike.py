"""No free text mixes Latin letters with look-alikes of another script in one word.

Source: threat model T2 (invisible and look-alike text).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_free_text
from policies.engine.policy import Policy
from policies.engine.text import mixed_script_words
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "text-look-alike"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "threat model T2 (invisible and look-alike text)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One finding a text, however many words are mixed."""
    for pointer, text in each_free_text(facts):
        if mixed_script_words(text):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=pointer,
                message=(
                    "A word mixes letters of two alphabets that look alike, so a search "
                    "would miss it."
                ),
                remedy="Type the word again in one alphabet.",
            )
