"""A decision against the assessment is justified in writing.

Source: sufficiency standard, the reader's test.
"""

from collections.abc import Iterator

from policies.engine.facts import Facts
from policies.engine.policy import Policy
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "justification-missing"
QUESTION = "ground"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, the reader's test"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """The registry runs this rule only where a justification is demanded."""
    if facts.justification is None:
        yield Finding(
            rule=CODE,
            question=QUESTION,
            severity=SEVERITY,
            pointer="/justification",
            message=(
                "The decision goes against the assessment, or is made without one, and "
                "nothing says why."
            ),
            remedy=(
                "Add a justification: ground, narrative, a response to each driver, and evidence."
            ),
        )
