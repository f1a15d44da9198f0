"""An evidence item has an identifier under which it can be found.

Source: sufficiency standard, question 3 (evidence).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.identifiers import is_placeholder
from policies.engine.places import each_evidence_item
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "evidence-identifier-placeholder"
QUESTION = "evidence"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 3 (evidence)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """A blank, a stand-in such as "on file", or a row of zeros finds nothing."""
    for pointer, item in each_evidence_item(facts):
        if is_placeholder(item.identifier):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/identifier",
                message="Nobody could find this document by what stands here for its identifier.",
                remedy="Give its docket, file, report or document number.",
            )
