"""A driver has one response.

Source: sufficiency standard, question 2 (drivers).
"""

from collections import Counter
from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.places import each_response
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "driver-answered-twice"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Where the assessment lists a factor code several times, each may have its own."""
    allowed = Counter(factor.code for factor in facts.factors)
    seen: Counter[str] = Counter()
    for pointer, response in each_response(facts):
        seen[response.driver] += 1
        if seen[response.driver] > max(1, allowed[response.driver]):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/driver",
                message=(
                    "This driver is answered more than once: a reader cannot tell which "
                    "answer counts."
                ),
                remedy="Put the answer into one response.",
            )
