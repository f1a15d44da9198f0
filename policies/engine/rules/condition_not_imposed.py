"""A response relies only on conditions that the decision imposes.

Source: sufficiency standard, question 2 (drivers).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_response
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "condition-not-imposed"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """One finding a response; a bond that is set counts as the condition `bond`."""
    imposed = {condition.kind for condition in facts.decision.conditions}
    if facts.decision.bond_amount is not None:
        imposed.add("bond")
    for pointer, response in each_response(facts):
        if not imposed.issuperset(response.conditions):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/conditions",
                message="The response relies on a condition that the decision does not impose.",
                remedy="Impose the condition in the decision, or rely on one that it imposes.",
            )
