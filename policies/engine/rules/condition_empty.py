"""A condition of kind "other" says what is imposed.

Source: sufficiency standard, question 4 (safeguards).
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_condition
from policies.engine.policy import Policy
from policies.engine.safeguards import is_empty_condition
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "condition-empty"
QUESTION = "safeguards"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 4 (safeguards)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """The other kinds say it by their name."""
    for pointer, condition in each_condition(facts):
        if is_empty_condition(condition):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/detail",
                message="The condition is of kind other, and a reader cannot tell what it is.",
                remedy="Write what the person has to do or leave, or take the condition out.",
            )
