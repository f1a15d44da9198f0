"""An identifier says more than what kind of paper it is.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.identifiers import is_vague
from policies.engine.places import each_evidence_item
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import CONCERN

CODE = "evidence-identifier-vague"
QUESTION = "evidence"
SEVERITY = CONCERN
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A kind of paper with its issuer and date may still be findable, so this is a concern."""
    for pointer, item in each_evidence_item(facts):
        if is_vague(item.identifier):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/identifier",
                message="The identifier says what kind of paper this is, not which one.",
                remedy="Add its docket, file, report or document number.",
            )
