"""An evidence item says who issued it.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.identifiers import is_unnamed
from policies.engine.places import each_evidence_item
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-issuer-missing"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Stand-ins count as nothing said."""
    for pointer, item in each_evidence_item(facts):
        if is_unnamed(item.issued_by):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/issued_by",
                message="A reader cannot tell who issued this document.",
                remedy="Name the court, office, agency or person that issued it.",
            )
