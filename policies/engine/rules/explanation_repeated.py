"""No explanation is pasted under several drivers.

Source: sufficiency standard, question 2 (drivers).
"""

from collections import Counter
from collections.abc import Iterator

from policies.engine.facts import Facts, Response
from policies.engine.free_texts import explanation_failure, leaves_no_discretion
from policies.engine.places import each_response
from policies.engine.policy import Policy
from policies.engine.reading import read
from policies.engine.verdict import Finding
from policies.engine.vocabulary import BLOCKING

CODE = "explanation-repeated"
QUESTION = "drivers"
SEVERITY = BLOCKING
SOURCE = "sufficiency standard, question 2 (drivers)"


def check(facts: Facts, policy: Policy) -> Iterator[Finding]:
    """Point once at each text that comes again, at its second place.

    That an order or the law leaves no discretion may stand under every driver. A text that
    fails by itself is left to the rule that says so.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for pointer, response in each_response(facts):
        said = read(response.explanation).words
        seen[said] += 1
        if seen[said] == 2 and _is_at_fault(response, facts, policy):
            yield Finding(
                rule=CODE,
                question=QUESTION,
                severity=SEVERITY,
                pointer=f"{pointer}/explanation",
                message=(
                    "The same explanation stands under several drivers, so it explains "
                    "none of them."
                ),
                remedy="Say for each driver why it does not control here.",
            )


def _is_at_fault(response: Response, facts: Facts, policy: Policy) -> bool:
    if leaves_no_discretion(response.explanation, facts, policy):
        return False
    return explanation_failure(response, facts, policy) is None
