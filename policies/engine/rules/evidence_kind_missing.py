"""The evidence holds a kind that supports the ground.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import EVIDENCE
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-kind-missing"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One of the ground's kinds is enough; an unknown ground is another rule's business."""
    ground = policy.ground(facts.justification.ground) if facts.justification else None
    if ground is None or any(item.kind in ground.evidence for item in facts.evidence):
        return
    wanted = " or ".join(ground.evidence) if len(ground.evidence) < 5 else "any kind"
    yield Finding(
        rule=CODE,
        question=QUESTION,
        severity=SEVERITY,
        pointer=EVIDENCE,
        message=f"No document that somebody else could find supports the ground {ground.code}.",
        remedy=f"Add an item of evidence: {wanted}.",
    )
