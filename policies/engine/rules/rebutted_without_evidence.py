"""A response "rebutted" cites evidence.

Source: sufficiency standard, question 2 (drivers).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_response
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "rebutted-without-evidence"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Whether the cited item exists is another rule's business."""
    for pointer, response in each_response(facts):
        if response.response == "rebutted" and not response.evidence:
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/evidence",
                message=(
                    f"The assessment is said to be wrong about {response.driver}, and no "
                    "document shows it."
                ),
                remedy="Cite the evidence item that shows it, or choose another response.",
            )
