"""Each evidence item has an id of its own.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_evidence_item
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-id-duplicate"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """The second item with the same id is pointed at."""
    seen: set[str] = set()
    for pointer, item in each_evidence_item(facts):
        if item.id in seen:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/id",
                message=(
                    "Two items share this id: a reader cannot tell which of them a response cites."
                ),
                remedy="Give each item its own id.",
            )
        seen.add(item.id)
