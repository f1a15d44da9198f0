"""No free text holds characters that change or hide what a reader sees.

Source: threat model T2 (invisible and look-alike text).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_free_text
from policies.engine.policy import Policy
from policies.engine.text import forbidden_characters, is_invisible
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "text-unreadable"
QUESTION = "this_person"
SEVERITY = BLOCKING
SOURCE = "threat model T2 (invisible and look-alike text)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Forbidden characters, and texts that are typed and show nothing."""
    for pointer, text in each_free_text(facts):
        if forbidden_characters(text) or is_invisible(text):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=pointer,
                message=(
                    "The text holds characters that a reader cannot see or that change "
                    "what is seen."
                ),
                remedy="Type the text again with plain letters.",
            )
